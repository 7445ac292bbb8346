import { execFileSync } from "node:child_process";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { openModuleFile } from "../../src/buildpack/archive-source.ts";
import { UNPACK_LIMITS } from "../../src/buildpack/unpack-stream.ts";
import { PlatformError } from "../../src/errors.ts";
import { TARGET } from "./builder-modules-fixture.ts";
import { buildpackEntries, recordsOf } from "./module-fixture.ts";
import { packageFile } from "./package-fixture.ts";
import { refusal } from "./refusal.ts";
import { bytesOf, type FixtureEntry, namesIn, tarOf } from "./tar-fixture.ts";
import { TemporaryDirectory } from "./temporary-directory.ts";

// Random inputs take their time on a busy machine.
jest.setTimeout(60_000);

let dir: TemporaryDirectory;
beforeEach(() => {
  dir = new TemporaryDirectory();
});
afterEach(() => {
  dir[Symbol.dispose]();
});

const BUILDPACK = { id: "acme/a", version: "1.2.0" };
const ROOT = "/cnb/buildpacks/acme_a/1.2.0";
const open = (content: Buffer, kind: "buildpack" | "extension" = "buildpack", limits = UNPACK_LIMITS) =>
  openModuleFile(dir.write("file", content), { kind, origin: "./file", limits }, TARGET);
const archive = (entries: readonly FixtureEntry[] = buildpackEntries(BUILDPACK)) => gzipSync(tarOf(entries));

