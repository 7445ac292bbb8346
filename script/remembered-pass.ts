// Checks that only read the project's files, such as lint, pass again as long as no file changes: what passed is remembered in
// build/, under a digest of all files and of what reads them.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "..");
const execute = promisify(execFile);

/** What is known of a check for the files as they are. */
export interface RememberedPass {
  readonly hasPassed: boolean;
  /** Keeps that it passed; files that changed while it ran are not what it read, so nothing is kept then. */
  remember(): Promise<void>;
}

/** Where git cannot tell what belongs to the project, nothing is known, and nothing is kept. */
export async function rememberedPass(name: string, root = ROOT): Promise<RememberedPass> {
  const file = path.join(root, "build", "passed", name);
  const state = await stateOfFiles(root);
  if (state === undefined) return { hasPassed: false, remember: () => Promise.resolve() };
  const passed = await readFile(file, "utf8").catch(() => undefined);
  return {
    hasPassed: passed === state,
    async remember() {
      if ((await stateOfFiles(root)) !== state) return;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, state);
    },
  };
}

/** A digest of every file that git does not ignore, names and contents, of the version of Node.js, and of what is installed. */
async function stateOfFiles(root: string): Promise<string | undefined> {
  try {
    const options = { cwd: root, maxBuffer: 1 << 26 };
    const { stdout } = await execute("git", ["ls-files", "-coz", "--exclude-standard"], options);
    const names = [...new Set(stdout.split("\0").filter(Boolean)), "node_modules/.package-lock.json"].sort();
    const hash = createHash("sha256").update(process.version);
    for (const name of names) {
      const content = await readFile(path.join(root, name)).catch(() => undefined);
      hash
        .update(`\0${name}\0${content === undefined ? "gone" : content.byteLength}\0`)
        .update(content ?? "");
    }
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}
