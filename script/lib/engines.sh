# The engines that the test bed can run: which packages they are of, and how they start.
# shellcheck shell=bash disable=SC2034,SC2154 # the parts share variables

# In the order of script/test --engines: the newest first.
all_engines=(docker29 docker28-containerd docker28 docker20 docker-rootless podman podman-rootless)

# What every engine needs in its root; iptables is for bridges.
engine_tools=bash,coreutils,mount,util-linux,iproute2,iptables,ca-certificates,procps
# apparmor: where the kernel has it, dockerd loads a profile or starts no container.
docker_packages=$engine_tools,docker.io,runc,apparmor

# choose_engine NAME: sets what the engine of this name is made of: $engine_suite and $engine_packages, of a distribution; $engine_start,
# the program in script/engines; $engine_options, of dockerd; $engine_dockerd, which `built` makes one that we compile; and
# $engine_user, the number of its user if that is not root.
choose_engine() {
  engine_user='' engine_name=$1 engine_suite=sid engine_start=docker engine_options=() engine_dockerd=packaged
  engine_packages=$docker_packages,docker-cli,tini-static
  case $1 in
    docker29) engine_dockerd=built ;;
    docker28-containerd) engine_options=(--feature containerd-snapshotter=true) ;;
    docker28) engine_options=(--storage-driver overlay2) ;;
    docker20) engine_suite=bookworm engine_packages=$docker_packages,tini ;;
    docker-rootless)
      engine_start=docker-rootless
      engine_packages+=,rootlesskit,slirp4netns,uidmap,fuse-overlayfs
      ;;
    podman | podman-rootless)
      engine_start=$1
      engine_packages=$engine_tools,podman,crun,runc,netavark,aardvark-dns,nftables,passt,slirp4netns,uidmap,fuse-overlayfs,docker-cli,tini-static
      ;;
    *) fail "TESTBED_ENGINE is \"$1\"; it can be one of: ${all_engines[*]}." ;;
  esac
  if [[ $1 == *rootless ]]; then
    # shellcheck source=/dev/null
    source "$root/script/engines/rootless-user.sh"
    engine_user=$rootless_id
  fi
}
