# Ours: the packaged jar, started as the image starts it, with a cache trained as the image's is.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

prepare_ours() {
  JAVA_HOME=$(hack/jdk)
  export JAVA_HOME
  echo '==> building shop-api'
  hack/mvn -q -B --no-transfer-progress -Dquick -DskipTests -pl shop-api package
  application=$cache/shop-api-$(application_key)
  [[ -s $application/shop-api.aot ]] || train_ours
  free_port ours_port
  free_port unkept_port
  migrate_ours
  start_ours ours
  start_ours unkept
  write_reads ours
  write_reads unkept
}

application_key() {
  {
    find shop-api/target/app -type f -print0 | sort -z | xargs -0 cat
    cat "$JAVA_HOME/release" shop-api/training/train shop-api/Dockerfile
  } | sha256sum | cut -c1-12
}

# A cache serves only the jar it was trained with, in the place where it was.
train_ours() {
  echo '==> training the AOT cache'
  rm -rf "$application"
  mkdir -p "$application"
  cp -r shop-api/target/app/. "$application"
  JAVA=$JAVA_HOME/bin/java JAR=$application/shop-api.jar POSTGRES=$postgres \
    shop-api/training/train "$application/shop-api.aot.new" >"$home/training.log" 2>&1
  mv "$application/shop-api.aot.new" "$application/shop-api.aot"
}

# The image's own command, with this machine's Java, and the memory that a pod of a Shop would have.
ours_command() {
  local limit
  limit=$(sed -n '/^ *name: api$/,$s/^ *memory: \([0-9]*\)Mi$/\1/p' operator/src/test/resources/golden/shop/23-deployment-acme-api.yaml | head -1)
  sed -n 's/^ENTRYPOINT //p' shop-api/Dockerfile | jq -r --arg java "$JAVA_HOME/bin/java" --arg app "$application" \
    --arg memory "-XX:MaxRAM=${limit}m" '(.[1:-2] | map(gsub("/app/"; $app + "/"))) as $flags
      | [$java, $memory] + $flags + ["-jar", $app + "/shop-api.jar"] | .[]'
}

# ours_environment [NAME]: as a Shop's ConfigMap sets it, with a rate limit that counts and is not reached.
# `unkept` keeps no answers, so that each read asks the database.
ours_environment() {
  export DATABASE_HOST=localhost DATABASE_PORT=$database_port DATABASE_NAME=ecommerce
  [[ -n ${1:-} ]] || return 0
  declare -gx SERVER_PORT SHOP_MANAGEMENT_PORT
  SERVER_PORT=$(port_of "$1")
  SHOP_MANAGEMENT_PORT=$(port_of "$1_management")
  export RATE_LIMIT_CLIENT_PER_SECOND=1000000 RATE_LIMIT_GLOBAL_PER_SECOND=1000000
  [[ $1 != unkept ]] || export SHOP_CATALOG_KEPT=0B
}

migrate_ours() {
  (ours_environment && SHOP_SECRETS_DIRECTORY=$home/secrets/owner "$JAVA_HOME/bin/java" -jar "$application/shop-api.jar" migrate) >"$home/migration.log"
  sql -d ecommerce -f "$bench/sql/products.sql" -c 'VACUUM ANALYZE'
  copy_database pgbench
  copy_database seed
}

# launch_ours NAME [JVM-OPTION…]: the log goes to a file, as a node's does.
launch_ours() {
  local -a command
  free_port "$1_management_port"
  mapfile -t command < <(ours_command)
  (ours_environment "$1" && SHOP_SECRETS_DIRECTORY=$home/secrets/login exec "${command[0]}" "${@:2}" "${command[@]:1}") >"$home/$1.log" 2>&1 &
  started "$1" $!
}

start_ours() {
  launch_ours "$@"
  await "$1" "http://127.0.0.1:$(port_of "$1_management")/readyz" 60
}

# The places where pages begin are walked to, one product at a time: a cursor is nobody's to make.
write_reads() {
  local id
  mkdir -p "$home/requests"
  for ((id = 1; id <= 1000; id++)); do printf 'GET\t/api/products/%d\n' "$id"; done >"$home/requests/$1-id"
  node "$bench/load/cursors.js" "http://127.0.0.1:$(port_of "$1")" >"$home/requests/$1-list"
}
