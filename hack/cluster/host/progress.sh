# Steps as a person sees them: one live line on a terminal, plain lines in a log, one line on failure.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

progress_log=/dev/null
progress_ticker=

# progress_open NAME: from here on the output of steps goes to the log of that name.
progress_open() {
  mkdir -p "$cache/log"
  progress_log=$cache/log/$1.log
  : >"$progress_log"
  rm -f "$progress_log.failure"
  trap progress_close EXIT
}

progress_close() {
  [[ -z $progress_ticker ]] || kill "$progress_ticker" 2>/dev/null || true
}

say() {
  printf '%s\n' "$*"
}

# refuse WHAT REMEDY: ends with one line. Inside a step the step prints it.
refuse() {
  if [[ -n ${inside_step:-} ]]; then
    printf '%s. %s' "$1" "$2" >"$progress_log.failure"
  else
    printf 'Error: %s. %s.\n' "$1" "$2" >&2
  fi
  exit 1
}

# step TITLE REMEDY COMMAND…: runs the command with its output in the log.
step() {
  local title=$1 remedy=$2 began=$SECONDS status
  shift 2
  printf '\n==> %s (%s)\n' "$title" "$(date -u +%FT%TZ)" >>"$progress_log"
  progress_begin "$title"
  set +e
  (
    set -e
    inside_step=1
    "$@"
  ) >>"$progress_log" 2>&1
  status=$?
  set -e
  progress_end "$title" $((SECONDS - began)) "$status"
  ((status == 0)) || progress_failed "$title" "$remedy"
}

progress_begin() {
  if [[ -t 1 ]]; then
    progress_tick "$1" 9>&- &
    progress_ticker=$!
  else
    printf '==> %s … ' "$1"
  fi
}

progress_tick() {
  local began=$SECONDS
  while kill -0 $$ 2>/dev/null; do
    printf '\r\033[K==> %s … %d s' "$1" $((SECONDS - began))
    sleep 1
  done
}

progress_end() {
  if [[ -t 1 ]]; then
    progress_close
    wait "$progress_ticker" 2>/dev/null || true
    progress_ticker=
    printf '\r\033[K==> %s … ' "$1"
  fi
  if (($3 == 0)); then printf '%d s\n' "$2"; else printf 'failed after %d s\n' "$2"; fi
}

progress_failed() {
  local reason="$1 failed. $2"
  [[ ! -s $progress_log.failure ]] || reason=$(<"$progress_log.failure")
  rm -f "$progress_log.failure"
  printf 'Error: %s. Log: %s\n' "$reason" "$progress_log" >&2
  exit 1
}
