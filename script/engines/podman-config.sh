# The configuration of Podman's engines, in the root that script/lib/enter-root makes.
# shellcheck shell=bash

# configure_podman STORAGE: the folder of images and containers.
configure_podman() {
  mkdir -p /etc/containers
  printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\n' "$1" >/etc/containers/storage.conf
  # There is no systemd in there. crun, which Podman prefers, wants the second version of cgroups alone.
  local runtime=runc
  [[ $(stat -f -c %T /sys/fs/cgroup) != cgroup2fs ]] || runtime=crun
  printf '[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\nruntime = "%s"\n' "$runtime" >/etc/containers/containers.conf
  # Docker speaks plain HTTP with loopback without being told; Podman has to be.
  cat >/etc/containers/registries.conf <<'CONF'
[[registry]]
location = "127.0.0.1"
insecure = true
[[registry]]
location = "localhost"
insecure = true
CONF
  echo '{"default":[{"type":"insecureAcceptAnything"}]}' >/etc/containers/policy.json
}
