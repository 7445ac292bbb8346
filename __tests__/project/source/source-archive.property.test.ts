// Archives that nobody made on purpose: they never hang, nor do anything but fail, nor name anything outside.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { PlatformError } from "../../../src/errors.ts";
import { packSourceTree } from "../../../src/project/source/pack-source.ts";
import { readTar } from "../../docker/tiny-tar.ts";
import { anyCharacter } from "../../support/any-character.ts";
import { REGULAR, SYMLINK, writeZip, type ZipFile } from "../tiny-zip.ts";

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "archive-"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The names in the tar, or nothing if the archive is refused as one that cannot be a source. */
async function namesIn(archive: Buffer): Promise<readonly string[]> {
  writeFileSync(join(root, "app.zip"), archive);
  const stream = packSourceTree({
    path: join(root, "app.zip"),
    fileModes: "keep",
    uid: 1,
    gid: 1,
  });
  try {
    return readTar(await buffer(stream)).map(({ name }) => name);
  } catch (error) {
    if (error instanceof PlatformError && error.code === "SOURCE") return [];
    throw error;
  }
}

function expectNothingOutside(names: readonly string[]): void {
  const parts = names.flatMap((name) => name.split("/"));
  expect(parts.filter((part) => ["", ".", ".."].includes(part))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(readdirSync(root)).toEqual(["app.zip"]);
}

const part = fc.oneof(
  fc.constantFrom("a", "b", "..", ".", "", "C:", "\\", "a\0"),
  fc.string({ unit: anyCharacter, maxLength: 3 }),
);
const file: fc.Arbitrary<ZipFile> = fc.record(
  {
    name: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
    content: fc.string({ maxLength: 50 }),
    mode: fc.oneof(fc.constantFrom(REGULAR | 0o644, SYMLINK | 0o777), fc.nat(0xffff)),
    stored: fc.boolean(),
    claimedBytes: fc.oneof(fc.constant(0), fc.nat(60)),
  },
  { requiredKeys: ["name", "content"] },
);

describe("packSourceTree of an archive", () => {
  it("lets no name lead out of the source", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 5 }), fc.boolean(), async (files, zip64) => {
        expectNothingOutside(await namesIn(writeZip(files, { zip64 })));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("survives any byte of an archive being another", async () => {
    const intact = writeZip([
      { name: "dir/file", content: "hello ".repeat(20), mode: REGULAR | 0o755 },
      { name: "dir/link", content: "file", mode: SYMLINK | 0o777 },
      { name: "stored", content: "plain", stored: true },
    ]);
    const change = fc.tuple(fc.nat(intact.length - 1), fc.nat(255));

    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(intact.length),
        async (changes, cut) => {
          const broken = Buffer.from(intact);
          for (const [at, byte] of changes) broken[at] = byte;
          expectNothingOutside(await namesIn(broken));
          expectNothingOutside(await namesIn(broken.subarray(0, cut)));
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});
