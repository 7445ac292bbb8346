import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { hasType, ignoreLayer, readLayers } from "../../../src/lifecycle/buildpack/layers-directory.ts";
import { failureOf, Workspace } from "../../cnb/buildpack-fixture.ts";

describe("readLayers", () => {
  it("reads layers in the byte order of their files", async () => {
    using workspace = new Workspace();
    workspace.write("bp/a.toml", "");
    workspace.write("bp/a-b.toml", "[types]\nlaunch = true\n[metadata]\nk = [1]\n");
    workspace.write("bp/B.toml", "[types]\nbuild = true\ncache = true\n");
    workspace.write("bp/my.layer.toml", "");
    workspace.write("bp/a/file", "");
    workspace.write("bp/without-toml/file", "");
    workspace.write("bp/a.sbom.cdx.json", "");
    const dir = path.join(workspace.root, "bp");
    workspace.write("bp/nowhere.toml", "");
    symlinkSync("a", path.join(dir, "my.layer"));
    symlinkSync("gone", path.join(dir, "nowhere"));

    const types = { build: false, launch: false, cache: false, metadata: undefined };
    expect(await readLayers(dir)).toStrictEqual([
      { ...types, build: true, cache: true, name: "B", dir: `${dir}/B`, hasContent: false },
      { ...types, launch: true, metadata: { k: [1n] }, name: "a-b", dir: `${dir}/a-b`, hasContent: false },
      { ...types, name: "a", dir: `${dir}/a`, hasContent: true },
      { ...types, name: "my.layer", dir: `${dir}/my.layer`, hasContent: true },
      { ...types, name: "nowhere", dir: `${dir}/nowhere`, hasContent: false },
    ]);
  });

  it("takes directories whose names end in .toml for what they are: contents of layers, or nothing", async () => {
    using workspace = new Workspace();
    workspace.write("bp/stray.toml/file", "");
    workspace.write("bp/my.toml/file", "");
    workspace.write("bp/my.toml.toml", "[types]\nlaunch = true\n");
    const dir = path.join(workspace.root, "bp");
    symlinkSync("stray.toml", path.join(dir, "link.toml"));

    expect(await readLayers(dir)).toMatchObject([
      { name: "my.toml", dir: `${dir}/my.toml`, hasContent: true },
    ]);
  });

  it("takes a file named .toml for no layer: it would have no name, and the directory of all layers", async () => {
    using workspace = new Workspace();
    workspace.write("bp/.toml", "[types]\nlaunch = true\n");
    workspace.write("bp/a.toml", "");

    expect(await readLayers(path.join(workspace.root, "bp"))).toMatchObject([{ name: "a" }]);
  });

  it("takes a TOML file that is a link to nowhere for an empty one", async () => {
    using workspace = new Workspace();
    workspace.write("bp/a/file", "");
    const dir = path.join(workspace.root, "bp");
    symlinkSync("gone", path.join(dir, "a.toml"));

    const layers = await readLayers(dir);

    expect(layers).toMatchObject([{ name: "a", hasContent: true }]);
    expect(layers.map(hasType)).toEqual([false]);
  });

  it("finds none without directory", async () => {
    expect(await readLayers("/no/such/directory")).toStrictEqual([]);
  });

  it("names the file that is malformed", async () => {
    using workspace = new Workspace();
    const file = workspace.write("bp/a.toml", "cache = true");

    await expect(readLayers(path.dirname(file))).rejects.toThrow(`"${file}" has "cache" at its top level.`);
  });
});

describe("ignoreLayer", () => {
  const layer = (workspace: Workspace, hasContent: boolean) => ({
    ...{ build: false, launch: false, cache: false, name: "l" },
    ...{ dir: path.join(workspace.root, "l"), hasContent },
  });

  it("renames the directory", async () => {
    using workspace = new Workspace();
    workspace.write("l/file", "text");

    await ignoreLayer(layer(workspace, true));

    expect(workspace.read("l.ignore/file")).toBe("text");
    expect(workspace.has("l")).toBe(false);
  });

  it("does nothing without directory", async () => {
    using workspace = new Workspace();

    await ignoreLayer(layer(workspace, false));

    expect(workspace.has("l.ignore")).toBe(false);
  });

  it("refuses if the name is taken, even by an empty directory", async () => {
    using workspace = new Workspace();
    workspace.write("l/file", "text");
    mkdirSync(path.join(workspace.root, "l.ignore"));

    expect(await failureOf(ignoreLayer(layer(workspace, true)))).toMatchObject({
      message: `"${workspace.root}/l.ignore" exists already; build in an empty layers directory`,
    });
    expect(workspace.has("l/file")).toBe(true);
  });
});

describe("hasType", () => {
  it.each([
    ["build", true],
    ["launch", true],
    ["cache", true],
    ["none", false],
  ])("of a layer for %s is %s", (type, expected) => {
    const types = { build: false, launch: false, cache: false, [type]: true };

    expect(hasType({ ...types, name: "l", dir: "/l", hasContent: true })).toBe(expected);
  });
});
