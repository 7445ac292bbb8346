# The newest dockerd, which no distribution has yet: compiled once, and kept outside of the checkout.
# shellcheck shell=bash disable=SC2154

dockerd_version=v2.0.0-beta.24
built_dockerd=$cache/dockerd-$dockerd_version/dockerd

dockerd_is_built() { [[ -x $built_dockerd ]]; }

build_dockerd() {
  ! dockerd_is_built || return 0
  use_supported_go
  say "compiling dockerd $dockerd_version (minutes, once; log: $cache/dockerd.log)"
  mkdir -p "$cache"
  # Without what needs libraries of C. Gives way to whatever else runs.
  CGO_ENABLED=0 GOBIN=$cache/dockerd-$dockerd_version nice go install \
    -tags 'exclude_graphdriver_btrfs exclude_graphdriver_zfs no_systemd' \
    -ldflags "-s -w -X github.com/moby/moby/v2/dockerversion.Version=${dockerd_version#v}" \
    "github.com/moby/moby/v2/cmd/dockerd@$dockerd_version" >"$cache/dockerd.log" 2>&1 || {
    tail -n 20 "$cache/dockerd.log" >&2
    fail 'compiling dockerd failed; the end of its log is above.'
  }
}
