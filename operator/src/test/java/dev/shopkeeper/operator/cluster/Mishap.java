package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// What may become of a Shop's objects. Each mishap picks its victim by a number, so that it fits
/// every cluster.
sealed interface Mishap {
  void happensTo(World world);

  static Arbitrary<Mishap> any() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 50).map(Deleted::new),
        Arbitraries.integers().between(0, 50).map(Edited::new),
        Arbitraries.integers().between(0, 50).map(Orphaned::new),
        Arbitraries.integers().between(1, 60).map(Scaled::new),
        Arbitraries.of("learnt", "forgotten").map(Definition::new),
        Arbitraries.of("left", "right").map(Neighbour::new));
  }

  /// The certificate of the edge is cert-manager's.
  static boolean isForeign(HasMetadata object) {
    String name = object.getMetadata().getName();
    return name.startsWith("acme-neighbour") || name.equals("acme-edge-tls");
  }

  private static List<HasMetadata> own(World world) {
    return world.cluster.all().stream()
        .filter(object -> !Labels.isData(object) && !isForeign(object))
        .filter(object -> !(object instanceof CustomResourceDefinition))
        .toList();
  }

  /// An object that holds no data is deleted. A record of a revision is made again before the spec
  /// changes: without it nobody knows which images were the release's.
  record Deleted(int which) implements Mishap {
    @Override
    public void happensTo(World world) {
      List<HasMetadata> own = own(world);
      if (own.isEmpty()) {
        return;
      }
      HasMetadata victim = own.get(which % own.size());
      world.cluster.remove(ObjectKey.of(victim));
      if (victim instanceof ControllerRevision) {
        world.reconcile();
      }
    }
  }

  /// A field that the operator wants is edited.
  record Edited(int which) implements Mishap {
    @Override
    public void happensTo(World world) {
      List<HasMetadata> own = own(world);
      if (own.isEmpty()) {
        return;
      }
      switch (own.get(which % own.size())) {
        case Deployment deployment ->
            world.cluster.edit(
                Deployment.class,
                deployment.getMetadata().getName(),
                it -> it.getSpec().setRevisionHistoryLimit(which));
        case Service service ->
            world.cluster.edit(
                Service.class,
                service.getMetadata().getName(),
                it -> it.getSpec().getPorts().getFirst().setPort(1 + which));
        case HasMetadata object ->
            world.cluster.edit(
                object.getClass(),
                object.getMetadata().getName(),
                it -> it.getMetadata().getLabels().put(Labels.NAME, "other"));
      }
    }
  }

  /// An object loses its owner, as in `kubectl delete --cascade=orphan`. Not a Job or an Ingress:
  /// one that is wanted no longer would stay, for what has no owner is never deleted.
  record Orphaned(int which) implements Mishap {
    @Override
    public void happensTo(World world) {
      List<HasMetadata> own =
          own(world).stream()
              .filter(object -> !(object instanceof Job) && !(object instanceof Ingress))
              .toList();
      if (!own.isEmpty()) {
        HasMetadata object = own.get(which % own.size());
        world.cluster.edit(
            object.getClass(),
            object.getMetadata().getName(),
            it -> it.getMetadata().setOwnerReferences(List.of()));
      }
    }
  }

  /// Every Deployment is scaled.
  record Scaled(int replicas) implements Mishap {
    @Override
    public void happensTo(World world) {
      own(world).stream()
          .filter(Deployment.class::isInstance)
          .forEach(object -> world.cluster.scale(object.getMetadata().getName(), replicas));
    }
  }

  /// The cluster comes to know ServiceMonitors, or forgets them.
  record Definition(String what) implements Mishap {
    @Override
    public void happensTo(World world) {
      if (what.equals("learnt")) {
        world.cluster.learn();
      } else {
        world.cluster.forget();
      }
    }
  }

  /// Somebody's own object appears that bears the Shop's labels and even claims its data.
  record Neighbour(String side) implements Mishap {
    @Override
    public void happensTo(World world) {
      world.cluster.putForeign(
          new ConfigMapBuilder()
              .withNewMetadata()
              .withName("acme-neighbour-" + side)
              .withNamespace("shops")
              .addToLabels(Labels.INSTANCE, "acme")
              .addToLabels(Labels.COMPONENT, "api")
              .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
              .addToAnnotations(Annotations.IDENTITY, "shops/other")
              .endMetadata()
              .build());
    }
  }
}
