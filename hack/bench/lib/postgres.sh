# The one PostgreSQL of all contenders, made and set as a Shop's: its configuration, its roles, and what its
# container would work out from the memory.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

readonly postgres=/usr/lib/postgresql/15/bin

# PostgreSQL refuses to be run by root.
declare -a as_postgres=()
((EUID)) || as_postgres=(setpriv --reuid postgres --regid postgres --init-groups)

sql() { "$postgres/psql" -X -q -A -t -h "$home/socket" -p "$database_port" -U postgres -v ON_ERROR_STOP=1 "$@"; }

make_secrets() {
  local role
  mkdir -p "$home/tls" "$home/roles" "$home/socket"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -keyout "$home/tls/tls.key" -out "$home/tls/tls.crt" 2>/dev/null
  for role in owner login; do
    mkdir -p "$home/secrets/$role"/{database,admin,order-token}
    echo "shop_${role/login/api}" >"$home/secrets/$role/database/username"
    echo admin >"$home/secrets/$role/admin/username"
    random | tee "$home/secrets/$role/database/password" "$home/secrets/$role/admin/password" >/dev/null
    openssl rand 32 | basenc --base64url -w 0 >"$home/secrets/$role/order-token/key"
    cp "$home/tls/tls.crt" "$home/secrets/$role/database/ca.crt"
    ln -s "../secrets/$role/database" "$home/roles/$role"
  done
  password=$(random)
}

# Ours must use TLS, as in a Shop; the others may leave it, which is to their advantage.
access() {
  cat <<'HBA'
local     all postgres            trust
hostssl   all shop_owner,shop_api 127.0.0.1/32 scram-sha-256
hostnossl all bench               127.0.0.1/32 scram-sha-256
HBA
}

# The later of two settings of one name holds.
server_settings() {
  cat shop-db/lib/postgresql.conf
  # shellcheck source=/dev/null
  (volume=$home && . shop-db/lib/tuning.sh && tuning)
  cat <<SETTINGS
data_directory = '$home/data'
hba_file = '$home/pg_hba.conf'
ident_file = '$home/pg_ident.conf'
unix_socket_directories = '$home/socket'
listen_addresses = '127.0.0.1'
port = $database_port
ssl_cert_file = '$home/tls/tls.crt'
ssl_key_file = '$home/tls/tls.key'
shared_preload_libraries = 'pg_stat_statements'
SETTINGS
}

start_postgres() {
  free_port database_port
  make_secrets
  access >"$home/pg_hba.conf"
  cp shop-db/lib/pg_ident.conf "$home/pg_ident.conf"
  server_settings >"$home/postgresql.conf"
  mkdir "$home/data"
  ((EUID)) || chown -R postgres: "$home/data" "$home/tls" "$home/socket"
  "${as_postgres[@]}" "$postgres/initdb" -D "$home/data" -U postgres -A trust --data-checksums --encoding UTF8 --locale C.UTF-8 --no-instructions >"$home/initdb.log"
  "${as_postgres[@]}" "$postgres/postgres" -c config_file="$home/postgresql.conf" >"$home/postgres.log" 2>&1 &
  postmaster=$!
  until sql -c '' 2>/dev/null; do
    kill -0 "$postmaster" 2>/dev/null || fail 'PostgreSQL ended before it answered.'
    sleep 0.1
  done
  SECRETS=$home/roles sql -f shop-db/lib/roles.sql
  count_statements none
  sql -c 'CREATE EXTENSION pg_stat_statements' -c "CREATE ROLE bench LOGIN PASSWORD '$password' IN ROLE shop_dml"
}

stop_postgres() {
  [[ -n ${postmaster:-} ]] || return 0
  kill -INT "$postmaster" 2>/dev/null || true
  wait "$postmaster" || true
}

# copy_database NAME: the shop's tables and products once more, for one contender alone.
copy_database() {
  sql -c "CREATE DATABASE $1 TEMPLATE ecommerce" -c "GRANT CONNECT ON DATABASE $1 TO shop_dml"
  sql -d "$1" -c 'VACUUM ANALYZE'
}

# The statements are counted in a pass of their own: while the time is taken nobody pays for the counting.
count_statements() {
  sql -c "ALTER SYSTEM SET pg_stat_statements.track = '$1'" -c 'SELECT pg_reload_conf()' >/dev/null
  sleep 0.2
}

statements_of() {
  sql -c "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE datname = '$1'"
}
