import { posix } from "node:path";
import { describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { moduleRecords } from "../../src/buildpack/module-records.ts";
import { PlatformError } from "../../src/errors.ts";
import { encodeTarHeader, TAR_END } from "../../src/oci/tar-header.ts";
import { readTar } from "../../src/oci/tar-reader.ts";
import { refusal } from "./refusal.ts";
import { bytesOf, type FixtureEntry, listing, streamOf, tarOf } from "./tar-fixture.ts";

// Random inputs take their time on a busy machine.
jest.setTimeout(60_000);

const ROOT = "/cnb/buildpacks/acme_a/1.0.0";
const OTHER = "/cnb/buildpacks/acme_b/2.0.0";
const ARCHIVE = { roots: [ROOT], base: ROOT, maxEntries: 100 };
const LAYER = { roots: [ROOT, OTHER], base: "/", maxEntries: 100 };

const records = (entries: readonly FixtureEntry[], placement = ARCHIVE) =>
  moduleRecords(streamOf(tarOf(entries)), placement);

describe("moduleRecords", () => {
  it("puts an archive of a directory at the module's place, owned by root, with fixed modes", async () => {
    const entries: FixtureEntry[] = [
      { name: "./", type: "directory", mode: 0o700 },
      { name: "./buildpack.toml", text: "x", mode: 0o4600 },
      { name: "bin", type: "directory" },
      { name: "bin/build", text: "b", mode: 0o600 },
      { name: "lib//run", text: "r", mode: 0o711 },
      { name: "lib/up", type: "symlink", linkName: "../bin/build" },
      { name: "lib/own", type: "symlink", linkName: `${ROOT}/bin` },
      { name: "lib/hard", type: "hardlink", linkName: "./bin/build" },
    ];

    expect(await listing(records(entries))).toStrictEqual([
      `file 644 0:0 ${ROOT}/buildpack.toml = "x"`,
      `directory 755 0:0 ${ROOT}/bin`,
      `file 755 0:0 ${ROOT}/bin/build = "b"`,
      `file 755 0:0 ${ROOT}/lib/run = "r"`,
      `symlink 755 0:0 ${ROOT}/lib/up -> ../bin/build`,
      `symlink 755 0:0 ${ROOT}/lib/own -> ${ROOT}/bin`,
      `hardlink 644 0:0 ${ROOT}/lib/hard -> ${ROOT}/bin/build`,
    ]);
  });

  it("takes the modules of a layer, and leaves out the directories above them", async () => {
    const directories = ["/", "/cnb", "cnb/buildpacks", "/cnb/buildpacks/acme_a", ROOT];
    const entries = [
      ...directories.map((name) => ({ name, type: "directory" as const })),
      { name: `${ROOT}/a`, text: "a" },
      { name: `${OTHER.slice(1)}/b`, text: "b" },
      { name: `${OTHER}/c`, type: "hardlink" as const, linkName: `${OTHER.slice(1)}/b` },
    ];

    expect(await listing(records(entries, LAYER))).toStrictEqual([
      `directory 755 0:0 ${ROOT}`,
      `file 644 0:0 ${ROOT}/a = "a"`,
      `file 644 0:0 ${OTHER}/b = "b"`,
      `hardlink 644 0:0 ${OTHER}/c -> ${OTHER}/b`,
    ]);
  });

  it("gives the same bytes for the same files of other owners and times", async () => {
    const file = { name: "a", text: "x" };

    const [one, two] = [
      await bytesOf(records([{ ...file, uid: 1, gid: 2, mtime: 3 }])),
      await bytesOf(records([{ ...file, uid: 4, gid: 5, mtime: 6 }])),
    ];

    expect(one.equals(two)).toBe(true);
  });

  it.each<[string, readonly FixtureEntry[], string]>([
    ["..", [{ name: "../x" }], '".."'],
    [".. within", [{ name: "a/../../x" }], '".."'],
    ["an absolute name", [{ name: "/etc/passwd" }], "absolute"],
    [
      "a link up",
      [{ name: "l", type: "symlink", linkName: "../../../lifecycle" }],
      "outside of the buildpack",
    ],
    [
      "a link that goes up and comes back",
      [{ name: "l", type: "symlink", linkName: "../../acme_b/x" }],
      "outside",
    ],
    ["an absolute link", [{ name: "l", type: "symlink", linkName: "/etc" }], "outside of the buildpack"],
    ["a link above the root", [{ name: "l", type: "symlink", linkName: "../".repeat(20) }], "outside"],
    ["a link to nothing", [{ name: "l", type: "symlink", linkName: "" }], "outside"],
    ["a hard link up", [{ name: "l", type: "hardlink", linkName: "../../x" }], '".."'],
    ["an absolute hard link", [{ name: "l", type: "hardlink", linkName: "/etc/shadow" }], "absolute"],
    ["a fifo", [{ name: "f", type: "fifo" }], "neither a file"],
    ["a device", [{ name: "d", type: "character-device", deviceMajor: 1 }], "neither a file"],
    [
      "a file behind a link",
      [
        { name: "l", type: "symlink", linkName: "bin" },
        { name: "l/x", text: "x" },
      ],
      "behind a link",
    ],
    [
      "a file behind a hard link to a link",
      [
        { name: "l", type: "symlink", linkName: "bin" },
        { name: "h", type: "hardlink", linkName: "l" },
        { name: "h/x", text: "x" },
      ],
      "behind a link",
    ],
    [
      "a hard link through a link",
      [
        { name: "l", type: "symlink", linkName: "bin" },
        { name: "h", type: "hardlink", linkName: "l/x" },
      ],
      "behind a link",
    ],
    [
      "a link that goes up from another link",
      [
        { name: "a/b/up", type: "symlink", linkName: "../.." },
        { name: "l", type: "symlink", linkName: "a/b/up/../bin/x" },
      ],
      "which goes up from a link",
    ],
    [
      "a link that another link goes up from",
      [
        { name: "l", type: "symlink", linkName: "a/b/up/../bin/x" },
        { name: "a/b/up", type: "symlink", linkName: "../.." },
      ],
      "another link goes up from it",
    ],
    [
      "a link that goes up from a directory behind a link",
      [
        { name: "a/b/up", type: "symlink", linkName: "../.." },
        { name: "here", type: "symlink", linkName: "a" },
        { name: "l", type: "symlink", linkName: "here/b/up/../x" },
      ],
      "which goes up from a link",
    ],
    [
      "too many entries",
      Array.from({ length: 101 }, (_, at) => ({ name: `f${at}` })),
      "more than 100 entries",
    ],
  ])("refuses %s", async (_, entries, why) => {
    const refused = await refusal(bytesOf(records(entries)));

    expect(refused.code).toBe("MALFORMED");
    expect(refused.message).toContain(why);
    expect(refused.message).toContain(JSON.stringify(entries.at(-1)?.name));
  });

  it.each<[string, FixtureEntry]>([
    ["a file elsewhere", { name: "/cnb/lifecycle/creator" }],
    ["a file beside", { name: `${ROOT}.evil/x` }],
    ["a file in the place of a directory above", { name: "/cnb/buildpacks" }],
    ["a link in the place of a directory above", { name: "/cnb", type: "symlink", linkName: ROOT }],
    ["a directory elsewhere", { name: "/etc", type: "directory" }],
    ["a link into another module", { name: `${ROOT}/l`, type: "symlink", linkName: "../../acme_b/2.0.0" }],
  ])("refuses in a layer %s", async (_, entry) => {
    expect(await refusal(bytesOf(records([entry], LAYER)))).toMatchObject({
      code: "MALFORMED",
      message: expect.stringMatching(/is not in|outside of the buildpack/),
    });
  });

  it("lets a file follow in the place of a link", async () => {
    const entries: FixtureEntry[] = [
      { name: "l", type: "symlink", linkName: "bin" },
      { name: "l", type: "directory" },
      { name: "l/x", text: "x" },
    ];

    expect(await listing(records(entries))).toHaveLength(3);
  });

  it("refuses a name that is not UTF-8", async () => {
    const header = encodeTarHeader({
      ...{ name: "aXb", type: "file", mode: 0o644, uid: 0, gid: 0, mtime: 0, sizeBytes: 0 },
    });
    header[1] = 0xff;
    const sum = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");

    const refused = await refusal(
      bytesOf(moduleRecords(streamOf(Buffer.concat([header, TAR_END])), ARCHIVE)),
    );

    expect(refused.message).toContain("its name is not UTF-8");
  });

  it("never lets anything out of the module, whatever the names, types and links are", async () => {
    const part = fc.constantFrom("..", ".", "", "a", "b", "bin", "cnb", "buildpacks", "acme_a", "1.0.0");
    // Mostly admitted: what matters is what follows a link.
    const short = fc.constantFrom("a", "b", "a/b", "a/b/a");
    const long = fc
      .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 7 }))
      .map(([isAbsolute, parts]) => `${isAbsolute ? "/" : ""}${parts.join("/")}`)
      .filter((text) => text !== "");
    const name = fc.oneof({ arbitrary: short, weight: 6 }, { arbitrary: long, weight: 1 });
    const type = fc.constantFrom("file", "directory", "symlink", "symlink", "hardlink", "fifo");
    const entry = fc.record({ name, type, linkName: name, text: fc.constantFrom("", "text") });
    const entries = fc.array(
      entry.map(({ text, ...rest }) => (rest.type === "file" ? { ...rest, text } : rest)),
      { maxLength: 6 },
    );
    const placement = fc.constantFrom(ARCHIVE, LAYER);
    await fc.assert(
      fc.asyncProperty(entries, placement, async (all, where) => {
        expect(await escapes(all, where)).toStrictEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses bytes that are no archive with an error of ours", async () => {
    const whole = tarOf([
      { name: "a", text: "x".repeat(600) },
      { name: "b", type: "directory" },
    ]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        damage,
        fc.nat(whole.length),
        fc.integer({ min: 1, max: 2000 }),
        async (bytes, end, size) => {
          const broken = Buffer.from(whole.subarray(0, end));
          for (const [at, value] of bytes) if (at < broken.length) broken[at] = value;
          const error = await bytesOf(moduleRecords(streamOf(broken, size), ARCHIVE)).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          expect(error === undefined || error instanceof PlatformError).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** What of the output, up to where the archive is refused, is not below a root, or is behind or leads out through a link. */
async function escapes(entries: readonly FixtureEntry[], placement: typeof ARCHIVE): Promise<string[]> {
  const found: string[] = [];
  const links = new Set<string>();
  const isInside = (path: string): boolean =>
    placement.roots.some((root) => path === root || path.startsWith(`${root}/`));
  for await (const { entry } of readTar(streamOf(await bytesUntilRefused(entries, placement)))) {
    const path = posix.resolve("/", entry.name);
    if (path !== entry.name || !isInside(path)) found.push(entry.name);
    if ([...links].some((link) => path.startsWith(`${link}/`))) found.push(`${path} behind a link`);
    const target = entry.type === "symlink" ? posix.resolve(posix.dirname(path), entry.linkName ?? "") : path;
    if (!isInside(target)) found.push(`${path} -> ${target}`);
    if (entry.type === "hardlink" && !isInside(posix.resolve("/", entry.linkName ?? ""))) found.push(path);
    if (entry.type === "symlink") links.add(path);
    else if (entry.type !== "hardlink") links.delete(path);
  }
  return found;
}

async function bytesUntilRefused(
  entries: readonly FixtureEntry[],
  placement: typeof ARCHIVE,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of records(entries, placement)) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
  }
  return Buffer.concat([...chunks, TAR_END]);
}
