import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type CacheProcess, callCacheClient } from "../../../src/actions/github-cache/cache-process.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cache-process-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Calls a client that does so when it is asked. */
async function call(code: string, onProgress: CacheProcess["onProgress"] = () => undefined) {
  const program = join(folder, "client.mjs");
  await writeFile(program, `process.once("message", () => { ${code} });`);
  return callCacheClient(
    { kind: "find", paths: ["/a"], key: "k", restoreKeys: [], lookUpMs: 1000 },
    {
      program: [program],
      env: {},
      directory: folder,
      timeoutMs: 30_000,
      signal: undefined,
      mask: () => undefined,
      onLine: () => undefined,
      onProgress,
    },
  );
}

describe("callCacheClient", () => {
  it("passes on how far the client is, and takes only its last message for the answer", async () => {
    const told: unknown[] = [];

    const result = await call(
      `process.send({ kind: "progress", doneBytes: 1, totalBytes: 2 });
       process.send({ kind: "found", key: "k" });`,
      ({ doneBytes, totalBytes }) => told.push([doneBytes, totalBytes]),
    );

    expect(result).toMatchObject({ kind: "answered", answer: { kind: "found", key: "k" } });
    expect(told).toEqual([[1, 2]]);
  });

  it("ends a client that does not end after its answer, and has all that it printed", async () => {
    const lines = 100;

    const result = await call(
      `for (let at = 1; at <= ${lines}; at++) console.log("line " + at);
       process.send({ kind: "found", key: "k" });
       for (;;);`,
    );

    expect(result).toMatchObject({ kind: "answered", output: { notes: { length: lines } } });
  });
});
