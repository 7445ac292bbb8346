// What is packed for the cache; that it comes back as it was is tested with the whole client.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { packEntry } from "../../../src/actions/github-cache/cache-pack.ts";
import { unpackArchive } from "../../../src/actions/github-cache/cache-unpack.ts";
import { collect } from "../../../src/bytes/collect.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cache-pack-"));
  await mkdir(join(root, "layers/deep"), { recursive: true });
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

describe("packEntry", () => {
  it("makes several frames of what is large, which zstd and tar unpack", async () => {
    const content = randomBytes(13_000_000);
    await writeFile(join(root, "layers/a"), content);
    await writeFile(join(root, "layers/deep/program"), "");
    await chmod(join(root, "layers/deep/program"), 0o750);

    const archive = await collect(packEntry(["./layers"], root));

    const target = join(root, "target");
    await mkdir(target);
    execFileSync("tar", ["-xpf", "-", "-C", target], {
      input: execFileSync("zstd", ["-dcq"], { input: archive, maxBuffer: 2e7 }),
    });
    expect(content.equals(await readFile(join(target, "layers/a")))).toBe(true);
    expect((await stat(join(target, "layers/deep/program"))).mode & 0o7777).toBe(0o750);
  });

  it("gives what unpackArchive makes the same of, with every directory", async () => {
    await writeFile(join(root, "layers/a"), "content");
    const target = join(root, "target");
    await mkdir(target);

    await unpackArchive(packEntry(["./layers"], root), target);

    expect(await readFile(join(target, "layers/a"), "utf8")).toBe("content");
    expect((await stat(join(target, "layers/deep"))).isDirectory()).toBe(true);
  });

  it("gives the same bytes for the same files, whoever owns them and however old they are", async () => {
    await writeFile(join(root, "layers/a"), "content");
    const before = await collect(packEntry(["./layers"], root));
    await rm(join(root, "layers/a"));
    await writeFile(join(root, "layers/a"), "content");

    expect(before.equals(await collect(packEntry(["./layers"], root)))).toBe(true);
  });

  it.each([
    [
      "a link",
      () => symlink("/etc", join(root, "layers/link")),
      /"layers\/link" is neither a file nor a directory$/,
    ],
    ["nothing at all", () => rm(join(root, "layers"), { recursive: true }), /ENOENT/],
  ])("packs nothing where there is %s", async (_what, change, problem) => {
    await change();

    await expect(collect(packEntry(["./layers"], root))).rejects.toThrow(problem);
  });
});
