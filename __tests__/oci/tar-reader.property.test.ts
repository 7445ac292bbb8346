import { describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { PlatformError } from "../../src/errors.ts";
import {
  encodeTarHeader,
  paddingOf,
  TAR_END,
  type TarEntry,
  type TarType,
} from "../../src/oci/tar-header.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";
import { anyCharacter } from "../support/any-character.ts";

// Hundreds of runs, on machines that do other things too.
jest.setTimeout(60_000);

interface File {
  readonly entry: TarEntry;
  readonly content: Buffer;
}

const id = fc.oneof(fc.nat(0o7777777), fc.nat());
const named = fc
  .string({ unit: anyCharacter, minLength: 1, maxLength: 400 })
  .filter((name) => !name.includes("\0") && !/[\ud800-\udfff]/.test(name));
const file: fc.Arbitrary<File> = fc
  .record({
    type: fc.constantFrom<TarType>("file", "directory", "symlink", "hardlink", "fifo", "block-device"),
    name: named,
    linkName: named,
    mode: fc.nat(0o7777),
    uid: id,
    gid: id,
    mtime: fc.nat(),
    bytes: fc.uint8Array({ maxLength: 1500 }),
  })
  .map(({ type, name, linkName, bytes, ...rest }) => {
    const content = Buffer.from(type === "file" ? bytes : []);
    const isLink = type === "symlink" || type === "hardlink";
    const devices = { deviceMajor: 0, deviceMinor: 0 };
    return {
      entry: { type, name, linkName: isLink ? linkName : "", sizeBytes: content.length, ...devices, ...rest },
      content,
    };
  });
const files = fc.array(file, { maxLength: 4 });

function archiveOf(list: readonly File[]): Buffer {
  const parts = list.flatMap(({ entry, content }) => [
    encodeTarHeader(entry),
    content,
    Buffer.alloc(paddingOf(content.length)),
  ]);
  return Buffer.concat([...parts, TAR_END]);
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function readAll(tar: Buffer, chunkSize: number): Promise<File[]> {
  const found: File[] = [];
  for await (const item of readTar(chunksOf(tar, chunkSize))) {
    found.push({ entry: item.entry as TarEntry, content: await readContent(item, 1_000_000) });
  }
  return found;
}

type Outcome = "read" | "refused" | "failed";

/** `failed` is what must never happen. */
async function outcomeOf(tar: Buffer, chunkSize: number): Promise<Outcome> {
  try {
    await readAll(tar, chunkSize);
    return "read";
  } catch (error) {
    return error instanceof PlatformError && error.code === "MALFORMED" ? "refused" : "failed";
  }
}

/** Makes the checksums right again, so that damage gets past them. */
function withRightChecksums(tar: Buffer): Buffer {
  for (let at = 0; at + 512 <= tar.length; at += 512) {
    const block = tar.subarray(at, at + 512);
    block.fill(" ", 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  }
  return tar;
}

describe("readTar", () => {
  it("gives back whatever encodeTarHeader wrote, in chunks of any size", async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 3000 }), async (list, chunkSize) => {
        expect(await readAll(archiveOf(list), chunkSize)).toEqual(list);
      }),
    );
  });

  it("ends with any bytes: reads them, or refuses them as malformed", async () => {
    const bytes = fc.uint8Array({ maxLength: 4000 }).map((each) => Buffer.from(each));
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), fc.integer({ min: 1, max: 600 }), async (tar, isSummed, size) => {
        expect(await outcomeOf(isSummed ? withRightChecksums(tar) : tar, size)).not.toBe("failed");
      }),
      { numRuns: 300 },
    );
  });

  it("ends with archives that are damaged in any place", async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(files, damage, fc.nat(), async (list, changes, cut) => {
        const tar = archiveOf(list);
        for (const [at, byte] of changes) tar[at % tar.length] = byte;
        const damaged = withRightChecksums(tar).subarray(0, tar.length - (cut % 700));
        expect(await outcomeOf(damaged, 512)).not.toBe("failed");
      }),
      { numRuns: 300 },
    );
  });

  it("ends with extended headers of any content", async () => {
    const piece = fc.constantFrom(
      "0",
      "9",
      "14",
      "-1",
      "1e9",
      " ",
      "=",
      "\n",
      "path",
      "size",
      "uid",
      "linkpath",
      "\0",
      "é",
    );
    const flagged = fc.record({
      flag: fc.constantFrom("x", "g", "L", "K"),
      text: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(flagged, { maxLength: 3 }), fc.option(file), async (headers, described) => {
        const list = described === null ? [] : [described];
        const before = headers.map(({ flag, text }) => {
          const content = Buffer.from(text);
          const entry = { type: "file", name: "meta", mode: 0, uid: 0, gid: 0, mtime: 0 } as const;
          const block = encodeTarHeader({ ...entry, sizeBytes: content.length });
          block.write(flag, 156);
          return Buffer.concat([withRightChecksums(block), content, Buffer.alloc(paddingOf(content.length))]);
        });

        expect(await outcomeOf(Buffer.concat([...before, archiveOf(list)]), 512)).not.toBe("failed");
      }),
      { numRuns: 1000 },
    );
  });
});
