// The whole step against a registry and a GitHub of our own.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createGitHubApi } from "../../../src/actions/github/github-api.ts";
import { openPreviewInputs } from "../../../src/actions/preview/preview-inputs.ts";
import { runPreview } from "../../../src/actions/preview/run-preview.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { createMasker } from "../../../src/actions/runner/secrets.ts";
import { previewImage } from "../../../src/platform/image/preview-image.ts";
import { createHttp } from "../../../src/registry/http.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { pushAppImage, pushAppIndex } from "../../support/app-images.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type FakeGitHub, type Misbehaviour, startFakeGitHub } from "../../support/fake-github.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { parseVariables } from "../../support/mini-runner/command-files.ts";
import { CommandParser } from "../../support/mini-runner/command-parser.ts";
import { CapturedStdout } from "../captured-stdout.ts";

const http = createHttp({ clock: createFakeClock() });

const FILES = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] as const;
const COMMIT = "b".repeat(40);
const IN_SUMMARY = "The preview is in the summary of the job instead.";

let folder: string;
let trusted: string[];
let stdout: CapturedStdout;
let registry: FakeRegistry;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "preview-"));
  trusted = [];
  registry = await startFakeRegistry();
  stdout = new CapturedStdout();
});

afterEach(async () => {
  stdout[Symbol.dispose]();
  for (const name of FILES) Reflect.deleteProperty(process.env, name);
  await registry[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const PULL_REQUEST = {
  name: "pull_request",
  payload: { pull_request: { number: 1, head: { sha: COMMIT } } },
};

async function run(github: FakeGitHub, { inputs = {}, event = PULL_REQUEST, env = {} }: RunOptions = {}) {
  for (const name of FILES) {
    process.env[name] = join(folder, name);
    await writeFile(join(folder, name), "");
  }
  await writeFile(join(folder, "event.json"), JSON.stringify(event.payload));
  const given = {
    image: `${registry.host}/app:pr-1`,
    "base-image": `${registry.host}/app:main`,
    "github-token": github.token,
    ...inputs,
  };
  const runner = createRunner();
  const client = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    retry: { delaysMs: [] },
  });
  const variables = {
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_REPOSITORY: "owner/app",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_RUN_ID: "7",
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_STEP_SUMMARY: join(folder, "GITHUB_STEP_SUMMARY"),
    ...env,
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  const exitCode = await runPreview({
    env: variables,
    inputs: openPreviewInputs(variables),
    runner,
    mask: createMasker(runner),
    trust: (certificates) => trusted.push(...certificates),
    preview: (request) => previewImage(request, client),
    connect: (access) => createGitHubApi(access, http),
  });
  const parser = new CommandParser();
  for (const line of stdout.lines) parser.read(line);
  const [outputs = "", summary = ""] = await Promise.all(
    FILES.map((name) => readFile(join(folder, name), "utf8")),
  );
  const { annotations, log, masks } = parser.result();
  const seen = annotations.map(({ level, message }) => ({ level, message }));
  return { exitCode, outputs: parseVariables(outputs), summary, annotations: seen, log, masks };
}

function pushBoth(): void {
  pushAppImage(registry, "main", { app: ["old"] });
  pushAppImage(registry, "pr-1", { app: ["newer"] });
}

describe("runPreview", () => {
  it("comments on the pull request what is different", async () => {
    await using github = await startFakeGitHub();
    pushBoth();

    const { exitCode, outputs, summary, annotations, log, masks } = await run(github);

    const url = "https://github.com/owner/app/pull/1#issuecomment-1001";
    expect({ exitCode, summary, annotations }).toEqual({ exitCode: 0, summary: "", annotations: [] });
    expect(outputs).toMatchObject({ "comment-id": "1001", "comment-url": url });
    expect(outputs["markdown"]).toMatch(/^<h3>Image preview<\/h3>\n.*2 kB larger/);
    expect(github.comments[0]?.body).toBe(
      `<!-- cloud-native-buildpacks-preview ${encodeURIComponent(`${registry.host}/app`)} -->\n${outputs["markdown"] ?? ""}`,
    );
    expect(github.comments[0]?.body).toContain("actions/runs/7");
    expect(log).toContain(`Commented: ${url}`);
    expect(masks).toEqual([github.token]);
  });

  it("updates its comment when the pull request grows", async () => {
    await using github = await startFakeGitHub();
    pushBoth();
    await run(github);
    pushAppImage(registry, "pr-1", { app: ["old"] });

    const { outputs, log } = await run(github);

    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("no difference");
    expect(outputs["comment-id"]).toBe("1001");
    expect(log.join("\n")).toContain("Updated the comment https://");
  });

  it("has a comment for each image of a repository", async () => {
    await using github = await startFakeGitHub();
    pushBoth();

    for (const key of ["web", "api", "web"]) await run(github, { inputs: { key } });

    expect(github.comments).toHaveLength(2);
  });

  it.each([
    ["read-only", { permission: "read" as const }],
    [
      "of somebody who may only read, with a comment of the bot",
      { permission: "read" as const, login: "reader" },
    ],
  ])("writes the summary with a notice if the token is %s", async (_what, options) => {
    await using github = await startFakeGitHub(options);
    pushBoth();

    const { exitCode, outputs, summary, annotations } = await run(github);

    expect(exitCode).toBe(0);
    expect(summary).toBe(outputs["markdown"]);
    expect(Object.keys(outputs)).toEqual(["markdown"]);
    expect(annotations).toEqual([
      {
        level: "notice",
        message: expect.stringMatching(
          /^Cannot comment on pull request #1: GitHub answered 403.*\n.*pull-requests: write.*\n.*summary/,
        ),
      },
    ]);
  });

  it.each<[RunOptions, string]>([
    [
      { event: { name: "push", payload: {} } },
      'No comment was posted: the event "push" is not a pull request event.',
    ],
    [{ inputs: { "github-token": "" } }, "No comment was posted, because there is no token."],
    [{ env: { GITHUB_REPOSITORY: undefined } }, "No comment was posted, because there is no repository."],
  ])("writes the summary with a notice for %j", async (options, why) => {
    await using github = await startFakeGitHub();
    pushBoth();

    const { exitCode, summary, annotations } = await run(github, options);

    expect(exitCode).toBe(0);
    expect(summary).toContain("<h3>Image preview</h3>");
    expect(annotations).toEqual([{ level: "notice", message: `${why}\n${IN_SUMMARY}` }]);
    expect(github.calls).toEqual([]);
  });

  it.each<[Misbehaviour, RegExp]>([
    [{ status: 401, body: '{"message":"Bad credentials"}' }, /GitHub answered 401: Bad credentials/],
    [{ status: 404, body: '{"message":"Not Found"}' }, /GitHub answered 404/],
    [{ status: 422, body: '{"message":"Validation Failed"}' }, /GitHub answered 422/],
    [{ status: 429 }, /GitHub answered 429/],
    [{ status: 403, headers: { "retry-after": "60" } }, /GitHub answered 403[^]*later/],
    [{ status: 500 }, /GitHub answered 500/],
    ["reset", /closed/],
    ["half an answer", /Cannot comment/],
    [{ status: 200, body: "<html>" }, /is not JSON/],
  ])("writes the summary with a warning if GitHub fails: %j", async (misbehaviour, words) => {
    await using github = await startFakeGitHub();
    pushBoth();
    github.script("POST /repos", misbehaviour, 5);

    const { exitCode, summary, annotations } = await run(github);

    expect(exitCode).toBe(0);
    expect(summary).toContain("<h3>Image preview</h3>");
    expect(annotations).toEqual([{ level: "warning", message: expect.stringMatching(words) as unknown }]);
    expect(annotations[0]?.message).not.toMatch(/\n\s+at |\.ts:\d/);
  });

  it("says in the comment that there is no base image yet, and warns of nothing", async () => {
    await using github = await startFakeGitHub();
    pushAppImage(registry, "pr-1", {});

    const { exitCode, annotations } = await run(github);

    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] });
    expect(github.comments[0]?.body).toContain("does not exist yet");
  });

  it("comments also if the base image cannot be read, and warns why", async () => {
    await using github = await startFakeGitHub();
    pushBoth();
    registry.script(({ path }) => path.endsWith("/main"), { kind: "answer", status: 403 });

    const { exitCode, annotations } = await run(github);

    expect(exitCode).toBe(0);
    expect(annotations).toEqual([
      { level: "warning", message: expect.stringContaining("answered 403") as unknown },
    ]);
    expect(github.comments[0]?.body).toContain("could not be read from its registry");
  });

  it("comments on the pull request of a fork, from a run after its run, by what that run said", async () => {
    const head = { label: "contributor:fix", sha: COMMIT };
    await using github = await startFakeGitHub({ pullRequests: [{ number: 1, state: "open", head }] });
    pushAppImage(registry, "main", { app: ["old"] });
    const metadata = JSON.stringify({
      layers: [{ name: "app" }, { name: "<img src=x>@owner" }],
      loaded: [`${registry.host}/app:private`],
    });
    const workflow_run = {
      head_branch: "fix",
      head_sha: COMMIT,
      head_repository: { owner: { login: "contributor" } },
    };

    const { annotations } = await run(github, {
      inputs: { image: "", metadata },
      event: { name: "workflow_run", payload: { workflow_run } },
    });

    expect(annotations).toEqual([]);
    expect(github.comments[0]?.body).toContain("<td><code>&lt;img src=x&gt;@owner</code></td><td>added</td>");
    expect(registry.calls.filter((call) => call.includes("private"))).toEqual([]);
  });

  it("comments once for all platforms of an index, and warns once of what cannot be read", async () => {
    await using github = await startFakeGitHub();
    pushAppImage(registry, "main", {});
    pushAppIndex(registry, "pr-1", [{}, { architecture: "arm64" }]);
    registry.script(({ path }) => path.endsWith("/main"), { kind: "answer", status: 403 });

    const { annotations } = await run(github);

    expect(annotations).toHaveLength(1);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body.match(/<details><summary><code>linux\/\w+<\/code>/g)).toHaveLength(2);
  });

  it("trusts the authorities that the step names", async () => {
    await using github = await startFakeGitHub();
    pushBoth();
    await writeFile(join(folder, "ca.pem"), rootCertificates[0] ?? "");

    const { annotations } = await run(github, {
      inputs: { "ca-certificates": "ca.pem" },
      env: { GITHUB_WORKSPACE: folder },
    });

    expect(annotations).toEqual([]);
    expect(trusted).toEqual([rootCertificates[0]]);
  });

  it("fails for wrong inputs, before it asks anybody", async () => {
    await using github = await startFakeGitHub();

    const { exitCode, annotations, outputs } = await run(github, { inputs: { image: "g.io/A" } });

    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
    expect(annotations).toEqual([
      {
        level: "error",
        message: 'Input "image": "g.io/A" has upper-case letters in its name.\nUse lower case: "g.io/a".',
      },
    ]);
    expect([...github.calls, ...registry.calls]).toEqual([]);
  });

  it("does not fail for an event that it does not understand", async () => {
    await using github = await startFakeGitHub();
    pushBoth();

    const { exitCode, annotations } = await run(github, {
      event: { name: "pull_request", payload: { pull_request: "1" } },
    });

    expect(exitCode).toBe(0);
    expect(annotations).toEqual([
      {
        level: "warning",
        message: expect.stringMatching(/^The preview could not be created: The payload/) as unknown,
      },
    ]);
  });

  it("shows no secret that it knows of", async () => {
    await using github = await startFakeGitHub();
    pushBoth();

    const { log, outputs } = await run(github, { inputs: { title: `Preview (${github.token})` } });

    expect(JSON.stringify([log, outputs, github.comments])).not.toContain(github.token);
  });
});
