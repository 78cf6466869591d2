# The stack that the shop could have been: Express and pg, two processes on two cores.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

prepare_seed() {
  install_seed
  free_port seed_port
  start_seed
}

install_seed() {
  local folder=$bench/seed-stack
  seed_home=$cache/seed-stack-$(cat "$folder"/package*.json | sha256sum | cut -c1-12)
  if [[ ! -f $seed_home/.installed ]]; then
    mkdir -p "$seed_home"
    cp "$folder"/package*.json "$seed_home"
    (cd "$seed_home" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) || fail "The seed's stack could not be installed."
    touch "$seed_home/.installed"
  fi
  cp "$folder"/*.js "$seed_home"
}

start_seed() {
  (PGHOST=127.0.0.1 PGPORT=$database_port PGUSER=bench PGPASSWORD=$password PGDATABASE=seed PORT=$seed_port NODE_ENV=production \
    exec node "$seed_home/server.js") >"$home/seed.log" 2>&1 &
  started seed $!
  await seed "http://127.0.0.1:$seed_port/api/products/1" 30
  write_seed_reads
}

write_seed_reads() {
  local id
  for ((id = 1; id <= 1000; id++)); do printf 'GET\t/api/products/%d\n' "$id"; done >"$home/requests/seed-id"
  for ((id = 0; id <= 980; id++)); do printf 'GET\t/api/products?limit=20&after=%d\n' "$id"; done >"$home/requests/seed-list"
  for ((id = 1; id <= 50; id++)); do printf 'GET\t/api/products?page=%d\n' "$id"; done >"$home/requests/seed-light"
}
