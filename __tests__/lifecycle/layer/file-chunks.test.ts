import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readFileChunks } from "../../../src/lifecycle/layer/file-chunks.ts";

let root: string;
let file: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "file-chunks-"));
  file = path.join(root, "file");
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

describe("readFileChunks", () => {
  it.each([0, 1, 768 * 1024, 768 * 1024 + 1, 3_000_000])(
    "gives the %i bytes of a file",
    async (sizeBytes) => {
      const content = randomBytes(sizeBytes);
      await writeFile(file, content);
      const hash = createHash("sha256");
      for await (const chunk of readFileChunks(file)) hash.update(chunk);

      expect(hash.digest("hex")).toBe(createHash("sha256").update(content).digest("hex"));
    },
  );

  it("leaves the chunk before alone while the next one is looked at", async () => {
    const content = randomBytes(3_000_000);
    await writeFile(file, content);
    const late = createHash("sha256");
    let before = Buffer.alloc(0);
    for await (const chunk of readFileChunks(file)) {
      await sleep(5);
      late.update(before);
      before = chunk as Buffer<ArrayBuffer>;
    }
    late.update(before);

    expect(late.digest("hex")).toBe(createHash("sha256").update(content).digest("hex"));
  });

  it("can be given up", async () => {
    await writeFile(file, randomBytes(3_000_000));
    const chunks = readFileChunks(file);
    await chunks.next();

    await expect(chunks.return(undefined)).resolves.toEqual({ done: true, value: undefined });
  });

  it("fails if there is no file", async () => {
    await expect(readFileChunks(path.join(root, "gone")).next()).rejects.toThrow("ENOENT");
  });
});
