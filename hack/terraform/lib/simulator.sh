# A simulated AWS on loopback: moto, and ministack for EKS, of which moto knows too little.
# shellcheck shell=bash disable=SC2154 # hack/terraform/check is read before

simulators=()

# Below those that the kernel gives to clients, of which one may be taken by any connection.
free_port() {
  local port
  until port=$((20000 + RANDOM % 12000)) && ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# answers URL: within a minute.
answers() {
  local tries
  for ((tries = 0; tries < 120; tries++)); do
    [[ $(curl -s -o "$work/answer" -w '%{http_code}' --max-time 2 "$1") == 000 ]] || return 0
    sleep 0.5
  done
  return 1
}

start_simulators() {
  local moto_port ministack_port
  moto_home=$(hack/python-program moto "$moto" server)
  ministack_home=$(hack/python-program ministack "$ministack")
  moto_port=$(free_port)
  ministack_port=$(free_port)
  echo '==> starting moto and ministack'
  MOTO_IAM_LOAD_MANAGED_POLICIES=true "$moto_home/bin/moto_server" -H 127.0.0.1 -p "$moto_port" >"$work/moto.log" 2>&1 &
  simulators+=($!)
  # Where Docker answers it would start a cluster of k3s.
  DOCKER_HOST=unix:///dev/null BIND_HOST=127.0.0.1 GATEWAY_PORT=$ministack_port "$ministack_home/bin/ministack" >"$work/ministack.log" 2>&1 &
  simulators+=($!)
  answers "http://127.0.0.1:$moto_port/moto-api/" || fail "moto does not answer: $(tail -5 "$work/moto.log")"
  answers "http://127.0.0.1:$ministack_port/" || fail "ministack does not answer: $(tail -5 "$work/ministack.log")"
  speak_to_simulators "http://127.0.0.1:$moto_port" "http://127.0.0.1:$ministack_port"
}

# Nothing that could lead to a real account is left in the environment.
speak_to_simulators() {
  local name
  for name in $(compgen -e | grep '^AWS_'); do unset "$name"; done
  export AWS_ACCESS_KEY_ID=$account AWS_SECRET_ACCESS_KEY=simulated AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1
  export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=3
  export AWS_ENDPOINT_URL=$1 AWS_ENDPOINT_URL_S3=$1 AWS_ENDPOINT_URL_EKS=$2
}

stop_simulators() {
  ((${#simulators[@]} == 0)) || kill "${simulators[@]}" 2>/dev/null || true
}

simulated() { "$moto_home/bin/python" hack/terraform/simulated.py "$@"; }
