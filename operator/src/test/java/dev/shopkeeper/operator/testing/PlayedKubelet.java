package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Plays, in one namespace, the controllers and kubelets an API server alone does not have.
///
/// Workloads become available, Jobs complete, claims are bound, LoadBalancer Services and Ingresses
/// get an address, all at once; a name or an image that is held waits, a Job that is to fail fails.
public final class PlayedKubelet implements AutoCloseable {
  private final KubernetesClient client;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final PlayedVolumes volumes;
  private final AtomicInteger addresses = new AtomicInteger();
  private final List<SharedIndexInformer<? extends HasMetadata>> informers;

  public PlayedKubelet(KubernetesClient client, String namespace) {
    this.client = client;
    this.volumes = new PlayedVolumes(client);
    this.informers =
        List.of(
            client.apps().deployments().inNamespace(namespace).inform(each(this::play)),
            client.apps().statefulSets().inNamespace(namespace).inform(each(this::play)),
            client.batch().v1().jobs().inNamespace(namespace).inform(each(this::play)),
            client.persistentVolumeClaims().inNamespace(namespace).inform(each(this::play)),
            client.services().inNamespace(namespace).inform(each(this::play)),
            client.network().v1().ingresses().inNamespace(namespace).inform(each(this::play)));
  }

  /// From now on objects of this name, and Deployments of this image, are as they are when no pod
  /// of theirs gets ready.
  public void hold(String nameOrImage) {
    held.add(nameOrImage);
    replay(nameOrImage);
  }

  public void release(String nameOrImage) {
    held.remove(nameOrImage);
    replay(nameOrImage);
  }

  /// Completes each Job there is, once, where nobody plays the rest.
  public static void completeJobs(KubernetesClient client, String namespace) {
    client.batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
        .filter(job -> !isOver(job))
        .forEach(
            job -> unlessChanged(() -> client.resource(job).editStatus(PlayedStatus::complete)));
  }

  /// From now on the Job of this name fails, unless it is complete already.
  public void fail(String job) {
    failing.add(job);
    replay(job);
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
  }

  private void replay(String nameOrImage) {
    for (var informer : informers) {
      for (HasMetadata item : informer.getStore().list()) {
        if (names(item).anyMatch(nameOrImage::equals)) {
          play(item);
        }
      }
    }
  }

  /// By which it may be held.
  private static Stream<String> names(HasMetadata item) {
    var name = Stream.of(item.getMetadata().getName());
    return item instanceof Deployment it
        ? Stream.concat(
            name,
            it.getSpec().getTemplate().getSpec().getContainers().stream().map(Container::getImage))
        : name;
  }

  private void play(HasMetadata item) {
    boolean free = names(item).noneMatch(held::contains);
    switch (item) {
      case Deployment it when !isPlayed(it, free) -> write(it, now -> PlayedStatus.of(now, free));
      case StatefulSet it when !isPlayed(it, free) -> write(it, now -> PlayedStatus.of(now, free));
      case Job it when free && !isOver(it) -> write(it, this::over);
      case PersistentVolumeClaim it when it.isMarkedForDeletion() -> release(it);
      case PersistentVolumeClaim it when free && isWithoutVolume(it) ->
          unlessChanged(() -> volumes.bind(it));
      case PersistentVolumeClaim it when free && !"Bound".equals(it.getStatus().getPhase()) ->
          bound(it);
      case Service it when free && lacksAddress(it) ->
          write(it, now -> PlayedStatus.reachableAt(now, nextAddress()));
      case Ingress it when free && it.getStatus().getLoadBalancer().getIngress().isEmpty() ->
          write(it, now -> PlayedStatus.takenAt(now, nextAddress()));
      default -> {}
    }
  }

  /// One that names a volume waits until that one is kept for it.
  private void bound(PersistentVolumeClaim claim) {
    if (volumes.isKeptFor(claim)) {
      unlessChanged(() -> volumes.bind(claim));
      write(claim, PlayedStatus::bound);
    }
  }

  private static boolean isWithoutVolume(PersistentVolumeClaim claim) {
    return claim.getSpec().getVolumeName() == null;
  }

  private Job over(Job job) {
    return failing.contains(job.getMetadata().getName())
        ? PlayedStatus.failed(job)
        : PlayedStatus.complete(job);
  }

  /// What the protection controller does when no pod uses a claim, and here none does.
  private void release(PersistentVolumeClaim claim) {
    if (!claim.getFinalizers().isEmpty()) {
      unlessChanged(() -> volumes.reclaim(claim));
      unlessChanged(() ->
          client
              .resource(claim)
              .edit(now -> {
                now.getMetadata().setFinalizers(List.of());
                return now;
              }));
    }
  }

  private <T extends HasMetadata> void write(T item, UnaryOperator<T> status) {
    unlessChanged(() -> client.resource(item).editStatus(status));
  }

  /// When the object has changed or gone meanwhile, another event follows or none is needed.
  private static void unlessChanged(Runnable write) {
    try {
      write.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT
          && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }

  private String nextAddress() {
    return "10.89.1." + addresses.incrementAndGet();
  }

  private static boolean isPlayed(Deployment it, boolean available) {
    return Objects.equals(it.getStatus().getObservedGeneration(), it.getMetadata().getGeneration())
        && isReady(it.getStatus().getReadyReplicas()) == available;
  }

  private static boolean isPlayed(StatefulSet it, boolean available) {
    return Objects.equals(it.getStatus().getObservedGeneration(), it.getMetadata().getGeneration())
        && isReady(it.getStatus().getReadyReplicas()) == available;
  }

  private static boolean isReady(Integer replicas) {
    return replicas != null && replicas > 0;
  }

  private static boolean isOver(Job job) {
    return job.getStatus() != null && !job.getStatus().getConditions().isEmpty();
  }

  private static boolean lacksAddress(Service service) {
    return "LoadBalancer".equals(service.getSpec().getType())
        && service.getStatus().getLoadBalancer().getIngress().isEmpty();
  }

  private static <T extends HasMetadata> ResourceEventHandler<T> each(Consumer<HasMetadata> play) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T item) {
        play.accept(item);
      }

      @Override
      public void onUpdate(T before, T item) {
        play.accept(item);
      }

      @Override
      public void onDelete(T item, boolean unknown) {}
    };
  }
}
