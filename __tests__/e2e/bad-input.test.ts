// Wrong inputs: each is reported with its value before anything slow, several at once together.
import { createServer } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deriveImage } from "./derived-image.ts";
import { checkForLeaks, freePort } from "./engine.ts";
import { errorsOf, expectCleanFailure, expectNothingSlow } from "./failure-rules.ts";
import { readPublished } from "./published.ts";
import { createApp, freshImage, runBuild, testbed, type Workspace } from "./testbed.ts";

checkForLeaks();

let workspace: Workspace;
const image = freshImage("bad-input");
const host = testbed().registry;

beforeAll(async () => {
  workspace = await createApp({ "package.json": "{}" });
});

afterAll(() => workspace[Symbol.asyncDispose]());

const CASES: readonly {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the one error says: the value, what is allowed or what to do. */
  readonly says: readonly string[];
}[] = [
  { title: "no image", inputs: { image: " " }, says: ['Input "image"', "required", "ghcr.io/owner/app"] },
  {
    title: "an image in upper case",
    inputs: { image: `${image}/App:V1` },
    says: ['Input "image"', `"${image}/App:V1"`, `Use lower case: "${image}/app:V1"`],
  },
  {
    title: "an image that is no reference",
    inputs: { image: `${image}:not a tag` },
    says: ['Input "image"', '"not a tag"'],
  },
  {
    title: "a tag in a registry that does not answer",
    inputs: { image: `${image}:1,127.0.0.1:9/owner/app:1` },
    says: ['Cannot push to "127.0.0.1:9/owner/app"', "Check that 127.0.0.1:9 is the right registry"],
  },
  {
    title: "an engine that does not answer, over TCP",
    inputs: { "docker-host": "tcp://127.0.0.1:9" },
    says: [
      'Cannot reach the Docker daemon at "tcp://127.0.0.1:9" (from the input "docker-host")',
      'that the input "docker-host" is correct',
    ],
  },
  {
    title: "a network that the engine does not have",
    inputs: { network: "no-such-network" },
    says: ['has no network "no-such-network", which the input "network" names', "docker network create"],
  },
  {
    title: "a directory that the engine does not have",
    inputs: { volumes: "/no/such/directory:/mnt" },
    says: ['cannot mount "/no/such/directory" at "/mnt"', "Create it in an earlier step"],
  },
  {
    title: "a builder on a host that does not answer",
    inputs: { builder: "127.0.0.1:9/owner/builder:1" },
    says: ['The builder "127.0.0.1:9/owner/builder:1" cannot be read', "Check that 127.0.0.1:9 is the right"],
  },
  {
    title: "a variant that the architecture does not have",
    inputs: { platform: "linux/amd64/v9" },
    says: ['Input "platform"', 'amd64 has no variant "v9"', "linux/amd64/v4"],
  },
  {
    title: "no builder",
    inputs: { builder: "" },
    says: ['Input "builder"', "required", "paketobuildpacks/"],
  },
  {
    title: "a builder that does not exist",
    inputs: { builder: `${host}/e2e/no-such-builder:1` },
    says: [`The builder "${host}/e2e/no-such-builder:1" cannot be read`, "404", "Check the spelling"],
  },
  {
    title: "a builder that is none",
    inputs: { builder: testbed().images.run },
    says: [`"${testbed().images.run}" is not a builder`, "io.buildpacks.builder.metadata", 'Set "builder"'],
  },
  {
    title: "a builder that may not be pulled",
    inputs: { builder: `${host}/e2e/no-such-builder:1`, pull: "never" },
    says: [`The builder "${host}/e2e/no-such-builder:1" is not in the Docker engine`, '"pull" is "never"'],
  },
  {
    title: "a run image that does not exist",
    inputs: { "run-image": `${host}/e2e/no-such-run-image:1` },
    says: ["The run image cannot be used", `${host}/e2e/no-such-run-image:1`, 'Set "run-image"'],
  },
  {
    title: "a lifecycle image without a lifecycle",
    inputs: { "trust-builder": "false", "lifecycle-image": testbed().images.run },
    says: [`The lifecycle image "${testbed().images.run}" cannot be used`, "io.buildpacks.lifecycle.apis"],
  },
  {
    title: "a previous image in a registry that does not answer",
    inputs: { "previous-image": "127.0.0.1:9/owner/app" },
    says: ['Cannot read "127.0.0.1:9/owner/app', "Check that 127.0.0.1:9 is the right registry"],
  },
  {
    title: "a path that does not exist",
    inputs: { path: "services/api" },
    says: ['Input "path"', "/services/api", "does not exist", "checkout"],
  },
  {
    title: "a path that is a file",
    inputs: { path: "package.json" },
    says: ['Input "path"', "/package.json", "neither a directory nor a .zip, .jar or .war file"],
  },
  {
    title: "a variable with an impossible name",
    inputs: { env: "GOOD=1\n2BAD=secret" },
    says: ['Input "env"', '"2BAD"', "KEY=VALUE"],
  },
  {
    title: "a variable that the step does not have",
    inputs: { env: "NOT_IN_THE_STEP" },
    says: ['Input "env"', '"NOT_IN_THE_STEP" has no value', "NOT_IN_THE_STEP=VALUE"],
  },
  {
    title: "an unknown pull policy",
    inputs: { pull: "sometimes" },
    says: ['Input "pull"', '"sometimes"', "always, if-not-present, never"],
  },
  {
    title: "an unknown trust",
    inputs: { "trust-builder": "maybe" },
    says: ['Input "trust-builder"', '"maybe"', "auto, true, false"],
  },
  {
    title: "a network that is no name",
    inputs: { network: "my network" },
    says: ['Input "network"', '"my network"'],
  },
];

