# The load: wrk for what speaks HTTP, pgbench for raw SQL, a small program for shops whose orders take many calls.
# Each leaves its figures, as JSON, in $home/figures.
# shellcheck shell=bash disable=SC2154 # hack/bench/api is read before

readonly reads=8 orders=32

# connections_of WORKLOAD: reads are limited by the processors, orders wait for the disk.
connections_of() { case $1 in list* | id*) echo "$reads" ;; *) echo "$orders" ;; esac; }

mix_of() {
  case $1 in
    list*) echo '100 0' ;;
    id*) echo '0 100' ;;
    order | hot) echo '0 0' ;;
    mixed) echo '60 30' ;;
  esac
}

# load CONTENDER WORKLOAD SECONDS CONNECTIONS: figures of the load, with its own cost.
load() {
  local -a TIMES
  : >"$home/figures"
  TIMEFORMAT='%U %S'
  { time load_with "$@" >"$home/load.log" 2>&1; } 2>"$home/load.times"
  read -ra TIMES < <(tail -n 1 "$home/load.times")
  jq -c --argjson user "${TIMES[0]}" --argjson system "${TIMES[1]}" '. + {loadMs: (($user + $system) * 1000)}' "$home/figures"
}

load_with() {
  case $1-$2 in
    pgbench-*) load_pgbench "${@:2}" ;;
    vendure-order | medusa-order) load_flow "$@" ;;
    *) load_wrk "$@" ;;
  esac
}

load_wrk() {
  local contender=$1 workload=$2 hot=no
  [[ $workload != hot ]] || hot=yes
  LISTS=$(requests_of "$contender" "$workload" list) IDS=$(requests_of "$contender" "$workload" id) \
    HEADERS=$(headers_of "$contender") MIX=$(mix_of "$workload") HOT=$hot \
    RUN_KEY=bench-$(date +%s%N) RUN_SEED=$RANDOM FIGURES=$home/figures \
    wrk -t 1 -c "$4" -d "$3" --timeout 30s -s "$bench/load/shop.lua" "http://127.0.0.1:$(port_of "$contender")"
}

requests_of() {
  local file=$home/requests/$1-$3
  [[ $2 != list-light ]] || file=$home/requests/$1-light
  [[ ! -f $file ]] || echo "$file"
}

headers_of() { [[ ! -f $home/requests/$1-headers ]] || cat "$home/requests/$1-headers"; }

load_pgbench() {
  local -a scripts
  case $1 in
    list*) scripts=(-f "$bench/sql/list.sql") ;;
    id*) scripts=(-f "$bench/sql/id.sql") ;;
    mixed) scripts=(-f "$bench/sql/list.sql@60" -f "$bench/sql/id.sql@30" -f "$bench/sql/order.sql@10") ;;
    *) scripts=(-f "$bench/sql/$1.sql") ;;
  esac
  rm -f "$home"/transactions.*
  (cd "$home" && PGPASSWORD=$password PGSSLMODE=disable "$postgres/pgbench" -h 127.0.0.1 -p "$database_port" -U bench \
    -n -M prepared -j 1 -c "$3" -T "$2" -l --log-prefix=transactions --sampling-rate=0.2 "${scripts[@]}" pgbench) | tee "$home/pgbench.out"
  # Its third column is how long a transaction took, in microseconds.
  cat "$home"/transactions.* | cut -d' ' -f3 | sort -n | awk -v seconds="$2" -v report="$(<"$home/pgbench.out")" '
    { took[NR] = $1 }
    END {
      match(report, /actually processed: [0-9]+/); requests = substr(report, RSTART + 20, RLENGTH - 20)
      match(report, /failed transactions: [0-9]+/); failed = substr(report, RSTART + 21, RLENGTH - 21) + 0
      printf "{\"requests\":%d,\"seconds\":%s,\"errors\":%d,\"p50\":%.3f,\"p99\":%.3f}\n", requests, seconds, failed, took[int((NR + 1) / 2)] / 1000, took[int(NR * 0.99 + 0.99)] / 1000
    }' >"$home/figures"
}

# Shops that take an order by many calls are spoken to by a program that does so for each of several buyers.
load_flow() {
  node "$bench/peers/flow.js" "$1" "http://127.0.0.1:$(port_of "$1")" "$home/requests/$1.json" "$3" "$4" >"$home/figures"
}
