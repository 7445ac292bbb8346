// The committed bundle of the preview, as a runner runs it: no engine, a registry and a GitHub of our own.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pushAppImage } from "../support/app-images.ts";
import { startFakeGitHub } from "../support/fake-github.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { runAction } from "../support/mini-runner.ts";
import { ROOT } from "./testbed.ts";

const action = path.join(ROOT, "preview");

let config: string;

beforeEach(async () => {
  config = await mkdtemp(path.join(tmpdir(), "preview-"));
});

afterEach(async () => {
  await rm(config, { recursive: true });
});

describe("the preview", () => {
  it("comments on a pull request, with the credentials that Docker has", async () => {
    await using github = await startFakeGitHub();
    await using registry = await startFakeRegistry({
      auth: { kind: "basic", username: "me", password: "registry-secret" },
    });
    await writeFile(
      path.join(config, "config.json"),
      JSON.stringify({ auths: { [registry.host]: { username: "me", password: "registry-secret" } } }),
    );
    const login = Buffer.from("me:registry-secret").toString("base64");
    pushAppImage(registry, "main", { app: ["old"] });
    pushAppImage(registry, "pr-1", { app: ["newer"] });

    const result = await runAction({
      action,
      inputs: {
        image: `${registry.host}/app:pr-1`,
        "base-image": `${registry.host}/app:main`,
        "github-token": github.token,
      },
      env: {
        GITHUB_API_URL: github.apiUrl,
        GITHUB_GRAPHQL_URL: github.graphqlUrl,
        DOCKER_CONFIG: config,
      },
      event: {
        name: "pull_request",
        ref: "refs/pull/1/merge",
        payload: { pull_request: { number: 1, head: { sha: "b".repeat(40) } } },
      },
    });

    expect(result).toMatchObject({ exitCode: 0, annotations: [], summary: "", post: undefined });
    expect(result.outputs["comment-id"]).toBe("1001");
    expect(github.comments[0]?.body).toContain("1 changed");
    expect(result.masks).toEqual(expect.arrayContaining([github.token, "registry-secret", login]));
  });

  it("fails for wrong inputs only, with words and without a stack trace", async () => {
    const result = await runAction({ action });

    expect(result).toMatchObject({ exitCode: 1, log: [], outputs: {} });
    expect(result.annotations).toMatchObject([
      { level: "error", message: expect.stringMatching(/^Input "image": it is empty/) as unknown },
    ]);
  });
});
