# The server certificate is renewed in place; the server is told to read it again.
# shellcheck shell=bash disable=SC2154 # shop-db is read before

certificate_fingerprint() { cat "$secrets"/tls/{tls.crt,tls.key,ca.crt} | sha256sum; }

certificate_matches_key() {
  local certificate key
  certificate=$(openssl x509 -in "$secrets/tls/tls.crt" -noout -pubkey 2>/dev/null) &&
    key=$(openssl pkey -in "$secrets/tls/tls.key" -pubout 2>/dev/null) &&
    [[ $certificate == "$key" ]]
}

# Between the two reads of a start the Secret may be swapped; a server without a pair does not start.
await_certificate() {
  local tries=10
  until certificate_matches_key; do
    ((tries-- > 0)) ||
      fail "$secrets/tls/tls.crt and $secrets/tls/tls.key are not a certificate and its key. Bring the Secret they come from in order."
    ((tries < 9)) || log "waiting for $secrets/tls/tls.crt and tls.key to match"
    sleep 1
  done
}

# take_up_renewed_certificate SERVER: a pair that is half swapped is looked at again the next time.
take_up_renewed_certificate() {
  local now
  now=$(certificate_fingerprint 2>/dev/null) || return 0
  [[ $now != "$certificate_in_use" ]] || return 0
  certificate_matches_key || return 0
  log "the server certificate was renewed"
  kill -HUP "$1" 2>/dev/null || return 0
  certificate_in_use=$now
}
