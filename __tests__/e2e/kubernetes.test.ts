// Builds without an engine in pods of a real cluster, which the container hook of the Actions Runner Controller makes. The cluster is
// given by variables, which CONTRIBUTING.md names: no suite of script/test has this file, and without them it fails.
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { ActionResult } from "../support/mini-runner.ts";
import { lendToCluster, Namespace } from "./cluster.ts";
import { digestOnEngine } from "./container-job.ts";
import { registryClient } from "./derived-image.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { isOwn } from "./given-lifecycle.ts";
import { PodJob, type PodTemplate } from "./pod-job.ts";
import { runnerImage } from "./runner-image.ts";
import { scriptProject } from "./script-project.ts";
import { freshImage, ROOT, wordsOf } from "./testbed.ts";

const image = freshImage("kubernetes");
const TRUSTED = { "trust-builder": "true" };

checkForLeaks();
forgetCachesOf([`${image}-engine`]);

const lent = new AsyncDisposableStack();
/** Of the image that an engine makes of the example. */
let digest: string | undefined;

beforeAll(async () => {
  lent.use(await lendToCluster());
  digest = await digestOnEngine(`${image}-engine`);
});

afterAll(() => lent.disposeAsync());

/** A build that has to succeed. */
async function build(job: PodJob, inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
  const result = await job.run({ inputs });
  if (result.exitCode === 0) return result;
  throw new Error(wordsOf(result));
}

/** The digest that the registry of the test bed has of it. */
async function pushed(name: string): Promise<string | undefined> {
  return registryClient().headManifest(parseImageReference(`${name}:latest`));
}

const NOTHING_LEFT = "/layers:\n\n/workspace:";

/** What is where builds work. */
async function left(job: PodJob): Promise<string> {
  return (await job.sh("ls -A /layers /workspace")).trim();
}

/** A source whose only buildpack is this script. */
async function writeSource(job: PodJob, folder: string, script: string): Promise<void> {
  const project = scriptProject(`e2e/${folder}`, script);
  await job.sh(`mkdir ${folder} && cat > ${folder}/project.toml <<'PROJECT'\n${project}PROJECT`);
}

describe("a pod as root", () => {
  const made = new AsyncDisposableStack();
  const template: PodTemplate = {
    spec: {
      containers: [
        {
          name: "$job",
          securityContext: {
            runAsUser: 0,
            allowPrivilegeEscalation: false,
            seccompProfile: { type: "RuntimeDefault" },
          },
        },
      ],
    },
  };
  let job: PodJob;

  beforeAll(async () => {
    const namespace = made.use(await Namespace.create("baseline"));
    job = made.use(await PodJob.start(namespace, template));
  });

  afterAll(() => made.disposeAsync());

  it("makes the image that an engine makes, pushes it, and makes it again of the layers that it kept", async () => {
    const first = await build(job, { image });
    const again = await build(job, { image, sbom: "sbom" });

    expect([first.outputs["digest"], again.outputs["digest"]]).toEqual([digest, digest]);
    expect(await pushed(image)).toBe(digest);
    expect(wordsOf(first)).toMatch(/Engine: none.*no engine answers/);
    expect(wordsOf(again)).toContain("Reused: 7 of 7 layers");
    expect(again.post?.exitCode).toBe(0);
    expect((await job.sh("ls -A sbom")).trim()).not.toBe("");
    expect(await left(job)).toBe(NOTHING_LEFT);
  });

  it("hides the token of the pod's service account from buildpacks", async () => {
    const token = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    await writeSource(job, "curious", `cat ${token}; ls /__w/app || echo nothing seen`);

    const result = await build(job, { image: `${image}-curious`, path: "curious" });

    expect((await job.sh(`head -c 2 ${token}`)).trim()).toBe("ey");
    expect(wordsOf(result)).toMatch(/token: (?:Permission denied|No such file)[^]*nothing seen/);
  });

  it("says why a build failed, although the hook brings nothing back for the post step", async () => {
    await writeSource(job, "failing", "echo this cannot be built; exit 7");

    const result = await job.run({ inputs: { image: `${image}-failing`, path: "failing" } });

    expect([result.exitCode, wordsOf(result)]).toEqual([1, expect.stringContaining("this cannot be built")]);
    expect([result.outputs, result.state]).toEqual([{}, {}]);
    expect([result.post?.exitCode, result.post?.log.join("\n")]).toEqual([
      0,
      expect.stringContaining("the runner has lost what the main step saved"),
    ]);
    expect(await pushed(`${image}-failing`)).toBeUndefined();
    expect(await left(job)).toBe(NOTHING_LEFT);
  });
});

