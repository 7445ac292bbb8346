# The user of rootless engines. He exists only in the root that script/lib/enter-root makes.
# shellcheck shell=bash

# Far from the ids of the machine's users and of their ranges.
rootless_id=1900000000
rootless_ids=1900065536

add_rootless_user() {
  echo "runner:x:$rootless_id:$rootless_id::/run/home:/bin/bash" >>/etc/passwd
  echo "runner:x:$rootless_id:" >>/etc/group
  echo "runner:$rootless_ids:65536" | tee /etc/subuid >/etc/subgid
  mkdir -p /run/home "/run/user/$rootless_id" /run/data/rootless
  chown "$rootless_id:$rootless_id" /run/home "/run/user/$rootless_id" /run/data/rootless "$@"
  # As udev sets them up: open to all.
  local device
  for device in net/tun fuse; do
    mknod -m 666 "/run/${device##*/}" c "$((0x$(stat -c %t "/dev/$device")))" "$((0x$(stat -c %T "/dev/$device")))"
    mount --bind "/run/${device##*/}" "/dev/$device"
  done
}

exec_as_rootless_user() {
  cd /run/home
  exec tini-static -- setpriv --reuid "$rootless_id" --regid "$rootless_id" --init-groups --inh-caps=-all \
    env -i PATH=/usr/sbin:/usr/bin HOME=/run/home XDG_RUNTIME_DIR="/run/user/$rootless_id" "$@"
}
