// GitHub's cache client as a program, as the bundle has it: once for each call, and once more as one that answers many.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { NODE_24 } from "./node24.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = join(ROOT, "build");

const SRC = join(ROOT, "src");
const CLIENT = "actions/github-cache/cache-client.ts";

/** A source and all that it imports, types aside, relative to `src`. */
function withImports(source: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(source)) return found;
  found.add(source);
  const text = readFileSync(join(SRC, source), "utf8");
  for (const [, type, imported = ""] of text.matchAll(/^import (type )?[^;]*?"(\.[^"]+)";/gm)) {
    if (type === undefined) withImports(join(dirname(source), imported), found);
  }
  return found;
}

const PROGRAM = `
import { runCacheClient } from "./actions/github-cache/cache-client.js";
runCacheClient(process.env);
`;

/** Makes JavaScript of TypeScript, in a process of its own: to load a compiler takes a test longer. */
const STRIP = `
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
const [, folder, ...sources] = process.argv;
for (const source of sources) {
  const target = join(folder, source.replace(/ts$/, "js"));
  mkdirSync(dirname(target), { recursive: true });
  const text = stripTypeScriptTypes(readFileSync(source, "utf8"));
  writeFileSync(target, text.replace(/((?:from |import\\()"\\.[^"]+)\\.ts"/g, '$1.js"'));
}
`;

/** What comes after all that a call prints. */
export const END_OF_CALL = "--- end of call ---";

const RESIDENT = `
import { answerCall } from "./actions/github-cache/cache-client.js";
process.on("message", async ({ call, env, directory }) => {
  process.chdir(directory);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  const answer = await answerCall(call, env);
  process.stdout.write("${END_OF_CALL}\\n");
  process.stderr.write("${END_OF_CALL}\\n");
  process.send(answer);
});
process.on("disconnect", () => process.exit());
`;

/** Both programs, until they are disposed. */
export interface CacheClientProgram extends AsyncDisposable {
  /** Answers one call and ends. */
  readonly program: string;
  /** Answers one call after the other, each with an environment of its own. */
  readonly resident: string;
}

/** Makes JavaScript of the sources, in a folder from where their packages are found. */
export async function compileCacheClient(): Promise<CacheClientProgram> {
  await mkdir(BUILD, { recursive: true });
  const folder = await mkdtemp(join(BUILD, "cache-client-"));
  await promisify(execFile)(
    NODE_24,
    ["--input-type=module", "--eval", STRIP, folder, ...withImports(CLIENT)],
    {
      cwd: SRC,
    },
  );
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const [program, resident] = [join(folder, "program.js"), join(folder, "resident.js")];
  await writeFile(program, PROGRAM);
  await writeFile(resident, RESIDENT);
  return {
    program,
    resident,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
