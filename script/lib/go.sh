# Go: this machine's, or the release that launcher/go.mod names, where this machine's is older than what it asks for.
# shellcheck shell=bash disable=SC2154

# go_directive WORD: the version after that word in launcher/go.mod.
go_directive() { sed -n "s/^$1 \(go\)\?//p" "$root/launcher/go.mod"; }

# Says also no if there is none at all.
go_is_new_enough() {
  local version
  has go && version=$(GOTOOLCHAIN=local go env GOVERSION) || return
  printf '%s\n' "$(go_directive go)" "${version#go}" | sort -CV
}

# From then on `go` is a Go that builds what is here.
use_supported_go() {
  local release home
  ! go_is_new_enough || return 0
  has go || fail 'Go is missing: install the Debian package golang-go, or a later Go.'
  release=$(go_directive toolchain)
  home=$cache/go$release
  [[ -x $home/bin/go ]] || fetch_go "$release" "$home"
  unset GOROOT
  export PATH=$home/bin:$PATH GOTOOLCHAIN=local
}

# fetch_go RELEASE HOME: releases of Go are modules, which every Go can download and checks against the checksum database. Those
# before 1.21, as Debian 12 has one, leave to us what later ones do then:
# https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/toolchain/select.go
fetch_go() {
  local module new=$2.$$
  module=golang.org/toolchain@v0.0.1-go$1.linux-$own_arch
  say "getting Go $1, since this machine has $(GOTOOLCHAIN=local go env GOVERSION) (once)"
  mkdir -p "$new"
  (cd "$new" && GOTOOLCHAIN=local GOFLAGS=-modcacherw GOMODCACHE=$new go mod download "$module") || {
    rm -rf "$new"
    fail "Cannot get $module. Install Go $(go_directive go) or later, or set GOPROXY to a proxy that has it."
  }
  chmod a+x "$new/$module"/bin/* "$new/$module"/pkg/tool/*/*
  find "$new/$module/src" -name _go.mod -execdir mv {} go.mod ';'
  # Another checkout may have been faster.
  [[ -x $2/bin/go ]] || mv -T "$new/$module" "$2"
  rm -rf "$new"
}
