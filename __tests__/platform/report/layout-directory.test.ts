import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { makeLayoutDirectory, writeLayout } from "../../../src/platform/report/layout-directory.ts";
import { smallImage } from "../../gateway/gateway-fixture.ts";
import { finishedImage, writeTestLayout } from "../../gateway/layout-fixture.ts";

const NAMES = ["g.io/app:1", "g.io/app:latest"];
const IMAGE = smallImage(["base", "app", "base"]);

let dir: string;
let out: string;

beforeEach(async () => {
  dir = await realpath(await mkdtemp(path.join(tmpdir(), "layout-directory-")));
  out = path.join(dir, "work/out");
  await mkdir(path.join(dir, "work"));
});

afterEach(() => rm(dir, { recursive: true }));

const place = () => ({ input: "layout", path: out, within: path.join(dir, "work") });

async function write(image = finishedImage(IMAGE), signal = new AbortController().signal): Promise<number[]> {
  const progress: number[] = [];
  await writeLayout(place(), image, {
    names: NAMES,
    signal,
    onProgress: (doneBytes) => progress.push(doneBytes),
  });
  return progress;
}

/** By name, those of the directory. */
async function files(): Promise<Record<string, string>> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const contents = names.sort().map(async (name) => [path.relative(out, name), await readFile(name, "utf8")]);
  return Object.fromEntries((await Promise.all(contents)) as [string, string][]);
}

describe("writeLayout", () => {
  it("writes an image layout that has every name, what it is for, and each blob once", async () => {
    await write();

    const { "index.json": index = "", "oci-layout": marker, ...rest } = await files();
    const blobs = Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith("blobs/")));
    expect(marker).toBe('{"imageLayoutVersion":"1.0.0"}');
    expect(JSON.parse(index)).toEqual({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.index.v1+json",
      manifests: NAMES.map((name) => ({
        mediaType: IMAGE.mediaType,
        digest: IMAGE.digest,
        size: IMAGE.bytes.length,
        annotations: {
          "io.containerd.image.name": name,
          "org.opencontainers.image.ref.name": name.slice("g.io/app:".length),
        },
        platform: { architecture: "amd64", os: "linux" },
      })),
    });
    expect(Object.entries(blobs).map(([name, content]) => [name, digestOf(content)])).toEqual(
      Object.keys(blobs).map((name) => [name, name.replace("blobs/sha256/", "sha256:")]),
    );
    expect(Object.values(blobs).sort()).toEqual([IMAGE.bytes.toString(), IMAGE.config, "app", "base"].sort());
  });

  it("has what engines without OCI layouts load", async () => {
    await write();

    expect(JSON.parse((await files())["manifest.json"] ?? "")).toMatchObject([{ RepoTags: NAMES }]);
  });

  it("writes the same bytes for the same image", async () => {
    await write();
    const first = await files();
    await makeLayoutDirectory(place());
    await write();

    expect(await files()).toEqual(first);
  });

  it("tells how far it is", async () => {
    expect((await write()).at(-1)).toBe(IMAGE.config.length + "baseapp".length);
  });

  it("leaves no index of an image that is not all there", async () => {
    const broken = {
      ...finishedImage(IMAGE),
      readBlob: () => {
        throw new PlatformError("REGISTRY", "It is gone.");
      },
    };

    await expect(write(broken)).rejects.toThrow("It is gone.");
    expect(Object.keys(await files())).toEqual(["oci-layout"]);
  });

  it("ends when the build is cancelled", async () => {
    await expect(write(undefined, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it.each(["blobs", "blobs/sha256"])("writes through no link at %s", async (name) => {
    const outside = path.join(dir, "outside");
    await mkdir(outside);
    await mkdir(path.dirname(path.join(out, name)), { recursive: true });
    await symlink(outside, path.join(out, name));

    await expect(write()).rejects.toThrow("is a link or a file, but must be a directory");
    expect(await readdir(outside)).toEqual([]);
  });
});

describe("makeLayoutDirectory", () => {
  it("makes it", async () => {
    await makeLayoutDirectory(place());

    expect(await readdir(out)).toEqual([]);
  });

  it("removes the image of an earlier build, and nothing else", async () => {
    await writeTestLayout(out);
    await writeFile(path.join(out, "blobs/mine.txt"), "");
    await writeFile(path.join(out, "notes.txt"), "");

    await makeLayoutDirectory(place());

    expect(Object.keys(await files())).toEqual(["blobs/mine.txt", "notes.txt"]);
  });

  it("refuses a directory of something else, whose files may be called the same", async () => {
    await mkdir(out);
    await writeFile(path.join(out, "manifest.json"), "{}");

    await expect(makeLayoutDirectory(place())).rejects.toMatchObject({
      code: "INPUT",
      message: `"${out}" (input "layout") has files that do not belong to an image, e.g. "manifest.json".`,
    });
    expect(Object.keys(await files())).toEqual(["manifest.json"]);
  });
});
