# The files that the Shop's Secrets are mounted as.
# shellcheck shell=bash disable=SC2154 # shop-db is read before

require_secrets() {
  local file
  for file in owner/username owner/password login/username login/password tls/tls.crt tls/tls.key tls/ca.crt; do
    [[ -r $secrets/$file ]] ||
      fail "$secrets/$file is missing or not readable by user $(id -u). Mount the Shop's Secret there, with fsGroup $(id -g)."
    [[ -s $secrets/$file ]] || fail "$secrets/$file is empty. The Secret it comes from has lost its content."
  done
}
