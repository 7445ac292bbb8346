import { describe, expect, it } from "@jest/globals";
import { formatAnalyzed, parseAnalyzed } from "../../src/cnb/analyzed.ts";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import { formatBuildpackPlan, formatPlan, parseDetectedPlan, parsePlan } from "../../src/cnb/build-plan.ts";
import { parseBuildpackDescriptor } from "../../src/cnb/buildpack-descriptor.ts";
import { formatGroup, parseGroup } from "../../src/cnb/group.ts";
import { formatLaunchMetadata, parseLaunchMetadata } from "../../src/cnb/launch-metadata.ts";
import { formatRestoredLayer, parseLayer } from "../../src/cnb/layer.ts";
import { formatLifecycleDescriptor, parseLifecycleDescriptor } from "../../src/cnb/lifecycle-descriptor.ts";
import { escapeId, formatModule } from "../../src/cnb/module-reference.ts";
import { formatOrder, parseOrder } from "../../src/cnb/order.ts";
import { formatProjectMetadata, parseProjectMetadata } from "../../src/cnb/project-metadata.ts";
import { formatReport, parseReport } from "../../src/cnb/report.ts";
import { formatRun, formatStack, parseRun, parseStack } from "../../src/cnb/run.ts";
import { formatToml } from "../../src/cnb/toml/format-toml.ts";
import { parseTomlTable } from "../../src/cnb/toml/parse-toml.ts";
import { readRecording } from "../oci/recording.ts";

const WHAT = '"file"';

describe("a file comes back as it was written:", () => {
  const group = {
    buildpacks: [
      { id: "a/b", version: "1", api: "0.10", homepage: "https://b.example" },
      { id: "c", version: "", api: "0.9" },
    ],
    extensions: [{ id: "e", version: "2", api: "0.10" }],
  };
  const plan = [
    {
      providers: [
        { id: "a", version: "1" },
        { id: "e", version: "2", extension: true },
      ],
      requires: [{ name: "x", metadata: { list: [1, "2"], nested: { b: true } } }, { name: "x" }],
    },
  ];
  const analyzed = {
    previousImage: "app@sha256:1",
    buildImage: "build",
    metadata: {
      app: [{ sha: "sha256:a" }],
      buildpacks: [
        {
          key: "a/b",
          version: "1",
          layers: { l: { sha: "sha256:l", data: { k: "v" }, build: false, launch: true, cache: true } },
          store: { metadata: { s: 1 } },
        },
      ],
      config: { sha: "sha256:c" },
      launcher: { sha: "sha256:d" },
      "process-types": { sha: "sha256:p" },
      sbom: { sha: "sha256:s" },
      runImage: { topLayer: "sha256:t", reference: "run@sha256:2", image: "run", mirrors: ["m"] },
      stack: { runImage: { image: "run", mirrors: ["m"] } },
    },
    runImage: {
      reference: "run@sha256:2",
      image: "run",
      extend: true,
      target: {
        id: "i",
        os: "linux",
        arch: "arm64",
        "arch-variant": "v8",
        distro: { name: "d", version: "1" },
      },
    },
  };
  const order = [
    {
      group: [
        { id: "a", version: "1", optional: true },
        { id: "b", version: "", optional: false },
      ],
    },
    { group: [{ id: "c", version: "2", optional: false }] },
  ];
  const report = { tags: ["a:1", "a:2"], imageId: "abc", digest: "sha256:1", manifestSizeBytes: 1234 };
  const images = [
    { image: "run", mirrors: ["m", "n"] },
    { image: "other", mirrors: [] },
  ];
  const lifecycle = {
    version: "0.1.0",
    apis: {
      buildpack: { deprecated: [], supported: ["0.9", "0.10"] },
      platform: { deprecated: ["0.7"], supported: ["0.12"] },
    },
  };
  const project = {
    source: { type: "git", version: { commit: "c", tags: ["t"] }, metadata: { repository: "r" } },
  };

  it.each<[string, unknown, unknown]>([
    ["group.toml", group, parseGroup(formatGroup(group), WHAT)],
    ["an empty group.toml", { buildpacks: [], extensions: [] }, parseGroup("", WHAT)],
    ["plan.toml", plan, parsePlan(formatPlan(plan), WHAT)],
    ["analyzed.toml", analyzed, parseAnalyzed(formatAnalyzed(analyzed), WHAT)],
    ["order.toml", { order, orderExtensions: [] }, parseOrder(formatOrder(order), WHAT)],
    ["report.toml", report, parseReport(formatReport(report), WHAT)],
    ["run.toml", images, parseRun(formatRun(images), WHAT)],
    ["stack.toml", [images[0]], parseStack(formatStack({ image: "run", mirrors: ["m", "n"] }), WHAT)],
    ["lifecycle.toml", lifecycle, parseLifecycleDescriptor(formatLifecycleDescriptor(lifecycle), WHAT)],
    ["project-metadata.toml", project, parseProjectMetadata(formatProjectMetadata(project), WHAT)],
  ])("%s", (_, written, read) => {
    expect(read).toStrictEqual(written);
  });

  it("leaves out mirrors where there are none, as other makers of builders do", () => {
    const image = { image: "run", mirrors: [] };

    expect([formatRun([image]), formatStack(image)]).toEqual([
      '[[images]]\n  image = "run"\n',
      '[run-image]\n  image = "run"\n',
    ]);
  });

  const recorded = ["01-minimal", "02-layer-types", "06-processes", "08-sbom"].flatMap((name) =>
    readRecording(name).runs.flatMap(({ name: run, after }) => {
      const toml = after.toml?.["/layers/analyzed.toml"];
      return toml === undefined ? [] : [{ run: `${name}, ${run}`, toml: toml as object }];
    }),
  );

  it.each(recorded)("analyzed.toml of the official lifecycle in $run", ({ toml }) => {
    const again = formatAnalyzed(parseAnalyzed(formatToml(toml), WHAT));

    expect(parseAnalyzed(again, WHAT)).toStrictEqual(parseAnalyzed(formatToml(toml), WHAT));
    expect(parseTomlTable(again, WHAT)).toMatchObject({ image: (toml as { image: unknown }).image });
  });
});

