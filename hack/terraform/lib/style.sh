# What can be said of the code without running it.
# shellcheck shell=bash disable=SC2154 # hack/terraform/check is read before

check_style() {
  local folder
  echo '==> fmt, validate, checkov'
  terraform fmt -check -recursive -diff terraform || fail 'Not formatted: terraform fmt -recursive terraform'
  for folder in "${modules[@]}" "${roots[@]}"; do
    initialise "$folder" -backend=false
    in_folder "$folder" validate -no-color >"$work/output" || { cat "$work/output" >&2 && fail "terraform/$folder is not valid."; }
  done
  check_policies -d "$work/terraform" --framework terraform
}

lint() {
  install_tflint
  echo '==> tflint'
  TFLINT_PLUGIN_DIR=$tflint "$tflint/tflint" --chdir "$work/terraform" --recursive --config "$PWD/hack/terraform/tflint.hcl"
}

# Each check that is left out has its reason in the configuration.
check_policies() {
  "$(hack/python-program checkov "$checkov")/bin/checkov" --config-file hack/terraform/checkov.yaml --compact --quiet "$@"
}
