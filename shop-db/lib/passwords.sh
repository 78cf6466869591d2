# The roles' passwords, which follow the mounted Secrets at every start.
# shellcheck shell=bash disable=SC2154 # shop-db is read before

# set_passwords SERVER: through the socket, where the container's own user is the superuser. The
# server goes on if it fails: a full disk must not keep orders from being read.
set_passwords() {
  until pg_isready --quiet; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.2
  done
  SECRETS=$secrets psql --username postgres --no-psqlrc --quiet --single-transaction \
    --set ON_ERROR_STOP=1 --set VERBOSITY=terse <"$lib/passwords.sql" >/dev/null ||
    log "the roles' passwords could not be set to those of the Secrets: see above; who has others is refused"
}
