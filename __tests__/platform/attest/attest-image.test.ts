// Attesting an image that is in its registries, by its digest only.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { PlatformError } from "../../../src/errors.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { type AttestableBuild, attestImage } from "../../../src/platform/attest/attest-image.ts";
import { EMPTY_REPORT } from "../../../src/platform/report/report-collector.ts";
import type { AttestTarget } from "../../../src/platform/request/attestation.ts";
import type { BuildDeps } from "../../../src/platform/request/build-deps.ts";
import { createHttp } from "../../../src/registry/http.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { deliveryOptions } from "../../support/delivery-options.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { type FakeSigstore, startFakeSigstore } from "../../support/fake-sigstore.ts";

const BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const CYCLONEDX = "application/vnd.cyclonedx+json";
const SBOM = '{"bomFormat":"CycloneDX","specVersion":"1.6"}';
const at = (digits: string) => `sha256:${digits.repeat(32)}` as const;

let modern: FakeRegistry;
let plain: FakeRegistry;
let sigstore: FakeSigstore;
let temporaryDir: string;
let log: RecordingLog;
let kept: string[];
let digest: `sha256:${string}`;

beforeEach(async () => {
  [modern, plain, sigstore] = await Promise.all([
    startFakeRegistry({ listsReferrers: true }),
    startFakeRegistry(),
    startFakeSigstore(),
  ]);
  temporaryDir = await mkdtemp(join(tmpdir(), "attest-"));
  log = new RecordingLog();
  kept = [];
  for (const registry of [modern, plain]) {
    const config = registry.addBlob("app", "{}");
    digest = registry.addManifest("app", { schemaVersion: 2, config, layers: [] });
  }
});

afterEach(async () => {
  for (const each of [modern, plain, sigstore]) await each[Symbol.asyncDispose]();
  await rm(temporaryDir, { recursive: true });
});

/** As much of a build as is told of it. */
function build(attest: AttestTarget): AttestableBuild {
  const labels = {
    "io.buildpacks.builder.metadata": '{"lifecycle":{"version":"0.21.0"}}',
    "io.buildpacks.buildpack.layers": JSON.stringify({
      "examples/one": { "1.0.0": { api: "0.10", layerDiffID: at("c1") } },
    }),
  };
  const target = { os: "linux", arch: "amd64" };
  const tags = [modern, plain].map(({ host }) => parseImageReference(`${host}/app:1`));
  return {
    resolved: {
      tags,
      descriptorFile: { path: "project.toml", digest: at("d1") },
      delivery: deliveryOptions({ attest, sigstore: sigstore.services }),
    },
    plan: {
      builder: {
        reference: parseImageReference("ghcr.io/base/builder:1"),
        pinned: parseImageReference(`ghcr.io/base/builder@${at("b1")}`),
        labels,
        target,
        lifecycle: { version: "0.21.0" },
      },
      runImage: { value: { pinned: parseImageReference(`docker.io/library/run@${at("a1")}`) } },
      lifecycleImage: undefined,
      api: { value: parseApiVersion("0.15") },
      order: { sources: [] },
      target,
    },
    report: {
      ...EMPTY_REPORT,
      buildpacks: [
        { id: "examples/one", version: "1.0.0" },
        { id: "examples/inline", version: "2" },
      ],
      durationMs: 60_000,
    },
    files: new Map([["image.cdx.json", SBOM]]),
    sbom: SBOM,
  } as unknown as AttestableBuild;
}

function attest(target: AttestTarget, more: Partial<BuildDeps["attesting"]> = {}) {
  const http = createHttp({ clock: createFakeClock() });
  const keychain = { resolve: () => Promise.resolve(undefined) };
  return attestImage(build(target), digest, {
    attesting: {
      inputs: () => ({ image: "app:1" }),
      identityToken: sigstore.identityToken,
      invocation: () => ({
        builderId: "https://ci.example/build",
        invocationId: undefined,
        source: undefined,
        facts: {},
      }),
      repository: () => Promise.resolve({ isPublic: true, serverUrl: "https://ci.example" }),
      http,
      store: (bundle) => Promise.resolve(`https://ci.example/${String(kept.push(bundle))}`),
      time: () => Date.parse("2026-11-29T10:01:00Z"),
      ...more,
    },
    registry: createRegistryClient({ keychain, retry: { delaysMs: [] } }),
    log,
    temporaryDir,
    runLabel: "run=1",
  });
}

