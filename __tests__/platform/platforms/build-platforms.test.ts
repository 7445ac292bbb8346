// Builds for several platforms on an engine and a registry that are fakes: what is pushed, what moves, and what is said where one fails.
import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { mergeImages } from "../../../src/merge/merge-images.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { OCI_INDEX } from "../../../src/oci/media-types.ts";
import { hostTarget } from "../../../src/oci/target.ts";
import { buildImages } from "../../../src/platform/platforms/build-images.ts";
import { ReportCollector } from "../../../src/platform/report/report-collector.ts";
import type { BuildDeps } from "../../../src/platform/request/build-deps.ts";
import type { BuildReport } from "../../../src/platform/request/build-request.ts";
import type { ImagesRequest } from "../../../src/platform/request/images-request.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../../support/fake-daemon/container.ts";
import { imageTest } from "../../support/image-test.ts";
import {
  abort,
  daemon,
  deps,
  expectNothingLeft,
  log,
  pending,
  programs,
  registry,
  request,
  source,
  temporary,
} from "../build-fixture.ts";
import { addImage, addIndex, BUILDER_ENV, builderLabels } from "../registry-images.ts";

const OWN = hostTarget(process.arch);
const OTHER = { os: "linux", arch: OWN.arch === "arm64" ? "amd64" : "arm64" };
const PLATFORMS = [OWN, OTHER];

/** Digests of the builder's images, by architecture. */
let builders: Record<string, string>;
/** Which architecture's build fails, and how. */
let failing: { readonly arch: string; readonly how: () => FakeOutcome } | undefined;

beforeEach(() => {
  failing = undefined;
  builders = {};
  const labels = builderLabels({ image: `${registry.host}/run:1` });
  const entries = [...new Set([...PLATFORMS.map(({ arch }) => arch), "s390x"])].map((arch) => {
    const digest = addImage(registry, `builder:${arch}`, {
      labels,
      env: [...BUILDER_ENV, `ARCH=${arch}`],
      arch,
    });
    const name = `${registry.host}/builder@${digest}`;
    builders[name] = arch;
    daemon.remoteImages.set(name, fakeImage({ arch }));
    return { arch, digest };
  });
  addIndex(registry, "builder:1", entries);
  addIndex(
    registry,
    "run:1",
    entries.map(({ arch }) => ({ arch, digest: addImage(registry, `run:${arch}`, { arch }) })),
  );
  daemon.onRun = exportFor;
});

/** A lifecycle that exports an image for the platform of its builder. */
function exportFor({ spec, writeFile: write }: FakeRun): FakeOutcome {
  const arch = builders[spec.image];
  if (arch === undefined || spec.command[0]?.endsWith("/creator") !== true) return {};
  if (failing?.arch === arch) return failing.how();
  const reference = `${registry.host}/run@${digestAt("run", arch)}`;
  const digest = addImage(registry, `app:exported-${arch}`, {
    arch,
    labels: { "io.buildpacks.lifecycle.metadata": JSON.stringify({ runImage: { reference } }) },
  });
  write("/layers/report.toml", `[image]\ntags = []\ndigest = "${digest}"\nmanifest-size = 123\n`);
  return {};
}

function digestAt(repository: string, tag: string): string {
  return (
    [...(registry.manifests.get(repository) ?? [])].find(
      ([key, { bytes }]) =>
        key.startsWith("sha256:") &&
        bytes.equals(registry.manifests.get(repository)?.get(tag)?.bytes ?? Buffer.of()),
    )?.[0] ?? ""
  );
}

/** Of a build before, by which the gateway finds what these lifecycles push past it. */
function existingIndex(): void {
  const entry = (arch: string) => ({ arch, digest: addImage(registry, `app:before-${arch}`, { arch }) });
  addIndex(registry, "app:1", [entry("amd64"), entry("arm64")]);
}

type Annotations = ImagesRequest["delivery"]["annotations"];

