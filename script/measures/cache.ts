// What caches cost: 500 MB of layers restored and saved as on github.com, against tar and zstd of the same, in turns; the
// check that nothing changed; the builder cache against a slow registry; and the peak memory of the cache client.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { startCacheServer, type CacheServer } from "../../__tests__/support/cache-server.ts";
import { createActionsCache } from "../../src/actions/actions-cache.ts";
import { CACHE_CLIENT_COMMAND } from "../../src/actions/entry.ts";
import type { CacheStore } from "../../src/cache/cache-store.ts";
import { layerKey } from "../../src/cache/layer-cache.ts";
import { readLayerMetadata } from "../../src/cache/layer-directory.ts";
import { measureBuilderCache } from "./cache-builder.ts";
import { formatMs, median, ROOT, scratchDirectory, type Finding } from "./measure.ts";

const ROUNDS = 5;
const LAYERS = 25;
const LAYER_BYTES = 20_000_000;
const METADATA_BYTES = 20_000;
const AIM = 1.3;
const CHECK_AIM_MS = 300;
const MEMORY_AIM_MIB = 200;

const execute = promisify(execFile);

export async function measureCache(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await using server = await startCacheServer({ azure: true });
  const peaks = path.join(scratch.path, "peaks");
  const store = await createStore(server, { directory: scratch.path, peaks });
  const rounds: Round[] = [];
  const directory = path.join(scratch.path, "cached", "layers");
  await createLayers(directory);
  for (let at = 0; at < ROUNDS; at += 1) rounds.push(await runRound({ store, directory }, `layers-${at}`));
  const checkMs = await check(directory);
  const { uploads } = server.statistics;
  const builder = await measureBuilderCache(store, scratch.path);
  const peakMib = Math.max(...(await readFile(peaks, "utf8")).trim().split("\n").map(Number)) / 1024;
  return [
    ratio("restore", rounds, ({ restoreMs, unpackMs }) => restoreMs / unpackMs),
    ratio("save", rounds, ({ saveMs, packMs }) => saveMs / packMs),
    {
      what: "cache: nothing changed",
      value: `${formatMs(checkMs)}, ${uploads - ROUNDS} uploads`,
      aim: { text: `< 0.3 s, 0 uploads`, isMet: checkMs < CHECK_AIM_MS && uploads === ROUNDS },
    },
    ...builder,
    {
      what: "cache: peak of the client's process",
      value: `${peakMib.toFixed(0)} MiB`,
      aim: { text: `< ${MEMORY_AIM_MIB} MiB`, isMet: peakMib < MEMORY_AIM_MIB },
    },
  ];
}

interface Round {
  readonly saveMs: number;
  readonly packMs: number;
  readonly restoreMs: number;
  readonly unpackMs: number;
}

/** Each step beside what it is compared with; both restore what is there already, once it is removed. */
async function runRound(
  { store, directory }: { readonly store: CacheStore; readonly directory: string },
  key: string,
): Promise<Round> {
  const [parent, name] = [path.dirname(directory), path.basename(directory)];
  const archive = path.join(path.dirname(parent), "archive.tzst");
  const remove = (): Promise<void> => rm(directory, { recursive: true });
  const saved = await store.save([directory], key);
  if (saved.kind !== "saved") throw new Error(`Nothing was saved: ${JSON.stringify(saved)}`);
  const packMs = await shell('tar -C "$0" -cf - "$1" | zstd -T0 --long=30 -qfo "$2"', parent, name, archive);
  await remove();
  const restored = await store.restore({ paths: [directory], key, restoreKeys: [] });
  if (restored.kind !== "hit") throw new Error(`Nothing was restored: ${JSON.stringify(restored)}`);
  await remove();
  const unpackMs = await shell('zstd -dcq --long=30 "$0" | tar -C "$1" -xf -', archive, parent);
  const round = { saveMs: saved.durationMs, packMs, restoreMs: restored.durationMs, unpackMs };
  const texts = Object.entries(round).map(([what, ms]) => `${what.replace(/Ms$/, "")} ${formatMs(ms)}`);
  console.log(`  ${(restored.sizeBytes / 1e6).toFixed(0)} MB compressed: ${texts.join(", ")}`);
  return round;
}

/** Two fifths are like compressed files, the rest like text; the metadata is as long as that of many layers. */
async function createLayers(directory: string): Promise<void> {
  const committed = path.join(directory, "committed");
  await mkdir(committed, { recursive: true });
  for (let at = 0; at < LAYERS; at += 1) {
    const text = Buffer.alloc(LAYER_BYTES * 0.6, `A line of text in layer ${at}.\n`);
    await writeFile(path.join(committed, `${at}.tar`), Buffer.concat([randomBytes(LAYER_BYTES * 0.4), text]));
  }
  const metadata = path.join(committed, "io.buildpacks.lifecycle.cache.metadata");
  await writeFile(metadata, "x".repeat(METADATA_BYTES));
}

/** What a build does to find out that it need not save. */
async function check(directory: string): Promise<number> {
  const startedAt = performance.now();
  const metadata = await readLayerMetadata(directory);
  if (metadata === undefined || layerKey("layers-", metadata) === "")
    throw new Error("There is no metadata.");
  return performance.now() - startedAt;
}

/** Every process of the client writes its peak at its end. */
async function createStore(
  server: CacheServer,
  { directory, peaks }: { readonly directory: string; readonly peaks: string },
): Promise<CacheStore> {
  const probe = path.join(directory, "probe.mjs");
  const code = [
    'import { appendFileSync, readFileSync } from "node:fs";',
    'process.on("exit", () => {',
    '  const [, peak] = /^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));',
    `  appendFileSync(${JSON.stringify(peaks)}, \`\${peak}\\n\`);`,
    "});",
  ];
  await writeFile(probe, code.join("\n"));
  const temp = path.join(directory, "temp");
  await mkdir(temp);
  const env = {
    PATH: process.env["PATH"],
    NODE_OPTIONS: `--import=file://${probe}`,
    RUNNER_TEMP: temp,
    ...server.env(),
  };
  return createActionsCache(env, { program: [path.join(ROOT, "dist", "index.js"), CACHE_CLIENT_COMMAND] });
}

async function shell(script: string, ...args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  await execute("bash", ["-o", "pipefail", "-c", script, ...args]);
  return performance.now() - startedAt;
}

function ratio(what: "restore" | "save", rounds: readonly Round[], of: (round: Round) => number): Finding {
  const value = median(rounds.map(of));
  const than = what === "restore" ? "zstd -dc | tar -x" : "tar | zstd";
  return {
    what: `cache: ${what} of 500 MB, against ${than}`,
    value: `${value.toFixed(2)} times`,
    aim: { text: `<= ${AIM} times`, isMet: value <= AIM },
  };
}
