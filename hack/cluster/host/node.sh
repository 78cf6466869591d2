# The node's life: one process tree in namespaces of its own. Its first process is recorded; when that
# one dies the kernel ends all others and drops their mounts, whatever state they are in.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly node_record=$run/node
readonly kernel_settings=(vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops
  kernel.keys.root_maxkeys kernel.keys.root_maxbytes)

node_start() {
  mkdir -p "$run" "$state/log"
  node_files
  kernel_settings_save
  # The record is written before the namespaces exist: an interruption leaves no unknown process.
  # shellcheck disable=SC2016 # expanded by the inner shell
  PATH=/usr/sbin:/usr/bin:/sbin:/bin setsid nohup bash -c '
    set -euo pipefail
    record=$1; shift
    printf "%s %s %s\n" $$ "$(cut -d" " -f22 /proc/$$/stat)" "$(cat /proc/sys/kernel/random/boot_id)" >"$record"
    exec "$@"
  ' node "$node_record" \
    unshare --pid --fork --kill-child --mount --propagation slave --mount-proc \
    catatonit -- "$state/node/init" </dev/null >>"$state/log/node.log" 2>&1 8>&- 9>&- &
}

# The node runs on copies: neither the checkout nor the cache may change under it.
node_files() {
  local folder
  rm -rf "$state/node" "$state/programs" "$run/ended"
  cp -r "$here/node" "$state/node"
  mkdir -p "$state/programs"
  folder=$("$here/programs" dir)
  cp -rlL "$folder"/* "$state/programs/" 2>/dev/null || cp -rL "$folder"/* "$state/programs/"
}

# Prints the recorded first process if it still is the one that was started.
node_process() {
  local pid started boot
  [[ -r $node_record ]] || return 1
  read -r pid started boot <"$node_record" || return 1
  [[ $boot == "$(</proc/sys/kernel/random/boot_id)" ]] || return 1
  [[ $(cut -d' ' -f3,22 "/proc/$pid/stat" 2>/dev/null) == [^ZX]" $started" ]] || return 1
  echo "$pid"
}

# Prints the process and all below it, pods' included: what loses its parent falls to the node's reaper.
node_processes() {
  ps -eo pid=,ppid= | awk -v first="$1" '
    { parent[$1] = $2 }
    END { for (pid in parent) { for (at = pid; at in parent && at != first; ) at = parent[at]; if (at == first) print pid } }'
}

node_stop() {
  local pid members=() member
  if pid=$(node_process); then
    mapfile -t members < <(node_processes "$pid")
    kill -KILL "$pid"
    for member in "${members[@]}"; do await_end "$member"; done
  fi
  cgroups_remove
  network_down
  kernel_settings_restore
  rm -rf --one-file-system "$run"
}

await_end() {
  local tries=0
  while [[ -e /proc/$1 ]] && [[ $(cut -d' ' -f3 "/proc/$1/stat" 2>/dev/null) != [ZX] ]]; do
    ((++tries < 200)) || refuse "process $1 of the node does not end" "Look at /proc/$1/stack, then repeat"
    sleep 0.1
  done
}

cgroups_remove() {
  local root tries
  for root in /sys/fs/cgroup/shopkeeper /sys/fs/cgroup/*/shopkeeper; do
    [[ -d $root ]] || continue
    for tries in 1 2 3 4 5; do
      find "$root" -depth -type d -exec rmdir {} + 2>/dev/null && break
      sleep 0.2
    done
    [[ ! -d $root ]] || refuse "the control group $root is still in use" "Repeat in a moment (try $tries)"
  done
}

# The kubelet sets a few settings of the whole machine.
kernel_settings_save() {
  [[ ! -f $state/kernel-settings ]] || return 0
  sysctl -e "${kernel_settings[@]}" >"$state/kernel-settings.new"
  mv "$state/kernel-settings.new" "$state/kernel-settings"
}

kernel_settings_restore() {
  [[ ! -f $state/kernel-settings ]] || sysctl -qe -p "$state/kernel-settings" >/dev/null
  rm -f "$state/kernel-settings"
}

# A disk can be taken over if a cluster of this version ran on it and its certificates hold.
disk_usable() {
  [[ -f $state/version && $(<"$state/version") == "$disk_version" ]] && certificates_valid
}

etcd_gives_up() {
  (($(grep -c ' etcd ended' "$run/ended" 2>/dev/null || true) >= 3))
}

disk_verdict() {
  etcd_gives_up || api_ready
}

# What may be there besides the disk when the node's processes are gone.
node_leftovers() {
  [[ -d $run || -e /run/netns/$node_name ]] || network_linked
}

node_remove() {
  node_stop
  rm -rf --one-file-system "$state"
}
