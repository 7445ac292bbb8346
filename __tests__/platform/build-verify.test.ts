// Images that are built a second time before they get their names.
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_CONFIG, OCI_LAYER, OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { buildImage } from "../../src/platform/build.ts";
import type { BuildReport, BuildRequest } from "../../src/platform/request/build-request.ts";
import { registryAuthKeychain } from "../../src/registry/auth/registry-auth.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { tarFile, writeTar } from "../docker/tiny-tar.ts";
import { deliveryOptions } from "../support/delivery-options.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../support/fake-daemon/container.ts";
import { imageTest } from "../support/image-test.ts";
import {
  daemon,
  deps,
  expectNothingLeft,
  failing,
  log,
  pending,
  programs,
  registry,
  request,
  source,
  temporary,
} from "./build-fixture.ts";

const BASE = "a layer";

/** What the one file of the app has in the builds, one after the other. */
let contents: string[];
/** What each build saw when it looked for an earlier image. */
let earlier: ("found" | "nothing")[];

beforeEach(() => {
  contents = ["the app", "the app"];
  earlier = [];
  daemon.onRun = exportNext;
});

/** A creator that looks for an earlier image, and pushes the next content as an app. */
async function exportNext(run: FakeRun): Promise<FakeOutcome> {
  const { command, env } = run.spec;
  if (command[0]?.split("/").at(-1) !== "creator") return {};
  const previous = env.find((each) => each.startsWith("CNB_PREVIOUS_IMAGE="))?.split("=")[1];
  const image = parseImageReference(command.at(-1) ?? "");
  const auth = env.find((each) => each.startsWith("CNB_REGISTRY_AUTH="))?.slice("CNB_REGISTRY_AUTH=".length);
  const client = createRegistryClient({ keychain: registryAuthKeychain(auth), retry: { delaysMs: [] } });
  const found = await client.headManifest(previous === undefined ? image : parseImageReference(previous));
  earlier.push(found === undefined ? "nothing" : "found");
  const digest = await push(image, contents.shift() ?? "nothing more", client);
  run.writeFile("/layers/report.toml", `[image]\ntags = []\ndigest = "${digest}"\nmanifest-size = 123\n`);
  return { lines: ["===> EXPORTING", "Added 1/1 app layer(s)"] };
}

/** That of the run image, and an archive with the app. */
function layersOf(content: string): Buffer[] {
  return [Buffer.from(BASE), writeTar([tarFile("server.js", content)])];
}

async function push(
  image: ImageReference,
  content: string,
  client: ReturnType<typeof createRegistryClient>,
): Promise<string> {
  const layers = layersOf(content);
  const labels = {
    "io.buildpacks.lifecycle.metadata": JSON.stringify({
      app: [{ sha: digestOf(layers[1] ?? "") }],
      runImage: { topLayer: digestOf(BASE) },
    }),
  };
  const config = Buffer.from(
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      rootfs: { type: "layers", diff_ids: layers.map(digestOf) },
      config: { Labels: labels },
    }),
  );
  const [, app = Buffer.alloc(0)] = layers;
  for (const blob of [config, app]) {
    await client.pushBlob(image, {
      digest: digestOf(blob),
      sizeBytes: blob.length,
      open: () => Readable.from([blob]),
    });
  }
  const manifest = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: OCI_CONFIG, digest: digestOf(config), size: config.length },
    layers: layers.map((layer) => ({ mediaType: OCI_LAYER, digest: digestOf(layer), size: layer.length })),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  await client.putManifest(image, { mediaType: OCI_MANIFEST, bytes });
  return digestOf(bytes);
}

/** The engine has the layers that it is told to load an image of. */
function keepLoaded(): void {
  const inspect = daemon.inspectImage.bind(daemon);
  daemon.inspectImage = (name) =>
    /\/(?:untested|app):/.test(name)
      ? Promise.resolve(fakeImage({ diffIds: layersOf("the app").map(digestOf) }))
      : inspect(name);
}

