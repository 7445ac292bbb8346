import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openModuleDirectory } from "../../src/buildpack/buildpack-directory.ts";
import { openInlineBuildpack } from "../../src/buildpack/inline-source.ts";
import { digestModules, packModules } from "../../src/buildpack/pack-modules.ts";
import { PlatformError } from "../../src/errors.ts";
import { inlineBuildpack } from "./module-fixture.ts";
import { refusal } from "./refusal.ts";
import { bytesOf, listing } from "./tar-fixture.ts";
import { TemporaryDirectory } from "./temporary-directory.ts";

let dir: TemporaryDirectory;
beforeEach(() => {
  dir = new TemporaryDirectory();
  dir.buildpack("a", { id: "acme/a", version: "1.2.0" });
});
afterEach(() => {
  dir[Symbol.dispose]();
});

const INLINE = openInlineBuildpack(inlineBuildpack({ id: "acme/inline" }));
const openA = () => openModuleDirectory({ dir: `${dir.path}/a` }, "buildpack", "./a");

const failingSource = async () => ({
  ...(await openA()),
  origin: "docker://ghcr.io/acme/a",
  records(): AsyncIterable<Buffer> {
    throw new PlatformError("DIGEST_MISMATCH", "Its layer is another.", { hint: "Do not use it." });
  },
});
const FAILURE = {
  code: "DIGEST_MISMATCH",
  message: '"docker://ghcr.io/acme/a" cannot be used: Its layer is another.',
  hint: "Do not use it.",
};

describe("packModules", () => {
  it("is one archive of all modules, with the directories above them but not the builder's own", async () => {
    const sources = [await openA(), ...INLINE.sources];

    const lines = await listing(packModules({ sources, replaced: [] }));

    expect(lines.map((line) => line.replace(/ = .*/, ""))).toStrictEqual([
      "directory 755 0:0 /cnb/buildpacks/acme_a",
      "directory 755 0:0 /cnb/buildpacks/acme_inline",
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0",
      "directory 755 0:0 /cnb/buildpacks/acme_inline/1.0.0",
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0",
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0/bin",
      "file 755 0:0 /cnb/buildpacks/acme_a/1.2.0/bin/build",
      "file 755 0:0 /cnb/buildpacks/acme_a/1.2.0/bin/detect",
      "file 644 0:0 /cnb/buildpacks/acme_a/1.2.0/buildpack.toml",
      "directory 755 0:0 /cnb/buildpacks/acme_inline/1.0.0",
      "directory 755 0:0 /cnb/buildpacks/acme_inline/1.0.0/bin",
      "file 755 0:0 /cnb/buildpacks/acme_inline/1.0.0/bin/build",
      "file 755 0:0 /cnb/buildpacks/acme_inline/1.0.0/bin/detect",
      "file 644 0:0 /cnb/buildpacks/acme_inline/1.0.0/buildpack.toml",
    ]);
    expect(lines).toContain(
      'file 755 0:0 /cnb/buildpacks/acme_inline/1.0.0/bin/build = "#!/bin/sh\\n# acme/inline\\n"',
    );
  });

  it("puts a file in the place of a directory that has to be emptied, and the directory after it", async () => {
    const source = await openA();

    const lines = await listing(packModules({ sources: [source], replaced: source.modules }));

    expect(lines.slice(0, 3)).toStrictEqual([
      "directory 755 0:0 /cnb/buildpacks/acme_a",
      "file 644 0:0 /cnb/buildpacks/acme_a/1.2.0",
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0",
    ]);
  });

  it("makes the directory of extensions, which builders without any may lack", async () => {
    dir.write("e/extension.toml", 'api = "0.10"\n[extension]\nid = "acme/e"\nversion = "1.0.0"');
    const source = await openModuleDirectory({ dir: `${dir.path}/e` }, "extension", "./e");

    const lines = await listing(packModules({ sources: [source], replaced: [] }));

    expect(lines[0]).toBe("directory 755 0:0 /cnb/extensions");
  });

  it("gives the same bytes for the same sources", async () => {
    const sources = [await openA(), ...INLINE.sources];
    const read = () => bytesOf(packModules({ sources, replaced: [] }) as AsyncIterable<Buffer>);

    expect((await read()).equals(await read())).toBe(true);
  });

  it("errors with the name of the source that fails", async () => {
    const sources = [await failingSource()];

    expect(
      await refusal(bytesOf(packModules({ sources, replaced: [] }) as AsyncIterable<Buffer>)),
    ).toStrictEqual(FAILURE);
  });
});

describe("digestModules", () => {
  it("gives the same digests for the same content, and others for another", async () => {
    const before = await digestModules([await openA(), ...INLINE.sources]);
    expect(await digestModules([await openA(), ...INLINE.sources])).toStrictEqual(before);

    dir.write("a/more", "1");
    const after = await digestModules([await openA(), ...INLINE.sources]);

    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it("errors with the name of the source that fails", async () => {
    expect(await refusal(digestModules([await failingSource()]))).toStrictEqual(FAILURE);
  });
});

describe("openInlineBuildpack", () => {
  it.each([
    [{ id: "../x" }, 'the id "../x"'],
    [{ id: "a", version: "1/2" }, 'the version "1/2"'],
    [{ id: "a", api: "next" }, 'api = "next"'],
  ])("refuses %j", (bad, why) => {
    expect(() => openInlineBuildpack(inlineBuildpack(bad))).toThrow(why);
  });

  it("refuses files without a descriptor", () => {
    expect(() => openInlineBuildpack({ kind: "inline", text: "the script", files: [] })).toThrow(
      '"the script" has no buildpack.toml.',
    );
  });
});
