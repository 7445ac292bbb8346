// The lifecycle's program: what it prints, and how it ends.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, jest } from "@jest/globals";
import { startFakeRegistry } from "../../support/fake-registry.ts";
import { COMPILE_CACHE, NODE_24 } from "../../support/node24.ts";
import { ResidentLifecycle } from "../resident-lifecycle.ts";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const CLI = "src/lifecycle/cli/cli.ts";
const ENVIRONMENT = { CNB_PLATFORM_API: "0.14", CNB_NO_COLOR: "true" };

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(NODE_24, [CLI, ...args], {
    cwd: REPOSITORY,
    env: { ...ENVIRONMENT, ...COMPILE_CACHE, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}

type Case = readonly [string, readonly string[], Readonly<Record<string, string>>, number, string];

const REFUSED: readonly Case[] = [
  ["a word that is no phase", ["nonsense"], {}, 3, 'failed to parse arguments: "nonsense" is not a phase; '],
  ["a property of every object", ["constructor"], {}, 3, '"constructor" is not a phase'],
  ["no Platform API", ["detect"], { CNB_PLATFORM_API: "" }, 11, "CNB_PLATFORM_API is not set"],
  ["an unknown Platform API", ["detect"], { CNB_PLATFORM_API: "0.99" }, 11, '"0.99" is incompatible'],
  [
    "an unknown log level",
    ["detect", "-log-level", "loud"],
    {},
    1,
    '"loud" is not a log level; use one of debug',
  ],
  ["no image", ["analyze"], {}, 3, "at least one image is required"],
  ["a tag in place of the image", ["create", "-tag", "a/b"], {}, 3, "at least one image is required"],
  [
    "a log level in other letters, which is one",
    ["analyze", "-log-level", "DEBUG"],
    {},
    3,
    "at least one image",
  ],
  ["an image that is none", ["export", "A"], {}, 3, '"A" is not an image reference'],
  ["an id that is no number", ["analyze", "-uid", "me", "a/b"], {}, 3, '-uid is "me"; it must be a number'],
  [
    "a daemon that is not there",
    ["analyze", "-daemon", "a/b"],
    { DOCKER_HOST: "unix:///nowhere/docker.sock" },
    1,
    "initialize docker client: Cannot reach the Docker daemon",
  ],
  [
    "layouts without a directory",
    ["analyze", "-layout", "a/b"],
    { CNB_EXPERIMENTAL_MODE: "quiet" },
    3,
    "resolve inputs: -layout needs a directory. Give it as -layout-dir",
  ],
  [
    "a compression that is none",
    ["export", "-layer-compression", "brotli", "a/b"],
    {},
    3,
    '-layer-compression is "brotli"; it must be gzip or zstd',
  ],
  [
    "a compression that is none, as a variable",
    ["create", "a/b"],
    { CNB_LAYER_COMPRESSION: "Zstd" },
    3,
    '-layer-compression is "Zstd"; it must be gzip or zstd',
  ],
  ["nothing to rebase", ["rebase"], {}, 3, "at least one image is required"],
  [
    "two run images",
    ["rebase", "-image", "a/b", "-run-image", "a/c", "a/d"],
    {},
    3,
    "supply only one of -run-image or (deprecated) -image",
  ],
];

let lifecycle: ResidentLifecycle | undefined;
afterAll(async () => {
  await lifecycle?.[Symbol.asyncDispose]();
});

jest.setTimeout(30_000);

describe("the lifecycle as a program", () => {
  it.each(REFUSED)(
    "prints to standard output why it ends for %s",
    async (...[, args, environment, status, message]) => {
      lifecycle ??= new ResidentLifecycle();
      const result = await lifecycle.run(args, { ...ENVIRONMENT, ...environment });

      expect(result).toMatchObject({ status, stderr: "" });
      expect(result.stdout).toMatch(/^ERROR: failed to .*\n$/);
      expect(result.stdout).toContain(message);
    },
  );

  it("prints an unknown flag to standard error and ends with 2", async () => {
    expect(await run(["build", "-nonsense"])).toStrictEqual({
      status: 2,
      stdout: "",
      stderr: "flag provided but not defined: -nonsense\n",
    });
  });

  it.each([
    [["analyze", "-version"], /^\d+\.\d+\.\d+\+typescript\.[^\n]+\n$/],
    [["build", "--version"], /^\d+\.\d+\.\d+\+typescript\.[^\n]+\n$/],
    [["create", "-help"], /^Usage of creator:\n[^]* {2}-app\n[^]* {2}-uid\n$/],
    [["detect", "-h"], /^Usage of detector:\n/],
  ])("answers %j and does nothing else", async (args, answer) => {
    lifecycle ??= new ResidentLifecycle();
    const result = await lifecycle.run(args, ENVIRONMENT);

    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout).toMatch(answer);
  });

  it("tells of a Docker configuration that cannot be read in phases that ask a registry, and in no other", async () => {
    const directory = await mkdtemp(join(tmpdir(), "docker-config-"));
    await using registry = await startFakeRegistry();
    try {
      await mkdir(join(directory, "config.json"));
      const image = (name: string): string => `${registry.host}/${name}`;
      const environment = { DOCKER_CONFIG: directory };
      const broken = { DOCKER_CONFIG: "/nowhere", DOCKER_AUTH_CONFIG: "s3cret" };

      const detect = await run(["detect", "-order", "/nowhere/order.toml"], environment);
      const analyze = await run(["analyze", "-run-image", image("run"), image("app")], environment);

      expect(detect.stdout).not.toContain("config.json");
      expect(analyze.stdout).toContain('config.json" is a directory');
      const arguments_ = ["analyze", "-run-image", image("run"), image("app")];
      expect((await run(arguments_, broken)).stdout).toContain("DOCKER_AUTH_CONFIG is not JSON");
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it("colours only the prefix", async () => {
    const { stdout } = await run(["nonsense"], { CNB_NO_COLOR: "" });

    expect(stdout).toContain("\u001b[31;1mERROR: \u001b[0mfailed to");
  });
});
