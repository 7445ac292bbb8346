// What is said of an image is there before its tags are, in each registry, and can be checked by who trusts Sigstore.
import { readFile, stat } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startFakeGitHub } from "../support/fake-github.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { type FakeSigstore, startFakeSigstore, WORKFLOW_REF } from "../support/fake-sigstore.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { tagsOf } from "./published.ts";
import { ask, INDEX, locate } from "./registry-requests.ts";
import {
  type BuildOptions,
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = freshImage("attest");
const BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const CYCLONEDX = "application/vnd.cyclonedx+json";
const PROVENANCE = "https://slsa.dev/provenance/v1";

checkForLeaks();
forgetCachesOf([image, `${image}-failed`, `${image}-plain`, `${image}-github`]);

let workspace: Workspace;
let sigstore: FakeSigstore;
/** It lists what refers to an image itself; that of the test bed does not. */
let modern: FakeRegistry;

beforeAll(async () => {
  workspace = await createApp({
    "simple-layers": "",
    version: "1",
    "project.toml": '[_]\nschema-version = "0.2"\n',
  });
  sigstore = await startFakeSigstore();
  modern = await startFakeRegistry({ listsReferrers: true });
});

afterAll(async () => {
  await modern[Symbol.asyncDispose]();
  await sigstore[Symbol.asyncDispose]();
  await workspace[Symbol.asyncDispose]();
});

async function optionsFor(
  tags: string,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<BuildOptions> {
  const { fulcio, rekor, tsa } = sigstore.services;
  return {
    image: tags,
    workspace,
    env: { ...sigstore.env, GITHUB_SHA: "4d".repeat(20), GITHUB_WORKFLOW_REF: WORKFLOW_REF, ...env },
    inputs: {
      builder: await fixtureBuilder(),
      cache: "none",
      env: "TOKEN=s3cret-value",
      attest: "registry",
      sigstore: `fulcio=${fulcio}\nrekor=${rekor}\ntsa=${tsa}`,
      ...inputs,
    },
  };
}

interface Referrer {
  readonly digest: string;
  readonly artifactType: string;
}

/** As other clients find them: by asking the registry, else by the tag. */
async function referrersOf(name: string, digest: string): Promise<readonly Referrer[]> {
  const { api } = locate(name);
  for (const path of [`referrers/${digest}`, `manifests/${digest.replace(":", "-")}`]) {
    const answer = await fetch(`${api}/${path}`, { headers: { accept: INDEX } });
    if (answer.ok) return ((await answer.json()) as { manifests: readonly Referrer[] }).manifests;
  }
  return [];
}

async function contentOf(name: string, { digest }: Referrer): Promise<string> {
  const { api } = locate(name);
  const accept = "application/vnd.oci.image.manifest.v1+json";
  const manifest = await ask(`${api}/manifests/${digest}`, { accept });
  const { layers } = JSON.parse(manifest.body.toString()) as { layers: readonly { digest: string }[] };
  return (await ask(`${api}/blobs/${layers[0]?.digest ?? ""}`)).body.toString();
}

interface Statement {
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: string;
  readonly predicate: {
    readonly buildDefinition?: {
      readonly resolvedDependencies: readonly { readonly name: string; readonly digest?: object }[];
    };
  };
}

describe("an image for two registries", () => {
  const elsewhere = () => `${modern.host}/e2e/attest`;
  let result: BuildResult;
  let digest: string;

  beforeAll(async () => {
    result = await runGoodBuild(await optionsFor(`${image}:1\n${elsewhere()}:1`));
    digest = result.outputs["digest"] ?? "";
  });

  it("has signed provenance, the signed SBOM and the SBOM itself in each, by its digest", async () => {
    for (const name of [image, elsewhere()]) {
      const found = await referrersOf(name, digest);
      expect(found.map(({ artifactType }) => artifactType).sort()).toEqual([CYCLONEDX, BUNDLE, BUNDLE]);
      const bundles = found.filter(({ artifactType }) => artifactType === BUNDLE);
      for (const bundle of bundles) {
        const statement = sigstore.verify(await contentOf(name, bundle)) as Statement;
        expect(statement.subject.map((each) => `${each.name}@sha256:${each.digest.sha256}`)).toEqual([
          `${image}@${digest}`,
          `${elsewhere()}@${digest}`,
        ]);
      }
    }
  });

  it("is described with everything that it was built from, and no secret", async () => {
    const [first] = (await referrersOf(image, digest)).filter(({ artifactType }) => artifactType === BUNDLE);
    const statement = sigstore.verify(
      await contentOf(image, first ?? { digest: "", artifactType: "" }),
    ) as Statement;

    expect(statement.predicateType).toBe(PROVENANCE);
    const dependencies = statement.predicate.buildDefinition?.resolvedDependencies ?? [];
    expect([...new Set(dependencies.map(({ name }) => name))]).toEqual([
      "source",
      "builder",
      "run-image",
      "buildpack",
    ]);
    expect(dependencies.flatMap(({ name, digest }) => (digest === undefined ? [name] : []))).toEqual(
      buildsHave("digests of builders") ? [] : ["builder", "buildpack"],
    );
    expect(JSON.stringify(statement)).toContain(`"id":"https://github.com/${WORKFLOW_REF}"`);
    expect(JSON.stringify(statement)).toContain('"path":"project.toml"');
    expect(JSON.stringify(statement)).not.toContain("s3cret-value");
  });

  it("has outputs that say where all of it is", () => {
    const attestations = result.outputs["attestations"]?.split("\n") ?? [];

    expect(attestations).toHaveLength(6);
    expect(attestations[0]).toMatch(`${image}@sha256:`);
    expect(metadataOf(result).attestations).toEqual(attestations);
    expect(logOf(result)).toContain("Attestations: SBOM and provenance, beside the image");
    for (const token of sigstore.tokens) expect(result.masks).toContain(token);
  });
});

describe("an image that cannot be attested", () => {
  it("is in the registry by its digest, and its tags are where they were", async () => {
    const name = `${image}-failed`;
    sigstore.broken.set("rekor", "fails");
    try {
      const result = await runBuild(await optionsFor(`${name}:1\n${name}:2`));

      expect(result.exitCode).toBe(1);
      const messages = result.annotations.map(({ message }) => message).join("\n");
      expect(messages).toContain("No tag was moved, since the image could not be attested.");
      expect(logOf(result)).toContain("Attesting the image");
      expect(result.outputs["digest"]).toMatch(/^sha256:/);
      expect(result.outputs["tags"]).toBeUndefined();
      expect((await tagsOf(name)) ?? []).toEqual([]);
    } finally {
      sigstore.broken.clear();
    }
  });
});

describe("an image of a job without an identity", () => {
  it("has its SBOM and provenance all the same, and a notice that nothing is signed", async () => {
    const name = `${image}-plain`;
    const options = await optionsFor(`${name}:1`, {}, { ACTIONS_ID_TOKEN_REQUEST_URL: "" });
    const result = await runGoodBuild(options);

    const found = await referrersOf(name, result.outputs["digest"] ?? "");
    expect(found.map(({ artifactType }) => artifactType).sort()).toEqual([
      CYCLONEDX,
      "application/vnd.in-toto+json",
    ]);
    expect(result.annotations.map(({ message }) => message).join("\n")).toContain(
      "The attestations are not signed",
    );
    expect(result.outputs["bundle-path"]).toBeUndefined();
  });
});

describe("an image whose attestations GitHub keeps", () => {
  it("has them there, and files for later steps", async () => {
    await using github = await startFakeGitHub();
    await using temp = await createApp({});
    const name = `${image}-github`;
    const result = await runGoodBuild({
      ...(await optionsFor(
        `${name}:1`,
        { attest: "github", "github-token": github.token },
        { GITHUB_API_URL: github.apiUrl },
      )),
      runnerTemp: temp.dir,
    });

    expect(result.outputs["attestations"]).toBe(
      "https://github.com/owner/app/attestations/1\nhttps://github.com/owner/app/attestations/2",
    );
    expect(
      github.attestations.map(
        (bundle) => (sigstore.verify(JSON.stringify(bundle)) as Statement).predicateType,
      ),
    ).toEqual([PROVENANCE, "https://cyclonedx.org/bom"]);
    expect(await referrersOf(name, result.outputs["digest"] ?? "")).toEqual([]);
    const bundles = await readFile(result.outputs["bundle-path"] ?? "", "utf8");
    expect(bundles.trim().split("\n")).toHaveLength(2);
    await expect(stat(result.outputs["provenance-path"] ?? "")).resolves.toBeDefined();
  });
});
