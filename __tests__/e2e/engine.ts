// The Docker engine as its command or its API shows it: what is left in it, and containers of pushed images.
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, jest } from "@jest/globals";
import * as v from "valibot";
import { dialEngine } from "../../src/docker/dial-engine.ts";
import { removeKeptTools } from "./kept-tools.ts";
import { hasRun } from "./testbed.ts";

const RUN_LABEL = "io.buildpacks.action.run";
const CACHE_LABEL = "io.buildpacks.action.build-cache";

/** Whether the engine has no rights of root. */
export const isRootless = process.env["TESTBED_ENGINE"]?.endsWith("rootless") === true;

const execute = promisify(execFile);

/** The output of a docker command. */
export async function docker(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await execute("docker", [...args], { env: { ...process.env, ...env } });
  return stdout.trim();
}

/** Whether the engine says that it can; Podman without root says so with cgroup v1, too, and cannot. */
export async function canLimitContainers(): Promise<boolean> {
  const info = JSON.parse(await docker(["info", "--format", "{{json .}}"])) as Record<string, unknown>;
  return !isRootless && info["MemoryLimit"] === true && info["CpuCfsQuota"] === true;
}

/** The lines of what a docker command lists. */
export async function listDocker(...args: readonly string[]): Promise<string[]> {
  return (await docker(args)).split("\n").filter((line) => line !== "");
}

/** A container or a volume. */
interface Resource {
  readonly name: string;
  /** The run that made it; empty if no label says so. */
  readonly run: string;
}

/** Images that only these tests use, and what volumes of builds are called: these must have the label of a run. */
const OURS = /^(?:[^/]+\/e2e\/|cloud-native-buildpacks\.local\/|cnb-)/;

const labels = v.nullish(v.record(v.string(), v.string()), {});
const Containers = v.array(v.object({ Id: v.string(), Image: v.string(), Labels: labels }));
const Volumes = v.object({ Volumes: v.nullish(v.array(v.object({ Name: v.string(), Labels: labels })), []) });

let dialled: ReturnType<typeof dialEngine> | undefined;

/**
 * All containers and volumes that an action made or could have made, but build caches, which stay. Each test asks for them, and a
 * docker command takes many times as much of the machine as the answer.
 */
export async function leftovers(): Promise<readonly Resource[]> {
  const { client } = await (dialled ??= dialEngine(process.env));
  const [containers, { Volumes: volumes }] = await Promise.all([
    client.ask(Containers, "list containers", client.docker.listContainers({ all: true })),
    client.ask(Volumes, "list volumes", client.docker.listVolumes()),
  ]);
  const found = [
    ...containers.map((each) => ({ name: `container ${each.Id}`, origin: each.Image, labels: each.Labels })),
    ...volumes.map((each) => ({ name: `volume ${each.Name}`, origin: each.Name, labels: each.Labels })),
  ];
  return found
    .map(({ labels: of, ...each }) => ({
      ...each,
      run: of[RUN_LABEL] ?? "",
      isCache: Boolean(of[CACHE_LABEL]),
    }))
    .filter(({ isCache, run, origin }) => !isCache && (run !== "" || OURS.test(origin)))
    .map(({ name, run }) => ({ name, run }));
}

/** No test fails because its machine is busy; this only ends one that hangs. */
const TEST_TIMEOUT_MS = 900_000;

/**
 * Lets tests take their time, and fails each after which there are containers or volumes that were not there before the first.
 * Those of other runs do not count: somebody may be using the engine at the same time.
 */
export function checkForLeaks(): void {
  jest.setTimeout(TEST_TIMEOUT_MS);
  afterAll(removeKeptTools);
  const known = new Set<string>();
  beforeAll(async () => {
    for (const { name } of await leftovers()) known.add(name);
  });
  afterEach(async () => {
    const left = (await leftovers()).filter(
      ({ name, run }) => !known.has(name) && (run === "" || hasRun(run)),
    );
    for (const { name } of left) known.add(name);
    if (left.length > 0)
      throw new Error(`Left behind in the engine: ${left.map(({ name }) => name).join(", ")}`);
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
