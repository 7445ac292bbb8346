import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readMadeLayers, readStore } from "../../../src/lifecycle/buildpack/made-layers.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";

const BUILDPACK = { id: "kit/one", version: "1", api: "0.10" };

describe("readStore", () => {
  it("reads what the buildpack keeps for its next build", async () => {
    using workspace = new Workspace();
    workspace.write("layers/kit_one/store.toml", '[metadata]\nkept = "yes"\n');

    expect(await readStore(path.join(workspace.root, "layers"), BUILDPACK)).toStrictEqual({
      metadata: { kept: "yes" },
    });
  });

  it("knows nothing of a buildpack without the file", async () => {
    using workspace = new Workspace();

    expect(await readStore(path.join(workspace.root, "layers"), BUILDPACK)).toBeUndefined();
  });

  it("takes a directory of that name for the layer that it is, or for nothing", async () => {
    using workspace = new Workspace();
    workspace.write("layers/kit_one/store.toml/file", "");
    workspace.write("layers/kit_one/store.toml.toml", "[types]\nlaunch = true\n");
    const layersDir = path.join(workspace.root, "layers");

    expect(await readStore(layersDir, BUILDPACK)).toBeUndefined();
    expect(await readMadeLayers(layersDir, BUILDPACK)).toMatchObject([{ id: "kit/one:store.toml" }]);
  });
});
