# What images are made of, as CycloneDX tells it: Debian's packages, libraries of Java and of the storefront.
# shellcheck shell=bash disable=SC2154 # hack/images is read before

sbom() {
  local folder=$1 name
  mkdir -p "$folder"
  for name in "${images[@]}"; do
    require_image "$name"
    with_root "$registry/$name:$version" components "$name" >"$folder/$name.parts"
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
  debian_packages
  [[ ! -f $IMAGE_ROOT/opt/java/release ]] || jdk
  [[ ! -d $IMAGE_ROOT/app ]] || java_libraries
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

# By what Maven left in them, else by their names.
java_libraries() {
  local jar properties
  find "$IMAGE_ROOT/app" -name '*.jar' | sort | while read -r jar; do
    properties=$(unzip -p "$jar" 'META-INF/maven/*/*/pom.properties' 2>/dev/null | tr -d '\r') || true
    if [[ -n $properties ]]; then
      awk -F= '/^(groupId|artifactId|version)=/ {seen[$1] = $2}
        length(seen) == 3 {print seen["groupId"] "\t" seen["artifactId"] "\t" seen["version"]; delete seen}' <<<"$properties"
    else
      basename "$jar" .jar | sed -E 's/^(.*)-([0-9][^-]*(-[A-Za-z0-9.]+)?)$/\t\1\t\2/; /\t/!s/.*/\t&\t/'
    fi
  done | jq -Rc --arg own "$version" 'split("\t") | (if .[2] == "" then $own else .[2] end) as $version
    | {name: .[1], version: $version, purl: "pkg:maven/\(if .[0] == "" then "" else .[0] + "/" end)\(.[1])@\($version | @uri)"}'
}

# Those that are built into its pages.
npm_packages() {
  jq -c '.packages | to_entries[] | select(.key != "" and (.value.dev | not) and .value.version)
    | (.key | sub("^.*node_modules/"; "")) as $name
    | {name: $name, version: .value.version, purl: "pkg:npm/\($name | sub("^@"; "%40"))@\(.value.version)"}' shop-ui/package-lock.json
}
