// A check passes again as long as no file changes that it reads: what passed is remembered in build/, under a digest of those
// files, of the version of Node.js, and of what is installed.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "..");
const execute = promisify(execFile);

/** A check, by what decides how it ends. */
export interface Remembered {
  readonly name: string;
  /** Whether it reads a file of the project. */
  readonly reads: (file: string) => boolean;
  /** What else it depends on, e.g. the version of an engine. */
  readonly surroundings?: string;
}

/** What is known of a check for the files as they are. */
export interface RememberedPass {
  /** How many of its tests passed; undefined if it has to run. */
  readonly passed: number | undefined;
  /** Keeps that it passed; files that changed while it ran are not what it read, so nothing is kept then. */
  remember(passed: number): Promise<void>;
}

/** Whether any check is known to have passed; without this nothing needs to be looked up. */
export function remembersAnything(root = ROOT): boolean {
  return existsSync(path.join(root, "build", "passed"));
}

/** Where git cannot tell what belongs to the project, nothing is known, and nothing is kept. */
export async function rememberedPass(check: Remembered, root = ROOT): Promise<RememberedPass> {
  const file = path.join(root, "build", "passed", check.name.replaceAll(" ", "-"));
  const state = await stateOf(check, root);
  if (state === undefined) return { passed: undefined, remember: () => Promise.resolve() };
  const [known, passed] = (await readFile(file, "utf8").catch(() => "")).split(" ");
  return {
    passed: known === state ? Number(passed) : undefined,
    async remember(count) {
      if ((await stateOf(check, root)) !== state) return;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, `${state} ${String(count)}`);
    },
  };
}

/** A digest of every file that is read and that git does not ignore, names and contents, and of what is around them. */
async function stateOf({ reads, surroundings = "" }: Remembered, root: string): Promise<string | undefined> {
  const files = await projectFiles(root);
  if (files === undefined) return undefined;
  const hash = createHash("sha256").update(`${process.version}\0${surroundings}`);
  for (const name of [...files.filter(reads), "node_modules/.package-lock.json"].sort()) {
    const content = await readFile(path.join(root, name)).catch(() => undefined);
    hash
      .update(`\0${name}\0${content === undefined ? "gone" : String(content.byteLength)}\0`)
      .update(content ?? "");
  }
  return hash.digest("hex");
}

async function projectFiles(root: string): Promise<readonly string[] | undefined> {
  try {
    const options = { cwd: root, maxBuffer: 1 << 26 };
    const { stdout } = await execute("git", ["ls-files", "-coz", "--exclude-standard"], options);
    return [...new Set(stdout.split("\0").filter(Boolean))];
  } catch {
    return undefined;
  }
}
