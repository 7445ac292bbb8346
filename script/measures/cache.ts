// What caches cost: 500 MB of layers restored and saved as on github.com, against tar and zstd of the same, in turns; the
// check that nothing changed; the builder cache against a slow registry; and the peak memory of the cache client. The storage
// is on this machine, too, and takes its share of the cores: what a line of shell makes of it, or actions/cache, says how much.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type CacheServer, startCacheServer } from "../../__tests__/support/cache-server.ts";
import { CACHE_CLIENT_COMMAND } from "../../src/actions/entry.ts";
import { createActionsCache } from "../../src/actions/github-cache/actions-cache.ts";
import type { CacheStore } from "../../src/cache/cache-store.ts";
import { layerKey } from "../../src/cache/layer-cache-choice.ts";
import { readLayerMetadata } from "../../src/cache/layer-directory.ts";
import type { Environment } from "../../src/environment.ts";
import { measureBuilderCache } from "./cache-builder.ts";
import { restoreByShell, saveByShell } from "./cache-shell.ts";
import { type Finding, formatMs, median, ROOT, scratchDirectory, timed, timedShell } from "./measure.ts";
import { peakOfChildren } from "./process-memory.ts";

const ROUNDS = 5;
const CACHE_BYTES = 500_000_000;
const ARCHIVE_BYTES = 20_000_000;
const METADATA_BYTES = 20_000;
const RESTORE_AIM = 1.1;
const SAVE_AIM = 1.05;
const CHECK_AIM_MS = 300;
const MEMORY_AIM_MIB = 200;

const execute = promisify(execFile);

export async function measureCache(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await using server = await startCacheServer({ azure: "resolved" });
  const directory = path.join(scratch.path, "cached", "layers");
  const env = await clientEnvironment(server, scratch.path);
  const store = createActionsCache(env, {
    program: [path.join(ROOT, "dist", "index.js"), CACHE_CLIENT_COMMAND],
  });
  await createLayers(directory);
  const rounds: Round[] = [];
  for (let at = 0; at < ROUNDS; at += 1)
    rounds.push(await runRound({ store, env, directory }, `layers-${at}`));
  const checkMs = await timed(() => check(directory));
  const { uploads } = server.statistics;
  const peakMib = await peakOfChildren(() => saveAndRestore({ store, directory }, "layers-watched"));
  const builder = await measureBuilderCache(store, scratch.path);
  return [
    ...findingsOf(rounds),
    {
      what: "cache: nothing changed",
      value: `${formatMs(checkMs)}, ${uploads - 2 * ROUNDS} uploads`,
      aim: { text: `< 0.3 s, 0 uploads`, isMet: checkMs < CHECK_AIM_MS && uploads === 2 * ROUNDS },
    },
    ...builder,
    {
      what: "cache: peak of the client and what it runs",
      value: `${peakMib.toFixed(0)} MiB`,
      aim: { text: `< ${MEMORY_AIM_MIB} MiB`, isMet: peakMib < MEMORY_AIM_MIB },
    },
  ];
}

function findingsOf(rounds: readonly Round[]): readonly Finding[] {
  const times = (of: (round: Round) => number): number => median(rounds.map(of));
  const withAim = (value: number, aim: number): Omit<Finding, "what"> => ({
    value: `${value.toFixed(2)} times`,
    aim: { text: `<= ${aim} times`, isMet: value <= aim },
  });
  return [
    {
      what: "cache: restore of 500 MB, against zstd -dc | tar -x",
      value: `${times(({ restoreMs, unpackMs }) => restoreMs / unpackMs).toFixed(2)} times`,
    },
    {
      what: "cache: the same, against curl | zstd -dc | tar -x",
      ...withAim(
        times(({ restoreMs, fetchMs }) => restoreMs / fetchMs),
        RESTORE_AIM,
      ),
    },
    {
      what: "cache: the same, against actions/cache",
      value: `${times(({ restoreMs, clientMs }) => restoreMs / clientMs).toFixed(2)} times`,
    },
    {
      what: "cache: save of 500 MB, against tar | zstd",
      value: `${times(({ saveMs, packMs }) => saveMs / packMs).toFixed(2)} times`,
    },
    {
      what: "cache: the same, against tar | zstd, then curl",
      ...withAim(
        times(({ saveMs, sendMs }) => saveMs / sendMs),
        SAVE_AIM,
      ),
    },
  ];
}

