import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { builderCacheKey } from "../../../src/cache/builder-cache.ts";
import type { SaveOutcome } from "../../../src/cache/cache-store.ts";
import { layerKey } from "../../../src/cache/layer-cache-choice.ts";
import { removeCacheDirectories, saveCaches } from "../../../src/platform/cache/save-caches.ts";
import type { FilledDirectory, PendingBuilder } from "../../../src/platform/request/build-caches.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { imageOf, layersOf, MemoryStore, sourceOf, temporaryDirectory } from "../../cache/builder-fixture.ts";

const image = imageOf(layersOf("a", "b"));
const TARGET = { os: "linux", arch: "amd64" };

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let store: MemoryStore;
let asked: string[];

beforeEach(async () => {
  temporary = await temporaryDirectory(tmpdir());
  store = new MemoryStore();
  asked = [];
});

afterEach(async () => {
  await temporary[Symbol.asyncDispose]();
});

const registry = {
  openBlob: (reference: { repository: string; digest?: string | undefined }, blob: never) => {
    asked.push(`${reference.repository}@${reference.digest ?? ""}`);
    return sourceOf(image).openBlob(blob);
  },
} as unknown as Registry;

const builder = (more: Partial<PendingBuilder> = {}): PendingBuilder => ({
  reference: `ghcr.io/owner/builder@${image.manifestDigest}`,
  manifestDigest: image.manifestDigest,
  manifest: image.manifestBytes.toString("base64"),
  target: TARGET,
  directory: path.join(temporary.path, "builder"),
  ...more,
});

async function layers(): Promise<{ directory: string; key: string }> {
  const directory = path.join(temporary.path, "layers");
  await mkdir(path.join(directory, "committed"), { recursive: true });
  await writeFile(path.join(directory, "committed", "io.buildpacks.lifecycle.cache.metadata"), "content");
  return { directory, key: layerKey("layers-v1-", Buffer.from("content")) };
}

describe("saveCaches", () => {
  it("saves what each build of a step has left", async () => {
    const saved = await saveCaches([{ layers: await layers() }, { builder: builder() }], { store }, registry);

    expect(saved.map(({ name }) => name)).toEqual(["layers", "builder"]);
  });

  it("does nothing if nothing is left to do", async () => {
    await expect(saveCaches([], { store }, registry)).resolves.toEqual([]);
    expect(store.calls).toEqual([]);
  });

  it("saves layers and builder", async () => {
    const saved = await saveCaches([{ layers: await layers(), builder: builder() }], { store }, registry);

    const key = builderCacheKey({ manifestDigest: image.manifestDigest, target: TARGET });
    expect(saved).toMatchObject([
      { name: "layers", outcome: { kind: "saved", key: (await layers()).key } },
      { name: "builder", outcome: { kind: "saved", key } },
    ]);
    expect(new Set(asked)).toEqual(new Set([`owner/builder@${image.manifestDigest}`]));
  });

  it("does not save what another step of the job has put there since", async () => {
    const pending = { ...(await layers()), key: layerKey("layers-v1-", Buffer.from("before")) };

    const saved = await saveCaches([{ layers: pending }], { store }, registry);

    expect(saved).toMatchObject([
      { outcome: { kind: "refused", reason: expect.stringContaining("another step") } },
    ]);
    expect(store.calls).toEqual([]);
  });

  it.each<[string, Partial<PendingBuilder>]>([
    ["whose digest is none", { manifestDigest: "latest" }],
    ["whose reference is none", { reference: "A B" }],
    ["whose manifest is another one", { manifest: "e30=" }],
    ["whose registry lacks a blob", { reference: "ghcr.io/owner/gone:1" }],
  ])("never rejects for a builder %s, and still saves the layers", async (what, more) => {
    const gone = { openBlob: () => Promise.reject(new Error("gone")) } as unknown as Registry;
    const source = what.includes("lacks") ? gone : registry;

    const saved = await saveCaches([{ layers: await layers(), builder: builder(more) }], { store }, source);

    const outcomes = saved.map(({ outcome }): SaveOutcome["kind"] => outcome.kind);
    expect(outcomes).toEqual(["saved", "failed"]);
  });
});

const NOBODY = 65534;

/** Makes this process one that may not remove what is below a directory: root may everything. */
async function asNobody(
  directory: string,
): Promise<AsyncDisposable & { readonly mayAgain: () => Promise<void> }> {
  const isRoot = process.geteuid?.() === 0;
  const below = await readdir(directory, { recursive: true, withFileTypes: true });
  const folders = below
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const setMode = async (mode: number): Promise<void> => {
    for (const folder of [directory, ...folders]) await chmod(folder, mode).catch(() => undefined);
  };
  await setMode(0o555);
  if (isRoot) process.seteuid?.(NOBODY);
  const mayAgain = async (): Promise<void> => {
    if (isRoot) process.seteuid?.(0);
    await setMode(0o755);
  };
  return { mayAgain, [Symbol.asyncDispose]: mayAgain };
}

const filled = (directory: string): FilledDirectory => ({ directory, cleaner: "g.io/b", target: undefined });

describe("removeCacheDirectories", () => {
  it("removes it without help where it can", async () => {
    await layers();

    await removeCacheDirectories(path.dirname(temporary.path), [filled(temporary.path)], () =>
      Promise.reject(new Error("asked")),
    );

    await expect(readdir(temporary.path)).rejects.toThrow("ENOENT");
  });

  it("gets help with files of another user", async () => {
    const { directory } = await layers();
    const asked: FilledDirectory[] = [];
    await using nobody = await asNobody(temporary.path);

    await removeCacheDirectories(temporary.path, [filled(directory)], async (left) => {
      asked.push(left);
      await nobody.mayAgain();
    });

    expect(asked).toEqual([filled(directory)]);
    await expect(readdir(temporary.path)).rejects.toThrow("ENOENT");
  });

  it("says so if nobody can help", async () => {
    const { directory } = await layers();
    await using nobody = await asNobody(temporary.path);

    const removed = removeCacheDirectories(temporary.path, [filled(directory)], () => Promise.resolve());

    await expect(removed).rejects.toThrow("EACCES");
    await nobody.mayAgain();
    await expect(readdir(directory)).resolves.toEqual(["committed"]);
  });

  it("does not mind that there is none", async () => {
    await expect(
      removeCacheDirectories(path.dirname(temporary.path), [filled(temporary.path)], () =>
        Promise.reject(new Error("asked")),
      ),
    ).resolves.toBeUndefined();
  });

  it("tries those of all builds, also where one cannot be removed", async () => {
    const [first, second] = [path.join(temporary.path, "a"), path.join(temporary.path, "b")];
    for (const each of [first, second]) await mkdir(path.join(each, "files"), { recursive: true });
    const asked: string[] = [];
    await using nobody = await asNobody(temporary.path);

    const removed = removeCacheDirectories(
      temporary.path,
      [filled(first), filled(second)],
      ({ directory }) => {
        asked.push(directory);
        return Promise.reject(new Error("no engine"));
      },
    );

    await expect(removed).rejects.toThrow("no engine");
    await nobody.mayAgain();
    expect(asked.sort()).toEqual([first, second]);
  });

  it("leaves what other builds of the job have there", async () => {
    const mine = path.join(temporary.path, "mine");
    await mkdir(mine, { recursive: true });
    await mkdir(path.join(temporary.path, "theirs"));

    await removeCacheDirectories(temporary.path, [filled(mine)], () => Promise.reject(new Error("asked")));

    await expect(readdir(temporary.path)).resolves.toEqual(["theirs"]);
  });
});
