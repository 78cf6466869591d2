# What the machine must have. Nothing is changed here: the first thing missing ends with one line.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly disk_needed_gb=12 memory_needed_gb=4

preflight() {
  ((EUID == 0)) || refuse "raising a node needs root" "Repeat as root (sudo make up), or use CLUSTER=current with a cluster of yours"
  [[ $(uname -s) == Linux ]] || refuse "the native cluster needs Linux" "Use CLUSTER=current with a cluster of yours"
  preflight_memory
  preflight_disk "$cache"
  preflight_disk "$state"
  preflight_network
  "$here/programs" check
}

preflight_memory() {
  local kilobytes
  kilobytes=$(awk '/^MemTotal:/ {print $2}' /proc/meminfo)
  ((kilobytes >= memory_needed_gb * 950000)) ||
    refuse "the machine has $((kilobytes / 1000000)) GB of memory, $memory_needed_gb are needed" "Use a larger machine"
}

preflight_disk() {
  local folder=$1 free
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  free=$(df --output=avail -B1G "$folder" | tail -1)
  ((free >= disk_needed_gb)) ||
    refuse "$folder has ${free// /} GB free, $disk_needed_gb are needed for $1" "Free some, or set SHOPKEEPER_CACHE for the cache"
}

preflight_network() {
  local other
  command -v ip >/dev/null || return 0
  other=$(network_conflict)
  [[ -z $other ]] || refuse "this machine already routes '$other'" "Free $node_network and $load_balancer_network"
}
