# npm packages: installed when the lockfile is another than the one last installed.
# shellcheck shell=bash disable=SC2154

install_npm_packages() {
  local major stamp=$root/node_modules/.bootstrap-stamp wanted
  if ! has node || ! has npm; then fail 'missing: Node.js 24 (or 20, for its npm). Install it and run again.'; fi
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || fail "Node.js $major found, 20 or newer is needed, for its npm. Install it and run again."
  wanted=$(hash_of "$root/package-lock.json")
  [[ -e $stamp && $(<"$stamp") == "$wanted" ]] && return
  say 'installing the npm packages of package-lock.json into node_modules'
  (cd "$root" && npm ci --no-audit --no-fund --loglevel=error)
  echo "$wanted" >"$stamp"
}
