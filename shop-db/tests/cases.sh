# What the database image promises. Each case starts on a fresh stage.
# shellcheck shell=bash disable=SC2154 # the parts of the test read each other's variables

opens_an_empty_volume() { start && ready && prepare && keeps_its_row; }

keeps_rows_over_a_restart() { running && terminate && start DATABASE_INITIALISE=never && ready && keeps_its_row; }

keeps_rows_after_a_kubelet_opened_the_volume_to_its_group() {
  running && terminate || return
  chown -R :999 "$work/volume"
  find "$work/volume" -type d -exec chmod ug+rwx,g+s {} + -o -exec chmod ug+rw {} +
  start && ready && keeps_its_row
}

ends_with_zero_on_sigterm_though_a_transaction_is_open() {
  running || return
  as_api 'BEGIN; SELECT pg_sleep(60)' >/dev/null &
  sleep 0.5
  terminate && ((status == 0)) && logs 'database system is shut down'
}

ends_when_the_server_is_killed_and_recovers() {
  running && kill_postmaster && ended 5 && ((status != 0)) && start && ready && keeps_its_row
}

starts_though_the_number_of_a_killed_server_is_taken() {
  local earlier offset
  running && earlier=$(postmaster) || return
  # The new container gives about the same numbers to its processes: one of these is alive in it.
  for offset in -1 0 1 2; do
    kill_postmaster && ended 5 || return
    sed -i "1s/.*/$((earlier + offset))/" "$work/volume/pgdata/postmaster.pid" "$work/run/.s.PGSQL.5432.lock"
    start && ready && keeps_its_row || return
  done
}

recovers_from_a_first_start_killed_at_any_moment() {
  local delay cut=0
  for delay in 0.2 0.5 0.9 1.3 1.7 2.1 2.5; do
    start
    sleep "$delay"
    container_kill
    [[ ! -e $work/volume/pgdata ]] || break
    [[ ! -e $work/volume/pgdata.unfinished ]] || cut=$((cut + 1))
  done
  ((cut >= 3)) || { echo "only $cut starts were cut short" >>"$work/log" && return 1; }
  start && ready && prepare && keeps_its_row && [[ ! -e $work/volume/pgdata.unfinished ]]
}

recovers_from_a_first_start_that_was_terminated() {
  start && eventually 10 test -e "$work/volume/pgdata.unfinished" && terminate && ((status != 0)) && start && ready && prepare && keeps_its_row
}

refuses_the_empty_volume_of_a_shop_that_had_data() {
  start DATABASE_INITIALISE=never && refused_saying 'this Shop had data' && [[ ! -e $work/volume/pgdata ]]
}

reads_the_permission_from_a_file() {
  secret permission initialise never
  start DATABASE_INITIALISE_FILE=/etc/shop/permission/initialise && refused_saying 'this Shop had data' || return
  secret permission initialise allowed
  start DATABASE_INITIALISE_FILE=/etc/shop/permission/initialise && ready
}

refuses_a_permission_that_it_does_not_know() {
  start DATABASE_INITIALISE=perhaps && refused_saying "not 'perhaps'" &&
    start DATABASE_INITIALISE= && refused_saying "DATABASE_INITIALISE does not say" && [[ ! -e $work/volume/pgdata ]]
}

refuses_files_that_are_not_its_own() {
  touch "$work/volume/holiday.jpg"
  start && refused_saying 'not a Shop'"'"'s: holiday.jpg.' && [[ $(ls -A "$work/volume") == holiday.jpg ]]
}

refuses_another_major_version() {
  install -d -o 999 "$work/volume/pgdata"
  echo 14 >"$work/volume/pgdata/PG_VERSION"
  start && refused_saying 'made by PostgreSQL 14'
}

refuses_data_without_a_version() {
  install -d -o 999 "$work/volume/pgdata"
  start && refused_saying 'PG_VERSION is missing'
}

refuses_data_of_another_user() {
  mkdir "$work/volume/pgdata"
  start && refused_saying 'belongs to user 0'
}

refuses_a_volume_that_it_may_not_write_to() {
  chown root:root "$work/volume"
  start && refused_saying 'Mount a volume there with fsGroup 999'
}

names_a_secret_that_is_missing_or_empty() {
  rm "$work/secrets/login/password"
  start && refused_saying '/etc/shop/login/password is missing' || return
  secret login username shop_api password ''
  start && refused_saying '/etc/shop/login/password is empty'
}

refuses_a_key_of_another_certificate() {
  tls first second
  start && refused_saying 'are not a certificate and its key' 40
}

waits_for_another_server_on_its_volume_to_end() {
  running || return
  local first=$container
  start
  eventually 5 logs 'waiting for the other server'
  kill -TERM "$(pgrep -P "$first")"
  wait "$first"
  logs 'waiting for the other server' && ready && keeps_its_row
}

