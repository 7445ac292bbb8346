// A program that ends at once and needs nothing, for each architecture of Linux that images are for: what can run it runs others, too. Pure.
// Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html

/** How an architecture ends a process with 0, and what an ELF header calls it. */
interface Machine {
  readonly code: string;
  readonly number: number;
  readonly bits: 32 | 64;
  readonly isBigEndian?: true;
  readonly flags?: number;
}

/** The instructions in hexadecimal digits, as they lie in memory. */
const MACHINES: Readonly<Record<string, Machine>> = {
  // mov eax, 60; xor edi, edi; syscall
  amd64: { number: 62, bits: 64, code: "b83c000000 31ff 0f05" },
  // mov eax, 1; xor ebx, ebx; int 0x80
  "386": { number: 3, bits: 32, code: "b801000000 31db cd80" },
  // mov x0, 0; mov x8, 93; svc 0
  arm64: { number: 183, bits: 64, code: "000080d2 a80b80d2 010000d4" },
  // mov r0, 0; mov r7, 1; svc 0
  arm: { number: 40, bits: 32, code: "0000a0e3 0170a0e3 000000ef", flags: 0x05000000 },
  // li r0, 1; li r3, 0; sc
  ppc64le: { number: 21, bits: 64, code: "01000038 00006038 02000044", flags: 2 },
  // li a0, 0; li a7, 93; ecall
  riscv64: { number: 243, bits: 64, code: "13050000 9308d005 73000000" },
  // lghi r2, 0; svc 1
  s390x: { number: 22, bits: 64, code: "a7290000 0a01", isBigEndian: true },
};

/** Where it is in memory; pages have up to 64 KiB. */
const ADDRESS = 0x400000;
const ALIGNMENT = 0x10000;
const READ_AND_EXECUTE = 5;

/** An ELF file; undefined for an architecture that is not known here. */
export function tinyProgram(arch: string): Buffer | undefined {
  const machine = Object.hasOwn(MACHINES, arch) ? MACHINES[arch] : undefined;
  if (machine === undefined) return undefined;
  const { number, bits, flags = 0, isBigEndian } = machine;
  const code = Buffer.from(machine.code.replaceAll(" ", ""), "hex");
  const [headerSize, segmentSize] = bits === 64 ? [64, 56] : [52, 32];
  const start = headerSize + segmentSize;
  const size = start + code.length;
  const write = isBigEndian === true ? bigEndian : littleEndian;
  /** Addresses and sizes are as wide as the machine. */
  const word = (value: number): Buffer => write(value, bits / 8);
  const half = (value: number): Buffer => write(value, 2);
  const four = (value: number): Buffer => write(value, 4);
  const identification = Buffer.alloc(16);
  identification.set([0x7f, 0x45, 0x4c, 0x46, bits / 32, isBigEndian === true ? 2 : 1, 1]);
  const header = [
    ...[identification, half(2), half(number), four(1)],
    ...[word(ADDRESS + start), word(headerSize), word(0), four(flags)],
    ...[headerSize, segmentSize, 1, 0, 0, 0].map(half),
  ];
  const place = [word(0), word(ADDRESS), word(ADDRESS), word(size), word(size)];
  const segment =
    bits === 64
      ? [four(1), four(READ_AND_EXECUTE), ...place, word(ALIGNMENT)]
      : [four(1), ...place, four(READ_AND_EXECUTE), word(ALIGNMENT)];
  return Buffer.concat([...header, ...segment, code]);
}

function littleEndian(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, Math.min(bytes, 6));
  return buffer;
}

function bigEndian(value: number, bytes: number): Buffer {
  return littleEndian(value, bytes).reverse();
}
