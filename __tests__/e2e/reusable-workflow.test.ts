// The workflow that others call, by the example that calls it: what it builds, who signs that, and that the commands by which it is
// verified name who signed. Runs on the runner of our own: act tells a workflow that is called nothing of itself.
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type FakeSigstore, signerOf, startFakeSigstore } from "../support/fake-sigstore.ts";
import { checkForLeaks } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type PrivateRegistry, startPrivateRegistry } from "./private-registry.ts";
import { readIndex, readPublished, tagsOf } from "./published.ts";
import { ask, INDEX } from "./registry-requests.ts";
import { testbed } from "./testbed.ts";
import { builderOfPlatforms, FOREIGN_ARCHITECTURE } from "./workflows/builder-of-platforms.ts";
import { type Actions, OUR_REPOSITORY, prepareActions, readExample } from "./workflows/example.ts";
import { runOnOwnRunner } from "./workflows/own-runner.ts";
import type { WorkflowResult } from "./workflows/workflow-run.ts";

const repository = `e2e/reusable-${randomBytes(4).toString("hex")}`;
/** Where the action is published, as the examples call it with the name of its repository. */
const PUBLISHED = "central/buildpacks";
const WORKFLOW = `${PUBLISHED}/.github/workflows/build.yml@refs/tags/v1`;
const ARCHITECTURES = ["amd64", FOREIGN_ARCHITECTURE] as const;

let dir: string;
let actions: Actions;
let ghcr: PrivateRegistry;
let sigstore: FakeSigstore;
let names: Readonly<Record<string, string>>;
let built: WorkflowResult;

checkForLeaks();

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "e2e-reusable-"));
  [actions, ghcr, sigstore] = await Promise.all([
    prepareActions(),
    startPrivateRegistry(),
    startFakeSigstore({ job_workflow_ref: WORKFLOW, repository }),
  ]);
  await useOwnServices();
  await mkdir(path.join(dir, "app"));
  await writeFile(path.join(dir, "app", "simple-layers"), "");
  const lifecycle = await builderOfPlatforms(testbed().images.lifecycle, ARCHITECTURES);
  const builder = await builderOfPlatforms(await fixtureBuilder(), ARCHITECTURES);
  names = {
    "<owner>/<repository>": PUBLISHED,
    "ghcr.io": ghcr.host,
    arm64: FOREIGN_ARCHITECTURE,
    "heroku/builder:24": `${builder}\n      lifecycle-image: ${lifecycle}`,
  };
  built = await run("reusable.yml", {
    name: "push",
    payload: { ref: "refs/heads/main", after: "4d".repeat(20) },
  });
});

afterAll(async () => {
  await Promise.all([ghcr, sigstore, actions].map((resource) => resource[Symbol.asyncDispose]()));
  await rm(dir, { recursive: true, force: true });
});

/** The workflow is that of this repository but for who signs, an architecture, and the registry that gets the token of the job. */
async function useOwnServices(): Promise<void> {
  const file = path.join(actions.folders.get(OUR_REPOSITORY) ?? "", ".github/workflows/build.yml");
  const { fulcio, rekor, tsa } = sigstore.services;
  const text = await readFile(file, "utf8");
  const services = [`fulcio=${fulcio}`, `rekor=${rekor}`, `tsa=${tsa}`].map((line) => `            ${line}`);
  await writeFile(
    file,
    text
      .replaceAll("arm64", FOREIGN_ARCHITECTURE)
      .replaceAll("ghcr.io", ghcr.host)
      .replace("attest: registry\n", `attest: registry\n          sigstore: |\n${services.join("\n")}\n`),
  );
}

async function run(
  example: string,
  event: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> },
): Promise<WorkflowResult> {
  const folders = new Map([
    ...actions.folders,
    [`${PUBLISHED}@v1`, actions.folders.get(OUR_REPOSITORY) ?? ""] as const,
  ]);
  const result = await runOnOwnRunner({
    workflow: await readExample(example, names),
    event,
    repository,
    source: path.join(dir, "app"),
    actions: folders,
    actor: "robot",
    secrets: { GITHUB_TOKEN: ghcr.password, KUBE_CONFIG: "the cluster" },
    vars: {},
    env: {
      ...sigstore.env,
      DOCKER_CONFIG: path.join(dir, "docker"),
      GITHUB_SERVER_URL: "https://github.com",
      STAND_INS: dir,
      PATH: `${path.join(import.meta.dirname, "workflows", "bin")}:${process.env["PATH"] ?? ""}`,
    },
  });
  if (!result.succeeded) throw new Error(`${example} failed:\n${result.log}`);
  return result;
}

