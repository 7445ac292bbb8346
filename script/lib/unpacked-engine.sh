# Engines of unpacked packages, each with mounts and processes of its own, and mostly a network: nothing of them stays when they end.
# shellcheck shell=bash disable=SC2154

can_unpack_engines() {
  has dpkg-deb && has apt-get && can_be_root || return
  # A bare machine has no lists yet.
  [[ -n $(named_archives) ]] || update_lists >&2
  debian_archive >/dev/null
}

# What script/bootstrap ends with for an engine that this machine cannot have: its archive lacks packages, or its kernel a feature.
engine_is_lacking=3

# For engines without root.
has_user_namespaces() { [[ -c /dev/fuse && -c /dev/net/tun ]] && unshare --user --map-root-user true 2>/dev/null; }

# Unpacks what the engine is made of. Returns 1, or $engine_is_lacking.
make_engine_tree() {
  local log=$cache/$engine_suite.log
  [[ ! -e $(tree_of "$engine_suite" "$engine_packages") ]] || return 0
  rm -f "$log"
  # In a shell of its own, since it exits.
  (make_tree "$engine_suite" "$engine_packages") && return
  if grep -qsE 'Unable to locate package|has no installation candidate|does not have a Release file|404 +Not Found' "$log"; then
    return "$engine_is_lacking"
  fi
  return 1
}

start_unpacked_engine() {
  local tree namespaces=(--mount --pid --fork) log=$engine_dir/log
  if [[ $engine_start == *-rootless ]] && ! has_user_namespaces; then
    missing_feature='this machine has no user namespaces, /dev/fuse or /dev/net/tun'
    return "$engine_is_lacking"
  fi
  make_engine_tree || return
  tree=$(tree_of "$engine_suite" "$engine_packages")
  [[ $engine_dockerd != built ]] || build_dockerd
  write_program "$tree" docker "$state/bin/docker"
  say "starting the engine $engine_name (log: ${log#"$root/"})"
  as_root rm -f "$engine_socket" "$engine_pidfile" "$engine_dir/network"
  if needs_own_network; then namespaces+=(--net); fi
  # A folder for each: an older engine may not read what a newer one wrote.
  mkdir -p "$engine_dir/$engine_name"
  : >"$log"
  as_root setsid unshare "${namespaces[@]}" "$root/script/lib/enter-root" "$tree" "$engine_dir/$engine_name" "$engine_pidfile" \
    "$root/script/engines/$engine_start" "$engine_socket" $(engine_arguments) "${engine_options[@]}" >"$log" 2>&1 </dev/null 9>&- &
  wait_for_engine || {
    stop_engine
    mkdir -p -m 755 "$engine_run"
    return 1
  }
  ! needs_own_network || network_of_engine >"$engine_dir/network"
}

# A second dockerd in a network takes away the first one's bridge.
needs_own_network() { [[ -n ${TESTBED_ENGINE-} ]] || another_dockerd_runs; }

another_dockerd_runs() {
  local name here
  here=$(readlink /proc/self/ns/net)
  for name in $(grep -ls '^dockerd$' /proc/[0-9]*/comm); do
    [[ $(as_root readlink "${name%/comm}/ns/net") != "$here" ]] || return 0
  done
  return 1
}

# What the programs in script/engines want to know besides the socket.
engine_arguments() {
  local dockerd=dockerd
  [[ $engine_dockerd != built ]] || dockerd=$built_dockerd
  case $engine_start in
    docker) echo "$(id -g) $dockerd" ;;
    docker-rootless) echo "$engine_run/network $dockerd" ;;
  esac
}

# Prints the pid of a process in the network where the engine's containers are when they use the host's.
network_of_engine() {
  local name
  if [[ ! -e $engine_run/network ]]; then
    cat "$engine_pidfile"
    return
  fi
  name=$(<"$engine_run/network")
  # Other processes come and go meanwhile, which find does not like.
  { as_root find /proc/[0-9]*/ns/net -maxdepth 0 -lname "net:\[${name//[!0-9]/}\]" 2>/dev/null || true; } | head -n 1 | cut -d/ -f3
}

# Sets $in_network, words before a command that let it run as the same user in the network of the engine.
find_network() {
  in_network=(env)
  [[ ! -s $engine_dir/network ]] || in_network=(env "TESTBED_NETWORK=$(<"$engine_dir/network")" "$root/script/in-testbed" --here)
}
