// Entries of GitHub's cache that somebody else has written.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { zstdCompressSync } from "node:zlib";
import { CACHE_CLIENT_COMMAND } from "../../src/actions/entry.ts";
import { createActionsCache } from "../../src/actions/github-cache/actions-cache.ts";
import { ROOT } from "../e2e/testbed.ts";
import type { CacheServer } from "../support/cache-server.ts";
import { type Attack, reached, type Scene } from "./attack.ts";
import { BUILDER, cachedBuilds, LAYERS } from "./cached-builds.ts";
import type { Place } from "./place.ts";

const MAX_BYTES = 2 * 1024 ** 3;

/** The archive as a directory, and what has become of it as an archive. */
async function repack(archive: Buffer, change: (dir: string) => void): Promise<Buffer> {
  const dir = mkdtempSync(path.join(tmpdir(), "attack-entry-"));
  try {
    const tar = execFileSync("zstd", ["-dcq"], { input: archive, maxBuffer: MAX_BYTES });
    execFileSync("tar", ["-xf", "-", "-C", dir], { input: tar });
    change(dir);
    const pack = 'tar --posix --sparse -cf - -C "$1" . | zstd -cq1';
    const { stdout } = await promisify(execFile)("bash", ["-c", pack, "bash", dir], {
      encoding: "buffer",
      maxBuffer: MAX_BYTES,
    });
    return stdout;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function filesIn(dir: string): readonly string[] {
  const names = readdirSync(dir, { recursive: true, encoding: "utf8" }).map((name) => path.join(dir, name));
  return names.filter((name) => statSync(name).isFile());
}

function largest(dir: string): string {
  const [file] = [...filesIn(dir)].sort((one, other) => statSync(other).size - statSync(one).size);
  if (file === undefined) throw new Error("The entry is empty");
  return file;
}

type Damage = (dir: string) => void;

function replaced(make: (file: string) => void): Damage {
  return (dir) => {
    const file = largest(dir);
    rmSync(file);
    make(file);
  };
}

/** What somebody may have put into the entry of a builder. */
const OF_BUILDER: Readonly<Record<string, Damage>> = {
  "a blob with other content": replaced((file) => {
    writeFileSync(file, "evil");
  }),
  "a blob that is a pipe": replaced((file) => execFileSync("mkfifo", [file])),
  "a blob that is a link to /dev/zero": replaced((file) => execFileSync("ln", ["-s", "/dev/zero", file])),
  "a blob that is a directory": replaced((file) => {
    mkdirSync(path.join(file, "more"), { recursive: true });
  }),
  "a blob with a hole of a terabyte": (dir) => {
    truncateSync(largest(dir), 1024 ** 4);
  },
  "nothing but a file that nothing asks for": (dir) => {
    for (const file of filesIn(dir)) rmSync(file);
    writeFileSync(path.join(dir, "more"), "evil");
  },
};

const TAMPERED: Attack = {
  name: "the builder in GitHub's cache is tampered with, in every way",
  asset: "the image of the default branch",
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const { service, scene, elsewhere } = await cachedBuilds(place);
    const wrong: string[] = [];
    return {
      ...scene,
      run: async (build) => {
        const first = await elsewhere(build);
        let last = first;
        const originals: Buffer[] = [];
        const count = await service.tamper(BUILDER, (archive) => {
          originals.push(archive);
          return Promise.resolve(archive);
        });
        if (count !== 1) wrong.push(`There are ${count} entries of the builder, so that nothing is proved`);
        for (const [what, damage] of Object.entries(OF_BUILDER)) {
          await service.tamper(BUILDER, () => repack(originals[0] ?? Buffer.alloc(0), damage));
          last = await elsewhere(build);
          const { exitCode, errors, outputs } = last;
          wrong.push(
            ...reached(exitCode !== 0, `With ${what} it ended with ${exitCode}: ${errors.join(" / ")}`),
            ...reached(outputs["digest"] !== first.outputs["digest"], `With ${what} it made another image`),
          );
        }
        return last;
      },
      ends: "well",
      verdict: () => wrong,
    };
  },
};

const ROOM_BYTES = 1024 ** 3;

async function asRoot(...command: readonly string[]): Promise<void> {
  const [program = "", ...args] = process.getuid?.() === 0 ? command : ["sudo", "-n", ...command];
  await promisify(execFile)(program, args);
}

/** The runner's temporary folder becomes a file system with little room. */
async function shrink(place: Place): Promise<void> {
  await asRoot("mount", "-t", "tmpfs", "-o", `size=${ROOM_BYTES},mode=0777`, "tmpfs", place.runnerTemp);
  place.later(() => asRoot("umount", "--lazy", place.runnerTemp));
}

/** What an entry of some kilobytes becomes. */
const BOMBS: Readonly<Record<string, Damage>> = {
  "a file of zeros": (dir) => {
    execFileSync(
      "dd",
      ["if=/dev/zero", `of=${largest(dir)}`, "bs=1M", `count=${(2 * ROOM_BYTES) / 1024 ** 2}`],
      {
        stdio: "ignore",
      },
    );
  },
  "a file with a hole of a terabyte": (dir) => {
    truncateSync(largest(dir), 1024 ** 4);
  },
};

const BOMBED: Attack = {
  name: "the builder in GitHub's cache is a bomb, and the disk is small",
  asset: "the engine and the disk",
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const { service, scene, elsewhere } = await cachedBuilds(place);
    // Engines need not see it: of the cache, only the layers are mounted into containers.
    await shrink(place);
    const wrong: string[] = [];
    return {
      ...scene,
      run: async (build) => {
        const first = await elsewhere(build);
        let last = first;
        const originals: Buffer[] = [];
        const count = await service.tamper(BUILDER, (archive) => {
          originals.push(archive);
          return Promise.resolve(archive);
        });
        if (count !== 1) wrong.push(`There are ${count} entries of the builder, so that nothing is proved`);
        for (const [what, damage] of Object.entries(BOMBS)) {
          await service.tamper(BUILDER, () => repack(originals[0] ?? Buffer.alloc(0), damage));
          last = await elsewhere(build);
          const { exitCode, errors, outputs } = last;
          wrong.push(
            ...reached(exitCode !== 0, `With ${what} it ended with ${exitCode}: ${errors.join(" / ")}`),
            ...reached(outputs["digest"] !== first.outputs["digest"], `With ${what} it made another image`),
          );
        }
        return last;
      },
      ends: "well",
      verdict: () => wrong,
    };
  },
};

