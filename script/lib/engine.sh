# The engine: the one that TESTBED_ENGINE names, in namespaces of its own. Without a name the running one if there is one, else the
# newest that can be had soon.
# shellcheck shell=bash disable=SC2154

engine_dir=$state/engine
engine_pidfile=$engine_dir/pid
# The paths of unix sockets end at 107 bytes, so it is in a short folder.
engine_run=/tmp/cnb-$(printf %s "$state" | sha256sum | cut -c1-8)
engine_socket=$engine_run/docker.sock

engine_is_ours() { [[ $engine == ours ]]; }

our_engine_runs() { owns_process "$engine_pidfile" "unix://$engine_socket"; }

our_engine_answers() { [[ -S $engine_socket ]] && curl -sf --max-time 10 --unix-socket "$engine_socket" http://engine/_ping >/dev/null 2>&1; }

their_engine_answers() { timeout 10 docker info >/dev/null 2>&1; }

# Sets $engine: `theirs` (found running; never touched), `ours`, or `none`.
find_engine() {
  engine=none
  # Ours first: a caller may have sourced .testbed/env.
  if our_engine_runs && our_engine_answers; then
    engine=ours engine_name=$(<"$engine_dir/name")
  elif [[ -n ${TESTBED_ENGINE-} ]]; then
    choose_engine "$TESTBED_ENGINE"
  else
    # Left by an engine of ours that has ended.
    if [[ ${DOCKER_HOST-} == "unix://$engine_socket" ]]; then unset DOCKER_HOST; fi
    if their_engine_answers; then
      engine=theirs
    elif [[ -n ${DOCKER_HOST-} ]]; then
      fail "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST. Start it, or unset the variable to get an engine of our own."
    else
      choose_newest_engine
    fi
  fi
}

# The newest that can be had in less than a minute; `installed` is the dockerd of this machine.
choose_newest_engine() {
  if ! can_unpack_engines; then
    engine_name=installed
  elif dockerd_is_built; then
    choose_engine docker29
  else
    choose_engine docker28-containerd
  fi
}

start_engine() {
  [[ $engine == none ]] || return 0
  can_be_root || fail 'no Docker engine answers, and starting one needs root or sudo. Start Docker and run again.'
  mkdir -p "$engine_dir"
  # Not in somebody else's folder: /tmp is everybody's.
  mkdir -m 755 "$engine_run" 2>/dev/null || [[ -O $engine_run && ! -L $engine_run ]] ||
    fail "$engine_run belongs to somebody else; remove it and run again."
  mount_cgroups
  if [[ $engine_name == installed ]]; then
    start_installed_engine
  else
    start_unpacked_engine || without_unpacked_engine $?
  fi
  engine=ours
  echo "$engine_name" >"$engine_dir/name"
}

# without_unpacked_engine CODE: starts the dockerd of this machine in its place, but not in that of an engine that was chosen by name.
without_unpacked_engine() {
  local why='does not start (the end of its log is above)'
  if (($1 == engine_is_lacking)); then
    why="cannot be had: ${missing_feature:-the Debian archive of this machine lacks what it is made of ($cache/$engine_suite.log)}"
  elif [[ -e $engine_dir/log ]]; then
    tail -n 30 "$engine_dir/log" >&2
  fi
  if [[ -n ${TESTBED_ENGINE-} ]]; then
    say "the engine $engine_name $why" >&2
    exit "$1"
  fi
  say "the engine $engine_name $why: trying this machine's dockerd instead"
  engine_name=installed
  install_missing_packages
  start_installed_engine
}

# Waits until the engine answers. Returns 1 when it has ended or a minute is over.
wait_for_engine() {
  local tenths
  for ((tenths = 0; tenths < 600; tenths += 2)); do
    sleep 0.2
    our_engine_answers && return
    # On a busy machine, its program starts seconds after the ones that prepare its root.
    if ((tenths > 150)) && ! our_engine_runs; then return 1; fi
  done
  return 1
}

# dockerd needs cgroups; a bare container has nothing mounted there.
mount_cgroups() {
  mountpoint -q /sys/fs/cgroup && return
  say 'mounting cgroup2 at /sys/fs/cgroup'
  as_root mount -t cgroup2 cgroup2 /sys/fs/cgroup || true
}

stop_engine() {
  stop_process "the engine" "$engine_pidfile" "unix://$engine_socket"
  unmount_leftovers
  as_root rm -f "$engine_dir/network" "$engine_pidfile"
  [[ ! -e $engine_run ]] || as_root rm -rf "$engine_run"
}
