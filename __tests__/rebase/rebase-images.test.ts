// Images in a registry that get newer run images there.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { LIFECYCLE_METADATA_LABEL } from "../../src/cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../../src/errors.ts";
import { parseImageName } from "../../src/lifecycle/inputs/image-names.ts";
import { rebase as rebaseByLifecycle } from "../../src/lifecycle/phase/rebaser.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_MANIFEST } from "../../src/oci/media-types.ts";
import type { ImageChoice } from "../../src/rebase/find-images.ts";
import { rebaseImages, type RebaseReport, type RebaseRequest } from "../../src/rebase/rebase-images.ts";
import { contextWith } from "../lifecycle/layer-fixture.ts";
import { createClient } from "../registry/registry-client-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { addApp, addImage, addIndex, addRunImage, diffIdOf } from "./rebase-fixture.ts";

let registry: FakeRegistry;
let cancel: AbortController;
let warnings: string[];

beforeEach(async () => {
  registry = await startFakeRegistry();
  cancel = new AbortController();
  warnings = [];
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
});

const named = (name: string): ImageChoice => {
  return { kind: "image", reference: parseImageReference(`${registry.host}/${name}`) };
};
const pattern = (repository: string, tag: string): ImageChoice => {
  return { kind: "pattern", repository: parseImageReference(`${registry.host}/${repository}`), tag };
};

function rebase(images: readonly ImageChoice[], more: Partial<RebaseRequest> = {}): Promise<RebaseReport> {
  const request = { images, runImage: undefined, force: false, dryRun: false, ...more };
  return rebaseImages(request, {
    registry: createClient({ signal: cancel.signal }),
    signal: cancel.signal,
    warn: (message) => warnings.push(message),
  });
}

