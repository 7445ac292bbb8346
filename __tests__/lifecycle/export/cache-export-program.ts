// Exports the cached layers of layers directories, in a process that kills itself at file-system operations of the exports.
import { AsyncLocalStorage } from "node:async_hooks";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** One of the exports that the process has at the same time; its arguments are these, as JSON. */
export interface KilledExport {
  readonly cacheDir: string;
  readonly layersDir: string;
  readonly temporaryDir: string;
  /** Number of the operation at which it stops; 0: never. The process is killed when all of them have stopped. */
  readonly at: number;
  readonly how: "before" | "in the middle of";
}

type Call = (...args: never[]) => unknown;
type Patched = Record<string, Call>;

const exports = process.argv.slice(2).map((each) => JSON.parse(each) as KilledExport);
const running = new AsyncLocalStorage<KilledExport & { readonly operations: string[] }>();
let stopped = 0;

const HALVES: Readonly<Record<string, Call>> = {
  copyFile: (from: string, to: string) => {
    fs.writeFileSync(to, fs.readFileSync(from).subarray(0, fs.statSync(from).size / 2));
  },
  writeFile: (file: string, data: string, options: object) => {
    fs.writeFileSync(file, data.slice(0, data.length / 2), options);
  },
  write: (file: number, bytes: Buffer) => fs.writeSync(file, bytes, 0, bytes.length / 2),
  writev: (file: number, [bytes]: [Buffer]) => fs.writeSync(file, bytes, 0, bytes.length / 2),
  rm: (file: string) => {
    if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true) return;
    fs.rmSync(`${file}/${fs.readdirSync(file)[0] ?? ""}`, { recursive: true });
  },
};

/** Whether the operation may begin: those of an export that has stopped have no end and no effect. */
function begins(name: string, args: never[]): boolean {
  const its = running.getStore();
  if (its === undefined) throw new Error(`${name} is an operation of none of the exports`);
  its.operations.push(`${name} ${String(args[0])}`);
  if (its.at === 0 || its.operations.length < its.at) return true;
  if (its.operations.length > its.at) return false;
  try {
    if (its.how === "in the middle of") HALVES[name]?.(...args);
  } finally {
    stopped++;
    if (stopped === exports.length) process.kill(process.pid, "SIGKILL");
  }
  return false;
}

function patch(module: Patched, names: readonly string[], never: () => unknown): void {
  for (const name of names) {
    const real = module[name];
    if (real === undefined) throw new Error(`Node.js has no ${name}`);
    module[name] = (...args) => (begins(name, args) ? real(...args) : never());
  }
}

const OPERATIONS = [
  "chmod",
  "copyFile",
  "link",
  "mkdir",
  "open",
  "rename",
  "rm",
  "rmdir",
  "unlink",
  "writeFile",
];
patch(fs.promises as unknown as Patched, OPERATIONS, () => new Promise(() => undefined));
// What streams write with.
patch(fs as unknown as Patched, ["write", "writev"], () => undefined);
syncBuiltinESMExports();
const { openCacheDirectory } = await import("../../../src/lifecycle/cache/cache-directory.ts");
const { exportCache } = await import("../../../src/lifecycle/export/cache-export.ts");
const { createLayerFactory } = await import("../../../src/lifecycle/layer/layer-factory.ts");
const { contextWith, recordingLog } = await import("../layer-fixture.ts");

const log = {
  ...recordingLog(),
  warn: (text: string) => {
    throw new Error(text);
  },
};
await Promise.all(
  exports.map(async (each) => {
    const its = { ...each, operations: [] };
    await running.run(its, async () => {
      const cache = await openCacheDirectory(its.cacheDir, log);
      const factory = createLayerFactory({
        temporaryDir: its.temporaryDir,
        owner: { uid: 1, gid: 1 },
        log,
      });
      const buildpacks = [{ id: "kit/one", version: "1", api: "0.10" }];
      await exportCache({ cache, layersDir: its.layersDir, buildpacks, factory }, contextWith({ log }));
    });
    console.log(JSON.stringify(its.operations));
    // Otherwise it would be taken for killed when the others are.
    if (its.at > 0) throw new Error(`The export has no operation ${String(its.at)}`);
  }),
);
