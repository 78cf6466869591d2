# Settings that follow from what the container was given.
# shellcheck shell=bash disable=SC2154 # shop-db is read before

readonly mebibyte=$((1024 * 1024))
readonly without_limit=$((1024 * mebibyte))

# In bytes. Without a limit version 2 of cgroups says max, and version 1 a number no machine has.
memory_limit() {
  local file limit='' machine
  for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
    [[ ! -r $file ]] || { read -r limit <"$file" && break; }
  done
  machine=$(($(awk '$1 == "MemTotal:" {print $2}' /proc/meminfo) * 1024))
  if [[ $limit =~ ^[0-9]+$ ]] && ((limit < machine)); then echo "$limit"; else echo "$without_limit"; fi
}

# between LOWEST BYTES HIGHEST: a size in MB within its bounds, which are in MB too.
between() {
  local size=$(($2 / mebibyte))
  echo "$((size < $1 ? $1 : size > $3 ? $3 : size))MB"
}

# Prints name=value a line. A quarter of the memory is the server's own cache; the kernel's cache of
# its files counts towards the same limit.
tuning() {
  local memory disk
  memory=$(memory_limit)
  disk=$(df --output=size --block-size=1 "$volume" | tail -n 1)
  echo "shared_buffers=$(between 32 $((memory / 4)) 16384)"
  echo "effective_cache_size=$(between 64 $((memory * 3 / 4)) 131072)"
  echo "maintenance_work_mem=$(between 16 $((memory / 16)) 1024)"
  # Parallel workers share theirs through /dev/shm, of which a container has 64 MB.
  echo "work_mem=$(between 4 $((memory / 256)) 8)"
  # The log between two checkpoints must not fill a small volume.
  echo "max_wal_size=$(between 128 $((disk / 10)) 2048)"
}
