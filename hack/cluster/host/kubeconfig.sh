# The administrator's access: a file in the cache, and the context `shopkeeper` in ~/.kube/config.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly user_kubeconfig=$HOME/.kube/config

kubectl() {
  "$state/programs/kubectl" --kubeconfig "$admin_kubeconfig" --cache-dir "$cache/kubectl" "$@"
}

# configure FILE ARGUMENT…
configure() {
  "$state/programs/kubectl" --kubeconfig "$1" config "${@:2}"
}

kubeconfig_write() {
  kubeconfig_entries "$admin_kubeconfig"
  configure "$admin_kubeconfig" use-context "$node_name"
  mkdir -p "${user_kubeconfig%/*}"
  kubeconfig_entries "$user_kubeconfig"
  configure "$user_kubeconfig" current-context >/dev/null 2>&1 || configure "$user_kubeconfig" use-context "$node_name"
}

kubeconfig_entries() {
  configure "$1" set-cluster "$node_name" --server "$api_server" --certificate-authority "$pki/ca.crt" --embed-certs
  configure "$1" set-credentials "$node_name" --client-certificate "$pki/admin.crt" --client-key "$pki/admin.key" --embed-certs
  configure "$1" set-context "$node_name" --cluster "$node_name" --user "$node_name"
}

# Takes out what kubeconfig_write put in; a file with nothing else in it goes too.
kubeconfig_remove() {
  local kind
  rm -f "$admin_kubeconfig"
  [[ -f $user_kubeconfig && -x $state/programs/kubectl ]] || return 0
  [[ $(configure "$user_kubeconfig" current-context 2>/dev/null) != "$node_name" ]] || configure "$user_kubeconfig" unset current-context
  for kind in context user cluster; do configure "$user_kubeconfig" "delete-$kind" "$node_name" || true; done
  if configure "$user_kubeconfig" view -o json | jq -e '[.contexts, .clusters, .users] | all(. == null)' >/dev/null; then
    rm -f "$user_kubeconfig"
    rmdir --ignore-fail-on-non-empty "${user_kubeconfig%/*}"
  fi
}