interface Config {
  readonly config: { readonly Labels: Readonly<Record<string, string>>; readonly Env: readonly string[] };
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

function manifestAt(selector: string, repository = "app") {
  const { bytes } = registry.manifests.get(repository)?.get(selector) ?? { bytes: Buffer.from("{}") };
  return JSON.parse(bytes.toString()) as {
    readonly config: { readonly digest: string };
    readonly layers: readonly { readonly digest: string }[];
    readonly manifests: readonly { readonly digest: string }[];
    readonly annotations?: object;
  };
}

function configAt(selector: string): Config {
  const { config } = manifestAt(selector);
  return JSON.parse(registry.blobs.get("app")?.get(config.digest)?.toString() ?? "{}") as Config;
}

/** An app on an old run image, and the newer one. */
function outdated(): { app: Digest; old: Digest; newer: Digest } {
  const old = addRunImage(registry, "run one");
  const app = addApp(registry, { layer: "run one", digest: old });
  return { old, app, newer: addRunImage(registry, "run two") };
}

describe("rebaseImages", () => {
  it("ends when it is cancelled", async () => {
    outdated();
    cancel.abort(new PlatformError("CANCELLED", "The step was cancelled."));

    const { failures } = await rebase([named("app:1")]);

    expect(failures).toMatchObject([{ code: "CANCELLED" }]);
  });

  it("puts the app's own layers on the newest run image, under the same tag", async () => {
    const { app, old, newer } = outdated();

    const { results, failures } = await rebase([named("app:1")]);

    expect(failures).toEqual([]);
    expect(results).toEqual([
      {
        image: `${registry.host}/app:1`,
        outcome: "rebased",
        from: app,
        to: expect.stringMatching(/^sha256:/),
        runImages: [
          {
            target: "linux/amd64",
            name: `${registry.host}/run:1`,
            from: `${registry.host}/run@${old}`,
            to: `${registry.host}/run@${newer}`,
          },
        ],
      },
    ]);
    expect(configAt("1").rootfs.diff_ids).toEqual([diffIdOf("run two"), diffIdOf("app")]);
    expect(configAt("1").config.Env).toContain("PATH=/cnb/process");
    expect(JSON.parse(configAt("1").config.Labels[LIFECYCLE_METADATA_LABEL] ?? "")).toMatchObject({
      runImage: { topLayer: diffIdOf("run two"), reference: `${registry.host}/run@${newer}` },
    });
  });

  it("makes what the rebaser of the lifecycle makes", async () => {
    const { app } = outdated();
    const other = registry.manifests.get("app")?.get(app);
    if (other !== undefined) registry.manifests.get("app")?.set("other", other);
    const name = parseImageName(`${registry.host}/app:other`);
    const reportPath = path.join(await mkdtemp(path.join(tmpdir(), "rebase-images-")), "report.toml");
    const inputs = { app: name, names: [name], force: false, reportPath, runImage: undefined } as const;

    await rebaseByLifecycle(inputs, contextWith({ registry: createClient({ signal: cancel.signal }) }));
    await rebase([named("app:1")]);

    expect(manifestAt("1")).toEqual(manifestAt("other"));
    await rm(path.dirname(reportPath), { recursive: true });
  });

  it("leaves an image alone that is on the newest run image", async () => {
    outdated();
    const [first] = (await rebase([named("app:1")])).results;
    const writes = registry.calls.filter((call) => /^(PUT|POST)/.test(call)).length;

    const { results } = await rebase([named("app:1")]);

    expect(results).toMatchObject([{ outcome: "current", from: first?.to, to: first?.to }]);
    expect(registry.calls.filter((call) => /^(PUT|POST)/.test(call))).toHaveLength(writes);
  });

  it("writes nothing in a dry run, and tells the digest that it would write", async () => {
    const { app } = outdated();

    const { results } = await rebase([named("app:1")], { dryRun: true });

    expect(results).toMatchObject([{ outcome: "would be rebased", from: app }]);
    expect(registry.calls.filter((call) => /^(PUT|POST|PATCH)/.test(call))).toEqual([]);
    const [rebased] = (await rebase([named("app:1")])).results;
    expect(rebased?.to).toBe(results[0]?.to);
  });

  it("moves no layer: of blobs, only configs are read, and only the new one is uploaded", async () => {
    outdated();
    const before = registry.calls.length;

    await rebase([named("app:1")]);

    const calls = registry.calls.slice(before);
    const layers = ["run one", "run two", "app"].map((layer) => digestOf(`gzip of ${layer}`));
    expect(
      calls.filter((call) => call.startsWith("GET") && layers.some((layer) => call.includes(layer))),
    ).toEqual([]);
    expect(calls.filter((call) => /^P\w+ \S+\/blobs\/uploads\/./.test(call))).toHaveLength(1);
  });

  it("moves all tags of a digest together, and rebases it once", async () => {
    const { app } = outdated();
    const stored = registry.manifests.get("app")?.get(app);
    if (stored !== undefined) registry.manifests.get("app")?.set("latest", stored);

    const { results } = await rebase([named("app:1"), named("app")]);

    expect(results.map(({ image, outcome }) => [image, outcome])).toEqual([
      [`${registry.host}/app:1`, "rebased"],
      [`${registry.host}/app:latest`, "rebased"],
    ]);
    expect(manifestAt("latest")).toEqual(manifestAt("1"));
    const configs = registry.calls.filter(
      (call) => call.startsWith("POST") && call.includes("/app/blobs/uploads"),
    );
    expect(configs.length).toBeLessThanOrEqual(2);
  });

  it("skips what only fits a pattern and is no app, but refuses it by name", async () => {
    outdated();
    addImage(registry, "app", ["plain"], { tag: "plain" });
    const artifact = { mediaType: "application/vnd.oci.empty.v1+json", ...registry.addBlob("app", "{}") };
    registry.addManifest("app", { schemaVersion: 2, config: artifact, layers: [] }, { tag: "sha256-1.sig" });

    const { results, failures } = await rebase([pattern("app", "*")]);

    expect(failures).toEqual([]);
    expect(results.map(({ image, outcome }) => [image.split(":").at(-1), outcome]).sort()).toEqual([
      ["1", "rebased"],
      ["plain", "skipped"],
      ["sha256-1.sig", "skipped"],
    ]);
    const refused = await rebase([named("app:plain")]);
    expect(refused.failures.map(messageOf)).toEqual([
      `"${registry.host}/app:plain" cannot be rebased: buildpacks did not build it.`,
    ]);
  });

  it.each([
    ["1.*", ["1.0", "1.1"]],
    ["*.0", ["1.0", "2.0"]],
    ["*", ["1", "1.0", "1.1", "2.0"]],
    ["1*0", ["1.0"]],
    ["*.*", ["1.0", "1.1", "2.0"]],
    ["1", ["1"]],
  ])("takes %s for the tags that fit", async (tag, expected) => {
    outdated();
    const stored = registry.manifests.get("app")?.get("1");
    for (const other of ["1.0", "1.1", "2.0"]) if (stored) registry.manifests.get("app")?.set(other, stored);

    const { results } = await rebase([pattern("app", tag)], { dryRun: true });

    expect(results.map(({ image }) => image.split(":").at(-1)).sort()).toEqual(expected);
  });

  it("says so if no tag fits", async () => {
    outdated();
    await expect(rebase([pattern("app", "9.*")])).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: `None of the 1 tags of "${registry.host}/app" fits "9.*".`,
    });
  });

