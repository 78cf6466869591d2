# Checks that are sentences, and what is counted of them.
# shellcheck shell=bash disable=SC2154 # the tests that source this set `work`

passed=0 failed=0

# check SENTENCE COMMAND…: prints the verdict and the seconds it took.
check() {
  local sentence=$1 began=$EPOCHREALTIME verdict=ok
  shift
  if "$@" >"$work/output" 2>&1; then ((++passed)); else ((++failed)) && verdict=FAILED; fi
  printf '%-6s %s (%.1f s)\n' "$verdict" "$sentence" "$(seconds_since "$began")"
  [[ $verdict == ok ]] || sed 's/^/       | /' "$work/output" | tail -15
}

seconds_since() {
  awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { print to - from }'
}

eventually() {
  local limit=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < limit)) || return 1
    sleep 0.2
  done
}

verdict() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}
