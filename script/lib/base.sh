# Root filesystems of the base images, as tars with nothing random in them: run.tar and build.tar in $base_dir.
# script/testbed.ts turns them into images. Made once, and again when this recipe changes.
# shellcheck shell=bash disable=SC2154

base_epoch=1735689600 # 2025-01-01: newest time stamp in the tars

# What an app needs: a C and C++ library for Node.js, certificates for TLS, a shell and its tools for profile scripts.
run_packages=base-files,bash,dash,coreutils,libc6,libc-bin,libgcc-s1,libstdc++6,ca-certificates
# What buildpacks need besides: to find, edit and unpack files, and to fetch sources.
build_packages=$run_packages,findutils,grep,sed,mawk,diffutils,tar,gzip,xz-utils,zstd,curl,git
# Packages that others name as dependencies only for their set-up or for scripts which nobody calls here (Perl: half of the size).
unwanted_packages=('perl*' 'libperl*' 'liberror-perl*' 'debconf*' 'libdb5*' 'libgdbm*')

base_suite() { (. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}"); }

base_recipe() {
  { cat "$root/script/lib/base.sh" "$node_home/package.json" && echo "$base_maker $(base_suite) $npm_version"; } |
    sha256sum | cut -c1-64
}

base_images_are_current() {
  [[ -e $base_dir/run.tar && -e $base_dir/build.tar && -e $base_dir/recipe && $(<"$base_dir/recipe") == "$(base_recipe)" ]]
}

make_base_images() {
  ! base_images_are_current || return 0
  # Not on a tmpfs: hundreds of megabytes pass through here.
  work=$base_dir/work
  as_root rm -rf "$work"
  mkdir -p "$work"
  add_users "$work/run.files"
  add_users "$work/build.files"
  add_node "$work/build.files"
  [[ $base_maker == mmdebstrap || $arch == "$own_arch" ]] || fail "base images for $arch need mmdebstrap, apt-get, and root or sudo."
  say "making the root filesystems of run and build image for $arch with $base_maker (suite $(base_suite))"
  make_rootfs run "$run_packages"
  make_rootfs build "$build_packages"
  as_root rm -rf "$work"
  base_recipe >"$base_dir/recipe"
}

make_rootfs() {
  local tar=$base_dir/$1.tar
  if [[ $base_maker == mmdebstrap ]]; then
    rootfs_by_mmdebstrap "$1" "$2"
  else
    rootfs_by_docker "$1" "$2"
  fi >"$tar.new"
  mv "$tar.new" "$tar"
  say "  ${tar#"$root/"}: $(($(stat -c %s "$tar") / 1000000)) MB"
}

# rootfs_by_mmdebstrap NAME PACKAGES: writes a tar to stdout. Packages are unpacked, never configured: no maintainer script runs,
# so the result depends on the packages alone, and takes seconds.
rootfs_by_mmdebstrap() {
  local rootfs=$work/$1.rootfs log=$work/$1.log sources=()
  local file
  # The machine's own sources, since a mirror may be all that it reaches; those of third parties stay out.
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/{debian,ubuntu}.sources; do
    if grep -qs '^ *[^# ]' "$file"; then sources+=("$file"); fi
  done
  # Ubuntu has other architectures in another archive, which mmdebstrap knows.
  if [[ $arch != "$own_arch" ]] && grep -qx ID=ubuntu /etc/os-release; then sources=(); fi
  # shellcheck disable=SC2016 # $1 is the hook's
  as_root mmdebstrap --architectures="$arch" --variant=extract "$(age_option)" --skip=cleanup/apt --include="$2" --format=directory \
    --setup-hook='cd "$1" && for d in bin sbin lib lib64; do mkdir -p "usr/$d" && ln -s "usr/$d" "$d"; done' \
    "$(base_suite)" "$rootfs" "${sources[@]}" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "mmdebstrap failed for the $1 image; the end of its log is above."
  }
  as_root bash -euo pipefail -c "$(declare -f tidy_rootfs); tidy_rootfs \"\$@\"" tidy "$rootfs" "${unwanted_packages[@]}" >&2
  as_root cp -R "$work/$1.files/." "$rootfs"
  as_root chown 1000:1000 "$rootfs/home/cnb"
  as_root tar --create --directory "$rootfs" --format=gnu --sort=name --numeric-owner --mtime="@$base_epoch" --clamp-mtime .
}

