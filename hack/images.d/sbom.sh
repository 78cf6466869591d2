# What images are made of, as CycloneDX tells it: Debian's packages, libraries of Java and of the storefront.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

sbom() {
  local folder=$1 name
  mkdir -p "$folder"
  for name in "${images[@]}"; do
    require_image "$name"
    with_root "$registry/$name:$version" components "$name" >"$folder/$name.parts" ||
      fail "What $name is made of cannot be told."
    jq -s --arg name "$name" --arg version "$version" --arg revision "$revision" '{
      bomFormat: "CycloneDX", specVersion: "1.6", version: 1,
      metadata: {component: {type: "container", name: $name, version: $version,
        properties: [{name: "org.opencontainers.image.revision", value: $revision}]}},
      components: (unique_by(.purl) | map({type: "library", name, version, purl, "bom-ref": .purl}))}' \
      "$folder/$name.parts" >"$folder/$name.cdx.json"
    rm "$folder/$name.parts"
    echo "==> $folder/$name.cdx.json: $(jq '.components | length' "$folder/$name.cdx.json") components"
  done
}

# components NAME: one JSON object for each, of the file system that IMAGE_ROOT names.
components() {
  debian_packages || return
  [[ ! -f $IMAGE_ROOT/opt/java/release ]] || { jdk && java_libraries "$1"; } || return
  [[ $1 != shop-ui ]] || npm_packages
}

debian_packages() {
  # shellcheck disable=SC2016 # dpkg-query's own
  dpkg-query --admindir="$IMAGE_ROOT/var/lib/dpkg" -W -f '${Package}\t${Version}\t${Architecture}\n' |
    jq -Rc 'split("\t") | {name: .[0], version: .[1], purl: "pkg:deb/debian/\(.[0])@\(.[1] | @uri)?arch=\(.[2])"}'
}

jdk() {
  sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$IMAGE_ROOT/opt/java/release" |
    jq -Rc '{name: "openjdk", version: ., purl: "pkg:generic/openjdk@\(. | @uri)"}'
}

# java_libraries NAME: each archive in the image by the name under which Maven had it; the application is the project's own.
java_libraries() {
  local resolved
  resolved=$(mktemp)
  hack/mvn -q -B --no-transfer-progress -pl "$1" dependency:list -DincludeScope=runtime -DoutputFile="$resolved" >/dev/null &&
    find "$IMAGE_ROOT/app" -name '*.jar' -printf '%f\n' | sort | awk -v own="$1" -v version="$version" '
      function add(file, name) { known[file] = name }
      NR == FNR {
        parts = split($1, part, ":")
        if (parts == 5) add(part[2] "-" part[4] ".jar", part[1] "\t" part[2] "\t" part[4])
        if (parts == 6) add(part[2] "-" part[5] "-" part[4] ".jar", part[1] "\t" part[2] "\t" part[5])
        next
      }
      FNR == 1 { add(own ".jar", "dev.shopkeeper\t" own "\t" version) }
      !($0 in known) { print "Maven knows nothing of " $0 >"/dev/stderr"; exit 1 }
      { print known[$0] }' "$resolved" - |
    jq -Rc 'split("\t") | {name: .[1], version: .[2], purl: "pkg:maven/\(.[0])/\(.[1])@\(.[2] | @uri)"}' || return
  rm "$resolved"
}

# Those that are built into its pages.
npm_packages() {
  jq -c '.packages | to_entries[] | select(.key != "" and (.value.dev | not) and .value.version)
    | (.key | sub("^.*node_modules/"; "")) as $name
    | {name: $name, version: .value.version, purl: "pkg:npm/\($name | sub("^@"; "%40"))@\(.value.version)"}' shop-ui/package-lock.json
}
