# Lays everything in the simulated AWS, changes it, and takes it away again.
# shellcheck shell=bash disable=SC2154 # hack/terraform/check is read before

readonly account=123456789012
readonly environments=(dev staging prod)
readonly third_zone='{eu-central-1a={public="10.0.1.0/24",private="10.0.10.0/24"},eu-central-1b={public="10.0.2.0/24",private="10.0.20.0/24"},eu-central-1c={public="10.0.3.0/24",private="10.0.30.0/24"}}'

rehearse() {
  local work=$home/rehearsal environment
  raise_stage lacks
  lay_bootstrap
  refuse_another_account
  for environment in "${environments[@]}"; do lay_environment "$environment"; done
  contend_for_the_lock dev
  prove_encryption "${environments[@]}"
  repair_what_was_removed dev
  add_a_zone dev
  for environment in "${environments[@]}"; do destroy "environments/$environment"; done
  take_bootstrap_away
}

# What CI has the time for: one environment, and nothing that is only waited for.
rehearse_quickly() {
  local work=$home/quick-rehearsal
  raise_stage lacks quick
  lay_bootstrap
  refuse_another_account
  lay dev
  contend_for_the_lock dev
  prove_encryption dev
  add_a_zone dev
  destroy environments/dev
  take_bootstrap_away
}

# raise_stage FOLDER…: a copy of the code, with what lies in these folders over it.
raise_stage() {
  local folder
  copy_checkout
  for folder in "$@"; do cp -r "hack/terraform/$folder/." "$work/terraform/"; done
  start_simulators
  simulated inventory >"$work/before"
  write_variables
}

write_variables() {
  cat >"$work/terraform/bootstrap/simulated.auto.tfvars" <<TEXT
account_id  = "$account"
github      = { owner = "example", owner_id = 1001, repository = "shopkeeper", repository_id = 2002 }
destroyable = true
TEXT
  for environment in "${environments[@]}"; do
    cat >"$work/terraform/environments/$environment/simulated.auto.tfvars" <<TEXT
account_id      = "$account"
administrators  = ["arn:aws:iam::$account:role/administrator"]
alarm_addresses = ["on-call@example.com"]
destroyable     = true
TEXT
  done
}

# quietly WHAT COMMAND…: its output is shown when it fails.
quietly() {
  local what=$1 began=$SECONDS
  shift
  if ! "$@" >"$work/output" 2>&1; then
    tail -n 60 "$work/output" >&2
    fail "$what failed: see above."
  fi
  echo "    $what: $((SECONDS - began)) s"
}

# nothing_to_do FOLDER: a plan that changes nothing ends with 0, one that changes something with 2.
nothing_to_do() { quietly "second plan of $1 is empty" in_folder "$1" plan -detailed-exitcode -no-color -out "$work/plan"; }

apply() { quietly "apply of $1" in_folder "$1" apply -auto-approve -no-color "${@:2}"; }

# changes_of FOLDER [ARGUMENT…]: what a plan would change, a line each.
changes_of() {
  quietly "plan of $1" in_folder "$1" plan -no-color -out "$work/plan" "${@:2}" >&2
  in_folder "$1" show -json "$work/plan" >"$work/plan.json"
  simulated changes "$work/plan.json"
}

# Its state begins on the machine, and moves to the bucket that it made.
lay_bootstrap() {
  echo '==> bootstrap'
  initialise bootstrap
  apply bootstrap
  nothing_to_do bootstrap
  # A simulator has no name below which buckets have theirs.
  { in_folder bootstrap output -raw state && echo 'use_path_style = true'; } >"$work/state.conf"
  in_folder bootstrap output -raw backend >"$work/terraform/bootstrap/backend_override.tf"
  initialise bootstrap -migrate-state -force-copy -backend-config=use_path_style=true
  nothing_to_do bootstrap
}

refuse_another_account() {
  local folder=environments/dev
  initialise "$folder" -backend-config="$work/state.conf"
  if in_folder "$folder" plan -no-color -var account_id=999999999999 >"$work/output" 2>&1; then fail 'Another account than was meant is planned for.'; fi
  grep -q 'AWS account ID not allowed' "$work/output" || { cat "$work/output" >&2 && fail 'Another account is refused for something else.'; }
  echo '    another account is refused'
}

lay_environment() {
  lay "$1"
  # After the apply: before, keys are not known by which this and that is encrypted.
  in_folder "environments/$1" show -json "$work/plan" >"$work/plan.json"
  check_policies -f "$work/plan.json" --framework terraform_plan --repo-root-for-plan-enrichment "$work/terraform/environments/$1"
}

