import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { readTopLayers } from "../../src/builder/top-layers.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { tarDirectory, tarFile, writeTar } from "../docker/tiny-tar.ts";
import { layeredBuilder, type LayerFixture, layerWith } from "./layered-builder.ts";

const orderToml = (id: string): string => `[[order]]\n[[order.group]]\nid = "${id}"\nversion = "1"\n`;
const orderLayer = (id: string): LayerFixture => layerWith("cnb/order.toml", orderToml(id));
const BASE: LayerFixture = { ...layerWith("base"), claimedBytes: 50_000_000 };

/** Reads them, and says which layers were opened, by their place. */
async function read(layers: readonly LayerFixture[], modules: readonly LayerFixture[] = []) {
  const image = layeredBuilder(layers);
  const opened: number[] = [];
  const { orders, areApart, haveSystem } = await readTopLayers({
    image,
    modules: new Set(modules.map(({ tar }) => digestOf(tar))),
    openBlob({ digest }: { readonly digest: Digest }) {
      opened.push(image.manifest.layers.findIndex((layer) => layer.digest === digest));
      return Promise.resolve(Readable.from([image.blobs.get(digest) ?? ""], { objectMode: false }));
    },
  });
  return {
    ids: orders?.order.flatMap(({ group }) => group.map(({ id }) => id)),
    areApart,
    haveSystem,
    opened,
  };
}

describe("readTopLayers", () => {
  it("finds the order in the small layers on top, and opens no other", async () => {
    const buildpack = layerWith("cnb/buildpacks/a/1/buildpack.toml");
    const layers = [layerWith("below"), BASE, buildpack, orderLayer("a"), layerWith("cnb/run.toml")];

    const { ids, opened } = await read(layers, [buildpack]);

    expect(ids).toEqual(["a"]);
    expect(opened.sort()).toEqual([3, 4]);
  });

  it("takes the highest, which is what a container sees", async () => {
    expect(await read([BASE, orderLayer("old"), orderLayer("new")])).toMatchObject({ ids: ["new"] });
  });

  it.each(["/cnb/order.toml", "./cnb/order.toml", "cnb//order.toml"])("finds it as %s", async (name) => {
    const { ids } = await read([BASE, layerWith(name, orderToml("a"))]);

    expect(ids).toEqual(["a"]);
  });

  it("says whether there is a system.toml", async () => {
    const system = layerWith("cnb/system.toml", "[pre]\n");

    expect(await read([BASE, orderLayer("a"), system])).toMatchObject({ ids: ["a"], haveSystem: true });
    expect(await read([BASE, orderLayer("a"), layerWith("cnb/run.toml")])).toMatchObject({
      haveSystem: false,
    });
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
    const reading = readTopLayers({
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

  const module = layerWith("cnb/buildpacks/a/1/buildpack.toml");

  it("are apart from modules where they have neither files of theirs, nor hide them", async () => {
    const layers = [
      BASE,
      module,
      { tar: writeTar([tarDirectory("cnb/"), tarDirectory("cnb/buildpacks/"), tarFile("cnb/run.toml", "")]) },
      orderLayer("a"),
    ];

    expect(await read(layers, [module])).toMatchObject({ ids: ["a"], areApart: true });
  });

  it.each([
    ["has a file of a module", tarFile("cnb/buildpacks/a/1/bin/build", "")],
    ["has one of an extension", tarFile("./cnb/extensions/a/1/bin/generate", "")],
    ["removes a module", tarFile("cnb/buildpacks/.wh.a", "")],
    ["removes all modules", tarFile("cnb/.wh.buildpacks", "")],
    ["empties the directory above them", tarFile("cnb/.wh..wh..opq", "")],
    ["puts them elsewhere", tarFile("cnb/buildpacks", "", { kind: "symlink", linkName: "/elsewhere" })],
    [
      "has another name for a file of theirs",
      tarFile("x", "", { kind: "hardlink", linkName: "cnb/buildpacks/a/1/b" }),
    ],
  ])("are not apart from modules where one %s", async (_, entry) => {
    const { areApart } = await read([BASE, module, { tar: writeTar([entry]) }, orderLayer("a")], [module]);

    expect(areApart).toBe(false);
  });

  it("are not known to be apart where a large one lies between, and need not be below", async () => {
    const large = { ...layerWith("tools"), claimedBytes: 2_000_000 };

    expect(await read([BASE, module, large, orderLayer("a")], [module])).toMatchObject({ areApart: false });
    expect(await read([BASE, large, module, orderLayer("a")], [module])).toMatchObject({ areApart: true });
  });
});
