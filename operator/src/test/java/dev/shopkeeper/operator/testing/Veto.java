package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Somebody's admission policy by which no Secret of a namespace may be deleted.
public final class Veto implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String REASON = "Secrets are under audit.";

  private final KubernetesClient client;
  private final List<HasMetadata> policy;

  /// Returns once the API server acts on it.
  public Veto(KubernetesClient client, String namespace, String secret) {
    this.client = client;
    this.policy = client.load(new ByteArrayInputStream(manifest(namespace))).items();
    policy.forEach(object -> client.resource(object).serverSideApply());
    Eventually.holds("the veto is heard", LIMIT, () -> refuses(namespace, secret));
  }

  private boolean refuses(String namespace, String secret) {
    try {
      client.secrets().inNamespace(namespace).withName(secret).dryRun(true).delete();
      return false;
    } catch (KubernetesClientException e) {
      return String.valueOf(e.getMessage()).contains(REASON);
    }
  }

  private static byte[] manifest(String namespace) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata:
      name: %1$s-veto
    spec:
      matchConstraints:
        namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: %1$s
        resourceRules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [DELETE]
            resources: [secrets]
      validations:
        - expression: "false"
          message: %2$s
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicyBinding
    metadata:
      name: %1$s-veto
    spec:
      policyName: %1$s-veto
      validationActions: [Deny]
    """
        .formatted(namespace, REASON)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    policy.forEach(object -> client.resource(object).delete());
  }
}
