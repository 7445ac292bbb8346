import { describe, expect, it } from "@jest/globals";
import { CHUNK_BYTES } from "../../src/bytes/chunk-bytes.ts";
import { collect } from "../../src/bytes/collect.ts";
import { TAR_END } from "../../src/oci/tar-header.ts";
import { tarRecord } from "../../src/oci/tar-records.ts";
import { tarOf, TarWriter } from "../../src/oci/tar-writer.ts";

describe("TarWriter", () => {
  it("fills chunks of the memory that it is given, and asks for none before it needs it", () => {
    const allocated: Buffer[] = [];
    const tar = new TarWriter(() => {
      const chunk = Buffer.alloc(4);
      allocated.push(chunk);
      return chunk;
    });
    expect(allocated).toEqual([]);

    tar.write(Buffer.from("abcdefgh"));

    expect(allocated).toHaveLength(2);
    expect(tar.takeFull().map(String)).toEqual(["abcd", "efgh"]);
    expect(tar.takeFull()).toEqual([]);
  });

  it("has what was read straight into its room where it was read", () => {
    const tar = new TarWriter(() => Buffer.alloc(1024));
    tar.write(Buffer.from("ab"));

    const room = tar.room();
    room.write("cd");
    tar.advance(2);
    tar.end();

    expect(room).toHaveLength(1022);
    expect(Buffer.concat(tar.takeFull())).toEqual(Buffer.concat([Buffer.from("abcd"), TAR_END]));
  });
});

describe("tarOf", () => {
  it("is the records and the end of an archive, in chunks of one size", async () => {
    const records = Array.from({ length: 700 }, (_, at) =>
      tarRecord({ name: `file-${at}`, type: "file", mode: 0o644 }, Buffer.from("content")),
    );
    // eslint-disable-next-line @typescript-eslint/require-await -- a source as files are
    async function* source(): AsyncGenerator<Buffer> {
      yield* records;
    }

    const sizes: number[] = [];
    for await (const chunk of tarOf(source())) sizes.push(chunk.length);

    expect(sizes.slice(0, -1).every((size) => size === CHUNK_BYTES)).toBe(true);
    expect(sizes.length).toBeGreaterThan(1);
    expect(await collect(tarOf(source()))).toEqual(Buffer.concat([...records, TAR_END]));
  });
});
