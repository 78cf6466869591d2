# What the pipeline's steps share.
# shellcheck shell=bash disable=SC2034 # the steps read what is set here

# A step whose part failed has failed, also where its output is what is wanted.
shopt -s inherit_errexit

readonly images=(operator shop-api shop-ui shop-db)
readonly digest='sha256:[0-9a-f]{64}'

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need() { command -v "$1" >/dev/null || fail "$1 is missing. $2"; }

require() {
  local name
  for name in "$@"; do [[ -n ${!name:-} ]] || fail "$name is not set. hack/delivery/README.md tells where it comes from"; done
}

# archive_in FOLDER NAME: the path of the image's one archive.
archive_in() {
  local -a found
  mapfile -t found < <(find "$1" -maxdepth 1 -name "$2-*.tar")
  ((${#found[@]} == 1)) || fail "There are ${#found[@]} archives of $2 in $1, not one. Write them: hack/images save $1"
  echo "${found[0]}"
}

# output NAME VALUE: what a later job of the workflow reads; one line.
output() { printf '%s=%s\n' "$1" "$(tr '\n' ' ' <<<"$2" | sed 's/ *$//')" >>"${GITHUB_OUTPUT:-/dev/null}"; }
