# Where images live: Docker's daemon where it answers, else a buildah store of our own in the cache,
# so that nothing of the machine's images is touched.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

readonly store=$cache/containers

has_docker() { docker info >/dev/null 2>&1; }

# buildah mounts what it works on. In mount namespaces of our own the mounts are gone when we are,
# however we end; one command at a time, because the next one clears away what an interrupted one left.
open_store() {
  has_docker && return
  if [[ -z ${SHOPKEEPER_STORE_OPEN:-} ]]; then
    ((EUID == 0)) || fail "Building images without Docker's daemon needs root. Start Docker, or repeat as root."
    hack/packages buildah mmdebstrap debian-archive-keyring util-linux jq unzip
    mkdir -p "$store"
    SHOPKEEPER_STORE_OPEN=1 exec unshare --mount --propagation private "$@"
  fi
  exec 8>"$store/lock"
  flock --nonblock 8 || { echo "Another hack/images is at work; waiting for it." >&2 && flock 8; }
  rm -rf "$store/run"
  builder rm --all >/dev/null 2>&1 || true
}

# The network of the build, its names and certificates, are the machine's; its registries are not asked.
builder() {
  buildah --root "$store/storage" --runroot "$store/run" --storage-driver overlay "$@" 8>&-
}

image_id() {
  if has_docker; then
    docker image inspect --format '{{.Id}}' "$1" 2>/dev/null
  else
    builder inspect --type image --format '{{.FromImageID}}' "$1" 2>/dev/null
  fi
}

require_image() {
  image_id "$registry/$1:$version" >/dev/null || fail "The image $1 is not there. Build it first: hack/images build $1"
}

# image_config IMAGE: the OCI configuration as JSON.
image_config() {
  if has_docker; then
    docker image inspect --format '{{json .Config}}' "$1"
  else
    builder inspect --type image "$1" | jq .OCIv1.config
  fi
}

# Every name:tag of one of our images.
image_tags() {
  if has_docker; then
    docker images --format '{{.Repository}}:{{.Tag}}' "$registry/$1"
  else
    builder images --json | jq -r --arg name "$registry/$1:" '.[].names[]? | select(startswith($name))'
  fi
}

remove_image() {
  if has_docker; then docker rmi "$1"; else builder rmi "$1"; fi >/dev/null
}

# in_image IMAGE USER COMMAND…: runs a command in a fresh container, without network where Docker runs it.
in_image() {
  local image=$1 user=$2 container status=0
  shift 2
  if has_docker; then
    docker run --rm --read-only --tmpfs /tmp --network none --user "$user" --entrypoint "$1" "$image" "${@:2}"
    return
  fi
  container=$(builder from --pull-never "$image")
  builder run --isolation chroot --user "$user" "$container" -- "$@" || status=$?
  builder rm "$container" >/dev/null
  return "$status"
}

# with_root IMAGE COMMAND…: runs a command with the image's root file system in the folder that IMAGE_ROOT names.
with_root() {
  local image=$1 container root status=0
  shift
  if has_docker; then
    root=$(mktemp -d)
    container=$(docker create "$image")
    docker export "$container" | tar -x -C "$root"
    docker rm "$container" >/dev/null
    IMAGE_ROOT=$root "$@" || status=$?
    rm -rf "$root"
    return "$status"
  fi
  container=$(builder from --pull-never "$image")
  root=$(builder mount "$container")
  IMAGE_ROOT=$root "$@" 8>&- || status=$?
  builder rm "$container" >/dev/null
  return "$status"
}
