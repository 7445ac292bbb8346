// The workflows in examples/workflows, run: by a small runner of our own, or by act where WORKFLOW_ACT says where it is.
import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { NODE_24 } from "../support/node24.ts";
import { JobContainer, NO_NEW_PRIVILEGES } from "./container-job.ts";
import { deriveImage, pointTag } from "./derived-image.ts";
import { checkForLeaks, docker, forgetCachesOf, freePort } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type PrivateRegistry, startPrivateRegistry } from "./private-registry.ts";
import { type Published, readIndex, readPublished, tagsOf } from "./published.ts";
import { ROOT, testbed } from "./testbed.ts";
import { actRunner } from "./workflows/act-runner.ts";
import { builderOfPlatforms, builderOn, FOREIGN_ARCHITECTURE } from "./workflows/builder-of-platforms.ts";
import { startComments } from "./workflows/comments.ts";
import { type Actions, prepareActions, readExample } from "./workflows/example.ts";
import { runOnOwnRunner } from "./workflows/own-runner.ts";
import type { RunWorkflow, WorkflowResult, WorkflowRun } from "./workflows/workflow-run.ts";

const act = process.env["WORKFLOW_ACT"];
const runWorkflow: RunWorkflow = act === undefined ? runOnOwnRunner : actRunner(act, path.dirname(NODE_24));

const repository = `e2e/workflow-${randomBytes(4).toString("hex")}`;
const MAIN = { ref: "refs/heads/main", after: "0".repeat(40), deleted: false };

let dir: string;
/** An app that is built in no time, by {@link quickBuilder}. */
let quickApp: string;
let quickBuilder: string;
let records: string;
let actions: Actions;
let ghcr: PrivateRegistry;
let hub: PrivateRegistry;

checkForLeaks();

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "e2e-workflows-"));
  [actions, ghcr, hub] = await Promise.all([
    prepareActions(),
    startPrivateRegistry(),
    startPrivateRegistry(),
  ]);
  [quickApp, quickBuilder] = [path.join(dir, "app"), await fixtureBuilder()];
  await mkdir(quickApp);
  await writeFile(path.join(quickApp, "simple-layers"), "");
  caches.push(...[ghcr.host, hub.host, testbed().registry].map((host) => `${host}/${repository}`));
  caches.push(
    ...["api", "website", "own", "platforms", "rebased", "shared", "tested"].map(
      (name) => `${ghcr.host}/${repository}/${name}`,
    ),
  );
});

afterAll(async () => {
  await Promise.all([ghcr, hub, actions].map((resource) => resource[Symbol.asyncDispose]()));
  await rm(dir, { recursive: true, force: true });
});

const caches: string[] = [];
forgetCachesOf(caches);

const BUILDER = "paketobuildpacks/builder-jammy-base";

/** What the examples of real languages are built with. */
const realApp = () => ({
  source: path.join(ROOT, "examples", "node-app"),
  names: { [BUILDER]: testbed().images.builder },
});

/** Runs an example on the quick app, as a push to main unless it says otherwise. */
async function runExample(
  file: string,
  {
    names = {},
    ...options
  }: Partial<WorkflowRun> & { readonly names?: Readonly<Record<string, string>> } = {},
): Promise<WorkflowResult> {
  records = await mkdtemp(path.join(dir, "records-"));
  const result = await runWorkflow({
    workflow: await readExample(file, {
      "ghcr.io": ghcr.host,
      "docker.io": hub.host,
      [BUILDER]: quickBuilder,
      ...names,
    }),
    event: { name: "push", payload: MAIN },
    repository,
    source: quickApp,
    actions: actions.folders,
    actor: "robot",
    secrets: { GITHUB_TOKEN: ghcr.password },
    vars: {},
    ...options,
    env: {
      DOCKER_CONFIG: path.join(records, "docker"),
      DOCKER_HUB: hub.host,
      STAND_INS: records,
      PATH: `${path.join(import.meta.dirname, "workflows", "bin")}:${process.env["PATH"] ?? ""}`,
      ...options.env,
    },
  });
  if (!result.succeeded) throw new Error(`${file} failed:\n${result.log}`);
  return result;
}

/** What a private registry has under a name. */
function published(registry: PrivateRegistry, name: string): Promise<Published> {
  return readPublished(`${registry.host}/${name}`, registry.authorization);
}

describe("basic.yml", () => {
  it("pushes the image that it names", async () => {
    const { log } = await runExample("basic.yml");

    const { digest } = await published(ghcr, `${repository}:latest`);
    expect(log).toContain(`Pushed ${ghcr.host}/${repository}@${digest}`);
  });
});

