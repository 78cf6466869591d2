# The stage: a volume, Secrets as a kubelet mounts them, and containers that run on them.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts of the test read each other's variables

work=
container=

stage_open() {
  work=$(mktemp -d)
  chmod 755 "$work"
  trap stage_close EXIT
  mkdir -p "$work/certificates"/{first,second}
  certificate "$work/certificates/first"
  certificate "$work/certificates/second"
}

stage_close() {
  container_kill
  rm -rf "$work"
}

# An empty volume, the first Secrets, half a gibibyte of memory.
stage() {
  container_kill
  rm -rf "$work"/{volume,secrets,run,tmp,cgroup,log}
  mkdir -p "$work"/{volume,run,tmp,secrets,cgroup,root}
  chown root:999 "$work"/{volume,run,tmp}
  chmod 2775 "$work"/{volume,run,tmp}
  secret owner username shop_owner password "it's the owner's"
  secret login username shop_api password login-secret
  tls first
  echo 536870912 >"$work/cgroup/memory.max"
  : >"$work/log"
}

# secret NAME [FILE CONTENT]…: a folder whose files are swapped all at once, as a kubelet does it.
secret() {
  local folder=$work/secrets/$1 version
  shift
  version=..$(date +%s%N)
  mkdir -p "$folder/$version"
  while (($#)); do
    printf %s "$2" >"$folder/$version/$1"
    ln -sfn "..data/$1" "$folder/$1"
    shift 2
  done
  chmod 0440 "$folder/$version"/*
  chown -R root:999 "$folder/$version"
  ln -s "$version" "$folder/..next"
  mv -T "$folder/..next" "$folder/..data"
}

# tls CERTIFICATE [KEY]: the pair of that name; two names make a pair that does not match.
tls() {
  local from=$work/certificates
  secret tls tls.crt "$(<"$from/$1/tls.crt")" tls.key "$(<"$from/${2:-$1}/tls.key")" ca.crt "$(<"$from/$1/tls.crt")"
}

certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=acme-database \
    -addext subjectAltName=DNS:localhost -keyout "$1/tls.key" -out "$1/tls.crt" 2>/dev/null
}

# start [NAME=VALUE…]: a container on the stage; an empty volume may be filled unless said otherwise.
start() {
  unshare --mount --propagation private --pid --net --ipc --fork --kill-child=KILL \
    tests/container "$image_root" "$work" "$PWD/lib" DATABASE_INITIALISE=allowed "$@" >>"$work/log" 2>&1 &
  container=$!
}

# The container's first process, as this machine counts.
init() { pgrep -P "$container"; }

# inside COMMAND…: where the container's network and processes are.
inside() {
  local process
  process=$(init) && nsenter --target "$process" --net --pid "$@"
}

# processes_bear TEXT: whether arguments or environment of any process of the container hold it.
processes_bear() {
  local process
  for process in $(pgrep --ns "$(init)" --nslist pid); do
    ! grep -qaF -- "$1" "/proc/$process/cmdline" "/proc/$process/environ" 2>/dev/null || return 0
  done
  return 1
}

container_kill() {
  [[ -n $container ]] || return 0
  # Not the outer process alone: the inner one changed its user, and so no longer dies with it.
  kill -KILL "$(init)" "$container" 2>/dev/null || true
  wait "$container" 2>/dev/null || true
  container=
  eventually 10 unlocked
}

# ended SECONDS: waits for the container's own end, and keeps its status.
ended() {
  local deadline=$((SECONDS + $1))
  status=0
  while kill -0 "$container" 2>/dev/null; do
    ((SECONDS < deadline)) || { echo "still running after $1 s" >>"$work/log" && return 1; }
    sleep 0.1
  done
  wait "$container" || status=$?
  container=
}

terminate() { kill -TERM "$(init)" && ended 20; }

unlocked() { [[ ! -f $work/volume/.shop-db.lock ]] || flock --nonblock "$work/volume/.shop-db.lock" true; }

# eventually SECONDS COMMAND…: asks 5 times a second.
eventually() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}

logs() { grep -qF -- "$1" "$work/log"; }

refused_saying() { ended "${2:-10}" && ((status != 0)) && logs "$1"; }
