import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { readOrderFile } from "../../src/builder/order-file.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { tarDirectory, tarFile, writeTar } from "../docker/tiny-tar.ts";
import { layeredBuilder, type LayerFixture, layerWith } from "./layered-builder.ts";

const orderToml = (id: string): string => `[[order]]\n[[order.group]]\nid = "${id}"\nversion = "1"\n`;
const orderLayer = (id: string): LayerFixture => layerWith("cnb/order.toml", orderToml(id));
const BASE: LayerFixture = { ...layerWith("base"), claimedBytes: 50_000_000 };

/** Reads it, and says which layers were opened, by their place. */
async function read(layers: readonly LayerFixture[], modules: readonly LayerFixture[] = []) {
  const image = layeredBuilder(layers);
  const opened: number[] = [];
  const order = await readOrderFile({
    image,
    modules: new Set(modules.map(({ tar }) => digestOf(tar))),
    openBlob({ digest }: { readonly digest: Digest }) {
      opened.push(image.manifest.layers.findIndex((layer) => layer.digest === digest));
      return Promise.resolve(Readable.from([image.blobs.get(digest) ?? ""], { objectMode: false }));
    },
  });
  return { ids: order?.order.flatMap(({ group }) => group.map(({ id }) => id)), opened };
}

describe("readOrderFile", () => {
  it("reads it from the small layers on top, and opens no other", async () => {
    const buildpack = layerWith("cnb/buildpacks/a/1/buildpack.toml");
    const layers = [layerWith("below"), BASE, buildpack, orderLayer("a"), layerWith("cnb/run.toml")];

    const { ids, opened } = await read(layers, [buildpack]);

    expect(ids).toEqual(["a"]);
    expect(opened.sort()).toEqual([3, 4]);
  });

  it("reads the highest, which is what a container sees", async () => {
    expect(await read([BASE, orderLayer("old"), orderLayer("new")])).toMatchObject({ ids: ["new"] });
  });

  it.each(["/cnb/order.toml", "./cnb/order.toml", "cnb//order.toml"])("finds it as %s", async (name) => {
    const { ids } = await read([BASE, layerWith(name, orderToml("a"))]);

    expect(ids).toEqual(["a"]);
  });

  it("does not find it below a large layer, nor far below", async () => {
    const others = Array.from({ length: 8 }, (_, at) => layerWith(`other-${String(at)}`));

    expect(await read([orderLayer("a"), BASE, layerWith("top")])).toMatchObject({ ids: undefined });
    expect((await read([orderLayer("a"), ...others])).ids).toBeUndefined();
  });

  it.each([
    ["removed", [tarFile("cnb/.wh.order.toml", "")]],
    ["in a directory that was emptied", [tarFile("cnb/.wh..wh..opq", "")]],
    ["in a directory that was removed", [tarFile(".wh.cnb", "")]],
    ["a link", [tarFile("cnb/order.toml", "", { kind: "symlink", linkName: "/elsewhere" })]],
    ["behind a link", [tarFile("cnb", "", { kind: "symlink", linkName: "/elsewhere" })]],
  ])("does not find one that is %s", async (_, entries) => {
    const { ids } = await read([BASE, orderLayer("a"), { tar: writeTar(entries) }]);

    expect(ids).toBeUndefined();
  });

  it("does not mind the directory itself", async () => {
    const { ids } = await read([BASE, orderLayer("a"), { tar: writeTar([tarDirectory("cnb/")]) }]);

    expect(ids).toEqual(["a"]);
  });

  it("rejects a layer that is not what the config says", async () => {
    const image = layeredBuilder([orderLayer("a")]);
    const lie = { ...image.config, rootfs: { type: "layers", diff_ids: [digestOf("another")] } };
    const reading = readOrderFile({
      image: { ...image, config: lie },
      modules: new Set(),
      openBlob: ({ digest }) => Promise.resolve(Readable.from([image.blobs.get(digest) ?? ""])),
    });

    await expect(reading).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(`its diffID is ${digestOf("another")}`),
    });
  });

  it("rejects a layer that unpacks to far more than it is", async () => {
    const bomb = { tar: writeTar([tarFile("zeros", Buffer.alloc(17 * 1024 * 1024))]) };

    await expect(read([orderLayer("a"), bomb])).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining("more than 16777216 bytes"),
    });
  });
});
