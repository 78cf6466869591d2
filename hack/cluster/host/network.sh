# The node's network: a namespace of its own, one link to the host, no way out of the machine.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

network_up() {
  network_down
  mkdir -p "$run"
  [[ -e /run/netns ]] || touch "$run/netns-folder-made"
  ip netns add "$node_name"
  ip link add "$host_link" type veth peer name eth0 netns "$node_name"
  ip address add "$host_address/24" dev "$host_link"
  ip link set "$host_link" up
  ip -n "$node_name" link set lo up
  ip -n "$node_name" address add "$node_address/24" dev eth0
  ip -n "$node_name" link set eth0 up
  ip -n "$node_name" route add default via "$host_address"
  nsenter --net="/run/netns/$node_name" sysctl -qw net.ipv4.ip_forward=1
  # What pods send out of the node bears its address: the host knows no way back to a pod.
  nsenter --net="/run/netns/$node_name" nft -f - <<<'table ip pods {
    chain leaving { type nat hook postrouting priority srcnat; ip saddr 10.244.0.0/24 oifname "eth0" masquerade; }
  }'
  # An address that no Service has, or that kube-proxy does not know yet, is refused rather than lost.
  ip -n "$node_name" rule add iif eth0 to "$load_balancer_network" unreachable
  ip route add "$load_balancer_network" via "$node_address"
}

# Routes go with the link, the link with the namespace, unless the namespace is held by a dying process.
network_down() {
  ! network_linked || ip link delete "$host_link"
  [[ ! -e /run/netns/$node_name ]] || ip netns delete "$node_name"
  [[ ! -e $run/netns-folder-made ]] || netns_folder_remove
}

# The machine's first namespace makes the folder and mounts it on itself. It stays if others use it now.
netns_folder_remove() {
  { umount /run/netns && rmdir /run/netns; } 2>/dev/null || true
  rm -f "$run/netns-folder-made"
}

network_linked() {
  ip link show dev "$host_link" >/dev/null 2>&1
}

# Prints a route of this machine that uses the cluster's addresses, if there is one.
network_conflict() {
  local network
  for network in "$node_network" "$load_balancer_network"; do
    ip -4 route show table all root "$network"
  done | awk -v link="$host_link" '!index($0, link) { print; exit }'
}
