# The server itself, and what is done for it while it runs.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

readonly certificate_poll_seconds=5

# Ends with the server, and with its status: zero only where it was asked to stop.
serve() {
  local server='' stopping='' status=0
  local -a settings
  trap stop TERM INT
  mapfile -t settings < <(tuning)
  # Left by a server that was killed, with a number that another process may have by now; the lock
  # on the volume says that no server runs.
  rm -f "$PGDATA/postmaster.pid" "$run"/.s.PGSQL.*
  # Taken before the server reads the files, so that a change in between is seen as one.
  certificate_in_use=$(certificate_fingerprint)
  postgres -c config_file="$lib/postgresql.conf" "${settings[@]/#/--}" &
  server=$!
  [[ -z $stopping ]] || stop
  set_passwords "$server" 9>&- &
  while kill -0 "$server" 2>/dev/null; do
    sleep "$certificate_poll_seconds" 9>&- &
    wait -n "$server" "$!" || true
    take_up_renewed_certificate "$server"
  done
  wait "$server" || status=$?
  return "$status"
}

# A fast shutdown: open transactions are rolled back, and the next start needs no recovery.
stop() {
  stopping=1
  [[ -z $server ]] || kill -INT "$server" 2>/dev/null || true
}
