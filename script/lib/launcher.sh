# The launcher of app images: built when its sources changed.
# shellcheck shell=bash disable=SC2154

launcher_sources() { find "$root/launcher" -type f \( -name '*.go' -o -name 'go.*' \) | LC_ALL=C sort; }

launcher_hash() {
  local sources
  mapfile -t sources < <(launcher_sources)
  hash_of "${sources[@]}"
}

launcher_is_current() {
  [[ -e $root/launcher/main.go ]] || return 0
  [[ -x $launcher && -e $launcher.licenses.txt && -e $launcher.stamp && $(<"$launcher.stamp") == "$(launcher_hash)" ]]
}

build_launcher() {
  ! launcher_is_current || return 0
  use_supported_go
  say "building the launcher into ${launcher#"$root/"}"
  mkdir -p "$root/build"
  (cd "$root/launcher" && CGO_ENABLED=0 GOARCH=$arch go build -trimpath -ldflags '-s -w' -o "$launcher" .)
  write_launcher_licenses
  launcher_hash >"$launcher.stamp"
}

# Of what the compiler puts into it: the library of Go, and modules.
write_launcher_licenses() {
  local title dir
  {
    echo "Go (BSD-3-Clause)"
    # Distributions may have it elsewhere.
    cat "$(go env GOROOT)/LICENSE" 2>/dev/null || echo "https://go.dev/LICENSE"
    (cd "$root/launcher" && go list -m -f '{{if not .Main}}{{.Path}} {{.Version}}|{{.Dir}}{{end}}' all) |
      while IFS='|' read -r title dir; do
        [[ -n $title ]] || continue
        printf '\n%s\n' "$title"
        find "$dir" -maxdepth 1 \( -name 'LICENSE*' -o -name 'COPYING*' \) | sort | xargs -d '\n' cat
      done
  } >"$launcher.licenses.txt"
}