describe("a pod whose job is cancelled", () => {
  const template: PodTemplate = {
    spec: {
      containers: [{ name: "$job", securityContext: { runAsUser: 0, allowPrivilegeEscalation: false } }],
    },
  };

  it("goes on with the build until the pod is removed, which pushes nothing", async () => {
    await using namespace = await Namespace.create("baseline");
    const job = await PodJob.start(namespace, template);
    await writeSource(job, "endless", "echo endless: started; while :; do echo >> /tmp/beats; sleep 1; done");

    const result = await job.run({
      inputs: { image: `${image}-endless`, path: "endless" },
      cancel: { signal: "SIGTERM", when: /endless: started/ },
    });
    const goesOn = await job.sh(
      'set -e; before=$(wc -c < /tmp/beats); until [ "$(wc -c < /tmp/beats)" -gt "$before" ]; do sleep 0.1; done; echo beats on',
    );
    await job[Symbol.asyncDispose]();

    expect(result.exitCode).not.toBe(0);
    expect(wordsOf(result)).toContain("endless: started");
    expect(result.post?.log.join("\n")).toContain("ends with the pod");
    expect(goesOn).toBe("beats on");
    expect(await namespace.leftovers()).toEqual([]);
    expect(await pushed(`${image}-endless`)).toBeUndefined();
  });
});

/** The template of a document, with the stand-in for the runner's image. */
async function templateOf(file: string): Promise<PodTemplate> {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const [, yaml = ""] = /^```yaml\n(spec:\n[^]*?)^```$/m.exec(text) ?? [];
  const json = JSON.stringify(parse(yaml)).replace(
    "ghcr.io/actions/actions-runner:latest",
    await runnerImage(),
  );
  return JSON.parse(json) as PodTemplate;
}

/** The pod of a job that has another user than all images know, as OpenShift makes them. */
function podOf(uid: number, runner: string): PodTemplate {
  const securityContext = {
    runAsUser: uid,
    runAsGroup: 0,
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };
  const volumeMounts = ["layers", "workspace"].map((name) => ({ name, mountPath: `/${name}` }));
  return {
    spec: {
      securityContext: { fsGroup: uid },
      initContainers: [
        {
          name: "fs-init",
          image: runner,
          command: ["sh", "-c", "cp -r /home/runner/externals/. /mnt/externals/"],
          securityContext,
          volumeMounts: [{ name: "externals", mountPath: "/mnt/externals" }],
        },
      ],
      containers: [{ name: "$job", workingDir: "/__w", securityContext, volumeMounts }],
      volumes: volumeMounts.map(({ name }) => ({ name, emptyDir: {} })),
    },
  };
}

describe("a pod of the level restricted", () => {
  it("makes the image that an engine makes, with the template that the documentation has", async () => {
    await using namespace = await Namespace.create("restricted");
    await using job = await PodJob.start(namespace, await templateOf("docs/kubernetes.md"));

    const refused = await job.run({ inputs: { image } });
    const built = await build(job, { ...TRUSTED, image: `${image}-restricted` });

    expect([refused.exitCode, wordsOf(refused)]).toEqual([
      1,
      expect.stringContaining("can read what the job can"),
    ]);
    expect(built.outputs["digest"]).toBe(digest);
    await expect(job.sh("touch /etc/written")).rejects.toThrow("Read-only file system");
    expect(await left(job)).toBe(NOTHING_LEFT);
  });

  // Official lifecycles look the user up in /etc/passwd.
  if (isOwn) {
    it("builds as any user of the root group, each time the same image", async () => {
      await using namespace = await Namespace.create("restricted");
      await using job = await PodJob.start(namespace, podOf(1_000_660_000, await runnerImage()));

      const first = await build(job, { ...TRUSTED, image: `${image}-any` });
      const again = await build(job, { ...TRUSTED, image: `${image}-any` });

      expect(again.outputs["digest"]).toBe(first.outputs["digest"]);
      expect(wordsOf(again)).toContain("Reused: 7 of 7 layers");
      expect(await left(job)).toBe(NOTHING_LEFT);
    });
  }
});
