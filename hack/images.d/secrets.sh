# Looks for secrets in every layer of an image, also those that a later layer removed.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

# Keys with their content, tokens by their form; a program that only knows the words is no finding.
readonly secret_content='-----BEGIN ([A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{15,}|_authToken\s*=\s*\S{16}'
readonly secret_name='(^|/)(id_(rsa|dsa|ecdsa|ed25519)|\.(pgpass|netrc|npmrc|pypirc|git-credentials|env)|kubeconfig|\.docker/config\.json|\.m2/settings.*\.xml|\.aws/credentials|[^/]+\.(p12|pfx|jks))$'

keeps_no_secret() {
  local found
  found=$(secrets_in "$registry/$1:$version") || return
  [[ -z $found ]] || { echo "$found" && return 1; }
}

# secrets_in IMAGE: prints each finding as layer and path.
secrets_in() {
  local folder layer
  folder=$(mktemp -d)
  layers "$1" "$folder/image"
  while read -r layer; do
    mkdir "$folder/files"
    tar -xf "$folder/image/$layer" -C "$folder/files" --no-same-owner --exclude='dev/*'
    chmod -R u+rwX "$folder/files"
    unpack_archives "$folder/files"
    findings "$folder/files" | sed "s|^|layer ${layer:0:12}: |"
    rm -rf "$folder/files"
  done <"$folder/image/layers"
  rm -rf "$folder"
}

# layers IMAGE FOLDER: the layers as tar files; the file `layers` lists them.
layers() {
  if has_docker; then
    mkdir "$2"
    docker save "$1" | tar -x -C "$2"
    jq -r '.[].Layers[]' "$2/manifest.json" >"$2/layers"
  else
    plain_layers "$1" "$2"
    jq -r '.layers[].digest | ltrimstr("sha256:")' "$2/manifest.json" >"$2/layers"
  fi
}

# What is packed is searched as well.
unpack_archives() {
  local archive
  find "$1" -type f -name '*.jar' -print0 | while IFS= read -r -d '' archive; do
    unzip -qq -o "$archive" -d "$archive.content"
    rm "$archive"
  done
  find "$1" -type f -name '*.gz' -exec gunzip -qf {} + || true
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
  if has_docker; then
    docker build -q -t "$1" "$context" >/dev/null
  else
    builder bud --quiet --isolation chroot --layers --no-cache --pull-never -t "$1" "$context" >/dev/null
  fi
  rm -rf "$context"
}