describe("test-before-tags.yml", () => {
  it("pushes the image once it has answered and its command has succeeded", async () => {
    const app = realApp();
    const name = `${repository}/tested`;
    const names = { ...app.names, "/${{ github.repository }}": `/${name}` };
    const { log } = await runExample("test-before-tags.yml", { source: app.source, names });

    const { digest } = await published(ghcr, `${name}:latest`);
    expect(log.indexOf("app: Listening on port")).toBeGreaterThan(log.indexOf("===> EXPORTING"));
    expect(log.indexOf("test: v")).toBeGreaterThan(log.indexOf("app: Listening on port"));
    expect(log).toContain(`Pushed ${ghcr.host}/${name}@${digest}`);
  });
});

describe("test-then-push.yml", () => {
  it("pushes the image that it has started, and does not make its layers again", async () => {
    const app = realApp();
    try {
      const { log } = await runExample("test-then-push.yml", {
        source: app.source,
        names: { ...app.names, "8080": String(await freePort()) },
      });

      const { digest } = await published(ghcr, `${repository}:latest`);
      const tested = log.indexOf("Hello from node-app");
      expect(tested).toBeGreaterThan(log.indexOf("Installing node_modules"));
      expect(log.indexOf("Reusing node_modules")).toBeGreaterThan(tested);
      expect(log).toContain(`Pushed ${ghcr.host}/${repository}@${digest}`);
      expect(await tagsOf(`${ghcr.host}/${repository}`, ghcr.authorization)).not.toContain("test");
    } finally {
      await docker(["rmi", "--force", `${ghcr.host}/${repository}:test`]);
    }
  });
});

describe("share-between-jobs.yml", () => {
  it("pushes the image that another job has built, and a third one has started", async () => {
    const app = realApp();
    const name = `${repository}/shared`;
    try {
      const { log } = await runExample("share-between-jobs.yml", {
        source: app.source,
        names: { ...app.names, "/${{ github.repository }}": `/${name}`, "8080": String(await freePort()) },
      });

      expect(log).toContain("Hello from node-app");
      const { digest } = await published(ghcr, `${name}:latest`);
      expect(log).toContain(`Built ${digest} (not pushed)`);
      expect(log).toContain(`Pushed ${ghcr.host}/${name}@${digest}`);
    } finally {
      await docker(["rmi", "--force", `${ghcr.host}/${name}:latest`]);
    }
  });
});

describe("preview.yml", () => {
  const open = { "ghcr.io": testbed().registry };
  const pullRequest = {
    name: "pull_request",
    payload: {
      number: 7,
      repository: { full_name: repository, default_branch: "main" },
      pull_request: {
        number: 7,
        head: { sha: "1".repeat(40), ref: "change", repo: { full_name: "somebody/fork" } },
        base: { sha: "0".repeat(40), ref: "main", repo: { full_name: repository } },
      },
    },
  };

  afterEach(() => docker(["rmi", "--force", `${testbed().registry}/${repository}:preview`]));

  /** Runs it against a GitHub whose token may comment or not. */
  async function preview(mayComment: boolean): Promise<{ log: string; comments: readonly string[] }> {
    await using github = await startComments(mayComment);
    const app = realApp();
    const { log } = await runExample("preview.yml", {
      source: app.source,
      names: {
        ...app.names,
        ...open,
        "8080": String(await freePort()),
      },
      event: pullRequest,
      secrets: { GITHUB_TOKEN: "a-token" },
      env: { GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: `${github.url}/graphql` },
    });
    return { log, comments: github.comments };
  }

  it("starts the image, comments, and pushes nothing", async () => {
    const { log, comments } = await preview(true);

    expect(log).toContain("Hello from node-app");
    expect(comments).toEqual([expect.stringContaining("Image preview")]);
    expect((await tagsOf(`${testbed().registry}/${repository}`)) ?? []).not.toContain("preview");
  });

  it("succeeds without a comment where the token may only read", async () => {
    const { log, comments } = await preview(false);

    expect(comments).toEqual([]);
    expect(log).toContain("The preview is in the summary of the job instead.");
  });
});

