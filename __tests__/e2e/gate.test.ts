// Images that are tested before they get their names: what passes, what does not, and that only the names of what passed move.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { canLimitContainers, checkForLeaks, docker, forgetCachesOf, listDocker } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type PrivateRegistry, startPrivateRegistry } from "./private-registry.ts";
import { readPublished, tagsOf } from "./published.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("gate");
const other = freshImage("gate-other");

checkForLeaks();
forgetCachesOf([image, other]);

/** An app that does what the variable MODE says. */
const SERVER = `
const { createServer } = require("node:http");
const { MODE, PORT } = process.env;
const modes = {
  crash() {
    console.log("no database");
    process.exitCode = 3;
  },
  sick: () => listen(503),
  local: () => listen(200, PORT, "127.0.0.1"),
  elsewhere: () => listen(200, 3123),
  hungry() {
    for (const eaten = []; ; ) eaten.push(Buffer.alloc(32 * 1024 ** 2, 1));
  },
  brief: () => listen(200).on("request", () => setTimeout(() => process.exit(5), 1000)),
};
function listen(status, port = PORT, host) {
  const server = createServer((request, response) => response.writeHead(request.url === "/health" ? status : 404).end());
  return server.listen(port, host, () => console.log("listening on " + server.address().port));
}
(modes[MODE] ?? (() => listen(204)))();
`;

const PACKAGE = { name: "tested", version: "1.0.0", scripts: { start: "node server.js" } };
const LOCKFILE = { ...PACKAGE, lockfileVersion: 3, requires: true, packages: { "": PACKAGE } };

let workspace: Workspace;
/** An app that is built in no time, where only its command matters. */
let quick: { readonly workspace: Workspace; readonly builder: string };
/** What the tag is at before any test fails. */
let good: BuildResult;

beforeAll(async () => {
  workspace = await createApp({
    "package.json": JSON.stringify(PACKAGE),
    "package-lock.json": JSON.stringify(LOCKFILE),
    "server.js": SERVER,
    "ask.js": `require("node:http").get("http://127.0.0.1:" + process.env.PORT + "/health", ({ statusCode }) => {
      console.log("asked: " + statusCode);
      process.exitCode = statusCode === 204 ? 0 : 1;
    });`,
  });
  quick = { workspace: await createApp({ "simple-layers": "" }), builder: await fixtureBuilder() };
  const inputs = { "test-http": "/health", test: "node ask.js", "test-env": "GREETING=hello" };
  good = await runGoodBuild({ image: `${image}:1`, workspace, inputs });
});

afterAll(async () => {
  for (const each of [workspace, quick.workspace]) await each[Symbol.asyncDispose]();
});

/** Another image than the one before, so that a tag that moves is seen. */
let builds = 0;
function build(
  inputs: Readonly<Record<string, string>>,
  more: Partial<Parameters<typeof runBuild>[0]> = {},
): Promise<BuildResult> {
  builds += 1;
  const labels = `build=${builds}`;
  return runBuild({ image: `${image}:1`, workspace, ...more, inputs: { labels, ...inputs } });
}

function buildQuickly(
  inputs: Readonly<Record<string, string>>,
  more: Partial<Parameters<typeof runBuild>[0]> = {},
): Promise<BuildResult> {
  return build({ builder: quick.builder, ...inputs }, { workspace: quick.workspace, ...more });
}

/** Exit code 1, one error, the image by its digest, and the tag where it was. */
async function expectFailedTest(result: BuildResult): Promise<string> {
  expect({ exitCode: result.exitCode, log: result.exitCode === 1 ? "" : logOf(result) }).toEqual({
    exitCode: 1,
    log: "",
  });
  const [error = "", ...others] = errorsOf(result);
  expect(others).toEqual([]);
  expect(error).toContain("The image failed its test: ");
  const published = await readPublished(`${image}@${result.outputs["digest"] ?? ""}`);
  expect(published.digest).not.toBe(good.outputs["digest"]);
  expect(result.outputs["image"]).toBe(`${image}@${published.digest}`);
  expect(result.outputs).not.toHaveProperty("tags");
  expect((await readPublished(`${image}:1`)).digest).toBe(good.outputs["digest"]);
  expect(await untestedImages()).toEqual([]);
  return error;
}

async function untestedImages(): Promise<string[]> {
  const names = await listDocker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}");
  return names.filter((name) => name.includes("/untested:"));
}

