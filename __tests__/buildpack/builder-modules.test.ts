import { describe, expect, it } from "@jest/globals";
import { readBuilderModules } from "../../src/buildpack/builder-modules.ts";
import { TARGET } from "./builder-modules-fixture.ts";

const METADATA = {
  buildpacks: [
    { id: "acme/a", version: "1.0.0" },
    { id: "acme/b", version: "2.0.0" },
  ],
  extensions: null as object[] | null,
  lifecycle: { version: "1", apis: { buildpack: { supported: ["0.10"], deprecated: ["0.7"] } } } as object,
};
const read = (labels: Record<string, string>, metadata: object = METADATA) =>
  readBuilderModules("builder", TARGET, {
    "io.buildpacks.builder.metadata": JSON.stringify(metadata),
    ...labels,
  });

describe("readBuilderModules", () => {
  it("knows the layers of modules where the label tells", () => {
    const layers = {
      "acme/a": { "1.0.0": { api: "0.9", layerDiffID: "sha256:1", targets: [{ os: "linux" }] } },
    };

    const { modules, buildpackApis } = read({ "io.buildpacks.buildpack.layers": JSON.stringify(layers) });

    expect(modules).toMatchObject([
      { kind: "buildpack", id: "acme/a", version: "1.0.0", api: "0.9", diffId: "sha256:1" },
      { kind: "buildpack", id: "acme/b", version: "2.0.0" },
    ]);
    expect(buildpackApis).toStrictEqual(["0.10", "0.7"]);
  });

  it.each([
    [{ supported: ["0.10", "0.11"] }, "acme.stacks.noble"],
    [{ supported: ["0.11", "0.12"] }, undefined],
    [{ supported: ["0.13"], deprecated: ["0.7"] }, undefined],
    [{}, "acme.stacks.noble"],
  ])("has a stack to compare with below Platform API 0.12 only: %j", (platform, stack) => {
    const labels = { "io.buildpacks.stack.id": "acme.stacks.noble" };

    expect(
      read(labels, { ...METADATA, lifecycle: { version: "1", apis: { platform } } }).platform.stack,
    ).toBe(stack);
  });

  it("knows extensions and both orders", () => {
    const group = [{ group: [{ id: "acme/a", version: "1.0.0" }] }];

    const builder = read(
      {
        "io.buildpacks.buildpack.order": JSON.stringify(group),
        "io.buildpacks.buildpack.order-extensions": JSON.stringify([{ group: [{ id: "acme/e" }] }]),
      },
      { ...METADATA, extensions: [{ id: "acme/e", version: "3.0.0" }] },
    );

    expect(builder.modules).toContainEqual({ kind: "extension", id: "acme/e", version: "3.0.0" });
    expect(builder.order).toStrictEqual([{ group: [{ id: "acme/a", version: "1.0.0", optional: false }] }]);
    expect(builder.orderExtensions).toStrictEqual([
      { group: [{ id: "acme/e", version: "", optional: false }] },
    ]);
  });

  it("reads labels as Go leaves them when there is nothing", () => {
    const labels = {
      "io.buildpacks.buildpack.order-extensions": "null",
      "io.buildpacks.extension.layers": "null",
      "io.buildpacks.buildpack.order": "null",
    };

    expect(read(labels)).toMatchObject({ order: [], orderExtensions: [] });
  });

  it("reads the single API of old builders", () => {
    expect(read({}, { ...METADATA, lifecycle: { api: { buildpack: "0.2" } } }).buildpackApis).toStrictEqual([
      "0.2",
    ]);
    expect(read({}, { ...METADATA, lifecycle: {} }).buildpackApis).toStrictEqual([]);
  });

  it("knows what the builder runs on", () => {
    const labels = {
      "io.buildpacks.stack.id": "acme.noble",
      "io.buildpacks.base.distro.name": "ubuntu",
      "io.buildpacks.base.distro.version": "24.04",
    };

    expect(read(labels).platform).toStrictEqual({
      target: TARGET,
      distro: { name: "ubuntu", version: "24.04" },
      stack: "acme.noble",
    });
    expect(read({}).platform).toStrictEqual({ target: TARGET, distro: undefined, stack: undefined });
  });

  it("refuses a broken label, naming it", () => {
    expect(() => read({ "io.buildpacks.buildpack.order": "{}" })).toThrow(
      'The label io.buildpacks.buildpack.order of "builder" is malformed',
    );
  });
});
