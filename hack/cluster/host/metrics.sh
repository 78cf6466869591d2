# The metrics API's certificate and registration: what of the add-ons is made of the cluster's own keys.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

metrics_api() {
  kubectl create secret tls metrics-server --namespace kube-system --dry-run=client --output yaml \
    --cert "$pki/metrics-server.crt" --key "$pki/metrics-server.key"
  cat <<YAML
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1beta1.metrics.k8s.io }
spec:
  group: metrics.k8s.io
  version: v1beta1
  service: { name: metrics-server, namespace: kube-system }
  caBundle: $(base64 -w0 "$pki/ca.crt")
  groupPriorityMinimum: 100
  versionPriority: 100
YAML
}