describe("an image that passes", () => {
  it("gets its tag", async () => {
    expect((await readPublished(`${image}:1`)).digest).toBe(good.outputs["digest"]);
    expect(await tagsOf(image)).toEqual(["1"]);
  });

  it("was asked, and then heard from the command beside it", () => {
    expect(good.rawLines).toEqual(expect.arrayContaining(["app: listening on 8080", "test: asked: 204"]));
    expect(logOf(good)).toMatch(/^Tested in /m);
    expect(metadataOf(good).timings.map(({ name }) => name)).toContain("test");
  });

  it("leaves no image and no container in the engine", async () => {
    expect(await untestedImages()).toEqual([]);
    expect(good.post).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

/** All of these images fail; some of them after a while, so they are tested at the same time. */
const FAILING = {
  exits: { test: "echo one >&2; echo two >&2; exit 3" },
  // The first process of a container heeds no signal that comes from within.
  "is killed": { test: "sh -c 'kill -SEGV $$'\necho after" },
  "takes too long": { test: "echo waiting; sleep 600", "test-timeout": "25" },
  "writes to the root": { test: "touch /tmp/file && touch file" },
  crashes: { "test-http": "/health", "test-env": "MODE=crash" },
  "listens locally": { "test-http": "/health", "test-env": "MODE=local" },
  "is sick": { "test-http": "/health", "test-env": "MODE=sick", "test-timeout": "25" },
  "listens elsewhere": { "test-http": "/health", "test-env": "MODE=elsewhere", "test-timeout": "25" },
  "goes on too briefly": { "test-http": "/health", test: "sleep 600", "test-env": "MODE=brief" },
} as const;

type Failing = keyof typeof FAILING;

describe("an image that fails its test", () => {
  const results = new Map<string, BuildResult>();

  beforeAll(async () => {
    const building = Object.entries(FAILING).map(async ([why, inputs]) => {
      results.set(why, await ("test-http" in inputs ? build(inputs) : buildQuickly(inputs)));
    });
    await Promise.all(building);
  }, 600_000);

  const resultOf = (why: Failing): BuildResult => {
    const result = results.get(why);
    if (result === undefined) throw new Error(`"${why}" was not built.`);
    return result;
  };

  it.each<[Failing, readonly string[]]>([
    ["exits", ['"echo one >&2; echo two >&2; exit 3" ended with exit code 3. No tag was moved']],
    ["is killed", ["was killed by SIGSEGV (exit code 139)"]],
    ["takes too long", ["did not end within 25.0 s"]],
    ["writes to the root", ['Set "test-read-only" to "false"']],
    [
      "crashes",
      [
        'the app ended with exit code 3 before it answered GET "/health" on port 8080 with 2xx or 3xx',
        "no database",
      ],
    ],
    [
      "listens locally",
      ["the app listens on port 8080 only for its own container, at a loopback address", "listening on 8080"],
    ],
    ["is sick", ["was not answered with 2xx or 3xx within 25.0 s: the last answer was 503"]],
    ["listens elsewhere", ["nothing listens there, but on port 3123"]],
    ["goes on too briefly", ['the app ended with exit code 5 while "sleep 600" ran']],
  ])("keeps its tag where it was, and is explained, if it %s", async (why, words) => {
    const error = await expectFailedTest(resultOf(why));

    for (const said of words) expect(error).toContain(said);
  });

  it("has what its command said last in annotation and summary", () => {
    const result = resultOf("exits");

    expect(errorsOf(result)[0]).toMatch(/Its last 2 lines:\n {2}one\n {2}two$/);
    expect(result.summary).toContain("The image failed its test");
    expect(result.summary).toContain("two");
  });
});

const describeLimits = (await canLimitContainers()) ? describe : describe.skip;

describeLimits("an image with a limit of memory", () => {
  it("keeps its tag where it was, and is said to have reached that limit, if its app wants more", async () => {
    const inputs = { "test-http": "/health", "test-env": "MODE=hungry", memory: "512m" };
    const error = await expectFailedTest(await build(inputs));

    expect(error).toContain(
      "the app was killed by SIGKILL (exit code 137) at the memory limit of 512 MiB before it answered GET",
    );
    expect(error).toContain('Set "memory" to more than that, or make the app use less.');
  });

  it("fails by the limit, too, where its command is what wants more", async () => {
    const test = "head -c 1024M /dev/zero | tail -c 1024M >/dev/null";
    const error = await expectFailedTest(await buildQuickly({ test, memory: "512m" }));

    expect(error).toContain("at the memory limit of 512 MiB");
  });
});

describe("a command", () => {
  it("has the variables of the test, no network, and a root that it may write to where that is said", async () => {
    const script =
      'node -e \'require("net").connect(53, "192.0.2.1").on("error", ({ code }) => console.log(code, process.env.A))\'';
    const inputs = { test: `touch file && ${script}`, "test-env": "A=b", "test-read-only": "false" };
    const result = await build(inputs, { image: `${other}:1` });

    expect({ exitCode: result.exitCode, lines: result.rawLines }).toMatchObject({
      exitCode: 0,
      lines: expect.arrayContaining(["ENETUNREACH b"]),
    });
  });

  it("runs without a shell after --, beside an app on the port that it is told", async () => {
    const inputs = { test: "-- node ask.js", "test-http": "/health", "test-env": "PORT=3000" };
    const result = await build(inputs, { image: `${other}:1` });

    expect({ exitCode: result.exitCode, lines: result.rawLines }).toMatchObject({
      exitCode: 0,
      lines: expect.arrayContaining(["app: listening on 3000", "test: asked: 204"]),
    });
  });
});

describe("where an image goes", () => {
  let second: PrivateRegistry;

  beforeAll(async () => {
    second = await startPrivateRegistry();
  });

  afterAll(async () => {
    await second[Symbol.asyncDispose]();
  });

  it("is in every registry by its digest, and has a tag in none, if it fails", async () => {
    const elsewhere = `${image.replace(/^[^/]+/, second.host)}-copy`;
    const result = await buildQuickly(
      { test: "exit 1" },
      { image: `${image}:1\n${elsewhere}:1`, env: { DOCKER_CONFIG: second.dockerConfig } },
    );

    await expectFailedTest(result);
    const { digest = "" } = result.outputs;
    expect((await readPublished(`${elsewhere}@${digest}`, second.authorization)).digest).toBe(digest);
    expect((await tagsOf(elsewhere, second.authorization)) ?? []).toEqual([]);
  });

  it("is no name in the engine if it fails, and all of them if it passes", async () => {
    const name = `${other}:local`;
    const inputs = { push: "false", load: "true" };
    const failed = await buildQuickly({ ...inputs, test: "exit 1" }, { image: name });
    const namedThen = await docker(["image", "ls", "--quiet", name]);
    const passed = await buildQuickly({ ...inputs, test: "true" }, { image: name });
    const namedNow = await docker(["image", "ls", "--quiet", "--no-trunc", name]);
    await docker(["rmi", "-f", name]);

    expect(failed).toMatchObject({ exitCode: 1 });
    expect(errorsOf(failed)[0]).toContain(`The image ${failed.outputs["digest"] ?? ""} was given no name`);
    expect(namedThen).toBe("");
    expect(passed).toMatchObject({ exitCode: 0 });
    expect(namedNow).toContain(passed.outputs["image-id"]?.replace("sha256:", ""));
    expect(await untestedImages()).toEqual([]);
  });

  it("is nowhere if it is only tested", async () => {
    const result = await buildQuickly({ push: "false", test: "exit 1" }, { image: `${other}-check:1` });

    expect(result).toMatchObject({ exitCode: 1 });
    expect(await tagsOf(`${other}-check`)).toBeUndefined();
    expect(await untestedImages()).toEqual([]);
  });
});

describe("a build that is cancelled while its image is tested", () => {
  it("leaves nothing, and moves no tag", async () => {
    const cancel = { signal: "SIGINT", when: /^waiting$/ } as const;
    const result = await buildQuickly({ test: "echo waiting; sleep 600" }, { cancel });

    expect({ exitCode: result.exitCode, log: logOf(result) }).toMatchObject({ exitCode: 130 });
    expect((await readPublished(`${image}:1`)).digest).toBe(good.outputs["digest"]);
    expect(await untestedImages()).toEqual([]);
  });

  it("leaves the image to the post step if it is killed", async () => {
    const cancel = { signal: "SIGKILL", when: /^waiting$/ } as const;
    await buildQuickly({ test: "echo waiting; sleep 600" }, { cancel });

    expect((await readPublished(`${image}:1`)).digest).toBe(good.outputs["digest"]);
    expect(await untestedImages()).toEqual([]);
  });
});