describe("openModuleFile", () => {
  it.each([
    ["a compressed archive", archive()],
    ["an archive that is not compressed", tarOf(buildpackEntries(BUILDPACK))],
    [
      "an archive made of `.`",
      archive([
        { name: "./", type: "directory" },
        ...buildpackEntries(BUILDPACK).map((entry) => ({ ...entry, name: `./${entry.name}` })),
      ]),
    ],
  ])("opens %s", async (_, content) => {
    const { main, sources } = await open(content);

    expect(main).toMatchObject(BUILDPACK);
    expect(sources).toMatchObject([{ origin: "./file", modules: [{ ...BUILDPACK, api: "0.10" }] }]);
    const names = await namesIn(recordsOf(sources[0]));
    expect(names.filter((name) => name !== ROOT)).toStrictEqual([
      `${ROOT}/buildpack.toml`,
      `${ROOT}/bin/build`,
      `${ROOT}/bin/detect`,
    ]);
  });

  it("refuses a named pipe, for whose writer it would wait", async () => {
    const file = path.join(dir.path, "pipe.cnb");
    execFileSync("mkfifo", [file]);
    const origin = { kind: "buildpack", origin: "./pipe.cnb", limits: UNPACK_LIMITS } as const;

    await expect(openModuleFile(file, origin, TARGET)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("is a named pipe, not a regular file"),
    });
  });

  it("gives the same bytes each time", async () => {
    const { sources } = await open(archive());
    const read = () => bytesOf(recordsOf(sources[0]));

    expect((await read()).equals(await read())).toBe(true);
  });

  it("opens an archive of an extension", async () => {
    const toml = 'api = "0.10"\n[extension]\nid = "acme/e"\nversion = "1.0.0"';

    const { main, sources } = await open(archive([{ name: "extension.toml", text: toml }]), "extension");

    expect(main).toMatchObject({ kind: "extension", id: "acme/e" });
    expect(await namesIn(recordsOf(sources[0]))).toStrictEqual([
      "/cnb/extensions/acme_e/1.0.0",
      "/cnb/extensions/acme_e/1.0.0/extension.toml",
    ]);
  });

  it("opens a package file, each module in its layer", async () => {
    const modules = [
      { id: "acme/composite", order: [["acme/a@1.2.0"]] },
      { ...BUILDPACK, files: { large: "x".repeat(100_000) } },
    ];

    const { main, sources } = await open(packageFile({ modules }));

    expect(main).toStrictEqual({ id: "acme/composite", version: "1.0.0" });
    expect(sources.flatMap((source) => source.modules.map(({ id }) => id))).toStrictEqual([
      "acme/composite",
      "acme/a",
    ]);
    expect(await namesIn(recordsOf(sources[1]))).toContain(`${ROOT}/large`);
  });

  it.each<[string, () => Buffer, string]>([
    ["an empty file", () => Buffer.alloc(0), "has no buildpack.toml at its top"],
    [
      "an archive of the directory, not of its content",
      () => archive(buildpackEntries(BUILDPACK).map((entry) => ({ ...entry, name: `node/${entry.name}` }))),
      "has no buildpack.toml at its top",
    ],
    [
      "an archive without programs",
      () => archive(buildpackEntries(BUILDPACK).filter(({ name }) => name !== "bin/detect")),
      'has no program "bin/detect"',
    ],
    [
      "an archive that leads out",
      () => archive([...buildpackEntries(BUILDPACK), { name: "../../lifecycle/creator", text: "x" }]),
      '"../../lifecycle/creator" is refused',
    ],
    [
      "an archive with a huge descriptor",
      () => archive([{ name: "buildpack.toml", text: "#".repeat(5 * 1024 * 1024) }]),
      "more than 4194304 bytes",
    ],
    ["what is no archive", () => Buffer.from("hello ".repeat(1000)), "malformed"],
    [
      "a package file without a manifest",
      () => packageFile({ modules: [BUILDPACK] }, (all) => all.filter(({ name }) => !name.includes("index"))),
      'has no file "index.json"',
    ],
    [
      "a package file without a blob",
      () =>
        packageFile({ modules: [BUILDPACK] }, (all) =>
          all.filter(({ text }) => text?.startsWith('{"arch') !== true),
        ),
      'has no file "blobs/sha256/',
    ],
    [
      "a package file with another blob than it says",
      () =>
        packageFile({ modules: [BUILDPACK] }, (all) =>
          all.map((entry) => ({ ...entry, text: entry.text?.replace('"amd64"', '"arm64"') ?? "" })),
        ),
      "has the digest sha256:",
    ],
  ])("refuses %s", async (_, content, why) => {
    const refused = await refusal(open(content()));

    expect(["MALFORMED", "DIGEST_MISMATCH"]).toContain(refused.code);
    expect(refused.message).toContain(why);
  });

  it("refuses an archive that unpacks to too much before anything is made of it", async () => {
    const bomb = archive([...buildpackEntries(BUILDPACK), { name: "zeros", text: "\0".repeat(1_000_000) }]);

    const refused = await refusal(open(bomb, "buildpack", { sizeBytes: 100_000, entries: 100 }));

    expect(refused.message).toBe("It unpacks to more than 100000 bytes.");
  });

  it("refuses a layer that is not what the package says when it is read", async () => {
    const content = packageFile({ modules: [BUILDPACK], diffIds: [`sha256:${"0".repeat(64)}`] });
    const { sources } = await open(content);

    expect(await refusal(bytesOf(recordsOf(sources[0])))).toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringMatching(/^Its layer sha256:\w+, unpacked, has the digest/),
    });
  });

  it("refuses any damaged file with an error of ours, or reads it", async () => {
    const whole = fc.constantFrom(
      archive(),
      tarOf(buildpackEntries(BUILDPACK)),
      packageFile({ modules: [BUILDPACK] }),
    );
    const damage = fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(whole, damage, fc.nat(20_000), async (content, bytes, end) => {
        const broken = Buffer.from(content.subarray(0, end < 2000 ? end : content.length));
        for (const [at, value] of bytes) if (at < broken.length) broken[at] = value;
        const read = async (): Promise<void> => {
          for (const source of (await open(broken)).sources) await bytesOf(source.records());
        };
        const error = await read().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error === undefined || error instanceof PlatformError).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
