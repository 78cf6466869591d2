# What providers share.
# shellcheck shell=bash disable=SC2034 # providers read what is set here

readonly registry=shopkeeper.dev
readonly archives=${SHOPKEEPER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/shopkeeper}/archives

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null || fail "$1 is missing. $2"
}

build_images() {
  hack/build
  hack/images base
  hack/images build
}

# The address that the cluster's own load balancer gave to a Service.
service_url() {
  local name=${1:-} address port
  [[ $name == ?*/?* ]] || fail "No Service was named. Usage: hack/clusters/cluster url NAMESPACE/NAME"
  read -r address port < <(kubectl get service --namespace "${name%/*}" "${name#*/}" \
    -o 'jsonpath={.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname} {.spec.ports[0].port}{"\n"}') ||
    fail "Service $name cannot be read"
  [[ -n ${port:-} ]] || fail "Service $name has no address. See: kubectl --namespace ${name%/*} describe service ${name#*/}"
  case $port in
    80) echo "http://$address" ;;
    443) echo "https://$address" ;;
    *) echo "http://$address:$port" ;;
  esac
}

show() {
  kubectl get nodes -o wide
  kubectl get pods --all-namespaces
  kubectl get shops --all-namespaces
}
