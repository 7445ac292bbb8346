// Reads from a Go program with which Go and which modules it was built; the linker keeps that in every program.
// Format: https://pkg.go.dev/debug/buildinfo

/** What is in a program. */
export interface GoBuild {
  /** e.g. `1.26.8` */
  readonly goVersion: string;
  readonly modules: readonly { readonly path: string; readonly version: string }[];
}

const MAGIC = Buffer.from("\xff Go buildinf:", "latin1");
const HEADER_BYTES = 32;
const FLAGS_AT = 15;
/** Both texts follow the header; Go before 1.18 had addresses instead. */
const INLINE = 2;
/** Around the list of modules. */
const SENTINEL_BYTES = 16;

/** @throws {Error} if it is not a program of Go 1.18 or later */
export function parseGoBuild(program: Buffer, origin: string): GoBuild {
  const at = program.indexOf(MAGIC);
  if (at < 0 || ((program[at + FLAGS_AT] ?? 0) & INLINE) === 0) {
    throw new Error(`"${origin}" does not say how it was built; build it with Go 1.18 or later.`);
  }
  const version = readText(program, at + HEADER_BYTES);
  const modules = readText(program, version.end).bytes.subarray(SENTINEL_BYTES, -SENTINEL_BYTES);
  const lines = modules.toString().split("\n");
  return {
    goVersion: version.bytes.toString().replace(/^go/, "").replace(/ .*/, ""),
    modules: lines.flatMap((line) => {
      const [kind, path, moduleVersion] = line.split("\t");
      return kind === "dep" && path !== undefined && moduleVersion !== undefined
        ? [{ path, version: moduleVersion }]
        : [];
    }),
  };
}

/** A text after its length, of which each byte has seven bits, the lowest first. */
function readText(program: Buffer, start: number): { readonly bytes: Buffer; readonly end: number } {
  let length = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = program.readUInt8(at++);
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  return { bytes: program.subarray(at, at + length), end: at + length };
}
