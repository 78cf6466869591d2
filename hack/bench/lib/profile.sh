# Where ours spends its time under one workload: a recording of the JVM, by package and by method.
# shellcheck shell=bash disable=SC2154 # hack/bench/api is read before

profile() {
  local workload=$1 recording=$results/$1.jfr who=ours
  case $workload in list-database | id-database) who=unkept ;; esac
  warm_up
  "$JAVA_HOME/bin/jcmd" "$(pid_of "$who")" JFR.start name=bench settings=profile >"$home/jfr.log"
  load "$who" "$workload" "$duration" "$(connections_of "$workload")" | tee "$results/$workload-profiled.json"
  "$JAVA_HOME/bin/jcmd" "$(pid_of "$who")" JFR.stop name=bench filename="$recording" >>"$home/jfr.log"
  summarise_recording "$recording" | tee "$results/$workload-profile.txt"
}

summarise_recording() {
  "$JAVA_HOME/bin/jfr" view --width 140 hot-methods "$1"
  "$JAVA_HOME/bin/jfr" view --width 140 allocation-by-class "$1"
  "$JAVA_HOME/bin/jfr" view --width 140 gc-pauses "$1"
  echo 'Samples by who was running: the innermost frame that is not the JDK'"'"'s'
  "$JAVA_HOME/bin/jfr" print --json --events jdk.ExecutionSample --stack-depth 40 "$1" | jq -r '
    .recording.events[].values.stackTrace.frames | map(.method.type.name)
    | (map(select(test("^(java|jdk|sun)[./]") | not)) | first) // .[0]
    | split("/") | .[:4] | join(".")' | sort | uniq -c | sort -rn | head -30
}