interface Asked extends Partial<Omit<ImagesRequest, "delivery">> {
  readonly delivery?: Partial<ImagesRequest["delivery"]>;
}

function asked({ delivery, ...more }: Asked = {}): ImagesRequest {
  const rest = request();
  const annotations: Annotations = { manifest: new Map(), byPlatform: new Map(), index: new Map() };
  return { ...rest, targets: PLATFORMS, ...more, delivery: { ...rest.delivery, annotations, ...delivery } };
}

/** The merging is the real one. */
function platformDeps(more: Partial<BuildDeps> = {}): BuildDeps {
  const all = deps(more);
  const warn = (text: string): void => void log.events.push(`warning ${text}`);
  return {
    ...all,
    merge: (index) => mergeImages(index, { registry: all.registry, signal: all.signal, warn }),
    ...more,
  };
}

async function build(more: Asked = {}, moreDeps: Partial<BuildDeps> = {}): Promise<BuildReport> {
  const report = new ReportCollector(() => 0);
  await buildImages(asked(more), platformDeps(moreDeps), report);
  return report.snapshot();
}

async function failure(
  more: Asked = {},
  moreDeps: Partial<BuildDeps> = {},
): Promise<{ readonly error: PlatformError; readonly report: BuildReport }> {
  const report = new ReportCollector(() => 0);
  const error: unknown = await buildImages(asked(more), platformDeps(moreDeps), report).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PlatformError)) throw new Error("It did not fail as expected", { cause: error });
  return { error, report: report.snapshot() };
}

const indexAt = (tag: string) =>
  JSON.parse(registry.manifests.get("app")?.get(tag)?.bytes.toString() ?? "{}") as {
    readonly mediaType?: string;
    readonly manifests?: readonly {
      readonly digest: string;
      readonly platform: { readonly architecture: string };
    }[];
    readonly annotations?: Readonly<Record<string, string>>;
  };

const warnings = (): readonly string[] => log.events.filter((event) => event.startsWith("warning"));
const creators = (): readonly (string | undefined)[] =>
  daemon.containers
    .filter(({ spec }) => spec.command[0]?.endsWith("/creator"))
    .map(({ spec }) => builders[spec.image]);
const tagWrites = (): readonly string[] =>
  registry.calls.filter((call) => /^PUT .*\/app\/manifests\/(?!sha256[:-])/.test(call));

