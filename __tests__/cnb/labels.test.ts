import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import { encodeBuildMetadata, parseBuildMetadata } from "../../src/cnb/build-metadata.ts";
import {
  parseBuilderMetadata,
  parseBuildpackLayers,
  parseLifecycleApis,
  parseOrderLabel,
} from "../../src/cnb/builder-labels.ts";
import { encodeLifecycleMetadata, parseLifecycleMetadata } from "../../src/cnb/lifecycle-metadata.ts";
import { encodeProjectMetadata } from "../../src/cnb/project-metadata.ts";

const layer = {
  sha: "sha256:l",
  data: { b: 1n, a: { d: 2n, c: "<" } },
  build: false,
  launch: true,
  cache: false,
};

describe("io.buildpacks.lifecycle.metadata", () => {
  it("has its keys where other lifecycles have them", () => {
    const json = encodeLifecycleMetadata({
      stack: { runImage: { image: "r", mirrors: [] } },
      runImage: { topLayer: "t", reference: "r", image: "", mirrors: ["m"] },
      sbom: { sha: "s" },
      buildpacks: [
        {
          key: "k",
          version: "1",
          layers: { z: layer, "a-b": layer, a: layer },
          store: { metadata: { y: 1, x: 2 } },
        },
      ],
      app: [{ sha: "1" }],
    });

    const data =
      '{"sha":"sha256:l","data":{"a":{"c":"\\u003c","d":2},"b":1},"build":false,"launch":true,"cache":false}';
    expect(json).toBe(
      `{"app":[{"sha":"1"}],"sbom":{"sha":"s"},"buildpacks":[{"key":"k","version":"1","layers":{"a":${data},"a-b":${data},"z":${data}},` +
        '"store":{"metadata":{"x":2,"y":1}}}],"config":{"sha":""},"launcher":{"sha":""},"process-types":{"sha":""},' +
        '"runImage":{"topLayer":"t","reference":"r","mirrors":["m"]},"stack":{"runImage":{"image":"r"}}}',
    );
  });

  it("says that a buildpack had a store without anything in it", () => {
    const buildpacks = [{ key: "k", version: "1", layers: {}, store: { metadata: undefined } }];

    expect(encodeLifecycleMetadata({ buildpacks })).toContain('"layers":{},"store":{"metadata":null}}');
  });

  it("is written even if nothing is known", () => {
    expect(encodeLifecycleMetadata({})).toBe(
      '{"app":null,"buildpacks":[],"config":{"sha":""},"launcher":{"sha":""},"process-types":{"sha":""},"runImage":{"topLayer":"","reference":""}}',
    );
  });

  it("comes back as it was", () => {
    const metadata = { app: [{ sha: "1" }], buildpacks: [{ key: "k", version: "1", layers: { l: layer } }] };

    expect(parseLifecycleMetadata(encodeLifecycleMetadata(metadata), "app")).toMatchObject(metadata);
  });

  it("of old images has one app layer", () => {
    expect(parseLifecycleMetadata('{"app":{"sha":"1"}}', "app").app).toStrictEqual([{ sha: "1" }]);
  });

  it("is refused by its name", () => {
    expect(() => parseLifecycleMetadata('{"buildpacks":[{}]}', "app")).toThrow(
      'The label io.buildpacks.lifecycle.metadata of app is malformed at "buildpacks.0.key"',
    );
  });
});

describe("io.buildpacks.build.metadata", () => {
  const launcher = { version: "1", source: { git: { repository: "r", commit: "c" } } };
  const metadata = {
    defaultProcessType: "web",
    bom: [{ b: 1, a: 2 }],
    buildpacks: [{ id: "a", version: "1", api: "0.10", homepage: "h" }],
    extensions: [],
    labels: [],
    processes: [
      {
        type: "web",
        command: ["run", "it"],
        direct: true,
        default: true,
        buildpackId: "a",
        workingDirectory: "/d",
      },
    ],
    slices: [],
  };

  it.each([
    ["0.12", '["run","it"]', "null", ""],
    ["0.9", '"run"', '["it"]', ""],
    ["0.8", '"run"', '["it"]', '"bom":[{"a":2,"b":1}],'],
  ])("is written as Platform API %s wants it", (api, command, args, bom) => {
    expect(encodeBuildMetadata(metadata, launcher, parseApiVersion(api))).toBe(
      `{${bom}"buildpacks":[{"id":"a","version":"1","homepage":"h"}],` +
        '"launcher":{"version":"1","source":{"git":{"repository":"r","commit":"c"}}},' +
        `"processes":[{"type":"web","command":${command},"args":${args},"direct":true,"buildpackID":"a","working-dir":"/d"}],` +
        '"buildpack-default-process-type":"web"}',
    );
  });

  it("is read back for people", () => {
    expect(
      parseBuildMetadata(encodeBuildMetadata(metadata, launcher, parseApiVersion("0.9")), "app"),
    ).toStrictEqual({
      buildpacks: [{ id: "a", version: "1", homepage: "h" }],
      processes: [{ type: "web", command: ["run"], args: ["it"], direct: true }],
      "buildpack-default-process-type": "web",
    });
  });

  it("may have null for its lists", () => {
    expect(parseBuildMetadata('{"buildpacks":null,"processes":null}', "app")).toStrictEqual({
      buildpacks: [],
      processes: [],
    });
  });
});

describe("io.buildpacks.project.metadata", () => {
  it.each([
    [{}, "{}"],
    [{ source: {} }, '{"source":{}}'],
    [
      { source: { type: "git", version: { b: 1, a: 2 }, metadata: { d: 1, c: 2 } } },
      '{"source":{"type":"git","version":{"a":2,"b":1},"metadata":{"c":2,"d":1}}}',
    ],
  ])("of %j is %s", (metadata, json) => {
    expect(encodeProjectMetadata(metadata)).toBe(json);
  });
});

describe("labels of a builder", () => {
  it("have defaults for what older ones leave out", () => {
    expect(parseBuilderMetadata('{"lifecycle":{"version":"1"},"buildpacks":null}', "b")).toStrictEqual({
      ...{ description: "", buildpacks: [], extensions: [], images: [], lifecycle: { version: "1" } },
    });
    expect(parseLifecycleApis("{}", "b")).toStrictEqual({
      buildpack: { deprecated: [], supported: [] },
      platform: { deprecated: [], supported: [] },
    });
  });

  it.each<[string, () => unknown, string]>([
    [
      "metadata",
      () => parseBuilderMetadata("{}", "b"),
      'The label io.buildpacks.builder.metadata of b is malformed at "lifecycle"',
    ],
    [
      "layers",
      () => parseBuildpackLayers('{"a":{"1":{"api":1}}}', "b"),
      'The label io.buildpacks.buildpack.layers of b is malformed at "a.1.api"',
    ],
    [
      "order",
      () => parseOrderLabel("{}", "b"),
      'The label io.buildpacks.buildpack.order of b is malformed at "its top level"',
    ],
    [
      "apis",
      () => parseLifecycleApis("", "b"),
      'The label io.buildpacks.lifecycle.apis of b is not JSON: "".',
    ],
  ])("are refused by name: %s", (_, parse, message) => {
    expect(parse).toThrow(message);
  });
});
