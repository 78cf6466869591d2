# The storefront's image: how large it is over its base, and how long its nginx takes from the start of the
# container's process to its first page, in a pod as a Shop's.
# shellcheck shell=bash disable=SC2154 # hack/bench/ui is read before

weigh_image() {
  echo '==> weighing the image'
  { hack/images sizes shop-ui || true; } | awk '$1 == "shop-ui" { printf "{\"disk\": %s, \"packed\": %s, \"diskOverBase\": %s, \"packedOverBase\": %s}\n", $2, $3, $4, $5 }' >"$home/image.json"
  [[ -s $home/image.json ]] && return
  echo null >"$home/image.json"
  echo 'The image of shop-ui is not weighed: hack/images has not built it here.' | tee -a "$results/not-measured" >&2
}

start_containers() {
  local start
  echo "==> starting nginx $starts times"
  for ((start = 1; start <= starts; start++)); do start_container "bench-ui-$start"; done | tee "$home/starts" | sed 's/^/    /; s/$/ ms/'
  jq -n --slurpfile image "$home/image.json" --slurpfile starts "$home/starts" '{image: $image[0], startMs: $starts}' >"$results/container.json"
}

# Prints milliseconds. A pod of no Service and no Shop, so that nobody is sent to it and nobody minds it.
start_container() {
  local log=$home/$1.log
  in_shop delete pod "$1" --ignore-not-found >/dev/null
  starting_pod "$1" | in_shop create -f - >/dev/null
  in_shop wait pod "$1" --for=jsonpath='{.status.phase}'=Succeeded --timeout=60s >/dev/null 2>&1 || true
  in_shop logs "$1" >"$log" 2>&1 || true
  in_shop delete pod "$1" --wait=false >/dev/null
  sed -n 's/^first page after \([0-9.]*\) ms$/\1/p' "$log" | grep . || fail "nginx gave no page in pod $1."
}

# The pod of the Shop's Deployment: its image, user, read-only root and limits; asked from within, by a shell that
# takes the time.
starting_pod() {
  in_shop get deployment "$shop-ui" -o json | jq --arg name "$1" --arg script "$(<"$bench/lib/first-page")" '
    .spec.template.spec as $pod | {apiVersion: "v1", kind: "Pod", metadata: {name: $name}, spec: {
      restartPolicy: "Never", terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false, enableServiceLinks: false, securityContext: $pod.securityContext, volumes: $pod.volumes,
      containers: [$pod.containers[] | select(.name == "ui")
        | del(.livenessProbe, .readinessProbe, .startupProbe, .lifecycle, .ports)
        | .command = ["bash", "-c", $script]]}}'
}