describe("a build for several platforms", () => {
  it("pushes each image by its digest, and then the index, whose tags move once", async () => {
    const tags = ["app:1", "app:2"].map((name) => parseImageReference(`${registry.host}/${name}`));

    const report = await build({ tags: tags as unknown as ImagesRequest["tags"] });

    const index = indexAt("1");
    expect(index).toMatchObject({ mediaType: OCI_INDEX });
    expect(index.manifests?.map(({ platform }) => platform.architecture)).toEqual(["amd64", "arm64"]);
    expect(report).toMatchObject({
      digest: digestAt("app", "1"),
      image: `${registry.host}/app@${digestAt("app", "1")}`,
      tags: [`${registry.host}/app:1`, `${registry.host}/app:2`],
    });
    expect(digestAt("app", "2")).toBe(report.digest);
    expect(tagWrites().map((call) => call.split("/").at(-1))).toEqual(["1", "2"]);
    expectNothingLeft();
  });

  it("builds one after the other in the order of the platforms, and reports each", async () => {
    const report = await build();

    expect(creators()).toEqual(PLATFORMS.map(({ arch }) => arch));
    expect(report.platforms.map(({ target }) => target?.arch)).toEqual(PLATFORMS.map(({ arch }) => arch));
    const digests = report.platforms.map(({ digest }) => digest);
    expect(new Set(indexAt("1").manifests?.map(({ digest }) => digest))).toEqual(new Set(digests));
    expect(report.platforms.map(({ tags }) => tags)).toEqual([[], []]);
  });

  it("checks all platforms before it builds for one, and tells all that is wrong with any of them", async () => {
    const { error } = await failure({
      targets: [...PLATFORMS, { os: "linux", arch: "riscv64" }, { os: "linux", arch: "ppc64le" }],
    });

    expect(error.message).toContain("linux/riscv64");
    expect(error.message).toContain("linux/ppc64le");
    expect(programs().filter((name) => name === "creator")).toEqual([]);
    expect(daemon.pulls).toEqual([]);
  });

  it("ends only when all preparations have ended", async () => {
    const met: string[] = [];
    const broken = new TypeError("broken");
    const connectDaemon: BuildDeps["connectDaemon"] = (target) => {
      met.push(target?.arch ?? "");
      return met.length === 1 ? Promise.reject(broken) : Promise.resolve(daemon);
    };

    await expect(build({}, { connectDaemon })).rejects.toBe(broken);
    expect(met).toEqual(PLATFORMS.map(({ arch }) => arch));
    expect(log.events.filter((event) => event.startsWith("chosen Platform: "))).toHaveLength(1);
  });

  it("points out once what is to be said for each platform", async () => {
    const broken = join(source, "project.toml");
    await writeFile(broken, '[_]\nschema-version = "0.2"\n[unknown]\nkey = 1\n');

    await build();

    const told = [...warnings(), ...log.events.filter((event) => event.startsWith("notice"))];
    expect(told.length).toBe(new Set(told).size);
  });

  it("keeps layers in a cache of each platform", async () => {
    await build();

    const volumes = [...daemon.volumes.keys()].filter((name) => name.startsWith("cnb-cache-"));
    expect(volumes).toHaveLength(2);
    expect(pending).toHaveLength(2);
  });

  it("has temporary files of each platform in a directory of the run", async () => {
    await build();

    const [directory = "", ...others] = await readdir(temporary);
    expect(others).toEqual([]);
    expect(directory).toMatch(/^cnb-platforms-/);
    expect((await readdir(join(temporary, directory))).sort()).toEqual(["linux-amd64", "linux-arm64"]);
  });

  it("annotates the index and the images", async () => {
    const annotations = {
      manifest: new Map([["a", "1"]]),
      byPlatform: new Map(),
      index: new Map([["b", "2"]]),
    };

    await build({ delivery: { annotations } });

    const index = indexAt("1");
    expect(index.annotations).toEqual({ b: "2" });
    for (const { digest } of index.manifests ?? []) expect(indexAt(digest).annotations).toEqual({ a: "1" });
  });

  it("moves no tag of an index that is pushed by its digest", async () => {
    const report = await build({ delivery: { byDigest: true } });

    expect(report.tags).toEqual([]);
    expect(indexAt(report.digest ?? "")).toMatchObject({ mediaType: OCI_INDEX });
    expect(tagWrites()).toEqual([]);
  });

  it("makes no index of images that are not pushed", async () => {
    existingIndex();
    const report = await build({ delivery: { push: false } });

    expect(report.digest).toBeUndefined();
    expect(report.platforms.every(({ digest, image }) => digest !== undefined && image === undefined)).toBe(
      true,
    );
    expect(registry.calls.filter((call) => call.startsWith("PUT"))).toEqual([]);
  });

  it("loads only the image of the runner's own platform, and builds it last", async () => {
    const load = daemon.loadImage.bind(daemon);
    daemon.loadImage = async (archive) => {
      await load(archive);
      daemon.images.set(`${registry.host}/app:1`, fakeImage({ diffIds: [digestOf("a layer")] }));
    };

    const report = await build({ targets: PLATFORMS, delivery: { load: true } });

    expect(creators()).toEqual([OTHER.arch, OWN.arch]);
    expect(report.loaded).toEqual([`${registry.host}/app:1`]);
    expect(report.platforms.map(({ loaded }) => loaded.length)).toEqual([1, 0]);
  });

  it("asks for the engine of each platform", async () => {
    const targets: (string | undefined)[] = [];

    await build(
      {},
      {
        connectDaemon: (target) => {
          targets.push(target?.arch);
          return Promise.resolve(daemon);
        },
      },
    );

    expect(targets).toEqual(PLATFORMS.map(({ arch }) => arch));
  });

  it("builds for each from the same source, whatever it wrote into that before", async () => {
    const place = (name: string) => ({ input: name, path: join(source, "out", name), within: source });
    const { outcome } = request();
    await build({
      outcome: { ...outcome, sbomDir: place("sbom"), reportDir: place("report") },
      delivery: { layout: place("layout") },
    });

    const sources = daemon.containers
      .flatMap(({ archives }) => archives.filter(({ path }) => path === "/workspace"))
      .map(({ entries }) => entries.map(({ name }) => name));
    expect(sources).toEqual([["server.js"], ["server.js"]]);
    expect(existsSync(join(source, "out/report/metadata.json"))).toBe(true);
  });

  it("writes reports of each platform, and of the index", async () => {
    const path = join(source, "report");
    await build({ outcome: { ...request().outcome, reportDir: { input: "report", path, within: source } } });

    expect((await readdir(path)).sort()).toEqual(["linux-amd64", "linux-arm64", "metadata.json"]);
    expect(existsSync(join(path, "linux-arm64", "report.toml"))).toBe(true);
  });

  it("attests each image before any tag moves", async () => {
    const report = await build({ delivery: { attest: "registry" } });

    const artifacts = report.platforms.flatMap(({ attestations }) => attestations);
    expect(report.platforms.map(({ attestations }) => attestations.length)).toEqual([2, 2]);
    expect(report.attestations).toEqual(artifacts);
    const puts = registry.calls.filter((call) => call.startsWith("PUT"));
    const last = Math.max(
      ...artifacts.map((each) => puts.findIndex((call) => call.endsWith(each.split("@")[1] ?? "?"))),
    );
    expect(last).toBeGreaterThan(0);
    expect(puts.findIndex((call) => call === tagWrites()[0])).toBeGreaterThan(last);
  });

  it("tests each image before any tag moves", async () => {
    const load = daemon.loadImage.bind(daemon);
    daemon.loadImage = async (archive) => {
      await load(archive);
      for (const name of daemon.images.keys()) {
        if (name.includes("/untested"))
          daemon.images.set(name, fakeImage({ diffIds: [digestOf("a layer")] }));
      }
    };
    let movedBefore = 0;
    daemon.onRun = (run) => {
      if (!run.spec.command.includes("smoke")) return exportFor(run);
      movedBefore += tagWrites().length;
      return {};
    };

    await build({ test: imageTest({ command: "smoke" }) });

    expect(daemon.containers.filter(({ spec }) => spec.command.includes("smoke"))).toHaveLength(2);
    expect(movedBefore).toBe(0);
    expect(tagWrites()).toHaveLength(1);
  });

  it("builds nothing for a platform whose earlier image will do", async () => {
    const reuse = { whenUnchanged: "skip", rebase: "never", key: undefined } as const;
    const first = await build({ reuse, env: [] });
    const before = creators().length;

    const again = await build({ reuse, env: [] });

    expect(creators().length).toBe(before);
    expect(again.work).toBe("skip");
    expect(again.digest).toBe(first.digest);

    await build({ reuse, env: [], targets: [...PLATFORMS, { os: "linux", arch: "s390x" }] });

    expect(creators().slice(before)).toEqual(["s390x"]);
    expect(indexAt("1").manifests).toHaveLength(3);
  });

  it("is a plain build where there is one platform", async () => {
    const report = await build({ targets: [OWN] });

    expect(report).toMatchObject({ platforms: [], tags: [`${registry.host}/app:1`], target: OWN });
    expect(indexAt("1").manifests).toBeUndefined();
  });
});

