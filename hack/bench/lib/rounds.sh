# Rounds: each contender for a few seconds in turn, again and again, so that a slow minute is everybody's.
# shellcheck shell=bash disable=SC2154 # hack/bench/api is read before

contenders_of() {
  local -a who
  case $1 in
    list-database | id-database) who=(pgbench unkept seed) ;;
    list-kept | id-kept) who=(ours) ;;
    list-light) who=(seed) ;;
    *) who=(pgbench ours seed) ;;
  esac
  if [[ $peers != no ]]; then
    case $1 in list-database | list-light | id-database | order) who+=("${installed_peers[@]}") ;; esac
  fi
  echo "${who[@]}"
}

database_of() { case $1 in ours | unkept) echo ecommerce ;; *) echo "$1" ;; esac; }

measured_workloads() {
  local workload
  for workload in $workloads; do
    [[ $workload == start ]] || echo "$workload"
    # What costs the peers least, without prices and stock; and the seed's stack by page number, as it was
    # when it was first measured.
    [[ $workload != list-database ]] || echo list-light
  done
}

measure_rounds() {
  local round workload contender
  warm_up
  for workload in $(measured_workloads); do
    for contender in $(contenders_of "$workload"); do count_of "$contender" "$workload"; done
  done
  for ((round = 1; round <= rounds; round++)); do
    for workload in $(measured_workloads); do
      for contender in $(contenders_of "$workload"); do measure "$contender" "$workload" "$round"; done
    done
  done
  check_books
}

# Buyers of the peers are fewer: with more, calls wait until they are given up.
clients_of() { case $1-$2 in vendure-order | medusa-order) echo "$reads" ;; *) connections_of "$2" ;; esac; }

# Everybody's code is compiled before the first round counts.
warm_up() {
  local contender
  echo "==> warming up"
  for contender in ours seed; do
    load "$contender" mixed "$warmup" "$orders" >/dev/null
    load "$contender" order "$warmup" "$orders" >/dev/null
  done
  for contender in list-database id-database; do load unkept "$contender" "$warmup" "$reads" >/dev/null; done
  for contender in "${installed_peers[@]}"; do
    awake "$contender"
    load "$contender" list-database 5 "$reads" >/dev/null
    load "$contender" order 5 "$reads" >/dev/null
    asleep "$contender"
  done
}

# A peer that is not measured must cost nothing.
awake() { case $1 in vendure | medusa) signal_tree CONT "$(pid_of "$1")" && sleep 1 ;; esac; }
asleep() { case $1 in vendure | medusa) signal_tree STOP "$(pid_of "$1")" ;; esac; }

declare -A statements=() at_rest=()

# Over a few connections, of whose thousands of requests at most one each is cut off by the end of the time. What is
# asked at rest, by probes and watchers, is no request's.
count_of() {
  local contender=$1 workload=$2 database figures asked
  database=$(database_of "$contender")
  awake "$contender"
  count_statements top
  [[ -n ${at_rest[$database]:-} ]] || at_rest[$database]=$(asked_of "$database" sleep 3)
  asked=$(asked_of "$database" load_aside "$contender" "$workload")
  count_statements none
  asleep "$contender"
  figures=$(<"$home/counted")
  statements[$contender-$workload]=$(jq "if .requests > 0 then ($asked - ${at_rest[$database]} / 3 * .seconds) / .requests else null end" <<<"$figures")
}

load_aside() { load "$1" "$2" 3 "$reads" >"$home/counted"; }

# asked_of DATABASE COMMAND…: how many statements it is asked meanwhile.
asked_of() {
  local before
  before=$(statements_of "$1")
  "${@:2}"
  echo "$(($(statements_of "$1") - before))"
}

root_of() { [[ $1 == pgbench ]] || pid_of "$1"; }

# Of PostgreSQL's time a contender's share is all, for nobody else works meanwhile.
measure() {
  local contender=$1 workload=$2 round=$3 root figures app database
  root=$(root_of "$contender")
  awake "$contender"
  app=$([[ -z $root ]] || cpu_ms "$root")
  database=$(cpu_ms "$postmaster")
  figures=$(load "$contender" "$workload" "$duration" "$(clients_of "$contender" "$workload")")
  sleep 0.3
  database=$(($(cpu_ms "$postmaster") - database))
  app=$([[ -z $root ]] && echo 0 || echo "$(($(cpu_ms "$root") - app))")
  jq -c --arg contender "$contender" --arg workload "$workload" --argjson round "$round" \
    --argjson appMs "$app" --argjson databaseMs "$database" --argjson rssKiB "$([[ -n $root ]] && resident "$root" || echo null)" \
    --argjson statements "${statements[$contender-$workload]}" '$ARGS.named + .' <<<"$figures" >>"$results/rounds.jsonl"
  asleep "$contender"
  tail -n 1 "$results/rounds.jsonl" | jq -r '"    \(.round) \(.workload) \(.contender): \(.requests / .seconds | floor)/s, p99 \(.p99) ms, errors \(.errors)"'
}

# A shop that is fast and sells what it has not is not fast.
check_books() {
  local database ledger wrong
  for database in ecommerce pgbench seed; do
    ledger=true
    [[ $database != seed ]] || ledger=false
    wrong=$(sql -d "$database" -v ledger="$ledger" -f "$bench/sql/books.sql")
    [[ -z $wrong ]] || fail "The books of $database do not add up: $wrong"
  done
  echo '==> sold + left = initial for every product of each'
}
