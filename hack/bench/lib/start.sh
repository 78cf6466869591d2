# How long ours takes from its process's start to its first answer, and how it does in its first seconds.
# shellcheck shell=bash disable=SC2154 # hack/bench/api is read before

measure_starts() {
  local start
  stop_all
  for ((start = 1; start <= starts; start++)); do measure_start "$start"; done
}

# Without a process of its own for each try, so that the asking does not slow what it waits for.
first_answer() {
  local status
  until { exec 3<>"/dev/tcp/127.0.0.1/$ours_port"; } 2>/dev/null && first_status; do
    kill -0 "$(pid_of ours)" 2>/dev/null || fail 'ours ended before it answered.'
    sleep 0.01
  done
  exec 3>&-
}

first_status() {
  printf 'GET /api/products?limit=20 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r -t 5 status <&3 && [[ $status == 'HTTP/1.1 200'* ]]
}

measure_start() {
  local began ended figures
  began=${EPOCHREALTIME/./}
  launch_ours ours
  first_answer
  ended=${EPOCHREALTIME/./}
  figures=$(load ours mixed 5 "$reads")
  jq -c --argjson startMs "$(((ended - began) / 1000))" --argjson round "$1" --argjson rssKiB "$(resident "$(pid_of ours)")" \
    '$ARGS.named + {workload: "start", contender: "ours"} + .' <<<"$figures" >>"$results/rounds.jsonl"
  tail -n 1 "$results/rounds.jsonl" | jq -r '"    start \(.round): \(.startMs) ms, p99 of the first 5 s \(.p99) ms"'
  stop_one ours
}