refuses_a_second_server_on_its_volume() {
  running || return
  local first=$container refused=0
  start
  refused_saying 'Another server still runs' 30 || refused=$?
  container_kill
  container=$first
  ((refused == 0)) && keeps_its_row
}

encrypts_with_the_newest_protocol() {
  running && [[ $(as_api 'SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()') == TLSv1.3 ]] &&
    [[ $(as_superuser 'SHOW ssl_min_protocol_version') == TLSv1.2 ]]
}

refuses_plain_text() { running && [[ $(as_api 'SELECT 1' sslmode=disable) == *'no encryption'* ]]; }

refuses_a_wrong_password() { running && [[ $(over_network shop_api wrong 'SELECT 1') == *'authentication failed'* ]]; }

takes_up_the_passwords_of_another_shop() {
  running && terminate || return
  secret owner username shop_owner password "another's owner"
  secret login username shop_api password 'another $login'
  start DATABASE_INITIALISE=never && ready &&
    eventually 10 keeps_its_row_for 'another $login' && [[ $(as_api 'SELECT 1') == *'authentication failed'* ]] &&
    [[ $(over_network shop_owner "another's owner" 'SELECT n FROM t') == 7 ]] && ! logs 'another'
}

goes_on_though_the_passwords_cannot_be_set() {
  running && eventually 10 as_superuser 'ALTER ROLE shop_owner RENAME TO other' && terminate || return
  start DATABASE_INITIALISE=never && ready && eventually 10 logs 'could not be set' && keeps_its_row
}

refuses_md5() {
  running && as_superuser "SET password_encryption = md5; CREATE ROLE old LOGIN PASSWORD 'old' IN ROLE shop_dml" &&
    [[ $(over_network old old 'SELECT 1') == *'authentication failed'* ]]
}

refuses_the_superuser_over_the_network() {
  running && as_superuser "ALTER ROLE postgres PASSWORD NULL" && [[ $(over_network postgres guess 'SELECT 1') == *'authentication failed'* ]]
}

stores_passwords_as_scram() {
  running && [[ $(as_superuser "SELECT count(*) FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256%'") == 2 ]]
}

gives_the_login_no_more_than_rows() {
  running || return
  local statement
  for statement in 'CREATE TABLE x (n int)' 'CREATE TEMPORARY TABLE x (n int)' 'CREATE SCHEMA x' 'CREATE ROLE x' 'CREATE DATABASE x' 'CREATE EXTENSION pg_trgm'; do
    [[ $(as_api "$statement") == *'permission denied'* ]] || { echo "allowed: $statement" >>"$work/log" && return 1; }
  done
  [[ $(as_api 'DROP TABLE t') == *'must be owner'* && $(as_api 'SELECT 1' dbname=postgres) == *'permission denied for database'* ]]
}

lets_the_owner_change_the_schema() { running && as_owner 'ALTER TABLE t ADD m int; CREATE INDEX ON t (m); DROP TABLE t'; }

is_safe_against_power_cuts() {
  running && [[ $(as_superuser "SELECT string_agg(current_setting(s), ' ') FROM unnest('{data_checksums,fsync,full_page_writes,synchronous_commit}'::text[]) s") == 'on on on on' ]]
}

speaks_utf_8() {
  running && [[ $(as_owner "SELECT datcollate || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'ecommerce'") == 'C.UTF-8 UTF8' ]]
}

takes_a_quarter_of_the_memory() {
  running && [[ $(as_superuser 'SHOW shared_buffers') == 128MB ]] && terminate || return
  rm "$work/cgroup/memory.max"
  mkdir "$work/cgroup/memory"
  echo 1073741824 >"$work/cgroup/memory/memory.limit_in_bytes"
  start && ready && [[ $(as_superuser 'SHOW shared_buffers') == 256MB ]] && terminate || return
  echo 9223372036854771712 >"$work/cgroup/memory/memory.limit_in_bytes"
  start && ready && [[ $(as_superuser 'SHOW shared_buffers') == 256MB ]]
}

takes_up_a_renewed_certificate_without_a_restart() {
  running || return
  local process session
  process=$(postmaster)
  as_api 'SELECT pg_sleep(20)' >"$work/session" &
  session=$!
  serves first || return
  # A pair that does not match yet: nobody may be turned away meanwhile.
  tls second first
  sleep 6
  serves first || return
  tls second
  eventually 12 serves second && keeps_its_row && [[ $(postmaster) == "$process" ]] && wait "$session"
}

says_no_secret() {
  start && ready && as_api 'SELECT nonsense' >/dev/null
  over_network shop_api wrong 'SELECT 1' >/dev/null
  as_owner "CREATE TABLE c (mail text PRIMARY KEY); INSERT INTO c VALUES ('ann@example.com'), ('ann@example.com')" >/dev/null
  logs 'nonsense' && logs 'duplicate key' && ! logs 'ann@example.com' && ! logs 'login-secret' && ! logs "the owner's" || return
  ! processes_bear "login-secret" && ! processes_bear "the owner's"
}