describe("the previous image of a platform", () => {
  const seen = (): readonly string[] =>
    daemon.containers.flatMap(({ spec }) =>
      spec.env.filter((line) => line.startsWith("CNB_PREVIOUS_IMAGE=")),
    );

  it("is that of the earlier index", async () => {
    const report = await build();
    const before = seen().length;

    await build();

    const digests = seen()
      .slice(before)
      .map((line) => line.split("@")[1]);
    expect(digests).toEqual(report.platforms.map(({ digest }) => digest));
  });

  it("is none where the name is at an image for another platform", async () => {
    addImage(registry, "app:1", { arch: OWN.arch });

    await build();

    expect(seen()).toEqual([expect.stringMatching(/\/app:cnb-no-previous-image$/)]);
    expect(log.events).toContain(
      `info Nothing of "${registry.host}/app:1" is reused for linux/${OTHER.arch}, since it is for linux/${OWN.arch}.`,
    );
    const skips = daemon.containers.filter(({ spec }) => spec.env.includes("CNB_SKIP_RESTORE=true"));
    expect(skips).toEqual([]);
  });

  it("is none where the index has only an image for another variant", async () => {
    const entries = PLATFORMS.map(({ arch }) => ({
      arch,
      digest: addImage(registry, `app:${arch}`, { arch }),
    }));
    const variant = OWN.arch === "arm64" ? "v9" : "v3";
    addIndex(
      registry,
      "app:1",
      entries.map((entry) => (entry.arch === OWN.arch ? { ...entry, variant } : entry)),
    );

    await build();

    expect(seen().map((line) => line.split("/app").at(-1))).toEqual([
      ":cnb-no-previous-image",
      `@${entries[1]?.digest ?? ""}`,
    ]);
  });
});

