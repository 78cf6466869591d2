# The programs that look at Terraform, and Terraform itself.
# shellcheck shell=bash disable=SC2034,SC2154 # hack/terraform/check is read before

readonly moto=5.2.5 ministack=1.5.33 checkov=3.3.30
readonly cache=${SHOPKEEPER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/shopkeeper}

need_terraform() {
  command -v terraform >/dev/null || fail 'terraform is missing. Install 1.11 or newer (https://developer.hashicorp.com/terraform/install).'
  # One that is named and not there is warned of at every call.
  [[ -e ${TF_CLI_CONFIG_FILE:-/dev/null} ]] || unset TF_CLI_CONFIG_FILE
  export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0
  [[ ${TF_CLI_ARGS_init:-} == *-plugin-dir* ]] || export_plugin_cache
}

export_plugin_cache() {
  mkdir -p "$cache/terraform-plugins"
  export TF_PLUGIN_CACHE_DIR=$cache/terraform-plugins
}

in_folder() { terraform -chdir="$work/terraform/$1" "${@:2}"; }

# initialise FOLDER [ARGUMENT…]: roots keep to their lock file, modules have none.
initialise() {
  local folder=$1 lock=()
  shift
  [[ ! -f terraform/$folder/.terraform.lock.hcl ]] || lock=(-lockfile=readonly)
  if ! in_folder "$folder" init "${lock[@]}" "$@" >"$work/init" 2>&1; then
    cat "$work/init" >&2
    fail "terraform/$folder cannot be initialised: see above. The AWS provider must come from Terraform's registry," \
      "or from a folder of the machine: export TF_CLI_ARGS_init=-plugin-dir=FOLDER."
  fi
}

# tflint and AWS's rules for it, built from the module pinned beside this, once. They are there whole or not at all.
install_tflint() {
  local module=hack/terraform/tflint program
  tflint=$cache/tflint-$(cat "$module"/go.mod "$module"/go.sum | sha256sum | cut -c1-12)
  [[ ! -d $tflint ]] || return 0
  command -v go >/dev/null || fail 'go is missing. Install Go 1.26 or newer (https://go.dev/dl): tflint is built by it.'
  echo '==> building tflint and its rules for AWS (many minutes, once)'
  for program in tflint tflint-ruleset-aws; do
    CGO_ENABLED=0 GOWORK=off GOFLAGS='' nice go -C "$module" build -mod=readonly -buildvcs=false -trimpath -ldflags '-s -w' \
      -o "$home/tflint/$program" "github.com/terraform-linters/$program"
  done
  mkdir -p "$cache"
  mv "$home/tflint" "$tflint"
}
