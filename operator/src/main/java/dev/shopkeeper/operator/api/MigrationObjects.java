package dev.shopkeeper.operator.api;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.shop.Amounts;
import dev.shopkeeper.operator.shop.Resources;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Containers;
import dev.shopkeeper.operator.workload.Hash;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Services;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;

/// The Job that brings the schema to what an API image needs. Its name holds a hash of its
/// template, so that a Job stands for one migration and is never changed.
public final class MigrationObjects {
  private static final int RETRIES = 10;

  /// Not the API's own: changing those must not migrate again.
  private static final Resources RESOURCES =
      new Resources(new Amounts("50m", "192Mi"), new Amounts("1", "384Mi"));

  private MigrationObjects() {}

  public static List<HasMetadata> of(Shop shop, Pin pin) {
    var names = new Names(shop.name());
    return List.of(Services.account(shop, Component.API, names.api()), job(shop, names, pin));
  }

  /// Of the first template revision only the pod counts: its Jobs of before keep their names.
  private static String name(Names names, Pin pin, PodTemplateSpec template) {
    return names.migration(
        Hash.of(pin.templateRevision() == TemplateRevisions.FIRST ? template.getSpec() : template));
  }

  private static Job job(Shop shop, Names names, Pin pin) {
    PodTemplateSpec template = template(shop, names, pin);
    return new JobBuilder()
        .withMetadata(Metadata.owned(shop, Component.MIGRATION, name(names, pin, template)))
        .withNewSpec()
        .withBackoffLimit(RETRIES)
        .withTemplate(template)
        .endSpec()
        .build();
  }

  /// A restart of the API is no reason to migrate.
  private static PodTemplateSpec template(Shop shop, Names names, Pin pin) {
    var first =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(Labels.of(shop.name(), Component.MIGRATION))
            .endMetadata()
            .withSpec(pod(shop, names, pin.image()))
            .build();
    return TemplateRevisions.at(new Pin(pin.templateRevision(), pin.image(), null), first);
  }

  private static PodSpec pod(Shop shop, Names names, String image) {
    var environment =
        ApiPods.environment(names).entrySet().stream()
            .map(entry -> new EnvVar(entry.getKey(), entry.getValue(), null))
            .toList();
    var container =
        ApiPods.container("migrate", image)
            .withArgs(arguments(shop))
            .withEnv(environment)
            .withResources(Containers.resources(RESOURCES))
            .withVolumeMounts(ApiPods.mounts())
            .build();
    return ApiPods.pod(names)
        .withRestartPolicy("Never")
        .withContainers(container)
        .withVolumes(ApiPods.database(names, names.databaseOwner()), ApiPods.tmp())
        .build();
  }

  private static List<String> arguments(Shop shop) {
    return shop.getSpec().catalog().sample()
        ? List.of("migrate", "--sample-catalog")
        : List.of("migrate");
  }
}
