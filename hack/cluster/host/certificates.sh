# One certificate per identity, signed by three authorities: the cluster's, etcd's, the front proxy's.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly pki=$state/pki
readonly certificate_days=3650

# Made in a folder beside and renamed, so that a folder of that name is complete.
certificates_make() {
  local work=$pki.new
  rm -rf "$work"
  (umask 077 && mkdir -p "$work" && cd "$work" && certificates_write)
  chmod 711 "$work"
  rm -rf "$pki"
  mv "$work" "$pki"
}

certificates_valid() {
  local file
  [[ -d $pki ]] || return 1
  for file in "$pki"/*.crt; do
    openssl x509 -in "$file" -noout -checkend $((30 * 86400)) >/dev/null || return 1
  done
}

certificates_write() {
  authority ca kubernetes
  authority etcd-ca etcd
  authority front-proxy-ca front-proxy

  certificate etcd-ca etcd /CN=etcd "IP:127.0.0.1,DNS:localhost"
  certificate etcd-ca etcd-client /CN=kube-apiserver
  certificate front-proxy-ca front-proxy-client /CN=front-proxy-client

  local service=kubernetes.default.svc
  certificate ca kube-apiserver /CN=kube-apiserver \
    "DNS:kubernetes,DNS:kubernetes.default,DNS:$service,DNS:$service.cluster.local,DNS:localhost,IP:10.96.0.1,IP:$node_address,IP:127.0.0.1"
  certificate ca kubelet "/O=system:nodes/CN=system:node:$node_name" "DNS:$node_name,IP:$node_address"
  certificate ca metrics-server /CN=metrics-server "DNS:metrics-server.kube-system.svc"
  certificate ca kubelet-client /CN=kube-apiserver-kubelet-client
  certificate ca kube-controller-manager /CN=system:kube-controller-manager
  certificate ca kube-scheduler /CN=system:kube-scheduler
  certificate ca kube-proxy /CN=system:kube-proxy
  certificate ca loadbalancer /CN=shopkeeper:loadbalancer
  certificate ca networkpolicy /CN=shopkeeper:networkpolicy
  certificate ca admin /O=system:masters/CN=kubernetes-admin

  local identity
  for identity in kubelet kube-controller-manager kube-scheduler kube-proxy loadbalancer networkpolicy; do
    component_kubeconfig "$identity" >"$identity.kubeconfig"
  done

  openssl ecparam -name prime256v1 -genkey -noout -out service-account.key
  openssl ec -in service-account.key -pubout -out service-account.pub
}

authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days $certificate_days \
    -subj "/CN=$2" -keyout "$1.key" -out "$1.crt" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,digitalSignature
}

# certificate AUTHORITY NAME SUBJECT [ADDRESSES]: with addresses it can serve too.
certificate() {
  local usage=clientAuth addresses=
  local -a key=(ec -pkeyopt ec_paramgen_curve:prime256v1)
  [[ -z ${4:-} ]] || usage=serverAuth,clientAuth addresses="subjectAltName=$4"
  # The one that leaves the node: Java's clients read RSA keys without a further library.
  [[ $2 != admin ]] || key=(rsa:2048)
  openssl req -new -newkey "${key[@]}" -nodes -subj "$3" -keyout "$2.key" -out "$2.csr"
  openssl x509 -req -in "$2.csr" -CA "$1.crt" -CAkey "$1.key" -CAcreateserial -days $certificate_days -out "$2.crt" \
    -extfile <(printf '%s\n' "keyUsage=critical,digitalSignature" "extendedKeyUsage=$usage" "$addresses")
  rm "$2.csr"
}

component_kubeconfig() {
  cat <<YAML
apiVersion: v1
kind: Config
clusters: [{name: $node_name, cluster: {server: "$api_server", certificate-authority: $pki/ca.crt}}]
users: [{name: $1, user: {client-certificate: $pki/$1.crt, client-key: $pki/$1.key}}]
contexts: [{name: $1, context: {cluster: $node_name, user: $1}}]
current-context: $1
YAML
}
