package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;

/// What a cluster holds beside a Shop's own objects, and here nobody else would make.
record PlayedObjects(RunningOperator stage) {
  /// The Deployment by which the operator is found.
  void operator() {
    apply(
        """
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "shopkeeper",
          "labels": {"app.kubernetes.io/name": "shopkeeper"}}, "spec": {"selector": {"matchLabels":
          {"a": "b"}}, "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers":
          [{"name": "operator", "image": "example.org/operator:1"}]}}}}
        """);
  }

  void event(String pod, String time, String message) {
    apply(
        """
        {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "%s"}, "type": "Warning",
          "reason": "Played", "message": "%s", "lastTimestamp": "%s", "involvedObject": {"kind":
          "Pod", "name": "%s", "namespace": "%s"}}
        """
            .formatted("played-" + message.hashCode(), message, time, pod, stage.namespace()));
  }

  /// A pod of the api, as an override and somebody's injector have made it.
  void pod(String secret) {
    apply(
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "acme-api-played", "labels":
          {"app.kubernetes.io/instance": "acme", "app.kubernetes.io/component": "api"}}, "spec":
          {"nodeName": "nowhere", "serviceAccountName": "acme-api", "securityContext": {"runAsNonRoot": true, "runAsUser": 1,
          "seccompProfile": {"type": "RuntimeDefault"}}, "containers": [{"name": "api", "image":
          "example.org/sidecar:1", "securityContext": {"allowPrivilegeEscalation": false,
          "capabilities": {"drop": ["ALL"]}}, "env": [{"name": "LICENCE", "value": "%s"}], "args":
          ["--key", "%s"]}]}}
        """
            .formatted(secret, secret));
  }

  /// Gives somebody the right to read Shops, and no other.
  void reader(String user) {
    apply(
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "%1$s"},
          "rules": [{"apiGroups": ["shopkeeper.dev"], "resources": ["shops"], "verbs": ["get"]}]}
        """
            .formatted(user));
    apply(
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name":
          "%1$s"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name":
          "%1$s"}, "subjects": [{"kind": "User", "name": "%1$s", "apiGroup":
          "rbac.authorization.k8s.io"}]}
        """
            .formatted(user));
  }

  private void apply(String json) {
    HasMetadata object = Serialization.unmarshal(json, HasMetadata.class);
    object.getMetadata().setNamespace(stage.namespace());
    stage.client().resource(object).create();
  }
}
