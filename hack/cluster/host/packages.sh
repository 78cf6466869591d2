# Debian's packages that the node runs on.
# shellcheck shell=bash disable=SC2154 # hack/cluster/cluster is read before

# The static busybox serves containers that have no libraries of their own.
readonly packages=(busybox-static catatonit containerd containernetworking-plugins curl haproxy iproute2 jq mount nftables
  openssl procps runc util-linux)

packages_missing() { "$here/../packages" --missing "${packages[@]}"; }

packages_install() { "$here/../packages" "${packages[@]}"; }
