# The stage: a temporary folder, free ports, and an end that leaves nothing behind.
# shellcheck shell=bash disable=SC2154 # hack/bench/api is read before

declare -a running=()

open_stage() {
  # Short, because the path of a socket is.
  home=$(mktemp -d)
  trap close_stage EXIT
  trap 'exit 130' INT TERM
  chmod 755 "$home"
  case $(stat -f -c %T "$home") in
    tmpfs | ramfs) fail "$home is memory, where fsync costs nothing. Set TMPDIR to a folder on a disk." ;;
  esac
}

close_stage() {
  local status=$? log
  trap - EXIT INT TERM
  if ((status)); then
    for log in "$home"/*.log; do
      [[ ! -s $log ]] || { echo "--- the end of ${log##*/}" && tail -n 5 "$log" | cut -c1-300; } >&2
    done
  fi
  stop_all
  stop_postgres
  rm -rf "$home"
  exit "$status"
}

# A port of loopback that nobody listens on, below those the kernel gives to clients.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    [[ " ${taken_ports:-} " != *" $port "* ]] || continue
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  taken_ports+=" $port"
  printf -v "$1" %s "$port"
}

port_of() {
  local name=${1}_port
  echo "${!name}"
}

random() { openssl rand -hex 24; }

# started NAME PID: will be ended, whatever happens.
started() {
  declare -g "pid_$1=$2"
  running+=("$1")
}

pid_of() {
  local name=pid_$1
  echo "${!name:-}"
}

stop_one() {
  local pid tries=100
  local -a tree
  pid=$(pid_of "$1")
  [[ -n $pid ]] || return 0
  mapfile -t tree < <(tree_of "$pid")
  kill -CONT "${tree[@]}" 2>/dev/null || true
  kill -TERM "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null && ((tries-- > 0)); do sleep 0.1; done
  kill -KILL "${tree[@]}" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  declare -g "pid_$1="
}

stop_all() {
  local name
  for name in "${running[@]}"; do stop_one "$name"; done
}

ask() { curl -sS --fail --noproxy '*' --max-time 10 -o /dev/null "$@"; }

# await NAME URL SECONDS: until it answers with success, or its process is gone.
await() {
  local deadline=$((SECONDS + $3))
  until ask "$2" 2>/dev/null; do
    kill -0 "$(pid_of "$1")" 2>/dev/null || fail "$1 ended before it answered."
    ((SECONDS < deadline)) || fail "$1 does not answer at $2 after $3 s."
    sleep 0.1
  done
}

# describe_machine [JQ-ARGUMENT…]: the machine and what else is named.
describe_machine() {
  jq -n --arg cpu "$(sed -n 's/^model name\s*: //p;T;q' /proc/cpuinfo)" --argjson cores "$(nproc)" \
    --arg kernel "$(uname -r)" --arg load "$(cut -d' ' -f1-3 /proc/loadavg)" --arg at "$(date -u +%FT%TZ)" \
    --arg node "$(node --version)" --arg revision "$(git rev-parse --short HEAD)" "$@" '$ARGS.named'
}
