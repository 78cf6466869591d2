# What runs, for a person.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

status() {
  local pid
  if ! pid=$(node_process); then
    say "The cluster is not running.$([[ ! -d $state ]] || printf ' A dead node left its disk in %s: up takes it over.' "$state")"
    return 1
  fi
  say "Node       running since $(ps -o lstart= -p "$pid"), $(node_processes "$pid" | wc -l) processes"
  say "Memory     $(node_processes "$pid" | node_memory) MiB (control plane and pods)"
  say "Disk       $(du -sm "$state" 2>/dev/null | cut -f1) MiB in $state"
  [[ -z $(components_stopped) ]] || say "Stopped    $(components_stopped | paste -sd ' ')"
  say "kubeconfig $admin_kubeconfig"
  say "Logs       $state/log"
  if api_ready; then
    say "" && kubectl get nodes -o wide
    say "" && kubectl get pods --all-namespaces
    say "" && status_services
  else
    say "API        does not answer"
  fi
}

# Sums the proportional share, so that pages of one program in two processes count once.
node_memory() {
  local pid total=0 share
  while read -r pid; do
    share=$(awk '/^Pss:/ {print $2}' "/proc/$pid/smaps_rollup" 2>/dev/null) || continue
    total=$((total + ${share:-0}))
  done
  echo $((total / 1024))
}

status_services() {
  local service
  while read -r service; do
    say "$service  $(localhost_url "$service" || echo 'no localhost port')"
  done < <(kubectl get services --all-namespaces -o json |
    jq -r '.items[] | select(.spec.type == "LoadBalancer") | "\(.metadata.namespace)/\(.metadata.name)" as $name
      | [.spec.ports[] | select(.protocol == "TCP").port] | $name, (.[1:][] | "\($name):\(.)")')
}

localhost_url() {
  local port scheme=http
  port=$(jq -er --arg service "$1" '.[$service] // empty' "$state/localhost.json" 2>/dev/null) || return 1
  (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 1
  [[ $1 != *:443 && $(kubectl get service --namespace "${1%%/*}" "${1#*/}" -o 'jsonpath={.spec.ports[0].port}' 2>/dev/null) != 443 ]] || scheme=https
  echo "$scheme://localhost:$port"
}

url() {
  [[ ${1:-} == ?*/?* ]] || refuse "no Service was named" "Usage: hack/cluster/cluster url NAMESPACE/NAME[:PORT]"
  need_running
  localhost_url "$1" ||
    refuse "no Service $1 of type LoadBalancer is bound to localhost" "See: hack/cluster/cluster status"
}
