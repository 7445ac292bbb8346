// Stands for a program of Go: of all that the linker writes, only how it was built.

/** Longer than what the length of a text can say in one byte, as in real programs. */
const SETTINGS = `build\t-trimpath=true\nbuild\tDefaultGODEBUG=${"x".repeat(200)}\n`;

/** The bytes of a program with these modules, e.g. by `go1.26.8`. */
export function goProgram(
  version: string,
  modules: readonly { readonly path: string; readonly version: string }[],
): Buffer {
  const lines = modules.map((each) => `dep\t${each.path}\t${each.version}\th1:hash=\n`).join("");
  const sentinel = Buffer.alloc(16, "~");
  const header = Buffer.alloc(32);
  header.write("\xff Go buildinf:", "latin1");
  header[14] = 8;
  header[15] = 2;
  return Buffer.concat([
    Buffer.from("\x7fELF and code"),
    header,
    text(Buffer.from(version)),
    text(Buffer.concat([sentinel, Buffer.from(`path\tlauncher\n${lines}${SETTINGS}`), sentinel])),
    Buffer.from("and data"),
  ]);
}

function text(bytes: Buffer): Buffer {
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) length.push((rest % 0x80) + 0x80);
  return Buffer.concat([Buffer.from([...length, rest]), bytes]);
}
