# Images: imports archives into the node, and makes the few tiny ones that its add-ons run.
# shellcheck shell=bash disable=SC2154 # settings.sh is sourced before

readonly loaded_label=shopkeeper.dev/archive

images() {
  ctr --address "$containerd_socket" --namespace k8s.io images "$@"
}

# Prints "name digest" of each image in a docker or OCI archive, names as containerd completes them.
archive_images() {
  local index
  if index=$(tar -xOf "$1" manifest.json 2>/dev/null); then
    jq -r '
      def completed: split("/") as $parts
        | if ($parts | length) == 1 then "docker.io/library/" + .
          elif $parts[0] | test("[.:]|^localhost$") then .
          else "docker.io/" + . end;
      .[] | (.Config | capture("(?<hex>[0-9a-f]{64})").hex) as $digest | .RepoTags[]? | "\(completed) \($digest)"' <<<"$index"
  elif index=$(tar -xOf "$1" index.json 2>/dev/null); then
    jq -r '.manifests[] | (.digest | ltrimstr("sha256:")) as $digest
      | .annotations["io.containerd.image.name"], .annotations["org.opencontainers.image.ref.name"]
      | strings | select(contains("/")) | "\(.) \($digest)"' <<<"$index" | head -1
  else
    refuse "$1 is no image archive" "Give a tar made by docker save or buildah push docker-archive:"
  fi
}

image_present() {
  images list "name==$1" | grep -qF "$loaded_label=$2"
}

load_archive() {
  local archive=$1 contents name digest present=1
  [[ -r $archive ]] || refuse "$archive cannot be read" "Check the path"
  contents=$(archive_images "$archive")
  [[ -n $contents ]] || refuse "$archive names no image" "Save it with its full name and a tag"
  while read -r name digest; do image_present "$name" "$digest" || present=; done <<<"$contents"
  if [[ -n $present ]]; then
    say "${contents%% *} is there already"
    return
  fi
  images import "$archive" >/dev/null
  while read -r name digest; do
    images label "$name" "$loaded_label=$digest" >/dev/null
    say "$name loaded, also as $(name_by_digest "$name")"
  done <<<"$contents"
}

# A kubelet that is asked for an image by its digest looks for that very name before it pulls.
name_by_digest() {
  local name
  name=${1%:*}@$(images list "name==$1" | awk 'NR == 2 {print $3}')
  images tag --force "$1" "$name" >/dev/null
  echo "$name"
}

# The add-ons' images: from scratch, a program or two each.
addon_images() {
  await 60 "containerd did not start" images list
  local work=$run/images programs=$state/programs name
  rm -rf "$work"
  mkdir -p "$work/root"
  image_archive pause:1 '["/bin/catatonit","-P"]' "$(command -v catatonit)"
  image_archive coredns:1.14.7 '["/bin/coredns"]' "$programs/coredns"
  image_archive local-path-provisioner:0.0.30 '["/bin/local-path-provisioner"]' "$programs/local-path-provisioner"
  image_archive metrics-server:0.9.0 '["/bin/metrics-server"]' "$programs/metrics-server"
  image_archive ingress:1 '["/bin/ingress"]' "$programs/ingress" "$(command -v haproxy)"
  image_archive busybox:1 '["/bin/sh"]' /bin/busybox
  for name in "$work"/*.tar; do load_archive "$name"; done
  rm -rf "$work"
}

# image_archive NAME ENTRYPOINT PROGRAM…: a docker archive of one layer, the same bytes each time.
image_archive() {
  local work=$run/images layer config diff program
  rm -rf "$work/root"
  mkdir -p "$work/root/usr/bin"
  ln -s usr/bin "$work/root/bin"
  for program in "${@:3}"; do
    cp -L "$program" "$work/root/usr/bin/"
    libraries_of "$program" | xargs -r cp -L --parents -t "$work/root"
  done
  if [[ $3 == */busybox ]]; then
    /bin/busybox --install -s "$work/root/usr/bin"
  fi
  layer=$work/layer.tar
  tar -C "$work/root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$layer" .
  diff=$(sha256sum "$layer" | cut -d' ' -f1)
  printf '{"architecture":"%s","os":"linux","config":{"Entrypoint":%s,"Env":["PATH=/bin"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$(dpkg --print-architecture)" "$2" "$diff" >"$work/config"
  config=$(sha256sum "$work/config" | cut -d' ' -f1).json
  mv "$work/config" "$work/$config"
  printf '[{"Config":"%s","RepoTags":["localhost/%s"],"Layers":["layer.tar"]}]' "$config" "$1" >"$work/manifest.json"
  tar -C "$work" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$work/${1%:*}.tar" manifest.json "$config" layer.tar
  rm "$work/$config" "$work/manifest.json" "$layer"
}

# libraries_of PROGRAM: the files of its shared libraries; none of a static one.
libraries_of() {
  ldd "$1" 2>/dev/null | grep -oE '/[^ ]+' || true
}
