package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The admission policies that are shipped with the operator.
public final class Guard {
  private static final Path FILE = Path.of("deploy", "guard.yaml");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Guard() {}

  /// Installs them and waits until the API server acts on them, which takes it a moment. It takes
  /// them in their order, so that the last one, of the definition, speaks for all.
  public static void install(ApiServer api) {
    try (var manifests = Files.newInputStream(FILE)) {
      List<HasMetadata> policies = api.client().load(manifests).items();
      policies.forEach(policy -> api.client().resource(policy).forceConflicts().serverSideApply());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Eventually.holds("the definition is guarded", LIMIT, () -> refusesToDeleteTheDefinition(api));
  }

  private static boolean refusesToDeleteTheDefinition(ApiServer api) {
    try {
      api.client()
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName("shops.shopkeeper.dev")
          .dryRun(true)
          .delete();
      return false;
    } catch (KubernetesClientException e) {
      return String.valueOf(e.getMessage()).contains("shopkeeper-definition-deletion");
    }
  }
}
