// Images out of directories that other jobs, or anybody, may have written.
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { collect } from "../../src/bytes/collect.ts";
import { finishImage } from "../../src/gateway/finished-image.ts";
import { readLayout } from "../../src/gateway/read-layout.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { blobPath } from "../../src/oci/image-layout.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { smallImage } from "./gateway-fixture.ts";
import { writeTestLayout } from "./layout-fixture.ts";

const IMAGE = smallImage(["base", "app"]);
const APP = blobPath(digestOf("app"));

let root: string;
let layout: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "read-layout-")));
  layout = path.join(root, "image");
  await writeTestLayout(layout, IMAGE, ["g.io/app:1", "g.io/app:latest"]);
});

afterEach(() => rm(root, { recursive: true }));

const inLayout = (name: string): string => path.join(layout, name);

async function editIndex(edit: (entries: object[]) => object[]): Promise<void> {
  const index = JSON.parse(await readFile(inLayout("index.json"), "utf8")) as { manifests: object[] };
  await writeFile(inLayout("index.json"), JSON.stringify({ ...index, manifests: edit(index.manifests) }));
}

describe("readLayout", () => {
  it("gives the image byte by byte, whatever its names are", async () => {
    const staged = await readLayout(layout);

    expect(staged).toMatchObject({ digest: IMAGE.digest, mediaType: IMAGE.mediaType, bytes: IMAGE.bytes });
    expect(staged.origins.get(digestOf("app"))).toMatchObject({ kind: "file", file: inLayout(APP) });
    expect([...staged.origins.keys()].sort()).toEqual([IMAGE.config, "app", "base"].map(digestOf).sort());
  });

  it.each<[what: string, change: () => Promise<unknown>, message: string]>([
    ["another layer of the same size", () => writeFile(inLayout(APP), "APP"), "has the content of sha256:"],
    ["a layer that was cut", () => writeFile(inLayout(APP), "a"), "has 1 instead of 3 bytes"],
    ["a layer that goes on", () => writeFile(inLayout(APP), "app and more"), "has more instead of 3 bytes"],
    [
      "another configuration",
      () => writeFile(inLayout(blobPath(digestOf(IMAGE.config))), IMAGE.config.replace("amd64", "arm64")),
      "has the content of sha256:",
    ],
    [
      "another manifest",
      () => writeFile(inLayout(blobPath(IMAGE.digest)), IMAGE.bytes.toString().replace("app", "APP") + " "),
      "has the content of sha256:",
    ],
    ["a layer that is missing", () => rm(inLayout(APP)), "There is no "],
  ])("refuses %s, and says that nothing was pushed", async (_what, change, message) => {
    await change();

    await expect(readLayout(layout)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringMatching(new RegExp(`${message}.*Nothing was pushed`)) as unknown,
    });
  });

  it.each<[what: string, change: () => Promise<unknown>, message: string]>([
    ["an empty directory", () => rm(inLayout("index.json")), "There is no "],
    ["a directory that is no layout", () => rm(inLayout("oci-layout")), 'oci-layout".'],
    ["another version", () => writeFile(inLayout("oci-layout"), '{"imageLayoutVersion":"2.0.0"}'), '"2.0.0"'],
    ["a version that is none", () => writeFile(inLayout("oci-layout"), "{}"), "imageLayoutVersion"],
    ["an index that is not JSON", () => writeFile(inLayout("index.json"), "{"), "is not JSON"],
    ["an index without entries", () => writeFile(inLayout("index.json"), "{}"), "is malformed at"],
    ["an entry without a digest", () => editIndex(() => [{ size: 1 }]), 'malformed at "digest"'],
    ["no image", () => editIndex(() => []), "lists no image"],
    [
      "several images",
      () => editIndex(([first = {}]) => [first, { ...first, digest: digestOf("another") }]),
      "lists several images",
    ],
    [
      "an index of images",
      () =>
        editIndex((entries) =>
          entries.map((entry) => ({ ...entry, mediaType: "application/vnd.oci.image.index.v1+json" })),
        ),
      "lists an index",
    ],
    [
      "a directory in place of a layer",
      async () => {
        await rm(inLayout(APP));
        await mkdir(inLayout(APP));
      },
      "is a directory, not a regular file",
    ],
  ])("refuses %s", async (_what, change, message) => {
    await change();

    await expect(readLayout(layout)).rejects.toMatchObject({
      code: "MALFORMED",
      message: expect.stringContaining(message) as unknown,
      hint: expect.any(String) as unknown,
    });
  });

  it.each(["a blob", "its directory", "the index"])(
    "follows no link of %s that leads elsewhere",
    async (what) => {
      const name = { "a blob": APP, "its directory": "blobs/sha256", "the index": "index.json" }[what] ?? "";
      const outside = path.join(root, "outside");
      await rename(inLayout(name), outside);
      await symlink(outside, inLayout(name));

      await expect(readLayout(layout)).rejects.toThrow(/leads to .*outside.*, which is not in/);
    },
  );

  it.each<[what: string, change: () => Promise<unknown>]>([
    [
      "another file",
      () => writeFile(inLayout("other"), "APP").then(() => rename(inLayout("other"), inLayout(APP))),
    ],
    ["more", () => writeFile(inLayout(APP), "app and more")],
    ["a link", () => rm(inLayout(APP)).then(() => symlink(path.join(root, "secret"), inLayout(APP)))],
  ])("gives nothing of a layer that has become %s since it was verified", async (_, change) => {
    await writeFile(path.join(root, "secret"), "key");
    const staged = await readLayout(layout);
    const image = await finishImage(staged, {}, {} as Registry);

    await change();

    await expect(collect(image.readBlob(digestOf("app")))).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: `"${inLayout(APP)}" was replaced or changed after it was verified.`,
    });
  });

  it("reads no endless file", async () => {
    await rm(inLayout(APP));
    await symlink("/dev/zero", inLayout(APP));

    await expect(readLayout(layout)).rejects.toMatchObject({ code: "MALFORMED" });
  });

  it("ends when the job is cancelled", async () => {
    await expect(readLayout(layout, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
    expect(await readdir(layout)).toContain("index.json");
  });
});
