# What a bare API server lacks to be a cluster, and how it is seen to be one.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly deployments=(kube-system/coredns local-path-storage/local-path-provisioner ingress/ingress)

api_ready() {
  curl -sf -o /dev/null --max-time 3 --noproxy '*' --cacert "$pki/ca.crt" "$api_server/readyz"
}

addons_apply() {
  metrics_api | kubectl apply --server-side --force-conflicts -f -
  kubectl apply --server-side --force-conflicts -f "$here/addons"
  kubectl apply --server-side --force-conflicts -f "$state/programs/monitoring-crds"
}

# States on a kept disk are those of the node that died, so only what is newer than this node counts.
addons_await() {
  local deployment
  await 120 "the node did not become Ready" node_ready
  for deployment in "${deployments[@]}"; do
    kubectl rollout status --namespace "${deployment%/*}" "deployment/${deployment#*/}" --timeout=120s
  done
  await 120 "DNS does not answer" dns_answers
  await 60 "network policies are not enforced" policies_enforced
  kubectl wait --for=condition=Available apiservice/v1beta1.metrics.k8s.io --timeout=120s
}

await() {
  local limit=$((SECONDS + $1)) failure=$2
  shift 2
  until "$@"; do
    ((SECONDS < limit)) || refuse "$failure" "See the logs in $state/log"
    sleep 0.2
  done
}

node_ready() {
  local started
  started=$(date -u -r "$node_record" +%FT%TZ)
  kubectl get node "$node_name" --request-timeout 3s -o json 2>/dev/null | jq -e --arg started "$started" '
    any(.status.conditions[]; .type == "Ready" and .status == "True" and .lastHeartbeatTime >= $started)' >/dev/null
}

# Asked from the node by the Service's address: CoreDNS, kube-proxy and the network in one.
dns_answers() {
  nsenter --net="/run/netns/$node_name" /bin/busybox timeout 2 /bin/busybox nslookup kubernetes.default.svc.cluster.local 10.96.0.10 >/dev/null 2>&1
}

policies_enforced() {
  nsenter --net="/run/netns/$node_name" nft list table ip networkpolicy >/dev/null 2>&1
}

cluster_healthy() {
  [[ -f $state/version && -f $admin_kubeconfig ]] && node_ready && dns_answers
}