lay() {
  local folder=environments/$1
  echo "==> $folder"
  initialise "$folder" -backend-config="$work/state.conf"
  apply "$folder"
  nothing_to_do "$folder"
  echo "    $(in_folder "$folder" state list | wc -l) resources and data sources"
  in_folder "$folder" output -json >"$work/outputs.json"
  operator/deploy/aws/install --print "$work/outputs.json" >"$work/installation"
  grep -q "kmsKeyId: arn:aws:kms:" "$work/installation" || fail 'The StorageClass is not told the key of the volumes.'
  grep -q "\"clusterName\": \"shopkeeper-$1\"" "$work/installation" || fail 'The add-ons are not told the cluster.'
}

# One waits for approval and holds the lock; the other must be refused, and told who holds it.
contend_for_the_lock() {
  local folder=environments/$1 holder
  mkfifo "$work/approval"
  in_folder "$folder" apply -no-color -input=true -var 'alarm_addresses=[]' <"$work/approval" >"$work/holder" 2>&1 &
  holder=$!
  exec 8>"$work/approval"
  until grep -q 'Do you want to perform these actions' "$work/holder"; do
    kill -0 "$holder" 2>/dev/null || { cat "$work/holder" >&2 && fail 'What was to hold the lock ended.'; }
    sleep 0.5
  done
  if in_folder "$folder" plan -no-color -lock-timeout=0s >"$work/output" 2>&1; then fail 'Two work on one state at once.'; fi
  if ! grep -q 'Error acquiring the state lock' "$work/output" || ! grep -q 'OperationTypeApply' "$work/output"; then
    cat "$work/output" >&2
    fail 'The second is refused for something else than the lock.'
  fi
  echo no >&8
  exec 8>&-
  ! wait "$holder" || fail 'An apply that was not approved succeeded.'
  echo '    a second run is refused while the first holds the lock'
}

# prove_encryption ENVIRONMENT…: every version of states and locks, for S3 takes its own key where the backend is not told which.
prove_encryption() {
  local bucket=shopkeeper-state-$account key folder object seen
  key=$(sed -n 's/^kms_key_id = "\(.*\)"/\1/p' "$work/state.conf")
  for folder in bootstrap "$@"; do
    for object in "$folder"/terraform.tfstate{,.tflock}; do
      seen=$(simulated keys "$bucket" "$object" | sort -u)
      [[ $seen == "$key" ]] || fail "$object is encrypted with '$seen', and should be with $key."
    done
  done
  echo '    every version of every state and lock is encrypted with the key of the state'
}

repair_what_was_removed() {
  local folder=environments/$1 name=shopkeeper-$1 kind what
  while read -r kind what; do
    simulated remove "$kind" "$what"
    changes_of "$folder" >"$work/changes"
    [[ $(cut -d' ' -f1 "$work/changes") == create ]] || { cat "$work/changes" >&2 && fail "A removed $kind is not exactly one resource to add."; }
    quietly "repair of a removed $kind" in_folder "$folder" apply -no-color "$work/plan"
  done <<TEXT
alarm $name-unschedulable-pods
bucket-policy $name-backups-$account
pod-identity $name
TEXT
  nothing_to_do "$folder"
}

add_a_zone() {
  local folder=environments/$1
  changes_of "$folder" -var "zones=$third_zone" >"$work/changes"
  if grep delete "$work/changes" >&2; then fail 'A zone that is added destroys something.'; fi
  if grep -v '^create' "$work/changes" >&2; then fail 'A zone that is added changes something.'; fi
  grep -q '^create module.foundation.module.eks.aws_eks_node_group.this\["eu-central-1c"\]' "$work/changes" || fail 'A zone that is added gets no nodes.'
  quietly 'apply of one more zone' in_folder "$folder" apply -no-color "$work/plan"
  cat >>"$work/terraform/$folder/simulated.auto.tfvars" <<<"zones = $third_zone"
  nothing_to_do "$folder"
}

# Its state comes home before its bucket goes.
take_bootstrap_away() {
  rm "$work/terraform/bootstrap/backend_override.tf"
  initialise bootstrap -migrate-state -force-copy
  forget_deletions
  destroy bootstrap
  forget_trail
  compare_inventory
}

# moto 5.2.5 fails over markers of deleted objects once a bucket keeps no versions any more, which is how its end begins:
#   AttributeError: 'FakeDeleteMarker' object has no attribute 'dispose'
forget_deletions() { simulated forget-deletions "shopkeeper-state-$account"; }

# moto 5.2.5 takes DeleteTrail by a name alone; the provider sends the ARN, is told that all is well, and the trail stays.
forget_trail() { simulated remove trail shopkeeper; }

destroy() { quietly "destroy of $1" in_folder "$1" destroy -auto-approve -no-color; }

compare_inventory() {
  simulated inventory >"$work/after"
  diff "$work/before" "$work/after" >&2 || fail 'What was laid is not all gone: see above.'
  echo '    nothing is left'
}
