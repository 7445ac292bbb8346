import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { writeLayerBlob } from "../../../script/builder/packed-layer.ts";
import { digestOf } from "../../../src/oci/digest.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "layer-blob-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe("writeLayerBlob", () => {
  it("compresses a tar and knows both its digests", async () => {
    const file = path.join(dir, "layer.tar.gz");
    const tar = [Buffer.alloc(100_000, "a"), Buffer.from("end")];
    async function* source(): AsyncGenerator<Buffer> {
      await Promise.resolve();
      yield* tar;
    }

    const blob = await writeLayerBlob(source(), file);

    const written = readFileSync(file);
    expect(gunzipSync(written).equals(Buffer.concat(tar))).toBe(true);
    expect(blob).toMatchObject({
      diffId: digestOf(Buffer.concat(tar)),
      digest: digestOf(written),
      sizeBytes: written.length,
    });
  });
});