interface Round {
  readonly saveMs: number;
  readonly packMs: number;
  readonly sendMs: number;
  readonly restoreMs: number;
  readonly clientMs: number;
  readonly unpackMs: number;
  readonly fetchMs: number;
}

interface Bench {
  readonly store: CacheStore;
  /** Of the layers. */
  readonly directory: string;
}

/** Each step beside what it is compared with; all restore what is there already, once it is removed. */
async function runRound(
  { store, env, directory }: Bench & { readonly env: Environment },
  key: string,
): Promise<Round> {
  const [parent, name] = [path.dirname(directory), path.basename(directory)];
  const archive = path.join(path.dirname(parent), "archive.tzst");
  const packMs = await timedShell('tar -C "$0" -cf - "$1" | zstd -T0 -qfo "$2"', [parent, name, archive]);
  const entry = { key: `${key}-shell`, version: "shell" };
  const sendMs = await saveByShell(entry, { env, parent, name, archive });
  const { saveMs, restoreMs, sizeBytes } = await saveAndRestore({ store, directory }, key);
  const again = async (work: () => Promise<number>): Promise<number> => {
    await rm(directory, { recursive: true });
    return work();
  };
  const own = { ...env, GITHUB_WORKSPACE: parent };
  const clientMs = await again(() =>
    timedShell(OWN_RESTORE, [process.execPath, ROOT, `./${name}`, key], own),
  );
  const unpackMs = await again(() => timedShell('zstd -dcq "$0" | tar -C "$1" -xf -', [archive, parent]));
  const fetchMs = await again(() => restoreByShell(entry, { env, parent }));
  const round = { saveMs, packMs, sendMs, restoreMs, clientMs, unpackMs, fetchMs };
  const texts = Object.entries(round).map(([what, ms]) => `${what.replace(/Ms$/, "")} ${formatMs(ms)}`);
  console.log(`  ${(sizeBytes / 1e6).toFixed(0)} MB compressed: ${texts.join(", ")}`);
  return round;
}

/** What a step with actions/cache does. A path in the workspace has the name that our client gives it. */
const OWN_RESTORE = `cd "$1" && "$0" --input-type=module -e '
  import { restoreCache } from "@actions/cache";
  const [path, key] = process.argv.slice(1);
  process.exit((await restoreCache([path], key)) === key ? 0 : 1);
' "$2" "$3"`;

async function saveAndRestore({ store, directory }: Bench, key: string) {
  const saved = await store.save([directory], key);
  if (saved.kind !== "saved") throw new Error(`Nothing was saved: ${JSON.stringify(saved)}`);
  await rm(directory, { recursive: true });
  const restored = await store.restore({ paths: [directory], key, restoreKeys: [] });
  if (restored.kind !== "hit") throw new Error(`Nothing was restored: ${JSON.stringify(restored)}`);
  return { saveMs: saved.durationMs, restoreMs: restored.durationMs, sizeBytes: restored.sizeBytes };
}

/** What npm installed here; the rest is like archives, which are compressed already. The metadata is that of many layers. */
async function createLayers(directory: string): Promise<void> {
  const committed = path.join(directory, "committed");
  await mkdir(committed, { recursive: true });
  const modules = path.join(committed, "modules.tar");
  await execute("tar", ["-C", ROOT, "-cf", modules, "node_modules"]);
  for (let left = CACHE_BYTES - (await stat(modules)).size; left > 0; left -= ARCHIVE_BYTES)
    await writeFile(path.join(committed, `${left}.tar`), randomBytes(Math.min(left, ARCHIVE_BYTES)));
  const metadata = path.join(committed, "io.buildpacks.lifecycle.cache.metadata");
  await writeFile(metadata, "x".repeat(METADATA_BYTES));
}

/** What a build does to find out that it need not save. */
async function check(directory: string): Promise<void> {
  const metadata = await readLayerMetadata(directory);
  if (metadata === undefined || layerKey("layers-", metadata) === "")
    throw new Error("There is no metadata.");
}

async function clientEnvironment(server: CacheServer, directory: string): Promise<Environment> {
  const temp = path.join(directory, "temp");
  await mkdir(temp);
  return { PATH: process.env["PATH"], RUNNER_TEMP: temp, ...server.env() };
}
