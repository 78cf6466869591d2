package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Reports on the objects of a FakeCluster as controllers and kubelets would: what is asked for
/// runs, unless it, or an image of it, is among the broken.
final class FakeKubelet {
  private final Set<String> broken = new HashSet<>();

  void breaks(String nameOrImage) {
    broken.add(nameOrImage);
  }

  void mends(String name) {
    broken.remove(name);
  }

  void reportOn(FakeCluster cluster, Instant now) {
    cluster.all().stream()
        .filter(HorizontalPodAutoscaler.class::isInstance)
        .map(HorizontalPodAutoscaler.class::cast)
        .forEach(autoscaler -> scale(cluster, autoscaler));
    cluster.all().forEach(object -> report(cluster, object, now));
  }

  /// Keeps to the bounds; a Deployment of no pods is left alone.
  private static void scale(FakeCluster cluster, HorizontalPodAutoscaler autoscaler) {
    var spec = autoscaler.getSpec();
    cluster
        .find(Deployment.class, spec.getScaleTargetRef().getName())
        .map(deployment -> deployment.getSpec().getReplicas())
        .filter(now -> now > 0)
        .ifPresent(now -> {
          int wanted = Math.clamp(now, spec.getMinReplicas(), spec.getMaxReplicas());
          if (wanted != now) {
            cluster.scale(spec.getScaleTargetRef().getName(), wanted);
          }
        });
  }

  private void report(FakeCluster cluster, HasMetadata object, Instant now) {
    boolean runs = !broken.contains(object.getMetadata().getName());
    switch (object) {
      case StatefulSet set -> cluster.report(set, it -> running(it, runs ? 1 : 0));
      case Deployment deployment when isBroken(deployment.getSpec().getTemplate()) ->
          cluster.report(deployment, it -> stuck(it, now));
      case Deployment deployment ->
          cluster.report(deployment, it -> running(it, runs ? it.getSpec().getReplicas() : 0));
      case Job job when isBroken(job.getSpec().getTemplate()) ->
          cluster.report(job, it -> waiting(it, now));
      case Job job when job.getStatus() == null -> cluster.report(job, it -> over(it, runs, now));
      case Service service
          when service.getStatus() == null && service.getSpec().getType().equals("LoadBalancer") ->
          cluster.report(service, FakeKubelet::reachable);
      case Ingress ingress -> {
        bringCertificates(cluster, ingress);
        if (runs && ingress.getStatus() == null) {
          cluster.report(ingress, FakeKubelet::taken);
        }
      }
      default -> {}
    }
  }

  /// As cert-manager does, or people.
  private void bringCertificates(FakeCluster cluster, Ingress ingress) {
    ingress.getSpec().getTls().stream()
        .map(IngressTLS::getSecretName)
        .filter(Objects::nonNull)
        .filter(name -> !broken.contains(name) && cluster.find(Secret.class, name).isEmpty())
        .forEach(name -> cluster.putForeign(certificate(name)));
  }

  static Secret certificate(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shops")
        .endMetadata()
        .withType("kubernetes.io/tls")
        .withData(Map.of("tls.crt", "Y2VydA==", "tls.key", "a2V5"))
        .build();
  }

  private static Ingress taken(Ingress ingress) {
    return new IngressBuilder(ingress)
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withHostname("balancer.example.com")
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }

  private static StatefulSet running(StatefulSet set, int ready) {
    return new StatefulSetBuilder(set)
        .withNewStatus()
        .withObservedGeneration(set.getMetadata().getGeneration())
        .withReplicas(1)
        .withUpdatedReplicas(1)
        .withReadyReplicas(ready)
        .endStatus()
        .build();
  }

  private boolean isBroken(PodTemplateSpec template) {
    return template.getSpec().getContainers().stream()
        .anyMatch(container -> broken.contains(container.getImage()));
  }

  /// Its image is missing: the pod waits and waits.
  private static Job waiting(Job job, Instant now) {
    return job.getStatus() != null
        ? job
        : new JobBuilder(job)
            .withNewStatus()
            .withActive(1)
            .withReady(0)
            .withStartTime(now.toString())
            .endStatus()
            .build();
  }

  /// One new pod does not start, the old ones serve on.
  private static Deployment stuck(Deployment deployment, Instant now) {
    int replicas = deployment.getSpec().getReplicas();
    Long generation = deployment.getMetadata().getGeneration();
    var before = deployment.getStatus();
    boolean known = before != null && generation.equals(before.getObservedGeneration());
    String since = known ? before.getConditions().getFirst().getLastUpdateTime() : now.toString();
    return new DeploymentBuilder(deployment)
        .withNewStatus()
        .withObservedGeneration(generation)
        .withReplicas(replicas + 1)
        .withUpdatedReplicas(1)
        .withAvailableReplicas(replicas)
        .addNewCondition()
        .withType("Progressing")
        .withStatus("True")
        .withReason("ReplicaSetUpdated")
        .withMessage("ReplicaSet is progressing.")
        .withLastUpdateTime(since)
        .endCondition()
        .endStatus()
        .build();
  }

  private static Deployment running(Deployment deployment, int available) {
    return new DeploymentBuilder(deployment)
        .withNewStatus()
        .withObservedGeneration(deployment.getMetadata().getGeneration())
        .withReplicas(deployment.getSpec().getReplicas())
        .withUpdatedReplicas(deployment.getSpec().getReplicas())
        .withAvailableReplicas(available)
        .addNewCondition()
        .withType("Progressing")
        .withStatus("True")
        .withReason(available > 0 ? "NewReplicaSetAvailable" : "ReplicaSetUpdated")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Job over(Job job, boolean succeeds, Instant now) {
    return new JobBuilder(job)
        .withNewStatus()
        .addNewCondition()
        .withType(succeeds ? "Complete" : "Failed")
        .withStatus("True")
        .withMessage("Job has reached the specified backoff limit")
        .withLastTransitionTime(now.toString())
        .endCondition()
        .endStatus()
        .build();
  }

  private static Service reachable(Service service) {
    return new ServiceBuilder(service)
        .withNewStatus()
        .withNewLoadBalancer()
        .withIngress(new LoadBalancerIngressBuilder().withIp("10.89.1.7").build())
        .endLoadBalancer()
        .endStatus()
        .build();
  }
}
