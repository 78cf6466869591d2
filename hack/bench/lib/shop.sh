# The local cluster's shop: where it sells, and what its build says of itself.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts read each other's variables

readonly shop=acme namespace=default
readonly sample=$PWD/shop-api/src/main/resources/sample-catalog

in_shop() { kubectl --namespace "$namespace" "$@"; }

find_shop() {
  KUBECONFIG=$(hack/clusters/cluster kubeconfig)
  export KUBECONFIG
  shop_url=$(in_shop get shop "$shop" -o 'jsonpath={.status.url}') || fail 'The cluster cannot be asked. Raise it first: make up'
  [[ -n $shop_url ]] || fail "Shop $shop has no URL. See: kubectl --namespace $namespace describe shop $shop"
}

# What the build of the storefront counts as the script of a first load, in bytes; in bench/report it stands beside
# what came over the network.
count_build() {
  echo "==> building the storefront"
  hack/npm-install
  (cd shop-ui && npm run --silent build) >"$home/build.log"
  awk '/^first load: .*: catalog$/ { printf "{\"scriptBytes\": %d}\n", $3 * 1000; found = 1 } END { exit !found }' "$home/build.log" >"$results/build.json" ||
    fail "The storefront's build does not say how much script its first load takes."
}
