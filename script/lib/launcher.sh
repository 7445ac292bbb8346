# The launcher of app images: built when its sources changed.
# shellcheck shell=bash disable=SC2154

launcher=$root/build/launcher

launcher_sources() { find "$root/launcher" -type f \( -name '*.go' -o -name 'go.*' \) | LC_ALL=C sort; }

launcher_hash() {
  local sources
  mapfile -t sources < <(launcher_sources)
  hash_of "${sources[@]}"
}

launcher_is_current() {
  [[ -e $root/launcher/main.go ]] || return 0
  [[ -x $launcher && -e $launcher.stamp && $(<"$launcher.stamp") == "$(launcher_hash)" ]]
}

build_launcher() {
  ! launcher_is_current || return 0
  say 'building the launcher into build/launcher'
  mkdir -p "$root/build"
  (cd "$root/launcher" && CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o "$launcher" .)
  launcher_hash >"$launcher.stamp"
}
