import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openModuleDirectory } from "../../src/buildpack/buildpack-directory.ts";
import { refusal } from "./refusal.ts";
import { listing } from "./tar-fixture.ts";
import { TemporaryDirectory } from "./temporary-directory.ts";

let dir: TemporaryDirectory;
beforeEach(() => {
  dir = new TemporaryDirectory();
});
afterEach(() => {
  dir[Symbol.dispose]();
});

const open = (name: string, kind: "buildpack" | "extension" = "buildpack") =>
  openModuleDirectory({ dir: `${dir.path}/${name}` }, kind, `./${name}`);

describe("openModuleDirectory", () => {
  it("gives the files at their place in the builder, owned by root, and programs executable", async () => {
    dir.buildpack("a", { id: "acme/a", version: "1.2.0", files: { "lib/x": "data" } });
    dir.write("a/bin/build", "b", 0o600);
    dir.write("a/bin/detect", "d", 0o600);
    dir.link("a/lib/link", "x");

    const source = await open("a");

    const lines = await listing(source.records());
    expect(lines.filter((line) => !line.includes("buildpack.toml"))).toStrictEqual([
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0",
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0/bin",
      'file 755 0:0 /cnb/buildpacks/acme_a/1.2.0/bin/build = "b"',
      'file 755 0:0 /cnb/buildpacks/acme_a/1.2.0/bin/detect = "d"',
      "directory 755 0:0 /cnb/buildpacks/acme_a/1.2.0/lib",
      "symlink 755 0:0 /cnb/buildpacks/acme_a/1.2.0/lib/link -> x",
      'file 644 0:0 /cnb/buildpacks/acme_a/1.2.0/lib/x = "data"',
    ]);
    expect(source).toMatchObject({ origin: "./a" });
    expect(source.modules).toMatchObject([
      { kind: "buildpack", id: "acme/a", version: "1.2.0", api: "0.10" },
    ]);
  });

  it("wants no programs of a composite, nor of an extension", async () => {
    dir.buildpack("composite", { id: "acme/c", order: [["acme/a@1.0.0"]] });
    dir.write("extension/extension.toml", 'api = "0.10"\n[extension]\nid = "acme/e"\nversion = "2.0.0"');

    const [composite, extension] = await Promise.all([open("composite"), open("extension", "extension")]);

    expect(composite.modules[0]?.order).toMatchObject([{ group: [{ id: "acme/a", version: "1.0.0" }] }]);
    expect(extension.modules).toMatchObject([{ kind: "extension", id: "acme/e" }]);
    expect(await listing(extension.records())).toContain("directory 755 0:0 /cnb/extensions/acme_e/2.0.0");
  });

  it.each([
    ["without a descriptor", () => dir.write("a/README", ""), "NOT_FOUND", "has no buildpack.toml"],
    [
      "without a program",
      () => {
        dir.buildpack("a", { id: "a" });
        rmSync(`${dir.path}/a/bin/detect`);
      },
      "NOT_FOUND",
      'no program "bin/detect"',
    ],
    [
      "with a directory for a program",
      () => {
        dir.buildpack("a", { id: "a" });
        rmSync(`${dir.path}/a/bin/build`);
        dir.write("a/bin/build/x", "");
      },
      "NOT_FOUND",
      'no program "bin/build"',
    ],
    ["whose id leads elsewhere", () => dir.buildpack("a", { id: ".." }), "MALFORMED", 'has the id ".."'],
    ["whose id is reserved", () => dir.buildpack("a", { id: "config" }), "MALFORMED", 'has the id "config"'],
    [
      "whose version leads elsewhere",
      () => dir.buildpack("a", { id: "a", version: "../../lifecycle" }),
      "MALFORMED",
      'the version "../../lifecycle"',
    ],
    ["without a version", () => dir.buildpack("a", { id: "a", version: "" }), "MALFORMED", 'the version ""'],
    ["without an API", () => dir.buildpack("a", { id: "a", api: "new" }), "MALFORMED", 'api = "new"'],
    ["with a broken descriptor", () => dir.write("a/buildpack.toml", "["), "MALFORMED", "is not TOML"],
    [
      "with a huge descriptor",
      () => dir.write("a/buildpack.toml", "#".repeat(5 * 1024 * 1024)),
      "MALFORMED",
      "larger than 4 MiB",
    ],
  ])("refuses a directory %s", async (_, prepare, code, why) => {
    prepare();

    const refused = await refusal(open("a"));

    expect(refused.code).toBe(code);
    expect(refused.message).toContain(why);
    expect(refused.message).toContain(`${dir.path}/a`);
  });
});
