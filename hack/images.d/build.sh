# Builds the images from their Dockerfiles.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

build() {
  local name began
  local -a names=("$@")
  ((${#names[@]})) || names=("${images[@]}")
  for name in "${names[@]}"; do require_inputs "$name"; done
  base
  for name in "${names[@]}"; do
    began=$SECONDS
    build_image "$name"
    drop_earlier "$name"
    echo "==> image $name took $((SECONDS - began)) s"
  done
}

# What a Dockerfile copies has to be there first.
require_inputs() {
  case $1 in
    operator | shop-api)
      [[ -f $1/target/app/$1.jar ]] ||
        fail "$1/target/app/$1.jar is missing. Build it first: make build (or: hack/mvn -q -Dquick -DskipTests -pl $1 package)"
      ;;
    shop-ui)
      [[ -f shop-ui/dist/index.html ]] ||
        fail "shop-ui/dist is missing. Build it first: make build (or, in shop-ui: npm ci && npm run build)"
      ;;
    shop-db) ;;
    *) fail "There is no image '$1'. The images are: ${images[*]}" ;;
  esac
}

build_image() {
  local name=$1
  local -a command=(docker build)
  has_docker || command=(builder bud --isolation chroot --layers --pull-never)
  # As labels too: buildah takes a LABEL from its cache though the arguments in it have changed.
  logged "image-$name" "${command[@]}" --label org.opencontainers.image.version="$version" \
    --label org.opencontainers.image.revision="$revision" --build-arg VERSION="$version" --build-arg REVISION="$revision" \
    -t "$registry/$name:$version" -t "$registry/$name:$revision" "$name"
}

# build_aside TAG CONTEXT: an image for a moment, each instruction a layer; whoever wants it removes it.
build_aside() {
  if has_docker; then
    docker build -q -t "$1" "$2"
  else
    builder bud --quiet --isolation chroot --layers --no-cache --pull-never -t "$1" "$2"
  fi >/dev/null
}

# Tags of earlier revisions, and the layers that only they had.
drop_earlier() {
  local tag
  for tag in $(image_tags "$1"); do
    [[ $tag == *":$version" || $tag == *":$revision" ]] || remove_image "$tag" || true
  done
}
