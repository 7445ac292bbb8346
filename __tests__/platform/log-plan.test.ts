import { beforeEach, describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { logFlow, logPlan } from "../../src/platform/log-plan.ts";
import type { BuildPlan } from "../../src/platform/plan/plan.ts";
import type { BuildRequest, ResolvedBuild } from "../../src/platform/request/build-request.ts";
import { JOB_BUILDER } from "../../src/platform/request/job-builder.ts";
import { RecordingLog } from "../phases/recording-log.ts";
import { deliveryOptions } from "../support/delivery-options.ts";
import { imageTest } from "../support/image-test.ts";

const builder = parseImageReference("ghcr.io/base/builder:1");
const choice = <T>(value: T, reason: string) => ({ value, reason, source: "default" as const });

/** What the log reads of a request. */
const base = {
  tags: [parseImageReference("ghcr.io/owner/app:1"), parseImageReference("quay.io/owner/app:1")],
  builder,
  workspace: "/ws",
  path: "/ws/services/api",
  descriptor: { path: "/ws/services/api/project.toml", name: "services/api/project.toml", isRequired: false },
  target: undefined,
  outcome: {},
  delivery: deliveryOptions({ load: true }),
  test: imageTest(),
  env: [{ name: "TOKEN", value: "s3cr3t" }],
  containers: { network: undefined },
  pull: "always",
  builderCache: "auto",
} as unknown as BuildRequest;

const plan = {
  daemon: { info: { serverVersion: "28.0.4", apiVersion: "1.48", os: "linux", arch: "amd64" } },
  builder: { reference: builder, pinned: undefined, location: "daemon", lifecycle: { version: "0.20.5" } },
  target: { os: "linux", arch: "arm64" },
  runImage: choice(
    { name: "run", pinned: parseImageReference("ghcr.io/base/run:1"), layers: [] },
    "named by the builder",
  ),
  trust: choice(false, "it is unknown"),
  lifecycleImage: undefined,
  api: choice(parseApiVersion("0.14"), "the highest"),
  delivery: choice({ kind: "gateway", address: "172.17.0.1" }, "its tags are in several registries"),
  order: { sources: [], orderExtensions: [] },
} as unknown as BuildPlan;

const WITHOUT_ENGINE = {
  info: { engine: "processes", serverVersion: "", apiVersion: "", os: "linux", arch: "amd64" },
} as unknown as BuildPlan["daemon"];

let log: RecordingLog;

beforeEach(() => {
  log = new RecordingLog();
});

function logged(
  more: Partial<BuildRequest> = {},
  selection: object = { kind: "all" },
  changes: Partial<BuildPlan> = {},
): string[] {
  const asked = { ...base, ...more };
  const bindings = [{ name: "maven", entries: new Map([["password", Buffer.from("s3cr3t")]]) }];
  const resolved = { ...asked, builder, selection, bindings } as unknown as ResolvedBuild;
  logPlan({ request: asked, resolved }, { ...plan, ...changes }, log);
  return log.events
    .filter((event) => event.startsWith("chosen"))
    .map((event) => event.slice("chosen ".length));
}

describe("logPlan", () => {
  it("says what was asked for, and what was decided, each with its reason", () => {
    expect(logged()).toEqual([
      'Image: ghcr.io/owner/app:1, quay.io/owner/app:1 (the input "image")',
      'Source: services/api (the input "path")',
      'Builder: ghcr.io/base/builder:1 (the input "builder": the Docker engine has it, so the registry was not asked)',
      "Platform: linux/arm64 (the platform of the Docker engine)",
      "Run image: ghcr.io/base/run:1 (named by the builder)",
      "Delivery: the lifecycle hands the image to this action, which pushes it and loads it into the Docker engine (its tags are in several registries)",
      "Platform API: 0.14 (the highest)",
    ]);
  });

  it("says how layers are compressed if that is not as always", () => {
    const outcome = { layerCompression: "zstd" } as BuildRequest["outcome"];

    expect(logged({ outcome })).toContain(
      'Layers: new layers compressed with zstd (the input "layer-compression")',
    );
  });

  it("says that the platform is the input's where it is", () => {
    expect(logged({ target: { os: "linux", arch: "arm64" } })).toContain(
      'Platform: linux/arm64 (the input "platform")',
    );
  });

  it.each([
    ["ghcr.io/base/builder:1", 'the current digest of "ghcr.io/base/builder:1" in its registry'],
    [`ghcr.io/base/builder@sha256:${"0".repeat(64)}`, "named by its digest"],
  ])("says where the digest of the builder %s is from", (name, words) => {
    const reference = parseImageReference(name);
    const changes = { builder: { ...plan.builder, reference, location: "registry" as const } };

    expect(logged({}, { kind: "all" }, changes)[2]).toContain(`(the input "builder": ${words})`);
  });

  it("says that the project descriptor named the builder, and how source files are selected", () => {
    const lines = logged({ builder: undefined }, { kind: "exclude", patterns: [] });

    expect(lines).toContainEqual(expect.stringContaining("(services/api/project.toml: the Docker engine"));
    expect(lines).toContain(
      'Source: services/api (the input "path": what "exclude" in services/api/project.toml leaves)',
    );
  });

  const warnings = (): string[] => log.events.filter((event) => event.startsWith("warning"));
  const bringing = (version: string): Partial<BuildPlan> => ({
    builder: { ...plan.builder, lifecycle: { ...plan.builder.lifecycle, version } },
  });

  it.each(["0.21.10", "0.21.11", "0.21.15", "0.21.16", "0.21.17+a1b2c3"])(
    "warns of a builder's lifecycle %s, which breaks images in engines, where the image is loaded",
    (version) => {
      logged({}, undefined, bringing(version));

      expect(warnings()).toEqual([
        expect.stringContaining(
          `The lifecycle ${version} of "ghcr.io/base/builder:1" is known to write broken images into engines.`,
        ),
      ]);
    },
  );

  it("warns of the lifecycle that exports, which may be that of the lifecycle image", () => {
    const reference = parseImageReference("ghcr.io/base/lifecycle:1");
    const value = { reference, runnable: "lifecycle", version: "0.21.16" };

    logged({}, undefined, { lifecycleImage: choice(value, "it is named") } as unknown as Partial<BuildPlan>);

    expect(warnings()).toEqual([expect.stringContaining('0.21.16 of "ghcr.io/base/lifecycle:1"')]);
  });

  it.each(["0.21.9", "0.21.12", "0.21.14", "0.21.18", "0.21.15+typescript"])(
    "does not warn of a lifecycle %s",
    (version) => {
      logged({}, undefined, bringing(version));

      expect(warnings()).toEqual([]);
    },
  );

  it("does not warn of any lifecycle where the image is only pushed", () => {
    logged({ delivery: { ...base.delivery, load: false } }, undefined, bringing("0.21.15"));

    expect(warnings()).toEqual([]);
  });

  it("has details for those who debug, and no secret in them", () => {
    logged();

    const details = log.events.filter((event) => event.startsWith("debug")).join("\n");
    expect(details).toContain("Docker engine 28.0.4 with API 1.48");
    expect(details).toContain("Variables for the buildpacks: TOKEN");
    expect(details).toContain("Bindings: maven");
    expect(details).not.toContain("s3cr3t");
  });
});

it("names no engine where there is none", () => {
  logged({}, undefined, { daemon: WITHOUT_ENGINE });

  expect(log.events.join("\n")).toContain("debug No Docker engine for linux/amd64");
});

it.each([
  [builder, 'ghcr.io/base/builder:1 (the input "builder": the image of this job)'],
  [
    JOB_BUILDER,
    'cloud-native-buildpacks.local/builder-of-this-job (the image of this job; whether the input "builder" names it is not known)',
  ],
])("says where there is no engine whether the builder that is named is the job's", (reference, words) => {
  const changes = { daemon: WITHOUT_ENGINE, builder: { ...plan.builder, reference } };

  expect(logged({}, undefined, changes)[2]).toBe(`Builder: ${words}`);
});

describe("logFlow", () => {
  it.each([
    [true, "creator", "Trusted: creator, one container, because of this"],
    [true, "phases", "Trusted, but five phases, because of this"],
    [false, "phases", "Not trusted: five phases, because of this"],
  ] as const)("says what comes of trust %p and the flow %s", (trust, flow, line) => {
    const { daemon } = plan;
    logFlow({ trust: choice(trust, "other"), daemon }, { value: flow, reason: "of this" }, log);

    expect(log.events).toEqual([`info ${line}`]);
  });

  it("speaks of no container where there is no engine", () => {
    const flow = { value: "creator", reason: "of this" } as const;
    logFlow({ trust: choice(true, "other"), daemon: WITHOUT_ENGINE }, flow, log);

    expect(log.events).toEqual(["info Trusted: creator, one process, because of this"]);
  });
});
