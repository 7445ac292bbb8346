import { mkdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { analyzerPhase } from "../../src/phases/analyzer-phase.ts";
import { builderPhase } from "../../src/phases/builder-phase.ts";
import { creatorPhase } from "../../src/phases/creator-phase.ts";
import { detectorPhase } from "../../src/phases/detector-phase.ts";
import { exporterPhase } from "../../src/phases/exporter-phase.ts";
import { buildExtenderPhase, runExtenderPhase } from "../../src/phases/extender-phase.ts";
import type { PhaseContext, PhaseSpec } from "../../src/phases/phase.ts";
import type { PhaseCache } from "../../src/phases/phase-cache.ts";
import { restorerPhase } from "../../src/phases/restorer-phase.ts";
import { phaseContext } from "./phase-context.ts";

const CACHE_IMAGE = parseImageReference("cache.example.com/owner/cache:main");

const PHASES = {
  analyzer: analyzerPhase,
  detector: detectorPhase,
  restorer: restorerPhase,
  builder: builderPhase,
  exporter: exporterPhase,
  creator: creatorPhase,
};
const APIS = ["0.7", "0.8", "0.9", "0.10", "0.11", "0.12", "0.13", "0.14", "0.15"];

const minimal: Partial<PhaseContext> = {
  tags: [phaseContext("0.14").tags[0]],
  previousImage: undefined,
  variables: [],
  projectMetadata: undefined,
  containers: { network: undefined, mounts: [], limits: {}, proxies: {}, insecureRegistries: [] },
  certificates: [],
  outcome: {
    defaultProcess: undefined,
    createdAt: undefined,
    execEnv: undefined,
    appDir: "/workspace",
    sbomDir: undefined,
  },
  order: undefined,
  archives: [],
  skipRestore: false,
  verbose: true,
};

/** The golden file of this name; with UPDATE_GOLDEN=1 it is written first. */
async function golden(name: string, actual: PhaseSpec): Promise<unknown> {
  const file = new URL(`golden/${name}.json`, import.meta.url);
  // Golden files are rewritten on purpose only, and their difference is read.
  if (process.env["UPDATE_GOLDEN"] === "1") {
    await mkdir(new URL("golden/", import.meta.url), { recursive: true });
    await writeFile(file, `${JSON.stringify(plain(actual), undefined, 2)}\n`);
  }
  return JSON.parse(await readFile(file, "utf8"));
}

/** As JSON has it: without undefined; of archives, how many there are. */
const plain = (spec: PhaseSpec): unknown =>
  JSON.parse(JSON.stringify({ ...spec, archivesIn: spec.archivesIn.length }));

describe.each(Object.entries(PHASES))("%s", (name, phase) => {
  it.each(APIS)("has its container at Platform API %s", async (api) => {
    const spec = phase(phaseContext(api));

    expect(plain(spec)).toEqual(await golden(`${name}-${api}`, spec));
  });

  it("has its container when nothing optional is given", async () => {
    const spec = phase(phaseContext("0.14", minimal));

    expect(plain(spec)).toEqual(await golden(`${name}-minimal`, spec));
  });

  it("never sees the Docker socket, nor anything of the host that was not asked for", () => {
    const spec = phase(phaseContext("0.14"));

    expect(spec.mounts.filter(({ kind }) => kind !== "volume")).toEqual([]);
    expect(JSON.stringify(spec)).not.toContain("docker.sock");
    expect(spec.securityOptions).toContain("no-new-privileges");
  });
});

describe.each([
  ["detector", detectorPhase],
  ["builder", builderPhase],
])("%s, which runs buildpacks", (_name, phase) => {
  it("is the builder's user, with no capabilities and no credentials", () => {
    const spec = phase(phaseContext("0.15"));

    expect(spec).toMatchObject({ user: "1000:1001", dropCapabilities: ["ALL"], credentialsFor: [] });
    expect(spec.image).toBe("ghcr.io/owner/builder@sha256:b");
  });
});

const CACHES: Readonly<Record<string, PhaseCache>> = {
  none: { kind: "none" },
  bind: { kind: "directory", mount: { kind: "bind", source: "/temp/layers", target: "/cache" } },
  "image-writable": { kind: "image", reference: CACHE_IMAGE, writable: true },
  "image-read-only": { kind: "image", reference: CACHE_IMAGE, writable: false },
};

describe.each(Object.entries(CACHES))("with a cache of the kind %s", (kind, cache) => {
  const context = phaseContext("0.15", { cache });

  it.each(Object.entries(PHASES))("%s has its container", async (name, phase) => {
    const spec = phase(context);

    expect(plain(spec)).toEqual(await golden(`${name}-cache-${kind}`, spec));
  });

  it("detector and builder never see it", () => {
    for (const phase of [detectorPhase, builderPhase]) {
      expect(plain(phase(context))).toEqual(plain(phase(phaseContext("0.15"))));
    }
  });
});

const BUILD_IMAGE = parseImageReference("build.example.com/owner/builder@sha256:" + "b".repeat(64));
const RUN_IMAGE = parseImageReference("run.example.com/owner/switched:1");

/** What a phase is made from once extensions want this; the run image has been switched. */
function extended(
  api: string,
  wanted: { readonly build?: readonly string[]; readonly run?: readonly string[] },
): PhaseContext {
  const { build = [], run = [] } = wanted;
  const base = phaseContext(api);
  return {
    ...base,
    extender: { refusals: { build: undefined, run: undefined }, buildImage: BUILD_IMAGE },
    extensions: {
      build,
      run,
      buildImage: build.length > 0 ? BUILD_IMAGE : undefined,
      runImage: RUN_IMAGE,
    },
    runImage: { ...base.runImage, reference: RUN_IMAGE },
  };
}

const extendRun = (context: PhaseContext): PhaseSpec =>
  runExtenderPhase(context, "run.example.com/owner/switched@sha256:d");

describe("with image extensions", () => {
  const everything = { build: ["acme/apt"], run: ["acme/curl"] };

  it.each(
    ["0.12", "0.13", "0.14", "0.15"].flatMap(
      (api) =>
        [
          ["restorer-extending", api, restorerPhase],
          ["extender-run", api, extendRun],
          ["extender-build", api, buildExtenderPhase],
          ["exporter-extending", api, exporterPhase],
        ] as const,
    ),
  )("%s has its container at Platform API %s", async (name, api, phase) => {
    const spec = phase(extended(api, everything));

    expect(plain(spec)).toEqual(await golden(`${name}-${api}`, spec));
  });

  it.each([
    ["build", buildExtenderPhase],
    ["run", extendRun],
  ])("the extender of %s images is root without credentials, socket, or new privileges", (_, phase) => {
    const spec = phase(extended("0.15", everything));

    expect(spec).toMatchObject({ user: "0:0", credentialsFor: [], dropCapabilities: ["NET_RAW", "MKNOD"] });
    expect(spec.securityOptions).toEqual(["no-new-privileges"]);
    expect(spec.mounts.filter(({ kind }) => kind !== "volume")).toEqual([]);
    expect(JSON.stringify(spec)).not.toMatch(/docker\.sock|REGISTRY_AUTH|cache-volume/);
  });

  it("the run image's container alone gets the lifecycle that the restorer had, and can write beside it", () => {
    const context = extended("0.15", everything);
    const lifecycle = { kind: "volume", volume: "lifecycle-volume", target: "/cnb/lifecycle" };

    expect(restorerPhase(context).mounts).toContainEqual(lifecycle);
    expect(extendRun(context).mounts).toContainEqual(lifecycle);
    for (const other of [buildExtenderPhase, exporterPhase])
      expect(other(context).mounts.map(({ target }) => target)).not.toContain("/cnb/lifecycle");
  });

  it.each([
    ["nothing is generated", {}, ["run.example.com"]],
    ["only the run image is extended", { run: ["acme/curl"] }, ["run.example.com"]],
    ["only the build image is extended", { build: ["acme/apt"] }, ["build.example.com", "run.example.com"]],
  ])("the restorer has credentials for what it reads, where %s", (_, wanted, registries) => {
    expect(restorerPhase(extended("0.12", wanted)).credentialsFor).toEqual(registries);
  });

  it("the exporter has credentials for the run image that an extension chose", () => {
    expect(exporterPhase(extended("0.12", {})).credentialsFor).toEqual(["ghcr.io", "run.example.com"]);
  });

  it("the restorer prepares nothing where nothing is to be extended", () => {
    const targets = restorerPhase(extended("0.15", {})).mounts.map(({ target }) => target);

    expect(targets).toEqual(["/layers", "/cache"]);
  });

  it.each([
    ["0.12", "warn"],
    ["0.13", undefined],
  ])("the detector may run them at Platform API %s: mode %s", (api, mode) => {
    expect(detectorPhase(extended(api, {})).env["CNB_EXPERIMENTAL_MODE"]).toBe(mode);
  });
});

describe("a cache image", () => {
  it.each([
    ["writable", analyzerPhase, true],
    ["writable", restorerPhase, true],
    ["writable", exporterPhase, true],
    ["writable", creatorPhase, true],
    ["read-only", analyzerPhase, false],
    ["read-only", restorerPhase, true],
    ["read-only", exporterPhase, false],
  ] as const)("that is %s: %p gets it and the credentials for it: %p", (access, phase, expected) => {
    const spec = phase(phaseContext("0.15", { cache: CACHES[`image-${access}`] ?? { kind: "none" } }));

    expect(spec.env["CNB_CACHE_IMAGE"]).toBe(expected ? "cache.example.com/owner/cache:main" : undefined);
    expect(spec.credentialsFor.includes("cache.example.com")).toBe(expected);
  });
});

describe("credentials", () => {
  it("go to the registries of image and run image", () => {
    for (const phase of [analyzerPhase, exporterPhase, creatorPhase]) {
      expect(phase(phaseContext("0.14")).credentialsFor).toEqual(["ghcr.io", "quay.io"]);
    }
  });

  it.each([
    ["0.13", []],
    ["0.14", ["quay.io"]],
  ])("go to the restorer at Platform API %s only if it looks at the run image", (api, registries) => {
    expect(restorerPhase(phaseContext(api)).credentialsFor).toEqual(registries);
  });
});
