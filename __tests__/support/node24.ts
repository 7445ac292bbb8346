// The Node.js that runs the phases, for tests that start programs: it takes TypeScript as it is.
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Its path. */
export const NODE_24 = path.join(
  ROOT,
  `node_modules/node-linux-${process.arch === "arm64" ? "arm64" : "x64"}/bin/node`,
);

/** Keeps what is compiled: without it each start takes three times as long. Node.js compares the sources. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: path.join(ROOT, "build/compile-cache") } as const;