describe("release.yml", () => {
  const tag = { ref: "refs/tags/v1.2.3", after: "0".repeat(40), deleted: false };
  let image: Published;

  beforeAll(async () => {
    await runExample("release.yml", {
      ...realApp(),
      event: { name: "push", payload: tag },
      secrets: { GITHUB_TOKEN: ghcr.password, KUBE_CONFIG: "the cluster" },
    });
    image = await published(ghcr, `${repository}:1.2.3`);
  });

  it("pushes the version, the minor version and latest, with labels", async () => {
    const others = await Promise.all(
      ["1.2", "latest"].map((name) => published(ghcr, `${repository}:${name}`)),
    );

    expect(others.map(({ digest }) => digest)).toEqual([image.digest, image.digest]);
    expect(image.config.labels).toMatchObject({ "org.opencontainers.image.version": "1.2.3" });
  });

  it("keeps the SBOM, and attests and deploys the digest", async () => {
    const name = `${ghcr.host}/${repository}`;

    expect(await readdir(path.join(records, "artifacts", "sbom"))).not.toEqual([]);
    expect(JSON.parse(await readFile(path.join(records, "attestation.json"), "utf8"))).toEqual({
      name,
      digest: image.digest,
      pushed: true,
    });
    expect(await readFile(path.join(records, "kubectl"), "utf8")).toBe(
      `the cluster: set image deployment/app app=${name}@${image.digest}\n` +
        "the cluster: rollout status deployment/app --timeout=5m\n",
    );
  });
});

describe("monorepo-matrix.yml", () => {
  it("pushes an image of each service", async () => {
    const source = path.join(dir, "monorepo");
    for (const service of ["api", "website"]) {
      await cp(quickApp, path.join(source, "services", service), { recursive: true });
    }

    const { log } = await runExample("monorepo-matrix.yml", { source });

    for (const service of ["api", "website"]) {
      const name = `${repository}/${service}`;
      const { digest } = await published(ghcr, `${name}:latest`);
      expect(log).toContain(`${service} is ${ghcr.host}/${name}@${digest}`);
    }
  });
});

describe("platforms.yml", () => {
  const PLATFORMS = ["amd64", FOREIGN_ARCHITECTURE];

  it("moves the tag once, to an index of the image of each platform", async () => {
    const builder = await builderOfPlatforms(quickBuilder, PLATFORMS);
    const name = `${repository}/platforms`;

    const { log } = await runExample("platforms.yml", {
      names: {
        "heroku/builder:24": builder,
        "/${{ github.repository }}": `/${name}`,
        "arch: arm64": `arch: ${FOREIGN_ARCHITECTURE}`,
      },
    });

    const index = await readIndex(`${ghcr.host}/${name}:latest`, ghcr.authorization);
    expect(Object.keys(index.images)).toEqual(PLATFORMS.map((arch) => `linux/${arch}`));
    const built = await Promise.all(
      Object.values(index.images).map((digest) => published(ghcr, `${name}@${digest}`)),
    );
    expect(built.map(({ config }) => config.architecture)).toEqual(PLATFORMS);
    expect(await tagsOf(`${ghcr.host}/${name}`, ghcr.authorization)).toEqual(["latest"]);
    expect(log).toContain(
      `${ghcr.host}/${name}@${index.digest} is for ${PLATFORMS.map((arch) => `linux/${arch}`).join(" ")}`,
    );
  });
});

describe("multi-registry.yml", () => {
  it("gives both registries the same digest", async () => {
    const { log } = await runExample("multi-registry.yml", {
      vars: { DOCKERHUB_USERNAME: "robot" },
      secrets: { GITHUB_TOKEN: ghcr.password, DOCKERHUB_TOKEN: hub.password },
    });

    const [first, second] = [
      await published(ghcr, `${repository}:latest`),
      await published(hub, "robot/app:latest"),
    ];
    expect(second.digest).toBe(first.digest);
    expect(log).toContain(`${first.digest} is now:`);
  });
});

describe("publish-buildpacks.yml", () => {
  it("pushes packages, and keeps the file of one, which builds an app", async () => {
    const { log } = await runExample("publish-buildpacks.yml", {
      source: path.join(ROOT, "examples"),
      event: { name: "push", payload: { ref: "refs/tags/v1.0.0", after: "0".repeat(40), deleted: false } },
    });

    const [tagged, latest] = await Promise.all(
      ["v1.0.0", "latest"].map((tag) =>
        readIndex(`${ghcr.host}/${repository}/node:${tag}`, ghcr.authorization),
      ),
    );
    expect(log).toContain(`examples/node 1.0.0 is ${ghcr.host}/${repository}/node@`);
    expect(latest?.digest).toBe(tagged?.digest);
    const files = await readdir(path.join(records, "artifacts", "packages"));
    expect(files.sort()).toEqual(["node-linux-amd64.cnb", "node-linux-arm64.cnb"]);
  });
});

