# How large the images are.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

sizes() {
  local work name
  work=$(mktemp -d)
  printf '%-10s %12s %14s\n' image 'MB on disk' 'MB compressed'
  for name in "${images[@]}"; do
    require_image "$name"
    save_image "$name" "$work/$name.tar"
    printf '%-10s %12s %14s\n' "$name" "$(megabytes <"$work/$name.tar")" "$(gzip <"$work/$name.tar" | megabytes)"
    rm "$work/$name.tar"
  done
  rm -rf "$work"
}

megabytes() { wc -c | awk '{printf "%.0f", $1 / 1000000}'; }

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