# tidy_rootfs DIR UNWANTED...: runs with root's rights, in a shell of its own.
tidy_rootfs() {
  local package name
  cd "$1" || return
  shift
  for name in "$@"; do
    for package in var/cache/apt/archives/$name.deb; do
      [[ -e $package ]] || continue
      # Through the merged /usr: a package's ./bin/x is ./usr/bin/x here, and rm follows that.
      dpkg-deb --fsys-tarfile "$package" | tar --list | grep -v '/$' | xargs -r -d '\n' rm -f
      rm "$package"
    done
  done
  # Where scanners look for the packages of an image that has no dpkg.
  mkdir -p var/lib/dpkg/status.d
  for package in var/cache/apt/archives/*.deb; do
    dpkg-deb --field "$package" >"var/lib/dpkg/status.d/$(dpkg-deb --field "$package" Package)"
  done
  # What the scripts of ca-certificates, base-files and mawk would have done.
  cat usr/share/ca-certificates/mozilla/*.crt >etc/ssl/certs/ca-certificates.crt
  printf 'passwd: files\ngroup: files\nhosts: files dns\n' >etc/nsswitch.conf
  [[ ! -e usr/bin/mawk ]] || ln -sf mawk usr/bin/awk
  mkdir -p home root run tmp var/tmp
  chmod 700 root
  chmod 1777 tmp var/tmp
  # Licences stay, manuals and what apt left behind go.
  find usr/share/doc -type f ! -name copyright -delete
  find usr/share/doc -type l ! -name copyright -delete
  rm -rf usr/share/{man,info,locale,i18n,lintian,bug,doc-base,bash-completion} var/cache/* var/log/* var/lib/apt etc/apt \
    var/lib/dpkg/{alternatives,info,triggers,updates,arch,lock,lock-frontend} dev/*
  find usr/share/doc usr/share/perl* usr/lib/*/perl* -type d -empty -delete 2>/dev/null || true
}

# Fallback without apt or root, not exercised by CI.
rootfs_by_docker() {
  local container
  container=$(docker create debian:bookworm-slim sh -c \
    "apt-get update && apt-get install -y --no-install-recommends $(tr , ' ' <<<"$2") && rm -rf /var/lib/apt/lists/* /var/cache/apt/*")
  docker start --attach "$container" >"$work/$1.log" 2>&1 || {
    tail -n 20 "$work/$1.log" >&2
    fail "making the $1 image in a container failed; the end of its log is above."
  }
  tar --create --directory "$work/$1.files" --owner=0 --group=0 --exclude=./home . | docker cp - "$container:/"
  tar --create --directory "$work/$1.files" --owner=1000 --group=1000 ./home/cnb | docker cp - "$container:/"
  docker export "$container"
  docker rm "$container" >/dev/null
}

# add_users DIR: the users of the specification's build and run image, which differ in uid and share the group.
add_users() {
  mkdir -p "$1/etc" "$1/home/cnb"
  cat >"$1/etc/passwd" <<'PASSWD'
root:x:0:0:root:/root:/bin/bash
cnb:x:1000:1000:Buildpacks:/home/cnb:/bin/bash
app:x:1001:1000:App:/home/cnb:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
PASSWD
  cat >"$1/etc/group" <<'GROUP'
root:x:0:
tty:x:5:
cnb:x:1000:
nogroup:x:65534:
GROUP
}

# add_node DIR: Node.js and npm as /opt/node, like their own distribution lays them out, on the PATH.
add_node() {
  local tarball=$base_dir/npm-$npm_version.tgz home=$1/opt/node name
  fetch_npm "$tarball"
  mkdir -p "$home/bin" "$home/lib/node_modules/npm" "$1/usr/local/bin"
  cp "$node_home/bin/node" "$home/bin/node"
  tar --extract --gzip --file "$tarball" --directory "$home/lib/node_modules/npm" --strip-components=1 --no-same-owner
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$home/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$home/bin/npx"
  chmod -R u=rwX,go=rX "$home"
  chmod 755 "$home"/lib/node_modules/npm/bin/np[mx]-cli.js
  for name in node npm npx; do ln -s "/opt/node/bin/$name" "$1/usr/local/bin/$name"; done
}
