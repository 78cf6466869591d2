# The commands that change the cluster: up, down, load.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly again="Look at the log, then: hack/cluster/cluster down && hack/cluster/cluster up"

up() {
  if up_running; then return; fi
  preflight
  lock
  if up_running; then return; fi
  progress_open cluster
  up_prerequisites
  if node_process >/dev/null; then
    say "The node is running but was never finished, or is ill: taking it on from here."
  else
    up_node
  fi
  up_cluster
  say "The cluster is ready after $SECONDS s. kubeconfig: $admin_kubeconfig (context $node_name)"
}

up_running() {
  node_process >/dev/null && components_start_stopped && cluster_healthy &&
    say "The cluster is running already. kubeconfig: $admin_kubeconfig"
}

up_prerequisites() {
  local missing
  missing=$(packages_missing)
  [[ -z $missing ]] ||
    step "Installing $missing" "Allow access to Debian's packages, or install them by hand" packages_install
  preflight_network
  "$here/programs" build
}

# A node whose processes are dead: its disk is kept if it can be read, all else is made anew.
up_node() {
  ! node_leftovers || step "Clearing what a dead node left" "$again" node_stop
  if disk_usable; then
    say "==> Keeping the disk of the node that ran before"
  elif [[ -d $state ]]; then
    say "==> Starting fresh: the disk of the node that ran before is incomplete or of another version"
    node_remove
  fi
  up_start
  if [[ -f $state/version ]]; then up_kept; fi
}

# etcd alone decides whether a kept disk can be read: other components try again for as long as it takes.
up_kept() {
  step "API server on the kept disk" "$again" await 180 "the API server did not answer" disk_verdict
  if etcd_gives_up; then
    say "==> Starting fresh: etcd cannot read the disk of the node that ran before"
    step "Clearing that node" "$again" node_remove
    up_start
  fi
}

up_start() {
  certificates_valid || step "Certificates" "$again" certificates_make
  step "Network" "The kernel may lack veth or network namespaces" network_up
  step "Starting the node" "$again" node_start
}

up_cluster() {
  step "Add-on images" "$again" addon_images
  step "API server" "$again" await 120 "the API server did not answer" api_ready
  step "kubeconfig" "Make ${user_kubeconfig%/*} writable" kubeconfig_write
  step "Add-ons" "$again" addons_apply
  step "Waiting for the node, DNS and volumes" "$again" addons_await
  echo "$disk_version" >"$state/version"
}

down() {
  need_root
  lock
  progress_open cluster
  if [[ ! -d $state ]] && ! node_leftovers; then
    say "There is no cluster."
    return
  fi
  step "Removing the cluster" "Repeat it" down_all
  say "Nothing of the cluster is left (the cache $cache is kept)."
}

down_all() {
  kubeconfig_remove
  node_remove
}

load() {
  need_root
  (($# > 0)) || refuse "no archive was named" "Usage: hack/cluster/cluster load ARCHIVE…"
  need_running
  local archive
  for archive in "$@"; do load_archive "$archive"; done
}
