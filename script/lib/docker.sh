# The Docker engine: the running one if there is one, else a dockerd of our own under .testbed/docker.
# shellcheck shell=bash disable=SC2154

docker_dir=$state/docker
docker_pidfile=$docker_dir/dockerd.pid
# The paths of unix sockets end at 107 bytes, and containerd's lie deep below the exec root: so both are in a short folder.
docker_run=/tmp/cnb-$(printf %s "$root" | sha256sum | cut -c1-8)
docker_socket=$docker_run/docker.sock

docker_is_ours() { [[ $engine == ours ]]; }

our_engine_runs() { owns_process "$docker_pidfile" "--pidfile $docker_pidfile"; }

answers() { timeout 10 docker info >/dev/null 2>&1; }

# Sets $engine: `theirs` (found running; never touched), `ours`, or `none`.
find_engine() {
  engine=none
  # Ours first: a caller may have sourced .testbed/env.
  if our_engine_runs && DOCKER_HOST=unix://$docker_socket answers; then
    engine=ours
    export DOCKER_HOST=unix://$docker_socket
  elif [[ ${DOCKER_HOST-} == "unix://$docker_socket" ]]; then
    unset DOCKER_HOST # left by an engine of ours that has ended
    ! answers || engine=theirs
  elif answers; then
    engine=theirs
  elif [[ -n ${DOCKER_HOST-} ]]; then
    fail "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST. Start it, or unset the variable to get an engine of our own."
  fi
}

# Waits until the engine answers. Returns 1 when it has ended or 30 seconds are over.
wait_for_engine() {
  local tenths
  for ((tenths = 0; tenths < 300; tenths += 2)); do
    sleep 0.2
    [[ -S $docker_socket ]] && answers && return
    # The pid file comes some moments after the start.
    if ((tenths > 20)) && ! our_engine_runs; then return 1; fi
  done
  return 1
}

# try_engine OPTION...: starts dockerd with these options.
try_engine() {
  local log=$docker_dir/dockerd.log
  as_root rm -f "$docker_socket" "$docker_pidfile"
  : >"$log"
  as_root setsid dockerd --data-root "$docker_dir/data" --exec-root "$docker_run/exec" --pidfile "$docker_pidfile" \
    --group "$(id -g)" --host "unix://$docker_socket" "$@" >"$log" 2>&1 </dev/null 9>&- &
  wait_for_engine && return
  stop_process dockerd "$docker_pidfile" "--pidfile $docker_pidfile"
  unmount_leftovers
  say "dockerd${1+ with} $* did not start: $(tail -n 1 "$log")"
  return 1
}

# dockerd needs cgroups; a bare container has nothing mounted there.
mount_cgroups() {
  mountpoint -q /sys/fs/cgroup && return
  say 'mounting cgroup2 at /sys/fs/cgroup'
  as_root mount -t cgroup2 cgroup2 /sys/fs/cgroup || true
}

start_engine() {
  [[ $engine == none ]] || return 0
  can_be_root || fail 'no Docker engine answers, and starting one needs root or sudo. Start Docker and run again.'
  say 'starting a Docker engine of our own (log: .testbed/docker/dockerd.log)'
  mkdir -p "$docker_dir"
  # Not in somebody else's folder: /tmp is everybody's.
  mkdir -m 755 "$docker_run" 2>/dev/null || [[ -O $docker_run && ! -L $docker_run ]] ||
    fail "$docker_run belongs to somebody else; remove it and run again."
  export DOCKER_HOST=unix://$docker_socket
  mount_cgroups
  # From what everybody has to what works in a narrow container; containers of the test bed use the host's network anyway.
  try_engine || try_engine --iptables=false --ip6tables=false || try_engine --iptables=false --bridge=none ||
    try_engine --iptables=false --bridge=none --storage-driver=vfs || {
    tail -n 30 "$docker_dir/dockerd.log" >&2
    fail 'dockerd does not start; the end of its log is above.'
  }
  engine=ours
}

unmount_leftovers() {
  local mounts
  mapfile -t mounts < <(cut -d' ' -f5 /proc/self/mountinfo | grep -E "^($docker_dir/data|$docker_run)(/|\$)" | sort -r)
  ((${#mounts[@]} == 0)) || as_root umount -l "${mounts[@]}" || true
}

stop_engine() {
  stop_process dockerd "$docker_pidfile" "--pidfile $docker_pidfile"
  unmount_leftovers
  [[ ! -O $docker_run ]] || as_root rm -rf "$docker_run"
}