const build = (more: Partial<BuildRequest> = {}): Promise<BuildReport> =>
  buildImage(request({ verify: true, ...more }), deps());

const creators = (): typeof daemon.containers =>
  daemon.containers.filter(({ spec }) => spec.command[0]?.endsWith("/creator"));

describe("an image that comes out the same", () => {
  it.each<[string, Partial<BuildRequest["delivery"]>, string[]]>([
    ["pushed", {}, ["1"]],
    ["pushed by its digest", { byDigest: true }, []],
    ["loaded", { push: false, load: true }, []],
    ["only built", { push: false }, []],
  ])("is %s, and reported as verified", async (_how, delivery, tags) => {
    keepLoaded();
    const report = await build({ delivery: deliveryOptions(delivery) });

    expect(report).toMatchObject({ verified: true, work: "build" });
    expect(registry.tagsOf("app")).toEqual(tags);
    expect(creators()).toHaveLength(2);
    expect(report.timings.map(({ name }) => name)).toContain("verify");
    expectNothingLeft();
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is built again without the earlier image, and without any cache", async () => {
    await build();
    contents = ["the app", "the app"];
    await build();

    expect(earlier).toEqual(["nothing", "nothing", "found", "nothing"]);
    const [first, second] = creators().map(({ spec }) => spec);
    expect(first?.mounts.map(({ target }) => target)).toContain("/cache");
    expect(second?.mounts.map(({ target }) => target)).not.toContain("/cache");
    expect(second?.env).toContain("CNB_SKIP_RESTORE=true");
    expect(first?.env).not.toContain("CNB_SKIP_RESTORE=true");
  });

  it("is built again once what the first build worked in is gone", async () => {
    const events: string[] = [];
    const createVolume = daemon.createVolume.bind(daemon);
    daemon.createVolume = async (name, labels) => {
      const volume = await createVolume(name, labels);
      events.push("made");
      return {
        name,
        async [Symbol.asyncDispose]() {
          for (let turns = 0; turns < 50; turns += 1) await new Promise(setImmediate);
          await volume[Symbol.asyncDispose]();
          events.push("gone");
        },
      };
    };
    const createContainer = daemon.createContainer.bind(daemon);
    daemon.createContainer = (spec) => {
      if (spec.mounts.some(({ kind }) => kind === "own")) events.push("made with the container");
      return createContainer(spec);
    };
    await build();

    expect(events).toEqual(["made", "made", "gone", "gone", "made with the container"]);
  });

  it("has the report of its own build, and leaves what that has to save", async () => {
    const report = await build();

    expect(report.timings.filter(({ name }) => name === "creator")).toHaveLength(1);
    expect(report.caches.map(({ kind }) => kind)).toContain("volume");
    expect(pending).toHaveLength(1);
  });

  it("is built again in the log, where nothing is decided a second time", async () => {
    await build();

    const told = log.events.filter((event) => !event.startsWith("debug"));
    expect(told.filter((event) => event.startsWith("start creator"))).toHaveLength(2);
    expect(told.filter((event) => event.includes("Layer cache"))).toHaveLength(1);
  });

  it("is built even where nothing has changed", async () => {
    const reuse = { whenUnchanged: "skip", rebase: "never", key: undefined } as const;
    await build({ env: [], reuse });
    contents = ["the app", "the app"];
    const report = await build({ env: [], reuse });

    expect(report).toMatchObject({ work: "build", verified: true });
    expect(log.events.join("\n")).toContain("the image is verified by a second build");
  });

  it("passes its test before, on which nothing is wasted otherwise", async () => {
    keepLoaded();
    await build({ test: imageTest({ command: "smoke" }) });

    expect(programs().filter((program) => /creator|launcher/.test(program))).toEqual([
      "creator",
      "launcher",
      "creator",
    ]);
    expect(registry.tagsOf("app")).toEqual(["1"]);
  });
});

