# Trees: packages of a Debian suite and all that they depend on, unpacked, not installed. Kept outside of the checkout.
# shellcheck shell=bash disable=SC2154

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cnb-testbed

# Prints the archive that this machine has its Debian packages of, and the keys that sign it; fails where there is none.
debian_archive() {
  local suite
  suite=$(. "${os_release:-/etc/os-release}" && [[ $ID == debian ]] && echo "$VERSION_CODENAME") || return
  # Before its first release, a suite goes by these names, too.
  named_archives | sed -nE "s/^($suite|testing|unstable|sid) //p" | sort -u | head -n 1 | grep .
}

# Suite and address of each archive that apt has lists of; without lists it names none.
named_archives() { apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages'; }

# tree_of SUITE PACKAGES: prints the folder of a tree.
tree_of() {
  local recipe
  recipe=$({ declare -f unpack_tree tidy_tree && echo "$2"; } | sha256sum | cut -c1-12)
  echo "$cache/$1-$recipe"
}

# make_tree SUITE PACKAGES: unpacks it unless it is there.
make_tree() {
  local tree work sources
  tree=$(tree_of "$1" "$2")
  [[ ! -e $tree ]] || return 0
  work=$tree.$$
  mkdir -p "$cache"
  # One at a time: another checkout may be making the same one.
  exec 7>"$cache/lock"
  flock 7
  if [[ ! -e $tree ]]; then
    say "unpacking $2 of Debian $1 into $tree"
    sources=$cache/$1.sources
    write_sources "$1" >"$sources" || fail "engines of Debian $1 need a machine whose packages come from a Debian archive."
    unpack_tree "$1" "$2" "$work" "$sources" || {
      tail -n 20 "$cache/$1.log" >&2
      as_root rm -rf "$work"
      fail "unpacking packages of Debian $1 failed; the end of $cache/$1.log is above."
    }
    as_root mv "$work" "$tree"
  fi
  exec 7>&-
}

write_sources() {
  local archive
  archive=$(debian_archive) || return
  printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$archive" "$1"
}

unpack_tree() {
  # shellcheck disable=SC2016 # $1 is the hook's
  as_root mmdebstrap --variant=extract "$(age_option)" --include="$2" --format=directory \
    --setup-hook='cd "$1" && for d in bin sbin lib lib64; do mkdir -p "usr/$d" && ln -s "usr/$d" "$d"; done' \
    "$1" "$3" "$4" >"$cache/$1.log" 2>&1 || return
  as_root bash -euo pipefail -c "$(declare -f tidy_tree); tidy_tree \"\$@\"" tidy "$3"
}

# tidy_tree DIR: runs with root's rights, in a shell of its own. Does what scripts of the packages would have done.
tidy_tree() {
  local name
  cd "$1" || return
  for name in {iptables,ip6tables}{,-save,-restore}; do ln -sf xtables-nft-multi "usr/sbin/$name"; done
  mkdir -p etc/ssl/certs
  cat usr/share/ca-certificates/mozilla/*.crt >etc/ssl/certs/ca-certificates.crt
  printf 'root:x:0:0::/root:/bin/bash\n' >etc/passwd
  printf 'root:x:0:\n' >etc/group
  printf 'passwd: files\ngroup: files\nhosts: files dns\n' >etc/nsswitch.conf
  rm -rf usr/share/{doc,man,info,locale,i18n,lintian,bug} var
}

# write_program TREE NAME FILE: a program of a tree that runs outside of it, with the tree's libraries.
write_program() {
  local loader
  loader=$(cd "$1" && ls usr/lib64/ld-linux* usr/lib/ld-linux* 2>/dev/null | head -n 1)
  mkdir -p "$(dirname "$3")"
  {
    echo '#!/bin/sh'
    echo "exec $(quote "$1/$loader") --library-path $(quote "$(echo "$1"/usr/lib/*-linux-gnu)") $(quote "$1/usr/bin/$2") \"\$@\""
  } >"$3.new"
  chmod 755 "$3.new"
  mv "$3.new" "$3"
}