/** For each of both entries, archives of every size modulo 64 KiB; a full pipe has a different rest of each. */
const PADDED: Attack = {
  name: "the archives of both entries of GitHub's cache end anywhere in 64 KiB",
  asset: "builds of others",
  needs: "engine",
  setup: async (place): Promise<Scene> => {
    const { service, scene, elsewhere } = await cachedBuilds(place);
    const wrong: string[] = [];
    return {
      ...scene,
      run: async (build) => {
        const first = await elsewhere(build);
        for (const prefix of [LAYERS, BUILDER]) wrong.push(...(await everySize(place, service, prefix)));
        return first;
      },
      ends: "well",
      verdict: () => wrong,
    };
  },
};

async function everySize(place: Place, service: CacheServer, prefix: string): Promise<readonly string[]> {
  const entry = service.entries.find(({ key }) => key.startsWith(prefix));
  if (entry === undefined) return [`There is no entry ${prefix}*, so that nothing is proved`];
  const name = prefix === LAYERS ? entry.key.slice(0, -33) : entry.key;
  const paths = [path.join(place.runnerTemp, "cloud-native-buildpacks", name)];
  const env = { PATH: process.env["PATH"], RUNNER_TEMP: place.runnerTemp, ...service.env() };
  const store = createActionsCache(env, {
    program: [path.join(ROOT, "dist/index.js"), CACHE_CLIENT_COMMAND],
  });
  const wrong: string[] = [];
  for (let blocks = 0; blocks < 128; blocks += 1) {
    // One block more each time.
    await service.tamper(prefix, (archive) => Promise.resolve(lengthened(archive)));
    const outcome = await store.restore({ paths, key: entry.key, restoreKeys: [] });
    if (outcome.kind !== "hit") wrong.push(`${prefix}* and ${blocks + 1} blocks: ${JSON.stringify(outcome)}`);
  }
  rmSync(path.dirname(paths[0] ?? ""), { recursive: true, force: true });
  return wrong;
}

/** A frame of its own. */
function lengthened(archive: Buffer): Buffer {
  return Buffer.concat([archive, zstdCompressSync(Buffer.alloc(512))]);
}

/** Of the builder, and of the layers. */
export const CACHE_ENTRIES: readonly Attack[] = [TAMPERED, BOMBED, PADDED];