describe("a build for several platforms of which one fails", () => {
  const THREE = [...PLATFORMS, { os: "linux", arch: "s390x" }];

  beforeEach(() => {
    failing = { arch: OTHER.arch, how: () => ({ exitCode: 51, lines: ["it broke"] }) };
  });

  it("moves nothing, and says what became of the others", async () => {
    const { error, report } = await failure({ targets: THREE });

    expect(error.code).toBe("PHASE");
    expect(tagWrites()).toEqual([]);
    const [first] = report.platforms;
    expect(warnings()).toContain(
      `warning The build for linux/${OTHER.arch} failed, so no tag was moved. ` +
        `The image for linux/${OWN.arch} was pushed without a tag: ${first?.image ?? ""}. Nothing was begun for linux/s390x.`,
    );
    expect(report).toMatchObject({ digest: undefined, tags: [] });
    expect(report.platforms.map(({ digest }) => digest !== undefined)).toEqual([true, false, false]);
    expectNothingLeft();
  });

  it("says so of images that are not pushed, too", async () => {
    existingIndex();

    const { report } = await failure({ delivery: { push: false } });

    expect(warnings()).toContain(
      `warning The build for linux/${OTHER.arch} failed. ` +
        `The image for linux/${OWN.arch} was built as ${report.platforms[0]?.digest ?? ""}, and not pushed.`,
    );
  });

  it("is cancelled as a whole", async () => {
    failing = {
      arch: OTHER.arch,
      how: () => {
        abort.abort(new PlatformError("CANCELLED", "Enough."));
        return { endless: true };
      },
    };

    const { error } = await failure({ targets: THREE });

    expect(error.code).toBe("CANCELLED");
    expect(warnings().join()).toContain(
      `The build for linux/${OTHER.arch} was cancelled, so no tag was moved.`,
    );
    expect(creators()).toEqual([OWN.arch, OTHER.arch]);
    expect(tagWrites()).toEqual([]);
  });

  it("says where the images are if only the index cannot be made", async () => {
    failing = undefined;

    const { error, report } = await failure(
      {},
      { merge: () => Promise.reject(new PlatformError("REGISTRY", "It is full.")) },
    );

    expect(error.message).toBe("It is full.");
    expect(warnings().join()).toContain("not all tags are at an index of them");
    for (const { image } of report.platforms) expect(warnings().join()).toContain(image ?? "?");
  });
});
