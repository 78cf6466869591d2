# Writes images as archives that a container runtime imports, with both of their tags.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

# save FOLDER: one archive an image, named by its content; those of earlier content are dropped.
save() {
  local folder=$1 name id archive
  mkdir -p "$folder"
  for name in "${images[@]}"; do
    require_image "$name"
    id=$(image_id "$registry/$name:$version")
    id=${id#sha256:}
    archive=$folder/$name-${id:0:12}.tar
    find "$folder" -maxdepth 1 -name "$name-*" ! -path "$archive" -exec rm -rf {} +
    [[ -f $archive ]] || save_image "$name" "$archive"
    echo "$archive"
  done
}

save_image() {
  local -a references
  mapfile -t references < <(image_tags "$1")
  write_archive "$2" "${references[@]}"
}

# vary NAME ARCHIVE: what becomes of an image by the instructions of a Dockerfile that come in, as an archive alone.
vary() {
  local name=$1 image=$registry/$1:variant context
  require_image "$name"
  context=$(mktemp -d)
  { echo "FROM $registry/$name:$version" && cat; } >"$context/Dockerfile"
  build_aside "$image" "$context"
  rm -rf "$context"
  write_archive "$2" "$image"
  remove_image "$image"
}

# write_archive ARCHIVE TAG…: of one image.
write_archive() {
  local archive=$1
  shift
  if has_docker; then
    docker save -o "$archive.part" "$@"
  else
    buildah_archive "$archive.part" "$@"
  fi
  mv "$archive.part" "$archive"
}

# buildah writes archives of one tag; from its plain layers an archive of all tags is quickly made.
buildah_archive() {
  local archive=$1 folder=$1.layers config
  shift
  plain_layers "$1" "$folder"
  config=$(jq -r '.config.digest | ltrimstr("sha256:")' "$folder/manifest.json")
  jq -c '[{Config: $ARGS.positional[0], RepoTags: $ARGS.positional[1:], Layers: [.layers[].digest | ltrimstr("sha256:")]}]' \
    "$folder/manifest.json" --args "$config" "$@" >"$folder/list"
  mv "$folder/list" "$folder/manifest.json"
  rm "$folder/version"
  (cd "$folder" && tar --mtime=@0 --owner=0 --group=0 -cf - -- *) >"$archive"
  rm -rf "$folder"
}

# plain_layers IMAGE FOLDER: the image's configuration and uncompressed layers as files.
plain_layers() {
  rm -rf "$2"
  builder push --quiet --disable-compression "$1" "dir:$2"
}
