import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { callCacheClient } from "../../src/actions/cache-process.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cache-process-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("callCacheClient", () => {
  it("passes on how far the client is, and takes only its last message for the answer", async () => {
    const program = join(folder, "client.mjs");
    await writeFile(
      program,
      `process.once("message", () => {
        process.send({ kind: "progress", doneBytes: 1, totalBytes: 2 });
        process.send({ kind: "found", key: "k" }, () => process.exit());
      });`,
    );
    const told: unknown[] = [];

    const result = await callCacheClient(
      { kind: "find", paths: ["/a"], key: "k", restoreKeys: [], lookUpMs: 1000 },
      {
        program: [program],
        env: {},
        timeoutMs: 30_000,
        signal: undefined,
        mask: () => undefined,
        onLine: () => undefined,
        onProgress: ({ doneBytes, totalBytes }) => told.push([doneBytes, totalBytes]),
      },
    );

    expect(result).toMatchObject({ kind: "answered", answer: { kind: "found", key: "k" } });
    expect(told).toEqual([[1, 2]]);
  });
});
