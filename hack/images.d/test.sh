# Checks what was built, each image in a container of its own.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

readonly properties=(bears_both_tags says_what_it_is runs_as_a_number_that_is_not_root has_no_setuid_files
  keeps_no_package_lists starts_its_program loads_classes_from_its_cache keeps_no_secret keeps_its_promises)

passed=0 failed=0

check() {
  local name property
  local -a names=("$@")
  ((${#names[@]})) || names=("${images[@]}")
  for name in "${names[@]}"; do
    require_image "$name"
    for property in "${properties[@]}"; do judge "$property" "$name"; done
  done
  judge finds_a_secret_that_a_later_layer_removed
  echo "$passed passed, $failed failed"
  ((failed == 0))
}

# judge PROPERTY [NAME]
judge() {
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL ${2:+$2 }${1//_/ }"
  fi
}

label() { image_config "$registry/$1:$version" | jq -r --arg key "org.opencontainers.image.$2" '.Labels[$key]'; }

bears_both_tags() {
  local built
  built=$(label "$1" revision)
  [[ $built =~ ^[0-9a-f]{12}(-dirty-[0-9a-f]{8})?$ ]] &&
    [[ $(image_id "$registry/$1:$version") == "$(image_id "$registry/$1:$built")" ]]
}

says_what_it_is() {
  [[ "$(label "$1" title) $(label "$1" version) $(label "$1" licenses)" == "$1 $version Apache-2.0" ]]
}

user_of() {
  case $1 in
    shop-db) echo 999:999 ;;
    *) echo 65532:65532 ;;
  esac
}

runs_as_a_number_that_is_not_root() {
  [[ $(image_config "$registry/$1:$version" | jq -r .User) == "$(user_of "$1")" ]]
}

has_no_setuid_files() {
  local found
  found=$(in_image "$registry/$1:$version" 0:0 find / -xdev -type f -perm /6000) || return
  [[ -z $found ]] || { echo "$found" && return 1; }
}

keeps_no_package_lists() {
  local found
  found=$(in_image "$registry/$1:$version" 0:0 find /var/lib/apt/lists /var/cache -path '*/apt/*' -type f -size +0) || return
  [[ -z $found ]] || { echo "$found" && return 1; }
}

# A few of the database's tests once more, on the image's own files; shop-db/test runs them all on Debian's.
keeps_its_promises() {
  [[ $1 == shop-db ]] || return 0
  with_root "$registry/$1:$version" shop-db/test opens_an_empty_volume keeps_rows_over_a_restart \
    ends_with_zero_on_sigterm_though_a_transaction_is_open takes_up_a_renewed_certificate_without_a_restart >/dev/null
}

# As the image's own user, and far enough to load every library.
starts_its_program() {
  local image=$registry/$1:$version user
  user=$(user_of "$1")
  case $1 in
    shop-db) in_image "$image" "$user" postgres --version && in_image "$image" "$user" initdb --version ;;
    shop-ui) in_image "$image" "$user" nginx -v 2>&1 ;;
    *) in_image "$image" "$user" /opt/java/bin/java --version && in_image "$image" "$user" test -r "/app/$1.jar" ;;
  esac >/dev/null
}

# A JVM that cannot use the cache says nothing and starts slowly. An unknown command ends both programs at once.
loads_classes_from_its_cache() {
  local output
  [[ $1 == operator || $1 == shop-api ]] || return 0
  output=$(in_image "$registry/$1:$version" "$(user_of "$1")" /opt/java/bin/java "-XX:AOTCache=/app/$1.aot" -XX:AOTMode=on \
    -XX:+UseSerialGC -Xlog:class+load -jar "/app/$1.jar" unknown 2>&1) || true
  grep -qE '^\[.*\] dev\.shopkeeper\.[A-Za-z.]+ source: shared objects file' <<<"$output" || { head -n 3 <<<"$output" && return 1; }
}