describe("publish-builder.yml", () => {
  it("moves the tag to a builder that has built the app", async () => {
    const source = path.join(dir, "builder-sources");
    await cp(path.join(ROOT, "examples"), source, { recursive: true });
    const { build, run, lifecycle } = testbed().images;
    const file = path.join(source, "builder", "builder.toml");
    const toml = (await readFile(file, "utf8"))
      .replace('image = "build"', `image = "${build}"`)
      .replace('image = "run"', `image = "${run}"`);
    await writeFile(file, `${toml}\n[lifecycle]\nimage = "${lifecycle}"\n`);
    const name = `${ghcr.host}/${repository}/builder`;

    const { log } = await runExample("publish-builder.yml", { source });

    const { digest } = await readPublished(`${name}:latest`, ghcr.authorization);
    expect(log.indexOf(`as ${name}:latest`)).toBeGreaterThan(log.indexOf("===> EXPORTING"));
    expect(log).toMatch(`${name}@${digest} has the lifecycle `);
    expect(await tagsOf(name, ghcr.authorization)).toEqual(["latest"]);
  });
});

describe("rebase.yml", () => {
  const schedule = { name: "schedule", payload: { ...MAIN, schedule: "17 4 * * *" } };

  it("puts all tags on the newest run image, once, and keeps the layers of the app", async () => {
    const name = `${repository}/rebased`;
    const tag = path.basename(repository);
    const run = await pointTag(tag, testbed().images.run);
    const builder = await builderOn(run, quickBuilder, { tag });
    const names = { "/${{ github.repository }}": `/${name}` };
    const tags = `/${name}:latest,${ghcr.host}/${name}:1.2`;
    await runExample("basic.yml", {
      names: { [quickBuilder]: builder, [`/\${{ github.repository }}:latest`]: tags },
    });
    const before = await published(ghcr, `${name}:latest`);
    const newer = await deriveImage(run, tag, ({ config }) => {
      config.Labels["e2e"] = tag;
    });

    const logs = [
      await runExample("rebase.yml", { event: schedule, names }),
      await runExample("rebase.yml", { event: schedule, names }),
    ].map(({ log }) => log);

    const [latest, minor] = [await published(ghcr, `${name}:latest`), await published(ghcr, `${name}:1.2`)];
    expect(minor.digest).toBe(latest.digest);
    expect(latest.digest).not.toBe(before.digest);
    expect(latest.config.diffIds).toEqual(before.config.diffIds);
    expect(latest.config.labels["io.buildpacks.lifecycle.metadata"]).toContain(
      (await readPublished(newer)).digest,
    );
    const words = `On a newer run image: ${ghcr.host}/${name}:1.2 ${ghcr.host}/${name}:latest`;
    expect(logs.map((log) => log.includes("On a newer run image"))).toEqual([true, false]);
    expect(logs[0]?.replace(/(\S+:latest) (\S+:1\.2)$/m, "$2 $1")).toContain(words);
  });
});

/** What is used here of a job. */
interface ContainerJobText {
  readonly container: { readonly image: string };
  readonly steps: readonly {
    readonly name?: string;
    readonly id?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string>>;
  }[];
}

describe("kubernetes.yml", () => {
  it("logs in without the docker command, and builds in the container of the builder", async () => {
    const image = `${ghcr.host}/${repository}/pod`;
    const names = { "ghcr.io/owner/app": image, "ghcr.io": ghcr.host, [BUILDER]: testbed().images.builder };
    const { jobs } = parse(await readExample("kubernetes.yml", names)) as {
      jobs: { image: ContainerJobText };
    };
    const { container, steps } = jobs.image;
    const [login, build] = [
      steps.find(({ name }) => name?.startsWith("Log in")),
      steps.find(({ id }) => id === "build"),
    ];
    await using job = await JobContainer.start({ image: container.image, args: NO_NEW_PRIVILEGES });

    await job.sh(`export HOME=/github/home AUTH='robot:${ghcr.password}'; ${login?.run ?? ""}`);
    const { exitCode, log, outputs } = await job.run({ inputs: build?.with ?? {} });

    expect([exitCode, exitCode === 0 ? "" : log.join("\n")]).toEqual([0, ""]);
    expect(outputs["digest"]).toBe((await published(ghcr, `${repository}/pod:latest`)).digest);
  });
});

describe("self-hosted.yml", () => {
  it("builds on the engine that it is told, with a cache in a volume", async () => {
    const image = `${ghcr.host}/${repository}/own`;
    const { log } = await runExample("self-hosted.yml", {
      names: { "registry.example.com/team/app": image, "registry.example.com": ghcr.host },
      vars: { DOCKER_HOST: process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock" },
      secrets: { REGISTRY_USERNAME: "robot", REGISTRY_PASSWORD: ghcr.password },
    });

    const { digest } = await published(ghcr, `${repository}/own:latest`);
    expect(log).toContain(`Pushed ${image}@${digest}`);
    const label = `label=io.buildpacks.action.build-cache=${image}`;
    expect(await docker(["volume", "ls", "--quiet", "--filter", label])).not.toBe("");
  });
});
