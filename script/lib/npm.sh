# npm packages: installed when the lockfile is another than the one last installed.
# shellcheck shell=bash disable=SC2154

npm_version=10.9.4
npm_sha256=4bfba8a0c823024d1926ec9d97a37a00eb60fd2adf44b3d34a686fc32e8f51e4

install_npm_packages() {
  local major stamp=$root/node_modules/.bootstrap-stamp wanted
  if ! has node || ! has npm; then fail 'missing: Node.js 24 (or 20, for its npm). Install it and run again.'; fi
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || fail "Node.js $major found, 20 or newer is needed, for its npm. Install it and run again."
  wanted=$(hash_of "$root/package-lock.json")
  [[ -e $stamp && $(<"$stamp") == "$wanted" ]] && return
  find_npm
  say 'installing the npm packages of package-lock.json into node_modules'
  (cd "$root" && "${npm[@]}" ci --no-audit --no-fund --no-update-notifier --loglevel=error)
  echo "$wanted" >"$stamp"
}

# Sets $npm, words before the arguments of npm. The one that Debian 13 has does not understand our package-lock.json.
find_npm() {
  local version tarball
  npm=(npm)
  version=$(npm --version)
  ((${version%%.*} < 10)) || return 0
  say "npm $version is too old for package-lock.json: fetching npm $npm_version for it, into build"
  mkdir -p "$root/build/npm"
  tarball=$root/build/npm-$npm_version.tgz
  fetch_npm "$tarball"
  tar --extract --gzip --file "$tarball" --directory "$root/build/npm" --strip-components=1 --no-same-owner
  npm=(node "$root/build/npm/bin/npm-cli.js")
}

# fetch_npm TARBALL: from the npm registry, unless it is there.
fetch_npm() {
  ! sha256sum --check --status <<<"$npm_sha256  $1" 2>/dev/null || return 0
  (cd "$(dirname "$1")" && npm pack --no-update-notifier --loglevel=error "npm@$npm_version" >/dev/null) ||
    fail "cannot fetch npm@$npm_version from the npm registry."
  sha256sum --check --status <<<"$npm_sha256  $1" || fail "$1 is not the npm $npm_version that was expected."
}
