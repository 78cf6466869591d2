# The Debian base images, as Docker Hub has them, made from Debian's packages for buildah.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

readonly suites=(trixie bookworm)

# What the slim images leave out, and how their apt behaves.
# shellcheck disable=SC2016 # mmdebstrap expands it
readonly recipe=(
  --variant=minbase
  --dpkgopt='path-exclude=/usr/share/doc/*'
  --dpkgopt='path-include=/usr/share/doc/*/copyright'
  --dpkgopt='path-exclude=/usr/share/man/*'
  --dpkgopt='path-exclude=/usr/share/info/*'
  --dpkgopt='path-exclude=/usr/share/lintian/*'
  --dpkgopt='path-exclude=/usr/share/locale/*'
  --dpkgopt=force-unsafe-io
  --aptopt='Acquire::Languages "none"'
  --aptopt='Apt::AutoRemove::SuggestsImportant "false"'
  # Bookworm would else take usrmerge, and Perl with it.
  --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr
  --include=usr-is-merged
  --customize-hook='rm "$1/etc/resolv.conf" "$1/etc/hostname"'
)

base() {
  has_docker && return
  local suite
  for suite in "${suites[@]}"; do base_image "$suite"; done
}

# A Dockerfile's `FROM debian:trixie-slim` finds localhost/debian:trixie-slim before it asks anybody.
base_image() {
  local suite=$1 name=localhost/debian:$1-slim archive
  archive=$cache/base/$suite-$(printf '%s\n' "${recipe[@]}" | sha256sum | head -c 12).tar
  [[ -f $archive ]] || root_file_system "$suite" "$archive"
  [[ -f $store/${archive##*/}.imported ]] && image_id "$name" >/dev/null && return
  # Layers kept from builds on an earlier base are of no use any more.
  builder rmi --prune >/dev/null 2>&1 || true
  printf 'FROM scratch\nADD %s /\nCMD ["bash"]\n' "${archive##*/}" |
    logged "base-$suite" builder bud --isolation chroot --timestamp 0 -t "$name" -f - "$cache/base"
  touch "$store/${archive##*/}.imported"
}

root_file_system() {
  local suite=$1 archive=$2 began=$SECONDS part
  mkdir -p "$cache/base"
  find "$cache/base" -name "$suite*" -delete
  part=$cache/base/$suite.part.tar
  logged "base-$suite" mmdebstrap "${recipe[@]}" "$suite" "$part"
  mv "$part" "$archive"
  echo "==> Debian $suite took $((SECONDS - began)) s"
}
