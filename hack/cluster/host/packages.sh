# Debian's packages that the node runs on.
# shellcheck shell=bash

# Each as command:package; busybox is asked for by package, since it must be the static one.
readonly commands=(containerd:containerd runc:runc /usr/lib/cni/ptp:containernetworking-plugins catatonit:catatonit
  ip:iproute2 nft:nftables curl:curl jq:jq openssl:openssl unshare:util-linux nsenter:util-linux sysctl:procps
  mount:mount flock:util-linux)

packages_missing() {
  local entry
  for entry in "${commands[@]}"; do
    command -v "${entry%:*}" >/dev/null || echo "${entry##*:}"
  done
  ! { ldd /bin/busybox 2>&1 || true; } | grep -qv 'not a dynamic executable' || echo busybox-static
}

packages_install() {
  command -v apt-get >/dev/null ||
    refuse "these programs are missing: $*" "Install them (Debian's packages of these names are known to work)"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends "$@" ||
    { apt-get update && apt-get install -y --no-install-recommends "$@"; }
}
