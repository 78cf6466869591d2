# The version and the revision that images of this checkout are tagged with.
# shellcheck shell=bash

project_version() {
  local version
  version=$(sed -n '/<artifactId>shopkeeper</{n;s/.*<version>\(.*\)<.*/\1/p;q}' pom.xml)
  echo "${version:?pom.xml has no version}"
}

# The commit, and a hash of what the work tree adds to it; or what SHOPKEEPER_REVISION says, so that one run
# has one revision while somebody edits the checkout.
revision() {
  local commit
  if [[ -n ${SHOPKEEPER_REVISION:-} ]]; then
    echo "$SHOPKEEPER_REVISION"
    return
  fi
  commit=$(git rev-parse --short=12 HEAD) || fail "This is not a git checkout: images are tagged with its commit."
  if [[ -z $(git status --porcelain) ]]; then
    echo "${commit:0:12}"
  else
    echo "${commit:0:12}-dirty-$(changes | sha256sum | head -c 8)"
  fi
}

changes() {
  git diff --no-ext-diff --no-textconv --no-color --binary HEAD
  git ls-files --others --exclude-standard -z | xargs -0r sha256sum --
}
