package dev.shopkeeper.operator.workload;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;

/// Volumes of pods and where they are mounted.
public final class Volumes {
  private static final int GROUP_READABLE = 0440;

  private Volumes() {}

  public static Volume scratch(String name, String limit) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity(limit))
        .endEmptyDir()
        .build();
  }

  public static Volume secret(String name, String secret) {
    return new VolumeBuilder()
        .withName(name)
        .withNewSecret()
        .withSecretName(secret)
        .withDefaultMode(GROUP_READABLE)
        .endSecret()
        .build();
  }

  public static Volume configuration(String name, String configMap) {
    return new VolumeBuilder()
        .withName(name)
        .withNewConfigMap()
        .withName(configMap)
        .withDefaultMode(GROUP_READABLE)
        .endConfigMap()
        .build();
  }

  public static Volume claim(String name, String claim) {
    return new VolumeBuilder()
        .withName(name)
        .withNewPersistentVolumeClaim()
        .withClaimName(claim)
        .endPersistentVolumeClaim()
        .build();
  }

  /// One folder from several Secrets.
  public static Volume projected(String name, VolumeProjection... sources) {
    return new VolumeBuilder()
        .withName(name)
        .withNewProjected()
        .withDefaultMode(GROUP_READABLE)
        .withSources(sources)
        .endProjected()
        .build();
  }

  public static VolumeProjection keys(String secret, String... keys) {
    var projection = new VolumeProjectionBuilder().withNewSecret().withName(secret);
    for (String key : keys) {
      projection.addNewItem().withKey(key).withPath(key).endItem();
    }
    return projection.endSecret().build();
  }

  public static VolumeMount at(String path, String volume) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
  }

  public static VolumeMount readOnlyAt(String path, String volume) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).withReadOnly(true).build();
  }
}
