# For which architecture things are made: this machine's, or another one, whose programs need not run here.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts share variables

# choose_architecture ARCH: sets $arch, and where its things are: $base_dir, $launcher and $node_home.
choose_architecture() {
  local package other=-$1
  arch=$1
  package=$(node_package_of "$arch")
  node_home=$root/build/$package
  if [[ $arch == "$own_arch" ]]; then other='' node_home=$root/node_modules/$package; fi
  base_dir=${bed-}/base$other
  launcher=$root/build/launcher$other
}

# Fetches Node.js for another architecture than this machine's, which npm does not install.
fetch_node() {
  local package=${node_home##*/} version integrity tarball
  [[ $arch != "$own_arch" ]] || return 0
  read -r version integrity < <(locked_package "$package")
  [[ ! -e $node_home/integrity || $(<"$node_home/integrity") != "$integrity" ]] || return 0
  say "fetching $package $version"
  mkdir -p "$root/build"
  tarball=$root/build/$package-$version.tgz
  (cd "$root/build" && npm pack --no-update-notifier --loglevel=error "$package@$version" >/dev/null) ||
    fail "cannot fetch $package@$version from the npm registry."
  [[ $integrity == "$(sha512_of "$tarball")" ]] || fail "$tarball is not what package-lock.json names."
  rm -rf "$node_home"
  mkdir "$node_home"
  tar --extract --gzip --file "$tarball" --directory "$node_home" --strip-components=1 --no-same-owner
  echo "$integrity" >"$node_home/integrity"
  rm "$tarball"
}

# Prints version and integrity of a package in package-lock.json.
locked_package() {
  "$node24" -p 'const { version, integrity } = require(process.argv[1]).packages[`node_modules/${process.argv[2]}`];
    `${version} ${integrity}`' "$root/package-lock.json" "$1"
}

# As npm writes it.
sha512_of() {
  "$node24" -p '`sha512-${crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")}`' "$1"
}
