# The node's components one by one: stopping and starting one while the others run.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly stopped=$run/stopped

# component stop|start NAME
component() {
  need_root
  need_running
  component_names | grep -qxF -- "${2:-}" ||
    refuse "the node has no component '${2:-}'" "Known are: $(component_names | paste -sd ' ')"
  "component_$1" "$2"
}

# Marked first, so that init does not start it anew.
component_stop() {
  local pid
  mkdir -p "$stopped"
  touch "$stopped/${1//-/_}"
  if pid=$(component_process "$1"); then
    kill -TERM "$pid"
    await_end "$pid"
  fi
}

component_start() {
  rm -f "$stopped/${1//-/_}"
  await 30 "$1 did not start" component_process "$1" >/dev/null
}

components_start_stopped() {
  local name
  for name in $(components_stopped); do
    say "Starting $name, which was stopped."
    component_start "$name"
  done
}

components_stopped() {
  [[ ! -d $stopped ]] || find "$stopped" -type f -printf '%f\n' | tr _ -
}

# As the running node knows them.
component_names() {
  bash -c '. "$1" && printf "%s\n" "${components[@]//_/-}"' components "$state/node/components.sh"
}

component_process() {
  local command=$state/programs/$1
  [[ $1 != containerd ]] || command=$1
  node_processes "$(node_process)" | xargs ps -o pid=,args= -p |
    awk -v command="$command" '$2 == command { print $1; found = 1 } END { exit !found }'
}
