# How large the images are, and how much of it is over their Debian.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

sizes() {
  local work name
  local -a names=("$@")
  ((${#names[@]})) || names=("${images[@]}")
  work=$(mktemp -d)
  printf '%-10s %12s %14s %13s %16s\n' image 'MB on disk' 'MB compressed' 'MB over base' 'MB compressed'
  for name in "${names[@]}"; do
    require_image "$name"
    save_image "$name" "$work/$name.tar"
    printf '%-10s %12s %14s %13s %16s\n' "$name" "$(megabytes <"$work/$name.tar")" "$(gzip <"$work/$name.tar" | megabytes)" \
      "$(over_base "$work/$name.tar" | megabytes)" "$(over_base "$work/$name.tar" | gzip | megabytes)"
    rm "$work/$name.tar"
  done
  rm -rf "$work"
}

megabytes() { wc -c | awk '{printf "%.0f", $1 / 1000000}'; }

# All layers but the first, which is the base: Debian's images have one, those of Docker Hub and those made here.
over_base() {
  local -a layers
  mapfile -t layers < <(tar -xOf "$1" manifest.json | jq -r '.[0].Layers[1:][]')
  tar -xOf "$1" "${layers[@]}"
}

# Archives and caches of applications are not ours to drop.
clean() {
  if has_docker; then
    local name tag
    for name in "${images[@]}"; do
      for tag in $(image_tags "$name"); do remove_image "$tag"; done
    done
  fi
  rm -rf "$store" "$cache/base"
}
