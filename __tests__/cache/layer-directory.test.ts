import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { CacheLookup, RestoreOutcome } from "../../src/cache/cache-store.ts";
import { readLayerMetadata, restoreLayerDirectory } from "../../src/cache/layer-directory.ts";
import { temporaryDirectory } from "./builder-fixture.ts";

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let directory: string;
let lookups: CacheLookup[];

beforeEach(async () => {
  temporary = await temporaryDirectory(tmpdir());
  directory = temporary.path;
  lookups = [];
  await mkdir(directory);
  await writeFile(join(directory, "stale"), "of an earlier step");
});

afterEach(async () => {
  await temporary[Symbol.asyncDispose]();
});

/** A store that leaves a file, and answers so. */
function restore(answer: RestoreOutcome | Error): Promise<RestoreOutcome> {
  return restoreLayerDirectory(
    { directory, savedPath: directory, keyPrefix: "layers-" },
    {
      async restore(lookup) {
        lookups.push(lookup);
        await writeFile(join(directory, "layer.tar"), "content");
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  );
}

describe("restoreLayerDirectory", () => {
  it("has exactly what the entry has", async () => {
    const hit = { kind: "hit", key: "layers-1", sizeBytes: 7, durationMs: 3 } as const;

    await expect(restore(hit)).resolves.toEqual(hit);
    expect(await readdir(directory)).toEqual(["layer.tar"]);
    expect(lookups).toEqual([{ paths: [directory], key: "layers-", restoreKeys: [], into: [directory] }]);
  });

  it.each<RestoreOutcome>([{ kind: "miss" }, { kind: "unavailable", reason: "down" }])(
    "leaves an empty directory after %o",
    async (outcome) => {
      await expect(restore(outcome)).resolves.toEqual(outcome);
      expect(await readdir(directory)).toEqual([]);
    },
  );

  it("leaves an empty directory when the store throws", async () => {
    await expect(restore(new Error("Oh."))).resolves.toEqual({ kind: "unavailable", reason: "Oh." });
    expect(await readdir(directory)).toEqual([]);
  });

  it("never rejects, not even if there can be no directory", async () => {
    directory = join(directory, "stale", "below a file");

    await expect(restore({ kind: "miss" })).resolves.toMatchObject({ kind: "unavailable" });
  });
});

describe("readLayerMetadata", () => {
  it("is what the lifecycle committed", async () => {
    const file = join(directory, "committed", "io.buildpacks.lifecycle.cache.metadata");
    await mkdir(join(directory, "committed"));
    await writeFile(file, "{}");

    await expect(readLayerMetadata(directory)).resolves.toEqual(await readFile(file));
  });

  it("is undefined if there is none", async () => {
    await expect(readLayerMetadata(directory)).resolves.toBeUndefined();
  });

  it("does not wait for the writer of a pipe that a cache has in its place", async () => {
    await mkdir(join(directory, "committed"), { recursive: true });
    execFileSync("mkfifo", [join(directory, "committed/io.buildpacks.lifecycle.cache.metadata")]);

    await expect(readLayerMetadata(directory)).resolves.toBeUndefined();
  });
});
