// Bundles programs with ncc, one after the other in one process: most of what a bundle takes is until webpack is loaded and fast.
// Called by script/build.
//   script/bundle.ts STATS ENTRY DIRECTORY...   STATS is where ncc writes what is in the last one
import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { nameChunks, readChunks, renameChunks } from "./name-chunks.ts";

/** Does what its arguments say. @throws if it cannot */
type Ncc = (args: readonly string[], stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream) => Promise<void>;

const ncc = createRequire(import.meta.url)("@vercel/ncc/dist/ncc/cli.js") as Ncc;

async function bundle(entry: string, directory: string, stats: string): Promise<void> {
  const options = ["--out", directory, "--stats-out", stats, "--no-cache", "--quiet"];
  await ncc(["build", entry, ...options], process.stdout, process.stderr);
  renameChunks(directory, nameChunks(readChunks(stats)));
  // dockerode reads them for BuildKit sessions, which we never open.
  for (const name of readdirSync(directory)) {
    if (name.endsWith(".proto")) rmSync(path.join(directory, name));
  }
}

const [stats = "", ...bundles] = process.argv.slice(2);
for (let at = 0; at < bundles.length; at += 2) await bundle(bundles[at] ?? "", bundles[at + 1] ?? "", stats);
