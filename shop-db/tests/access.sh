# Ways into the database of the stage.
# shellcheck shell=bash disable=SC2154 # the parts of the test read each other's variables

export PATH=/usr/lib/postgresql/15/bin:$PATH

ready() { eventually 60 accepts; }
accepts() { inside pg_isready -q -h "$work/run"; }

# A server with the table t, in which the row 7 is. The first volume that was made serves all cases.
running() {
  if [[ -d $work/made ]]; then
    cp -a --reflink=auto "$work/made/." "$work/volume/"
  else
    start && ready && prepare && terminate && cp -a "$work/volume" "$work/made"
  fi && start && ready
}

prepare() {
  as_owner 'CREATE TABLE t (n int); GRANT SELECT, INSERT ON t TO shop_dml' && as_api 'INSERT INTO t VALUES (7)'
}

keeps_its_row() { [[ $(as_api 'SELECT n FROM t') == 7 ]]; }
keeps_its_row_for() { [[ $(over_network shop_api "$1" 'SELECT n FROM t') == 7 ]]; }

# over_network USER PASSWORD SQL [CONNECTION]
over_network() {
  PGPASSWORD=$2 inside psql -XAtq "host=localhost dbname=ecommerce user=$1 sslmode=verify-full sslrootcert=$work/secrets/tls/ca.crt ${4:-}" -c "$3" 2>&1
}
as_api() { over_network shop_api login-secret "$@"; }
as_owner() { over_network shop_owner "it's the owner's" "$@"; }

# The superuser: the container's own user, through the socket.
as_superuser() { inside setpriv --reuid=999 --regid=999 --clear-groups psql -XAtq -h "$work/run" -U postgres -c "$1" 2>&1; }

postmaster() { head -n 1 "$work/volume/pgdata/postmaster.pid"; }
kill_postmaster() { inside kill -KILL "$(postmaster)"; }

# serves CERTIFICATE: whether that is what a client is shown.
serves() {
  local shown
  shown=$(inside openssl s_client -connect localhost:5432 -starttls postgres </dev/null 2>/dev/null | openssl x509 -noout -serial) &&
    [[ $shown == "$(openssl x509 -in "$work/certificates/$1/tls.crt" -noout -serial)" ]]
}