  it.each([
    [
      "says that it is not rebasable",
      { "io.buildpacks.rebasable": "false" },
      "app image is not marked as rebasable",
    ],
    ["is of another distribution", { "io.buildpacks.base.distro.version": "11" }, "unable to satisfy target"],
  ])("refuses an image that %s unless it is forced", async (_what, labels, why) => {
    const old = addRunImage(registry, "run one");
    const app = addApp(registry, { layer: "run one", digest: old }, { labels });
    addRunImage(registry, "run two");

    const { results, failures } = await rebase([named("app:1")]);

    expect(results).toEqual([]);
    expect(failures).toMatchObject([
      { code: "RUN_IMAGE", message: expect.stringContaining(why), hint: expect.stringContaining("`force`") },
    ]);
    expect(messageOf(failures[0])).not.toContain("-force");
    expect(registry.manifests.get("app")?.get("1")).toBe(registry.manifests.get("app")?.get(app));
    expect((await rebase([named("app:1")], { force: true })).results).toMatchObject([{ outcome: "rebased" }]);
    expect(warnings).toEqual([expect.stringContaining(why)]);
  });

  it("needs force for a run image that the app does not know", async () => {
    outdated();
    addImage(registry, "other", ["other"], {
      tag: "1",
      labels: { "io.buildpacks.base.distro.name": "debian", "io.buildpacks.base.distro.version": "12" },
    });
    const runImage = `${registry.host}/other:1`;

    const { failures } = await rebase([named("app:1")], { runImage });

    expect(failures.map(messageOf)).toEqual([
      expect.stringContaining(`new base image '${runImage}' not found`),
    ]);
    expect((await rebase([named("app:1")], { runImage, force: true })).results).toMatchObject([
      { outcome: "rebased", runImages: [{ name: runImage }] },
    ]);
  });

  it("goes on with other images after one that fails", async () => {
    outdated();

    const { results, failures } = await rebase([named("app:9"), named("app:1")]);

    expect(results).toMatchObject([{ outcome: "rebased" }]);
    expect(failures).toMatchObject([{ code: "NOT_FOUND" }]);
  });

  it("moves no tag of an image whose layers cannot be brought", async () => {
    const { app } = outdated();
    const tag = registry.manifests.get("app")?.get("1");
    registry.script(({ method }) => method === "POST", { kind: "answer", status: 403 }, 100);

    const { results, failures } = await rebase([named("app:1")]);

    expect(results).toEqual([]);
    expect(failures).toMatchObject([{ code: "REGISTRY_DENIED" }]);
    expect(registry.manifests.get("app")?.get("1")).toBe(tag);
    expect(registry.manifests.get("app")?.has(app)).toBe(true);
  });

  // What a test leaves under way ends while the next ones run, so one that leaves nothing is the last.
  it("rebases an index platform by platform, and keeps what else is in it", async () => {
    const runs = ["amd64", "arm64"].map((arch) => ({
      arch,
      digest: addRunImage(registry, `run ${arch}`, { arch }),
    }));
    const apps = runs.map(({ arch, digest }) => ({
      arch,
      digest: addApp(registry, { layer: `run ${arch}`, digest }, { arch, tag: `1-${arch}` }),
    }));
    const entry = (digest: string, architecture: string, annotations?: object) => ({
      mediaType: OCI_MANIFEST,
      digest,
      size: registry.manifests.get("app")?.get(digest)?.bytes.length ?? 0,
      platform: { os: architecture === "unknown" ? "unknown" : "linux", architecture },
      annotations,
    });
    const attestation = addImage(registry, "app", ["about amd64"]);
    addIndex(
      registry,
      "app",
      [
        ...apps.map(({ arch, digest }) => entry(digest, arch, { of: arch })),
        entry(attestation, "unknown", { "vnd.docker.reference.digest": apps[0]?.digest }),
      ],
      "1",
    );
    const newer = ["amd64", "arm64"].map((arch) => addRunImage(registry, `newer ${arch}`, { arch }));
    const runEntry = (at: number, architecture: string) => ({
      mediaType: OCI_MANIFEST,
      digest: newer[at],
      size: 1,
      platform: { os: "linux", architecture },
    });
    addIndex(registry, "run", [runEntry(0, "amd64"), runEntry(1, "arm64")], "1");

    const { results, failures } = await rebase([named("app:1")]);

    expect(failures).toEqual([]);
    expect(results[0]?.runImages.map(({ target }) => target)).toEqual(["linux/amd64", "linux/arm64"]);
    const index = manifestAt("1");
    expect(index.annotations).toEqual({ kept: "yes" });
    expect(index.manifests).toMatchObject([
      { platform: { architecture: "amd64" }, annotations: { of: "amd64" } },
      { platform: { architecture: "arm64" }, annotations: { of: "arm64" } },
    ]);
    expect(index.manifests).toHaveLength(2);
    expect(index.manifests.map(({ digest }) => configAt(digest).rootfs.diff_ids)).toEqual([
      [diffIdOf("newer amd64"), diffIdOf("app")],
      [diffIdOf("newer arm64"), diffIdOf("app")],
    ]);
    expect(warnings).toEqual([expect.stringContaining("1 attestations are left out of the index")]);
  });
});