describe("an image that comes out different", () => {
  beforeEach(() => {
    contents = ["the app", "THE app"];
  });

  it("keeps its tag where it was, and is known by its digest", async () => {
    const { error, report } = await failing({ verify: true });

    expect(error).toMatchObject({ code: "VERIFICATION" });
    expect(log.events.join("\n")).toMatch(
      /What differs\n.*Layer "app" .*\n.*server\.js": content from byte 0 on/,
    );
    expect(error.details).toMatchObject({
      lines: [
        'Layer "app" (the source, and what buildpacks made of it):',
        expect.stringContaining('"server.js": content from byte 0 on (7 bytes'),
      ],
    });
    expect(report).toMatchObject({ verified: false, image: `${registry.host}/app@${report.digest ?? ""}` });
    expect(report.tags).toEqual([]);
    expect(registry.tagsOf("app")).toEqual([]);
    expectNothingLeft();
    expect(await readdir(temporary)).toEqual([]);
  });

  it("gets no name in the engine, and is written to no directory", async () => {
    keepLoaded();
    const layout = { input: "layout", path: join(temporary, "image"), within: temporary };
    const delivery = deliveryOptions({ push: false, load: true, layout });
    const { error } = await failing({ verify: true, delivery });

    expect(error.message).toContain("was given no name.");
    expect([...daemon.images.keys()].filter((name) => name.includes("/app"))).toEqual([]);
    expect(await readdir(layout.path).catch(() => [])).toEqual([]);
  });

  it("moves no tag where containers do not reach this action", async () => {
    registry.addBlob("app", BASE);
    const { error } = await failing({ verify: true, registryAccess: "direct" });

    expect(error).toMatchObject({ code: "VERIFICATION" });
    expect(earlier).toEqual(["nothing", "nothing"]);
    expect(registry.tagsOf("app")).toEqual(["cnb-untested"]);
  });

  it("is not blamed if the source has changed meanwhile", async () => {
    daemon.onRun = async (run) => {
      if (contents.length === 1) await writeFile(join(source, "server.js"), "changed");
      return exportNext(run);
    };
    const { error } = await failing({ verify: true });

    expect(error).toMatchObject({ code: "SOURCE" });
    expect(error.message).toContain("changed while the image was built twice");
  });
});

it("a second build that fails is told as such, and no tag is moved", async () => {
  daemon.onRun = async (run) => {
    const isSecond = contents.length === 1 && run.spec.command[0]?.endsWith("/creator") === true;
    return isSecond ? { exitCode: 51, lines: ["===> BUILDING", "no network"] } : exportNext(run);
  };
  const { error } = await failing({ verify: true });

  expect(error).toMatchObject({ code: "PHASE", details: { kind: "phase" } });
  expect(error.message).toMatch(/^The image was built, but not a second time, without any cache: /);
  expect(error.message).toContain("No tag was moved");
  expect(registry.tagsOf("app")).toEqual([]);
});

it("a second image that is not what its lifecycle says is told as that of the second build", async () => {
  daemon.onRun = async (run) => {
    const isSecond = contents.length === 1;
    const outcome = await exportNext(run);
    const report = `[image]\ntags = []\ndigest = "${digestOf("other")}"\nmanifest-size = 1\n`;
    if (isSecond) run.writeFile("/layers/report.toml", report);
    return outcome;
  };
  const { error } = await failing({ verify: true });

  expect(error).toMatchObject({ code: "DIGEST_MISMATCH" });
  expect(error.message).toMatch(/^The image was built, but not a second time, .*: The lifecycle says/);
  expect(registry.tagsOf("app")).toEqual([]);
});

it("an image that is not to be verified is built once", async () => {
  const report = await buildImage(request(), deps());

  expect(report.verified).toBeUndefined();
  expect(creators()).toHaveLength(1);
});
