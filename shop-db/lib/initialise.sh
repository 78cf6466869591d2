# The first start. All of it happens beside the final folder, which appears by one rename: a start
# that is cut short leaves nothing that the next could mistake for a database.
# shellcheck shell=bash disable=SC2154 # shop-db is read before

initialise() {
  log "making the database on an empty volume"
  rm -rf "$unfinished"
  initdb --pgdata "$unfinished" --username postgres --auth-local peer --auth-host reject \
    --data-checksums --encoding UTF8 --locale C.UTF-8 --no-instructions >/dev/null ||
    fail "The database could not be made: see above."
  create_roles
  sync --file-system "$unfinished"
  mv --no-target-directory "$unfinished" "$PGDATA"
  sync --file-system "$volume"
}

# On a server that nobody else can reach. Passwords travel by file and standard input, never by
# argument, and no statement is logged.
create_roles() {
  local socket
  socket=$(mktemp -d)
  pg_ctl --pgdata "$unfinished" --wait --timeout 300 --silent --log "$socket/log" \
    --options "-c listen_addresses= -c unix_socket_directories=$socket -c log_min_error_statement=panic" start ||
    fail "The new database does not start: $(cat "$socket/log")"
  PGHOST=$socket SECRETS=$secrets psql --username postgres --no-psqlrc --quiet \
    --set ON_ERROR_STOP=1 --set VERBOSITY=terse <"$lib/roles.sql" >/dev/null ||
    fail "The Shop's roles could not be made: see above."
  pg_ctl --pgdata "$unfinished" --wait --timeout 300 --silent --mode fast stop
  rm -rf "$socket"
}