interface Referrer {
  readonly digest: string;
  readonly artifactType: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** As a client finds them: asked for, or by the tag. */
async function referrersIn({ host }: FakeRegistry): Promise<readonly Referrer[]> {
  const answers = [`referrers/${digest}`, `manifests/${digest.replace(":", "-")}`].map((path) =>
    fetch(`http://${host}/v2/app/${path}`),
  );
  const found = (await Promise.all(answers)).find(({ ok }) => ok);
  return ((await found?.json()) as { manifests: readonly Referrer[] } | undefined)?.manifests ?? [];
}

async function contentOf({ host, blobs }: FakeRegistry, { digest: name }: Referrer): Promise<string> {
  const answer = await fetch(`http://${host}/v2/app/manifests/${name}`);
  const { layers } = (await answer.json()) as { layers: readonly { digest: string }[] };
  return (
    blobs
      .get("app")
      ?.get(layers[0]?.digest ?? "")
      ?.toString("utf8") ?? ""
  );
}

describe("attestImage", () => {
  it("attaches signed statements and the SBOM to the image, in each registry", async () => {
    const report = await attest("registry");

    for (const registry of [modern, plain]) {
      const found = await referrersIn(registry);
      expect(found.map(({ artifactType }) => artifactType).sort()).toEqual([CYCLONEDX, BUNDLE, BUNDLE]);
      const bundles = found.filter(({ artifactType }) => artifactType === BUNDLE);
      const statements = await Promise.all(
        bundles.map(async (each) => sigstore.verify(await contentOf(registry, each))),
      );
      const subject = [modern, plain].map(({ host }) => ({
        name: `${host}/app`,
        digest: { sha256: digest.slice("sha256:".length) },
      }));
      expect(statements).toEqual([
        expect.objectContaining({ predicateType: "https://slsa.dev/provenance/v1", subject }),
        expect.objectContaining({
          predicateType: "https://cyclonedx.org/bom",
          subject,
          predicate: JSON.parse(SBOM) as object,
        }),
      ]);
      expect(bundles.map(({ annotations }) => annotations["dev.sigstore.bundle.predicateType"])).toEqual([
        "https://slsa.dev/provenance/v1",
        "https://cyclonedx.org/bom",
      ]);
    }
    expect(report.attestations).toHaveLength(6);
    expect(sigstore.calls.filter((service) => service === "fulcio")).toHaveLength(2);
  });

  it("moves no tag but the list of what refers to the image", async () => {
    await attest("registry");

    expect(modern.tagsOf("app")).toEqual([]);
    expect(plain.tagsOf("app")).toEqual([digest.replace(":", "-")]);
  });

  it("attaches what is not signed where the job has no identity, and says so", async () => {
    const report = await attest("registry", { identityToken: undefined });

    const found = await referrersIn(modern);
    expect(found.map(({ artifactType }) => artifactType)).toEqual([
      "application/vnd.in-toto+json",
      CYCLONEDX,
    ]);
    expect(report.attestationBundles).toBeUndefined();
    expect(log.events.join("\n")).toContain("Attached the provenance, not signed, as");
    expect(sigstore.calls).toEqual([]);
  });

  it("has GitHub keep the bundles, and leaves registries alone", async () => {
    const report = await attest("github");

    expect(report.attestations).toEqual(["https://ci.example/1", "https://ci.example/2"]);
    expect(kept.map((bundle) => sigstore.verify(bundle))).toHaveLength(2);
    expect(await referrersIn(modern)).toEqual([]);
  });

  it("leaves the statement and the bundles to later steps", async () => {
    const { provenance = "", attestationBundles = "" } = await attest("github");

    const statement = JSON.parse(await readFile(provenance, "utf8")) as object;
    const [first = ""] = (await readFile(attestationBundles, "utf8")).split("\n");
    expect(sigstore.verify(first)).toEqual(statement);
    expect(provenance.startsWith(temporaryDir)).toBe(true);
  });

  it("says in the provenance what was used, by digest, and where the digest is not known", async () => {
    const { provenance = "" } = await attest("registry");

    const { predicate } = JSON.parse(await readFile(provenance, "utf8")) as { predicate: unknown };
    const sha256 = (digits: string) => ({ digest: { sha256: digits.repeat(32) } });
    expect(predicate).toMatchObject({
      buildDefinition: {
        externalParameters: {
          inputs: { image: "app:1" },
          descriptor: { path: "project.toml", ...sha256("d1") },
        },
        internalParameters: { platform: "linux/amd64", platformApi: "0.15", lifecycleVersion: "0.21.0" },
        resolvedDependencies: [
          { name: "builder", ...sha256("b1") },
          {
            name: "run-image",
            uri: expect.stringContaining("repository_url=docker.io/library/run"),
            ...sha256("a1"),
          },
          { name: "buildpack", uri: "urn:cnb:builder:examples/one@1.0.0", ...sha256("c1") },
          { name: "buildpack", uri: "urn:cnb:builder:examples/inline@2" },
        ],
      },
      runDetails: { metadata: { startedOn: "2026-11-29T10:00:00Z", finishedOn: "2026-11-29T10:01:00Z" } },
    });
  });

  it.each<[string, AttestTarget, () => void, RegExp]>([
    [
      "Sigstore",
      "registry",
      () => sigstore.broken.set("fulcio", "fails"),
      /Cannot get a certificate from Fulcio/,
    ],
    [
      "a registry",
      "registry",
      () => {
        plain.script(({ method, path }) => method === "PUT" && path.includes("/manifests/"), {
          kind: "answer",
          status: 403,
        });
      },
      /Cannot push ".*": 127.0.0.1:\d+ answered 403/,
    ],
  ])("says that no tag was moved if %s fails", async (_who, target, fail, words) => {
    fail();

    await expect(attest(target)).rejects.toMatchObject({
      code: "ATTESTATION",
      message: expect.stringMatching(
        new RegExp(`^No tag was moved, since the image could not be attested\\. .*${words.source}`),
      ),
      hint: expect.any(String),
    });
  });

  it("passes on that the build was cancelled", async () => {
    const cancelled = new PlatformError("CANCELLED", "Cancelled.");

    await expect(attest("github", { store: () => Promise.reject(cancelled) })).rejects.toBe(cancelled);
  });
});
