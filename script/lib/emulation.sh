# Programs of another architecture: the kernel gives them to qemu, of a package that is unpacked, not installed.
# shellcheck shell=bash disable=SC2154

binfmt=/proc/sys/fs/binfmt_misc
emulator_name=cnb-testbed-arm64
# Says that the registration is ours.
emulation_mark=$bed/emulates-arm64

# An ELF program of 64 bits, little-endian, executable or shared object, for the machine 183; everything else may be anything.
elf_magic='\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00'
elf_mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'

# Whether the kernel runs programs of $arch: the launcher, which needs no libraries, only complains that it is called by no name.
runs_programs() {
  "$launcher" >/dev/null 2>&1
  # Of the shell, for what cannot be executed.
  (($? != 126))
}

# Makes the kernel run programs of $arch, in containers, too. Another registration, e.g. of docker/setup-qemu-action, is left as it is.
emulate() {
  local emulator=$bed/tools/usr/bin/qemu-aarch64-static
  ! runs_programs || return 0
  [[ $arch == arm64 ]] || fail "this machine does not run programs for $arch."
  can_be_root || fail 'running programs for arm64 needs root or sudo once. Register qemu-aarch64 with the kernel and run again.'
  unpack_package qemu-user-static "$emulator" || fail 'there is no package qemu-user-static here. Register qemu-aarch64 with the kernel and run again.'
  say 'registering qemu with the kernel for programs of arm64, until script/bootstrap --stop'
  [[ -e $binfmt/register ]] || as_root mount -t binfmt_misc binfmt_misc "$binfmt" || fail 'this kernel has no binfmt_misc.'
  touch "$emulation_mark"
  # F: qemu is opened now, so that it is found from within containers. O and C: a program keeps the rights of its file.
  printf '%s' ":$emulator_name:M::$elf_magic:$elf_mask:$emulator:OCF" | as_root tee "$binfmt/register" >/dev/null
  runs_programs || fail "programs for $arch do not run, although $emulator is registered for them."
}

stop_emulating() {
  [[ -e $emulation_mark ]] || return 0
  say 'removing the registration of qemu'
  [[ ! -e $binfmt/$emulator_name ]] || echo -1 | as_root tee "$binfmt/$emulator_name" >/dev/null
  rm "$emulation_mark"
}
