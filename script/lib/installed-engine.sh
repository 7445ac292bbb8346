# The dockerd that this machine has installed, for machines without an archive of Debian.
# shellcheck shell=bash disable=SC2154

start_installed_engine() {
  say 'starting the dockerd of this machine (log: .testbed/engine/log)'
  # From what everybody has to what works in a narrow container; containers of the test bed use the host's network anyway.
  try_installed || try_installed --iptables=false --ip6tables=false || try_installed --iptables=false --bridge=none ||
    try_installed --iptables=false --bridge=none --storage-driver=vfs || {
    tail -n 30 "$engine_dir/log" >&2
    fail 'dockerd does not start; the end of its log is above.'
  }
}

# try_installed OPTION...: starts dockerd with these options.
try_installed() {
  local log=$engine_dir/log
  as_root rm -f "$engine_socket" "$engine_pidfile"
  mkdir -p -m 755 "$engine_run"
  : >"$log"
  as_root setsid dockerd --data-root "$engine_dir/installed" --exec-root "$engine_run/exec" --pidfile "$engine_pidfile" \
    --group "$(id -g)" --host "unix://$engine_socket" "$@" >"$log" 2>&1 </dev/null 9>&- &
  wait_for_engine && return
  stop_engine
  say "dockerd${1+ with} $* did not start: $(tail -n 1 "$log")"
  return 1
}

unmount_leftovers() {
  local mounts
  mapfile -t mounts < <(cut -d' ' -f5 /proc/self/mountinfo | grep -E "^($engine_dir/installed|$engine_run)(/|\$)" | sort -r)
  ((${#mounts[@]} == 0)) || as_root umount -l "${mounts[@]}" || true
}