describe("a file is empty for", () => {
  it.each([
    ["an empty plan", formatPlan([])],
    ["an empty plan of a buildpack", formatBuildpackPlan([])],
    ["an empty group", formatGroup({ buildpacks: [], extensions: [] })],
    ["a restored layer without metadata", formatRestoredLayer(undefined)],
    ["a restored layer with null", formatRestoredLayer(null)],
  ])("%s", (_, toml) => {
    expect(toml).toBe("");
  });
});

describe("a malformed file is refused:", () => {
  it.each<[string, () => unknown, string]>([
    ["group.toml", () => parseGroup("group = {}", WHAT), '"file" is malformed at "group"'],
    ["group.toml without id", () => parseGroup("[[group]]", WHAT), '"file" is malformed at "group.0.id"'],
    ["plan.toml", () => parsePlan("entries = 1", WHAT), '"file" is malformed at "entries"'],
    [
      "plan.toml with metadata as text",
      () => parsePlan('[[entries]]\n[[entries.requires]]\nname = "x"\nmetadata = "m"', WHAT),
      '"file" is malformed at "entries.0.requires.0.metadata"',
    ],
    [
      "a detected plan",
      () => parseDetectedPlan("[[or]]\n[[or.provides]]\nname = 1", WHAT),
      '"file" is malformed at "or.0.provides.0.name"',
    ],
    ["order.toml", () => parseOrder('order = "a"', WHAT), '"file" is malformed at "order"'],
    [
      "order.toml with optional as text",
      () => parseOrder('[[order]]\n[[order.group]]\nid = "a"\noptional = "yes"', WHAT),
      '"file" is malformed at "order.0.group.0.optional"',
    ],
    ["analyzed.toml", () => parseAnalyzed("[run-image]\nreference = 1", WHAT), 'at "run-image.reference"'],
    ["report.toml", () => parseReport("[image]\ntags = 1", WHAT), '"file" is malformed at "image.tags"'],
    [
      "report.toml with a size that is none",
      () => parseReport("[image]\nmanifest-size = 9223372036854775807", WHAT),
      '"file" is malformed at "image.manifest-size"',
    ],
    ["run.toml", () => parseRun("images = 1", WHAT), '"file" is malformed at "images"'],
    ["stack.toml", () => parseStack("run-image = 1", WHAT), '"file" is malformed at "run-image"'],
    ["lifecycle.toml", () => parseLifecycleDescriptor("", WHAT), '"file" is malformed at "lifecycle"'],
    ["project-metadata.toml", () => parseProjectMetadata("source = 1", WHAT), 'is malformed at "source"'],
    [
      "buildpack.toml",
      () => parseBuildpackDescriptor('api = "0.10"', WHAT),
      '"file" is malformed at "buildpack"',
    ],
    ["metadata.toml", () => parseLaunchMetadata("processes = 1", WHAT), '"file" is malformed at "processes"'],
    ["a layer", () => parseLayer("types = 1", WHAT), '"file" is malformed at "types"'],
    ["a layer with metadata as text", () => parseLayer('metadata = "m"', WHAT), 'at "metadata"'],
    ["a layer with a list as metadata", () => parseLayer("metadata = [1]", WHAT), 'at "metadata"'],
    [
      "a layer of old in other letters",
      () => parseLayer("Launch = true", WHAT),
      'has "launch" at its top level.',
    ],
    ["a layer of old", () => parseLayer("launch = true", WHAT), '"file" has "launch" at its top level.'],
  ])("%s", (_, parse, message) => {
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ code: "MALFORMED" }));
  });
});

