# Pushes images to a registry of the user's.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

# push REGISTRY: each image as REGISTRY/NAME, under the tag of this checkout.
push() {
  local to=$1 name
  for name in "${images[@]}"; do
    require_image "$name"
    push_image "$registry/$name:$revision" "$to/$name:$revision"
    echo "==> pushed $to/$name:$revision"
  done
}

# Logins are those of docker, or of buildah: both read what `docker login` wrote.
push_image() {
  if has_docker; then
    docker tag "$1" "$2"
    logged push docker push "$2"
  else
    logged push builder push "$1" "docker://$2"
  fi
}