/** The bundles that refer to an image, by the tag that lists them. */
async function bundlesOf(digest: string): Promise<readonly string[]> {
  const api = `http://${ghcr.host}/v2/${repository}`;
  const { authorization } = ghcr;
  const json = async (address: string, accept: string): Promise<unknown> =>
    JSON.parse((await ask(`${api}/${address}`, { authorization, accept })).body.toString());
  const { manifests } = (await json(`manifests/${digest.replace(":", "-")}`, INDEX)) as {
    readonly manifests: readonly { readonly digest: string; readonly artifactType: string }[];
  };
  const bundles = manifests.filter(({ artifactType }) => artifactType.includes("sigstore.bundle"));
  return Promise.all(
    bundles.map(async ({ digest: bundle }) => {
      const manifest = await json(`manifests/${bundle}`, "application/vnd.oci.image.manifest.v1+json");
      const [layer] = (manifest as { readonly layers: readonly { readonly digest: string }[] }).layers;
      return JSON.stringify(await json(`blobs/${layer?.digest ?? ""}`, "*/*"));
    }),
  );
}

async function verified(): Promise<readonly string[]> {
  return (await readFile(path.join(dir, "verified"), "utf8")).trim().split("\n");
}

const wordAfter = (command: string, flag: string): string | undefined =>
  new RegExp(`${flag} (\\S+)`).exec(command)?.[1];

describe("reusable.yml", () => {
  it("moves the tag to an index of the image of each platform", async () => {
    const index = await readIndex(`${ghcr.host}/${repository}:latest`, ghcr.authorization);
    const architectures = await Promise.all(
      Object.values(index.images).map(async (digest) => {
        const image = `${ghcr.host}/${repository}@${digest}`;
        return (await readPublished(image, ghcr.authorization)).config.architecture;
      }),
    );

    expect(architectures).toEqual(ARCHITECTURES);
    const tags = (await tagsOf(`${ghcr.host}/${repository}`, ghcr.authorization)) ?? [];
    expect(tags.filter((tag) => !tag.startsWith("sha256-"))).toEqual(["latest"]);
  });

  it("has each platform signed by the workflow that was called, which its provenance says, too", async () => {
    const { images } = await readIndex(`${ghcr.host}/${repository}:latest`, ghcr.authorization);

    for (const digest of Object.values(images)) {
      const bundles = await bundlesOf(digest);
      const statements = bundles.map((bundle) => JSON.stringify(sigstore.verify(bundle)));
      expect(bundles.map(signerOf)).toEqual([
        `https://github.com/${WORKFLOW}`,
        `https://github.com/${WORKFLOW}`,
      ]);
      expect(statements.join("\n")).toContain(`"builder":{"id":"https://github.com/${WORKFLOW}"}`);
    }
  });

  it("has the index signed, and deploys it only when its signer was verified", async () => {
    const { digest } = await readIndex(`${ghcr.host}/${repository}:latest`, ghcr.authorization);
    const image = `${ghcr.host}/${repository}@${digest}`;

    const attested: unknown = JSON.parse(await readFile(path.join(dir, "attestation.json"), "utf8"));
    expect(attested).toEqual({ name: `${ghcr.host}/${repository}`, digest, pushed: true });
    expect(await verified()).toEqual([
      `gh attestation verify oci://${image} --repo ${repository} --deny-self-hosted-runners --cert-identity https://github.com/${WORKFLOW}`,
    ]);
    expect(await readFile(path.join(dir, "kubectl"), "utf8")).toContain(`app=${image}`);
  });

  it("runs no buildpack in a container with a login, and keeps nothing for another build", () => {
    expect(built.log).toContain("Not trusted: five phases");
    expect(built.log).toContain("Delivery: the lifecycle hands the image to this action");
    expect(built.log).toContain("Layer cache: none");
  });
});

describe("verify.yml", () => {
  it("asks both tools for who signed the image", async () => {
    const { images } = await readIndex(`${ghcr.host}/${repository}:latest`, ghcr.authorization);
    const [digest = ""] = Object.values(images);
    const image = `${ghcr.host}/${repository}@${digest}`;
    await rm(path.join(dir, "verified"));

    await run("verify.yml", {
      name: "workflow_dispatch",
      payload: { ref: "refs/heads/main", inputs: { image } },
    });

    const [bundle = ""] = await bundlesOf(digest);
    const [gh = "", cosign = ""] = await verified();
    expect(wordAfter(gh, "--cert-identity")).toBe(signerOf(bundle));
    expect(wordAfter(cosign, "--certificate-identity")).toBe(signerOf(bundle));
    expect(wordAfter(cosign, "--certificate-github-workflow-repository")).toBe(repository);
    expect([gh, cosign].filter((command) => command.includes(image))).toHaveLength(2);
  });
});
