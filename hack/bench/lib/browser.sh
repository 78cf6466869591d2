# The browser, and who visits which storefront.
# shellcheck shell=bash disable=SC2034,SC2154 # hack/bench/ui is read before

install_driver() {
  local folder=$bench/browser
  driver=$cache/browser-$(cat "$folder"/package*.json | sha256sum | cut -c1-12)
  if [[ ! -f $driver/.installed ]]; then
    mkdir -p "$driver"
    cp "$folder"/package*.json "$driver"
    (cd "$driver" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) || fail 'The driver of the browser could not be installed.'
    touch "$driver/.installed"
  fi
  rm -rf "$driver/shops"
  cp -r "$folder"/*.js "$folder/shops" "$driver"
}

visit_pages() {
  local -a storefronts=("ours=$shop_url")
  local peer
  for peer in "${installed_peers[@]}"; do storefronts+=("$peer=http://127.0.0.1:$(port_of "$peer")"); done
  echo "==> visiting ${storefronts[*]}"
  PRODUCTS=$sample/products.json node "$driver/visits.js" "$runs" "$results" "${storefronts[@]}" ||
    fail 'A page was not as it should be: see above.'
}
