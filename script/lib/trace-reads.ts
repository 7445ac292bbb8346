// Preloaded into a phase (`node --import`): writes the files that the phase opens for reading to the file TRACE_READS, one per line.
// What its child processes read is not seen.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const target = process.env["TRACE_READS"] ?? "";
const reads = new Set<string>();

function note(file: unknown): void {
  if (typeof file !== "string" || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  reads.add(fs.realpathSync(file));
}

/** Makes a function of the file system note its first argument, the file, unless it opens it for writing. */
function traced<F extends (...args: never[]) => unknown>(original: F): F {
  const noting = (...args: Parameters<F>): unknown => {
    const [file, flags] = args as readonly unknown[];
    const writes =
      typeof flags === "string" ? !/^rs?$/.test(flags) : typeof flags === "number" && (flags & 3) !== 0;
    if (!writes) note(file);
    return original(...args);
  };
  return noting as F;
}

/** Functions whose second argument is an encoding or options. */
function tracedAlways<F extends (...args: never[]) => unknown>(original: F): F {
  const noting = (...args: Parameters<F>): unknown => {
    note((args as readonly unknown[])[0]);
    return original(...args);
  };
  return noting as F;
}

Object.assign(fs.promises, {
  open: traced(fs.promises.open),
  readFile: tracedAlways(fs.promises.readFile),
  copyFile: tracedAlways(fs.promises.copyFile),
});
Object.assign(fs, {
  open: traced(fs.open),
  openSync: traced(fs.openSync),
  readFileSync: tracedAlways(fs.readFileSync),
  createReadStream: tracedAlways(fs.createReadStream),
});
syncBuiltinESMExports();

process.on("exit", () => {
  fs.writeFileSync(target, [...reads].sort().join("\n"));
});
