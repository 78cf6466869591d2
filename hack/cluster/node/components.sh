# One function per component of the node: how it is started, with which identity.
# shellcheck shell=bash

readonly config=/var/lib/shopkeeper/node pki=/var/lib/shopkeeper/pki programs=/var/lib/shopkeeper/programs
readonly api=https://10.89.0.2:6443

# shellcheck disable=SC2034 # read by init and by the host
readonly components=(etcd containerd kube_apiserver kubelet kube_controller_manager kube_scheduler kube_proxy loadbalancer networkpolicy)

# In the node's network, which init holds open as descriptor 7: /run/netns is hidden here.
in_network() {
  nsenter --net=/proc/$$/fd/7 -- "$@" 7<&-
}

after_api() {
  until curl -sf -o /dev/null --noproxy '*' --cacert "$pki/ca.crt" "$api/readyz"; do sleep 0.2; done
}

# after_right NAME PATH: until the component of that name was given the right to list.
after_right() {
  until curl -sf -o /dev/null --noproxy '*' --cacert "$pki/ca.crt" --cert "$pki/$1.crt" --key "$pki/$1.key" \
    "$api/$2?limit=1"; do sleep 0.2; done
}

etcd() {
  in_network "$programs/etcd" --name shopkeeper --data-dir /var/lib/shopkeeper/etcd --log-level warn \
    --listen-client-urls https://127.0.0.1:2379 --advertise-client-urls https://127.0.0.1:2379 \
    --listen-peer-urls https://127.0.0.1:2380 --initial-advertise-peer-urls https://127.0.0.1:2380 \
    --initial-cluster shopkeeper=https://127.0.0.1:2380 \
    --client-cert-auth --trusted-ca-file "$pki/etcd-ca.crt" --cert-file "$pki/etcd.crt" --key-file "$pki/etcd.key" \
    --peer-client-cert-auth --peer-trusted-ca-file "$pki/etcd-ca.crt" --peer-cert-file "$pki/etcd.crt" --peer-key-file "$pki/etcd.key"
}

containerd() {
  rm -f /run/shopkeeper/containerd.sock
  in_network containerd --config "$config/containerd.toml"
}

kube_apiserver() {
  in_network "$programs/kube-apiserver" \
    --advertise-address 10.89.0.2 --service-cluster-ip-range 10.96.0.0/16 --allow-privileged \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction --profiling=false \
    --etcd-servers https://127.0.0.1:2379 --etcd-cafile "$pki/etcd-ca.crt" \
    --etcd-certfile "$pki/etcd-client.crt" --etcd-keyfile "$pki/etcd-client.key" \
    --tls-cert-file "$pki/kube-apiserver.crt" --tls-private-key-file "$pki/kube-apiserver.key" --client-ca-file "$pki/ca.crt" \
    --kubelet-certificate-authority "$pki/ca.crt" --kubelet-preferred-address-types InternalIP \
    --kubelet-client-certificate "$pki/kubelet-client.crt" --kubelet-client-key "$pki/kubelet-client.key" \
    --service-account-issuer https://kubernetes.default.svc.cluster.local \
    --service-account-key-file "$pki/service-account.pub" --service-account-signing-key-file "$pki/service-account.key" \
    --requestheader-client-ca-file "$pki/front-proxy-ca.crt" --requestheader-allowed-names front-proxy-client \
    --requestheader-username-headers X-Remote-User --requestheader-group-headers X-Remote-Group \
    --requestheader-extra-headers-prefix X-Remote-Extra- \
    --proxy-client-cert-file "$pki/front-proxy-client.crt" --proxy-client-key-file "$pki/front-proxy-client.key" \
    --audit-policy-file "$config/audit-policy.yaml" --audit-log-path /var/lib/shopkeeper/log/audit.log \
    --audit-log-maxsize 100 --audit-log-maxbackup 2
}

kube_controller_manager() {
  after_api
  in_network "$programs/kube-controller-manager" --kubeconfig "$pki/kube-controller-manager.kubeconfig" \
    --authentication-kubeconfig "$pki/kube-controller-manager.kubeconfig" \
    --authorization-kubeconfig "$pki/kube-controller-manager.kubeconfig" \
    --bind-address 127.0.0.1 --leader-elect=false --profiling=false \
    --use-service-account-credentials --service-account-private-key-file "$pki/service-account.key" \
    --root-ca-file "$pki/ca.crt" --cluster-signing-cert-file "$pki/ca.crt" --cluster-signing-key-file "$pki/ca.key" \
    --client-ca-file "$pki/ca.crt" --requestheader-client-ca-file "$pki/front-proxy-ca.crt"
}

kube_scheduler() {
  after_api
  in_network "$programs/kube-scheduler" --kubeconfig "$pki/kube-scheduler.kubeconfig" \
    --authentication-kubeconfig "$pki/kube-scheduler.kubeconfig" \
    --authorization-kubeconfig "$pki/kube-scheduler.kubeconfig" \
    --bind-address 127.0.0.1 --leader-elect=false --profiling=false
}

kubelet() {
  until [[ -S /run/shopkeeper/containerd.sock ]]; do sleep 0.1; done
  after_api
  in_network "$programs/kubelet" --kubeconfig "$pki/kubelet.kubeconfig" --config "$config/kubelet.yaml" \
    --hostname-override shopkeeper --node-ip 10.89.0.2
}

kube_proxy() {
  after_api
  in_network "$programs/kube-proxy" --config "$config/kube-proxy.yaml"
}

# In the host's network: it binds the host's localhost and reaches Services by the host's route.
loadbalancer() {
  after_right loadbalancer api/v1/services
  "$programs/loadbalancer" --kubeconfig "$pki/loadbalancer.kubeconfig" --network 10.89.1.0/24 \
    --book /var/lib/shopkeeper/localhost.json --first-port 8080 7<&-
}

networkpolicy() {
  after_right networkpolicy apis/networking.k8s.io/v1/networkpolicies
  in_network "$programs/networkpolicy" --kubeconfig "$pki/networkpolicy.kubeconfig"
}
