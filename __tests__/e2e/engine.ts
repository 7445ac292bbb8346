// The Docker engine as its command shows it: what is left in it, and containers of pushed images.
import { afterAll, afterEach, beforeAll, jest } from "@jest/globals";
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const RUN_LABEL = "io.buildpacks.action.run";
const CACHE_LABEL = "io.buildpacks.action.build-cache";

const execute = promisify(execFile);

/** The output of a docker command. */
export async function docker(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await execute("docker", [...args], { env: { ...process.env, ...env } });
  return stdout.trim();
}

async function listDocker(...args: readonly string[]): Promise<string[]> {
  return (await docker(args)).split("\n").filter((line) => line !== "");
}

/**
 * Containers and volumes that a run should have removed: all that carry the label of a run, and all that carry none of our
 * labels. Build caches stay.
 */
export async function leftovers(): Promise<string[]> {
  const [containers, volumes] = await Promise.all([
    listDocker(
      "ps",
      "--all",
      "--no-trunc",
      "--format",
      `container {{.ID}} {{.Image}} {{.Label "${RUN_LABEL}"}}`,
    ),
    listDocker(
      "volume",
      "ls",
      "--format",
      `{{.Label "${CACHE_LABEL}"}} volume {{.Name}} {{.Label "${RUN_LABEL}"}}`,
    ),
  ]);
  return [...containers, ...volumes.filter((line) => line.startsWith(" ")).map((line) => line.trimStart())];
}

/** Builds on a busy machine need more than the five seconds that a test has. */
const TEST_TIMEOUT_MS = 120_000;

/** Lets tests take their time, and fails each after which there are containers or volumes that were not there before the first. */
export function checkForLeaks(): void {
  jest.setTimeout(TEST_TIMEOUT_MS);
  let before: readonly string[];
  beforeAll(async () => {
    before = await leftovers();
  });
  afterEach(async () => {
    const left = (await leftovers()).filter((resource) => !before.includes(resource));
    before = [...before, ...left];
    if (left.length > 0) throw new Error(`Left behind in the engine:\n${left.join("\n")}`);
  });
}

/** Removes the build caches of these images after the tests: for a test bed they are only litter. */
export function forgetCachesOf(images: readonly string[]): void {
  afterAll(async () => {
    for (const image of images) {
      const volumes = await listDocker(
        "volume",
        "ls",
        "--quiet",
        "--filter",
        `label=${CACHE_LABEL}=${image}`,
      );
      if (volumes.length > 0) await docker(["volume", "rm", ...volumes]);
    }
  });
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((fulfil) => server.listen(0, "127.0.0.1", fulfil));
  const address = server.address();
  await new Promise((fulfil) => server.close(fulfil));
  if (typeof address !== "object" || address === null) throw new Error("There is no free port.");
  return address.port;
}

/** Starts an image and asks it for `/` over HTTP. */
export async function answerOf(reference: string): Promise<string> {
  const port = await freePort();
  const name = `e2e-answer-${port}`;
  const args = ["run", "--name", name, "--network", "host", "--env", `PORT=${port}`, reference];
  await docker(["pull", "--quiet", reference]);
  const container = spawn("docker", args, { stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}/`;
  try {
    for (let tries = 0; tries < 150 && container.exitCode === null; tries += 1) {
      const response = await fetch(url).catch(() => undefined);
      if (response !== undefined) return (await response.text()).trim();
      await sleep(100);
    }
    throw new Error(`${reference} did not answer.`);
  } finally {
    await removeContainer(name, reference);
  }
}

/** What a process of an image prints; the default process if none is named. */
export async function outputOf(reference: string, process?: string): Promise<string> {
  const entrypoint = process === undefined ? [] : ["--entrypoint", process];
  const name = `e2e-output-${await freePort()}`;
  await docker(["pull", "--quiet", reference]);
  try {
    return await docker(["run", "--name", name, ...entrypoint, reference]);
  } finally {
    await removeContainer(name, reference);
  }
}

async function removeContainer(name: string, image: string): Promise<void> {
  await docker(["rm", "--force", "--volumes", name]);
  await docker(["rmi", image]);
}
