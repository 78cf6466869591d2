# EverShop: a whole shop from npm, its storefront rendered by its server. Installed and built once in the cache.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

# It imports concat-stream without naming it among its dependencies.
declare -ra evershop_packages=(@evershop/evershop@2.2.1 concat-stream@2.0.0)

prepare_evershop() {
  hack/packages postgresql-15
  start_postgres
  echo '==> preparing EverShop'
  (cd "$sample" && node "$bench/peers/evershop/products.js") >"$home/products.json"
  if install_peer evershop >"$home/evershop.log" 2>&1 && seed_peer evershop >>"$home/evershop.log" 2>&1 && build_evershop && start_evershop; then
    installed_peers+=(evershop)
  else
    echo "EverShop is not measured: $(tail -n 3 "$home/evershop.log" | tr '\n' ' ')" | tee -a "$results/not-measured" >&2
    stop_one evershop
  fi
}

in_evershop() {
  EVERSHOP_HOME_URL=http://127.0.0.1:$evershop_port \
    DB_HOST=127.0.0.1 DB_PORT=$database_port DB_USER=bench DB_PASSWORD=$password DB_NAME=evershop DB_SSLMODE=disable \
    NODE_CONFIG='{"shop": {"currency": "EUR", "language": "en"}, "catalog": {"collectionPageSize": 24}}' in_peer evershop "$@"
}

readonly evershop=node_modules/@evershop/evershop/dist/bin/evershop.js

build_evershop() {
  [[ ! -f $evershop_home/.built ]] || return 0
  in_evershop node "$evershop" build >>"$home/evershop.log" 2>&1 && touch "$evershop_home/.built"
}

seed_evershop() { in_evershop node seed.js "$home/products.json"; }

# Its addresses with words in them are made after its start, by a process beside it.
start_evershop() {
  in_evershop exec node "$evershop" start >>"$home/evershop.log" 2>&1 &
  started evershop $!
  answers_within 120 evershop "http://127.0.0.1:$evershop_port/kitchen"
}
