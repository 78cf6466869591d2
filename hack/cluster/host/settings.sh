# Names and addresses of the local cluster. Configuration files under node/ and addons/ repeat them literally.
# shellcheck shell=bash disable=SC2034 # read by the files that source this one

readonly cache=${SHOPKEEPER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/shopkeeper}
readonly state=/var/lib/shopkeeper
readonly run=/run/shopkeeper

readonly node_name=shopkeeper
readonly host_link=shopkeeper0
readonly host_address=10.89.0.1
readonly node_address=10.89.0.2
readonly node_network=10.89.0.0/24
readonly load_balancer_network=10.89.1.0/24

readonly api_server=https://$node_address:6443
readonly containerd_socket=$run/containerd.sock
readonly admin_kubeconfig=$cache/kubeconfig

# A node's disk is taken over only by programs that can read it; raise `layout` when $state changes shape.
readonly disk_version="kubernetes 1.36, etcd 3.6, layout 2"
