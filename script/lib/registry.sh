# The registry: Debian's docker-registry on a loopback port of its own. The system's service, if any, is left alone.
# shellcheck shell=bash disable=SC2154

registry_dir=$state/registry
registry_pidfile=$registry_dir/registry.pid
registry_config=$registry_dir/config.yml
registry_container=cnb-testbed-registry

registry_answers() { "${in_network[@]}" curl -sf --max-time 5 "http://127.0.0.1:$1/v2/" >/dev/null 2>&1; }

# shellcheck disable=SC2016 # $0 is the inner shell's
port_is_free() { ! "${in_network[@]}" bash -c 'exec 8<>"/dev/tcp/127.0.0.1/$0"' "$1" 2>/dev/null; }

# Below the range which the kernel gives to outgoing connections (from 32768), so that none of them can take it meanwhile.
free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 10000))
    port_is_free "$port" && echo "$port" && return
  done
  fail 'no free loopback port between 20000 and 30000 found'
}

write_registry_config() {
  cat >"$registry_config" <<YAML
version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: $registry_dir/data
  delete:
    enabled: true
http:
  addr: 127.0.0.1:$1
  secret: the-test-bed-has-no-secrets
YAML
}

# Sets $registry_binary. Unpacked instead of installed: the package would start a service on port 5000.
find_registry_binary() {
  registry_binary=$(command -v docker-registry || true)
  [[ -z $registry_binary ]] || return 0
  registry_binary=$bed/tools/usr/bin/docker-registry
  unpack_package docker-registry "$registry_binary"
}

registry_runs() {
  [[ -s $registry_dir/port ]] || return
  if [[ -e $registry_dir/in-container ]]; then
    [[ $(docker inspect -f '{{.State.Running}}' "$registry_container" 2>/dev/null) == true ]] || return
  else
    owns_process "$registry_pidfile" "serve $registry_config" || return
  fi
  registry_answers "$(<"$registry_dir/port")"
}

# What script/testbed.ts made for the first bed, in a bed that is new: making it takes more of the machine than anything else here. The
# port is the same, since images name others by it; it is free, in a network of its own.
seed_registry() {
  local first=$bed/registry repositories=docker/registry/v2/repositories/testbed
  [[ ! -e $registry_dir && -s $engine_dir/network && -e $bed/images.json && -d $first/data/$repositories ]] || return 0
  port_is_free "$(<"$first/port")" || return 0
  say "copying the images of ${first#"$root/"}"
  mkdir -p "$registry_dir/data"
  (
    cd "$first/data"
    {
      echo "$repositories"
      find "$repositories" -name link -exec sed -E 's|^sha256:((..).*)|docker/registry/v2/blobs/sha256/\2/\1|;a\' {} + | sort -u
    } | xargs -d '\n' cp --archive --reflink=auto --parents --target-directory "$registry_dir/data"
  )
  cp "$first/port" "$registry_dir/port"
  cp "$bed/images.json" "$state/images.json"
}

start_registry() {
  local port='' tenths
  find_network
  registry_runs && return
  stop_registry
  seed_registry
  mkdir -p "$registry_dir/data"
  # The last port again, so that references made before stay valid.
  [[ ! -s $registry_dir/port ]] || port=$(<"$registry_dir/port")
  if [[ -z $port ]] || ! port_is_free "$port"; then port=$(free_port); fi
  say "starting a registry on 127.0.0.1:$port (log: ${registry_dir#"$root/"}/registry.log)"
  if find_registry_binary; then
    write_registry_config "$port"
    "${in_network[@]}" env OTEL_TRACES_EXPORTER=none setsid "$registry_binary" serve "$registry_config" >"$registry_dir/registry.log" 2>&1 </dev/null 9>&- &
    echo $! >"$registry_pidfile"
  else
    start_registry_container "$port"
  fi
  echo "$port" >"$registry_dir/port"
  for ((tenths = 0; tenths < 300; tenths++)); do
    registry_answers "$port" && return
    sleep 0.1
  done
  tail -n 20 "$registry_dir/registry.log" >&2
  fail 'the registry does not answer after 30 seconds; the end of its log is above.'
}

# Fallback without Debian's package, not exercised by CI.
start_registry_container() {
  say 'no docker-registry package here: running registry:2 in a container instead'
  touch "$registry_dir/in-container"
  docker run -d --name "$registry_container" --publish "127.0.0.1:$1:5000" --env REGISTRY_STORAGE_DELETE_ENABLED=true \
    registry:2 >"$registry_dir/registry.log" || fail 'cannot run registry:2, and Debian package docker-registry is missing.'
}

stop_registry() {
  if [[ -e $registry_dir/in-container ]]; then
    docker rm -f "$registry_container" >/dev/null 2>&1 || true
    rm -f "$registry_dir/in-container"
  fi
  stop_process registry "$registry_pidfile" "serve $registry_config"
  rm -f "$registry_pidfile"
}
