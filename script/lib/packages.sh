# Debian packages: collects all that is missing, then installs it in one go or names it in one message.
# shellcheck shell=bash disable=SC2154

can_install() { has apt-get && can_be_root; }

# For base images, and for engines of unpacked packages.
needs_mmdebstrap() {
  { ! base_images_are_current && [[ $base_maker == mmdebstrap ]]; } || [[ $engine == none && $engine_name != installed ]]
}

# Prints the missing packages, one per line.
missing_packages() {
  has zstd || echo zstd
  has xz || echo xz-utils
  has tar || echo tar
  has curl || echo curl
  # A network namespace whose only way out is a proxy.
  has ip || echo iproute2
  has tinyproxy || echo tinyproxy
  # The one program of images that tests make: it has to run without libraries.
  if [[ ! -x /bin/busybox ]] || ldd /bin/busybox >/dev/null 2>&1; then echo busybox-static; fi
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
  if [[ $engine == none && $engine_name != installed ]]; then
    has umount || echo mount
    # A package of its own since Debian 14.
    has pivot_root || echo util-linux-extra
    [[ $engine_dockerd != built ]] || dockerd_is_built || has go || echo golang-go
  elif [[ $engine == none ]]; then
    has dockerd || echo docker.io
    has iptables || echo iptables
    has umount || echo mount
    # With AppArmor in the kernel, the engine loads its profile with this or starts no container.
    if grep -qs Y /sys/module/apparmor/parameters/enabled && ! has apparmor_parser; then echo apparmor; fi
  fi
  # Debian 13 and later ship the client apart from the engine.
  if [[ $engine != none || $engine_name == installed ]] && ! has docker && apt-cache show docker-cli >/dev/null 2>&1; then echo docker-cli; fi
  if needs_mmdebstrap; then has mmdebstrap || echo mmdebstrap; fi
  if ! launcher_is_current; then has go || echo golang-go; fi
}

# apt_install PACKAGE...: no service starts, except Docker's where systemd runs services anyway (it is then used as it is).
apt_install() {
  local policy=/usr/sbin/policy-rc.d ours=
  if [[ ! -d /run/systemd/system && ! -e $policy ]]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends \
    "$@" >"$bed/apt.log" 2>&1; then
    [[ -z $ours ]] || as_root rm -f "$policy"
    tail -n 20 "$bed/apt.log" >&2
    fail "apt-get install $* failed; its whole output is in .testbed/apt.log"
  fi
  [[ -z $ours ]] || as_root rm -f "$policy"
}

update_lists() {
  [[ -z ${lists_updated-} ]] || return 0
  lists_updated=yes
  mkdir -p "$bed"
  as_root apt-get -o DPkg::Lock::Timeout=300 update >"$bed/apt.log" 2>&1 ||
    say 'warning: apt-get update failed, going on with the lists at hand (see .testbed/apt.log)'
}

# Prints an option of mmdebstrap: as strict about the age of an archive as the machine itself, whose archive may be a copy of an
# earlier day.
age_option() {
  local check
  check=$(apt-config shell check Acquire::Check-Valid-Until | sed "s/^check='\(.*\)'$/\1/")
  echo "--aptopt=Acquire::Check-Valid-Until \"${check:-true}\""
}

install_missing_packages() {
  local missing
  # Fallback, not exercised by CI: without apt or root a running engine can stand in for mmdebstrap and docker-registry.
  base_maker=mmdebstrap
  if ! can_install && [[ $engine != none ]]; then base_maker=docker; fi
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]})) || return 0
  can_install || fail "missing: ${missing[*]} (Debian package names)." \
    'Cannot install them: that needs apt-get, and root or sudo. Install them and run again.' \
    'Unit tests need none of this: ./script/test unit'
  say "installing Debian packages: ${missing[*]}"
  update_lists
  apt_install "${missing[@]}"
  # On a machine with systemd the package has started an engine by now.
  find_engine
}

# unpack_package PACKAGE PROGRAM: unpacks it into .testbed/tools unless the program is there. Fails where there are no such packages.
unpack_package() {
  local tools=$bed/tools
  [[ ! -x $2 ]] || return 0
  has apt-get && has dpkg-deb || return
  say "unpacking the Debian package $1 into .testbed/tools (not installed)"
  mkdir -p "$tools"
  (cd "$tools" && apt-get download "$1") >"$bed/apt.log" 2>&1 || {
    ! can_be_root || update_lists
    (cd "$tools" && apt-get download "$1") >"$bed/apt.log" 2>&1
  } || return
  dpkg-deb -x "$tools/$1"_*.deb "$tools"
}