describe("parseLayer", () => {
  it("finds no types where there are none", () => {
    expect(parseLayer("[metadata]\nk = 1", WHAT)).toStrictEqual({
      build: false,
      launch: false,
      cache: false,
      metadata: { k: 1n },
    });
  });

  it("reads back what a restored layer has, without types", () => {
    const metadata = { version: "1", list: [1, 2], nested: { flag: true } };

    expect(parseLayer(formatRestoredLayer(metadata), WHAT)).toStrictEqual({
      build: false,
      launch: false,
      cache: false,
      metadata,
    });
  });
});

describe("parseOrder", () => {
  it("reads extensions apart", () => {
    const toml =
      '[[order]]\n[[order.group]]\nid = "a"\n[[order-extensions]]\n[[order-extensions.group]]\nid = "e"\n';

    expect(parseOrder(toml, WHAT)).toStrictEqual({
      order: [{ group: [{ id: "a", version: "", optional: false }] }],
      orderExtensions: [{ group: [{ id: "e", version: "", optional: false }] }],
    });
  });
});

describe("parseReport", () => {
  it("takes the size of the manifest also as text", () => {
    expect(parseReport('[image]\nmanifest-size = "12"', WHAT).manifestSizeBytes).toBe(12);
  });

  it("has a size that is a number", () => {
    expect(() => parseReport('[image]\nmanifest-size = "J2"', WHAT)).toThrow(
      '"file" is malformed at "image.manifest-size"',
    );
  });
});

describe("parseBuildpackDescriptor", () => {
  it("has defaults for all that is optional", () => {
    expect(parseBuildpackDescriptor('[buildpack]\nid = "a"', WHAT)).toStrictEqual({
      ...{ api: "", id: "a", version: "", clearEnv: false, sbomFormats: [], execEnv: [] },
      ...{ order: [], stacks: [], targets: [] },
    });
  });
});

describe("metadata.toml", () => {
  const process = {
    ...{ type: "web", command: ["run", "it"], args: ["a"], direct: true, default: true },
    ...{ buildpackId: "a", workingDirectory: "/d", execEnv: ["test"] },
  };
  const metadata = {
    defaultProcessType: "web",
    buildpacks: [{ id: "a", version: "1", api: "0.10", homepage: "h" }],
    extensions: [],
    labels: [{ key: "k", value: "v" }],
    processes: [process],
    slices: [{ paths: ["p"] }],
  };
  const format = (api: string) => formatLaunchMetadata(metadata, parseApiVersion(api));

  it("comes back as it was, but for the default of its processes", () => {
    expect(parseLaunchMetadata(format("0.12"), WHAT)).toMatchObject({
      ...metadata,
      processes: [{ ...process, default: false }],
    });
  });

  it.each([
    ["0.9", { command: "run", args: ["it", "a"] }],
    ["0.10", { command: ["run", "it"], args: ["a"] }],
  ])("has commands as Platform API %s wants them", (api, expected) => {
    expect(parseTomlTable(format(api), WHAT)).toMatchObject({ processes: [expected] });
  });

  it("reads commands that are text", () => {
    expect(parseLaunchMetadata('[[processes]]\ncommand = "x"', WHAT).processes).toMatchObject([
      { command: ["x"] },
    ]);
  });
});

describe("formatModule", () => {
  it.each([
    [{ id: "a/b", version: "1" }, "a/b@1"],
    [{ id: "a/b", version: "" }, "a/b"],
  ])("writes %j as %s", (module, text) => {
    expect(formatModule(module)).toBe(text);
  });
});

describe("escapeId", () => {
  it("turns every slash into an underscore", () => {
    expect(escapeId("a/b/c_d")).toBe("a_b_c_d");
  });
});

describe("files of buildpacks in Go that name no keys are read:", () => {
  it.each<[string, () => unknown, object]>([
    [
      "a layer",
      () => parseLayer("[Types]\nLaunch = true\n[Metadata]\nA = 1", WHAT),
      { launch: true, metadata: { A: 1n } },
    ],
    [
      "a build plan",
      () => parseDetectedPlan('[[Provides]]\nName = "x"\n[[Or]]\n[[Or.Requires]]\nNAME = "y"', WHAT),
      [{ provides: [{ name: "x" }] }, { requires: [{ name: "y" }] }],
    ],
    [
      "order.toml",
      () => parseOrder('[[Order]]\n[[Order.Group]]\nID = "a"', WHAT),
      { order: [{ group: [{ id: "a" }] }] },
    ],
    [
      "the key as it should be before the other",
      () => parseLayer("[types]\nlaunch = true\n[Types]", WHAT),
      { launch: true },
    ],
  ])("%s", (_, parse, expected) => {
    expect(parse()).toMatchObject(expected);
  });
});

it("takes a requirement without name for one whose name is empty, as other lifecycles do", () => {
  expect(parseDetectedPlan("[[provides]]\n[[requires]]", WHAT)).toMatchObject([
    { provides: [{ name: "" }], requires: [{ name: "" }] },
  ]);
});

it("leaves a slice without paths without them, and one with none as it is", () => {
  const { slices } = parseLaunchMetadata("[[slices]]\n[[slices]]\npaths = []", WHAT);

  expect(slices).toStrictEqual([{}, { paths: [] }]);
});
