# Looks for secrets in every layer of an image, also those that a later layer removed.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

published=$(sed '/^#/d; s/.*/\\Q&\\E/' hack/images.d/published-keys.txt | paste -sd '|')
# Keys with their content, tokens by their form; a program that only knows the words is no finding.
readonly secret_content="-----BEGIN ([A-Z]+ )*PRIVATE KEY-----\s++(?!$published)"'[A-Za-z0-9+/=]{40}|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{15,}|_authToken\s*=\s*\S{16}|(?i:aws_?secret_?access_?key)["'\'']?\s*[=:]\s*["'\'']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])|\bhooks\.slack\.com/services/T[A-Z0-9]{8,}/B[A-Z0-9]{8,}/[A-Za-z0-9]{20}'
readonly secret_name='(^|/)(id_(rsa|dsa|ecdsa|ed25519)|\.(pgpass|netrc|npmrc|pypirc|git-credentials|env)|kubeconfig|\.docker/config\.json|\.m2/settings.*\.xml|\.aws/credentials|[^/]+\.(p12|pfx|jks))$'

keeps_no_secret() {
  local found
  found=$(secrets_in "$registry/$1:$version") || return
  [[ -z $found ]] || { echo "$found" && return 1; }
}

# secrets_in IMAGE: prints each finding as layer and path.
secrets_in() {
  local folder
  folder=$(mktemp -d)
  layers "$1" "$folder/image"
  search_layers "$folder"
  rm -rf "$folder"
}

# secrets ARCHIVE…: the same of archives, such as `save` writes; fails where something is found.
secrets() {
  local archive folder found=
  for archive in "$@"; do
    folder=$(mktemp -d)
    unpack_image "$folder/image" <"$archive" || fail "$archive is no image"
    found+=$(search_layers "$folder") || return
    rm -rf "$folder"
  done
  [[ -z $found ]] || { echo "$found" && return 1; }
}

search_layers() {
  local folder=$1 layer
  while read -r layer; do
    mkdir "$folder/files"
    tar -xf "$folder/image/$layer" -C "$folder/files" --no-same-owner --exclude='dev/*' || fail "Layer $layer cannot be read"
    chmod -R u+rwX "$folder/files"
    unpack_archives "$folder/files"
    findings "$folder/files" | sed "s|^|layer ${layer:0:12}: |"
    rm -rf "$folder/files"
  done <"$folder/image/layers"
  mkdir "$folder/files"
  # Variables, labels and the commands of its history, as they were before they were JSON.
  jq -r '.. | strings' "$folder/image/$(<"$folder/image/configuration")" >"$folder/files/configuration" ||
    fail 'The configuration cannot be read'
  findings "$folder/files"
  rm -rf "$folder/files"
}

# layers IMAGE FOLDER: the layers as tar files; the file `layers` lists them, `configuration` names the image's own.
layers() {
  if has_docker; then
    docker save "$1" | unpack_image "$2"
  else
    plain_layers "$1" "$2"
    jq -r '.layers[].digest | ltrimstr("sha256:")' "$2/manifest.json" >"$2/layers"
    jq -r '.config.digest | ltrimstr("sha256:")' "$2/manifest.json" >"$2/configuration"
  fi
}

# unpack_image FOLDER: of an archive that comes in, as Docker saves it.
unpack_image() {
  mkdir "$1"
  tar -x -C "$1" &&
    jq -er '.[].Layers[]' "$1/manifest.json" >"$1/layers" &&
    jq -er '.[0].Config' "$1/manifest.json" >"$1/configuration"
}

# What is packed is searched as well.
unpack_archives() {
  local archive
  find "$1" -type f \( -name '*.jar' -o -name '*.war' -o -name '*.zip' \) -print0 | while IFS= read -r -d '' archive; do
    unzip -qq -o "$archive" -d "$archive.content"
    rm "$archive"
  done
  # What only has the name is searched as it is.
  find "$1" -type f -name '*.gz' -exec gunzip -qf {} + 2>/dev/null || true
}

findings() {
  find "$1" -type f -printf '%P\n' | grep -E "$secret_name" || true
  (cd "$1" && grep -rlazP -- "$secret_content" .) | sed 's|^\./||' || true
}

# An image whose secret is removed by the layer after: what the search must find.
finds_a_secret_that_a_later_layer_removed() {
  local canary=localhost/canary:latest found
  openssl genpkey -algorithm ed25519 2>/dev/null | canary_image "$canary"
  found=$(secrets_in "$canary")
  remove_image "$canary"
  [[ $found == *': opt/canary' ]]
}

canary_image() {
  local context
  context=$(mktemp -d)
  cat >"$context/canary"
  printf 'FROM debian:trixie-slim\nCOPY canary /opt/canary\nRUN rm /opt/canary\n' >"$context/Dockerfile"
  build_aside "$1" "$context"
  rm -rf "$context"
}
