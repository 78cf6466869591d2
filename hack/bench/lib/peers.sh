# Vendure and Medusa: from npm into the cache, each seeded once there; a run begins with a copy of that.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

declare -ra vendure_packages=(@vendure/core@3.7.3 @vendure/create@3.7.3 pg@8.23.1)
declare -ra medusa_packages=(@medusajs/medusa@2.21.2 @medusajs/framework@2.21.2 @medusajs/cli@2.21.2 @swc/core@1 react@18 react-dom@18)

declare -a installed_peers=()

prepare_peers() {
  local peer
  sql -d ecommerce -c "SELECT json_agg(json_build_object('id', id, 'name', name, 'description', description, 'price', price,
    'stock', stock_quantity) ORDER BY id) FROM products" >"$home/products.json"
  for peer in vendure medusa; do
    if prepare_peer "$peer"; then
      installed_peers+=("$peer")
    else
      echo "$peer is not measured: $(tail -n 3 "$home/$peer.log" | tr '\n' ' ')" | tee -a "$results/not-measured" >&2
      stop_one "$peer"
    fi
  done
}

# One step after the other, for what stands in a condition is not ended by a failure of its own.
prepare_peer() {
  local peer=$1
  echo "==> preparing $peer"
  install_peer "$peer" >"$home/$peer.log" 2>&1 &&
    seed_peer "$peer" >>"$home/$peer.log" 2>&1 &&
    start_peer "$peer" &&
    MEDUSA_KEY=$(publishable_key "$peer") node "$bench/peers/write-requests.js" "$peer" "http://127.0.0.1:$(port_of "$peer")" "$home/requests/$peer" >>"$home/$peer.log" 2>&1 &&
    asleep "$peer"
}

install_peer() {
  local -n packages=$1_packages
  local folder
  folder=$cache/$1-$(echo "${packages[*]}" | sha256sum | cut -c1-12)
  declare -g "$1_home=$folder"
  if [[ ! -f $folder/.installed ]]; then
    mkdir -p "$folder" && echo '{"private": true}' >"$folder/package.json" &&
      (cd "$folder" && npm install --no-audit --no-fund --loglevel=error "${packages[@]}") && touch "$folder/.installed" || return 1
  fi
  cp "$bench/peers/$1"/*.js "$folder"
}

# in_peer NAME COMMAND…: where it is installed, told of its database, and nothing sent to its makers.
in_peer() {
  local folder=${1}_home
  (
    cd "${!folder}" || exit 1
    export PGHOST=127.0.0.1 PGPORT=$database_port PGUSER=bench PGPASSWORD=$password PGDATABASE=$1 PORT SECRET=bench-$password \
      DATABASE_URL="postgres://bench:$password@127.0.0.1:$database_port/$1" NODE_ENV=production MEDUSA_DISABLE_TELEMETRY=true \
      VENDURE_DISABLE_TELEMETRY=true DO_NOT_TRACK=1
    PORT=$(port_of "$1")
    "${@:2}"
  )
}

seed_peer() {
  local folder=${1}_home dump
  dump=${!folder}/seeded-$(cat "$bench/peers/$1"/*.js "$home/products.json" | sha256sum | cut -c1-12).dump
  free_port "$1_port"
  sql -c "CREATE DATABASE $1 OWNER bench" || return 1
  sql -d "$1" -c 'ALTER SCHEMA public OWNER TO bench' || return 1
  if [[ -s $dump ]]; then
    "$postgres/pg_restore" -h "$home/socket" -p "$database_port" -U postgres -d "$1" "$dump" || return 1
  else
    "seed_$1" || return 1
    "$postgres/pg_dump" -h "$home/socket" -p "$database_port" -U postgres -Fc -f "$dump" "$1" || return 1
  fi
  sql -d "$1" -c 'VACUUM ANALYZE'
}

seed_vendure() { in_peer vendure env MAKE_TABLES=yes NODE_ENV=development node seed.js "$home/products.json"; }

seed_medusa() { in_peer medusa npx medusa db:migrate && in_peer medusa env PRODUCTS="$home/products.json" npx medusa exec ./seed.js; }

# What an owner would copy from the dashboard.
publishable_key() { [[ $1 != medusa ]] || sql -d medusa -c "SELECT token FROM api_key WHERE title = 'Shop'"; }

start_peer() {

  case $1 in
    vendure) in_peer vendure exec node server.js >>"$home/vendure.log" 2>&1 & ;;
    medusa) in_peer medusa exec node node_modules/@medusajs/cli/cli.js start -H 127.0.0.1 -p "$medusa_port" >>"$home/medusa.log" 2>&1 & ;;
  esac
  started "$1" $!
  answers_within 120 "$1" "http://127.0.0.1:$(port_of "$1")/health"
}

answers_within() {
  local deadline=$((SECONDS + $1))
  until ask "$3" 2>/dev/null; do
    kill -0 "$(pid_of "$2")" 2>/dev/null && ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}