describe("the action refuses", () => {
  it.each(CASES)("$title", async ({ inputs, says }) => {
    const result = await runBuild({ image, workspace, inputs });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result)).toHaveLength(1);
    expect(result.rawLines.filter((line) => line.includes("DeprecationWarning"))).toEqual([]);
    for (const text of says) expect(errorsOf(result)[0]).toContain(text);
  });

  it("never shows the value of a variable", async () => {
    const result = await runBuild({ image, workspace, inputs: { env: "2BAD=hunter2" } });

    expect(result.rawLines.join("\n")).not.toContain("hunter2");
    expect(result.summary).not.toContain("hunter2");
  });

  it("everything that is wrong with the inputs at once", async () => {
    const inputs = { builder: "", path: "nowhere", env: "=", pull: "sometimes" };

    const result = await runBuild({ image: "UPPER", workspace, inputs });

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual([
      expect.stringContaining('Input "image"'),
      expect.stringContaining('Input "builder"'),
      expect.stringContaining('Input "path"'),
      expect.stringContaining('Input "env"'),
      expect.stringContaining('Input "pull"'),
    ]);
  });

  it("everything that is wrong with images and engine at once", async () => {
    const inputs = {
      builder: `${host}/e2e/no-such-builder:1`,
      "run-image": `${host}/e2e/no-such-run-image:1`,
    };
    const env = { DOCKER_HOST: "unix:///no/such/docker.sock" };

    const result = await runBuild({ image, workspace, inputs, env });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect([...errorsOf(result)].sort()).toEqual([
      expect.stringMatching(/Docker.*unix:\/\/\/no\/such\/docker\.sock/s),
      expect.stringContaining("no-such-builder"),
      expect.stringContaining("no-such-run-image"),
    ]);
  });
});

describe("the action cannot work without", () => {
  it("a Docker engine", async () => {
    const env = { DOCKER_HOST: "unix:///no/such/docker.sock" };

    const result = await runBuild({ image, workspace, env });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(/unix:\/\/\/no\/such\/docker\.sock.*DOCKER_HOST/s),
    ]);
    expect(result.post).toMatchObject({ exitCode: 0, annotations: [] });
  });

  it("an engine, and does not try again in a post step that is not told of it", async () => {
    const env = { DOCKER_HOST: "unix:///no/such/docker.sock" };

    const { exitCode, post } = await runBuild({ image, workspace, env, losesState: true });

    expect(exitCode).toBe(1);
    expect(post).toMatchObject({
      exitCode: 0,
      log: [expect.stringContaining("does nothing")],
      annotations: [],
    });
  });

  it("an engine that is new enough", async () => {
    const socketPath = path.join(workspace.dir, "old.sock");
    const body = JSON.stringify({ Version: "1.12.0", ApiVersion: "1.24", Os: "linux", Arch: "amd64" });
    const server = createServer((_request, response) => response.end(body)).listen(socketPath);

    const result = await runBuild({ image, workspace, env: { DOCKER_HOST: `unix://${socketPath}` } });

    server.close();
    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result)).toEqual([expect.stringMatching(/1\.12\.0.*1\.24.*1\.41/s)]);
  });

  it("the registry of builder and image, which is reported once", async () => {
    const closed = `127.0.0.1:${await freePort()}`;
    const inputs = { builder: `${closed}/owner/builder` };

    const result = await runBuild({ image: `${closed}/owner/app:1`, workspace, inputs });

    expect(result.exitCode).toBe(1);
    expectNothingSlow(result);
    expect(errorsOf(result)).toEqual([
      expect.stringContaining(`${closed} refuses connections (ECONNREFUSED)`),
    ]);
    expect(errorsOf(result)[0]).toContain("Check that");
    expect(result.durationMs).toBeLessThan(30_000);
  });
});

describe("the action refuses images", () => {
  const LABEL = "io.buildpacks.builder.metadata";
  const { images } = testbed();

  it("of another platform", async () => {
    const other = (config: { architecture: string }): void => {
      config.architecture = "s390x";
    };
    const [builder, runImage] = await Promise.all([
      deriveImage(images.builder, "e2e-other-platform", other),
      deriveImage(images.run, "e2e-other-platform", other),
    ]);

    const [badBuilder, badRunImage] = [
      await runBuild({ image, workspace, inputs: { builder } }),
      await runBuild({ image, workspace, inputs: { "run-image": runImage } }),
    ];

    await expectCleanFailure(badBuilder, image);
    await expectCleanFailure(badRunImage, image);
    expect(errorsOf(badBuilder)).toEqual([
      expect.stringMatching(/builder ".*" is for linux\/s390x, but .* linux\//),
    ]);
    expect(errorsOf(badRunImage)).toEqual([expect.stringMatching(/run image .* is for linux\/s390x, but /)]);
  });

  it("without a Platform API that both sides know", async () => {
    const { config } = await readPublished(images.builder);
    const metadata = JSON.parse(config.labels[LABEL] ?? "{}") as {
      lifecycle: { api?: unknown; apis: unknown };
    };
    metadata.lifecycle.apis = { platform: { supported: ["0.3", "0.4"] }, buildpack: { supported: ["0.10"] } };
    delete metadata.lifecycle.api;
    const builder = await deriveImage(images.builder, "e2e-old-lifecycle", (json) => {
      json.config.Labels[LABEL] = JSON.stringify(metadata);
    });

    const result = await runBuild({ image, workspace, inputs: { builder } });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result)).toEqual([expect.stringMatching(/speaks 0\.7, .*0\.14.* speaks 0\.3, 0\.4\./s)]);
  });
});
