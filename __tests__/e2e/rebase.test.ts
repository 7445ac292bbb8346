// The committed bundle of the rebase, as a runner runs it: no engine, and a registry of our own.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { addApp, addRunImage } from "../rebase/rebase-fixture.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { runAction } from "../support/mini-runner.ts";
import { ROOT } from "./testbed.ts";

const action = path.join(ROOT, "rebase");

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "rebase-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe("the rebase", () => {
  it("puts all tags that fit on the newest run image, with the credentials that Docker has", async () => {
    await using registry = await startFakeRegistry({
      auth: { kind: "basic", username: "me", password: "registry-secret" },
    });
    await writeFile(
      path.join(dir, "config.json"),
      JSON.stringify({ auths: { [registry.host]: { username: "me", password: "registry-secret" } } }),
    );
    const old = addRunImage(registry, "run one");
    const app = addApp(registry, { layer: "run one", digest: old });
    const newer = addRunImage(registry, "run two");

    const result = await runAction({
      action,
      workspace: dir,
      inputs: { image: `${registry.host}/app:*` },
      env: { DOCKER_CONFIG: dir },
    });

    expect(result).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { changed: "true", rebased: `${registry.host}/app:1` },
      post: undefined,
    });
    const tagged = registry.manifests.get("app")?.get("1");
    expect(tagged).toBe(registry.manifests.get("app")?.get(result.outputs["digest"] ?? ""));
    expect(tagged).not.toBe(registry.manifests.get("app")?.get(app));
    expect(result.log.join("\n")).toContain(`on   ${registry.host}/run@${newer} (linux/amd64)`);
    expect(result.masks).toContain("registry-secret");
  });

  it("fails for wrong inputs with words and without a stack trace", async () => {
    const result = await runAction({ action });

    expect(result).toMatchObject({ exitCode: 1, log: [], outputs: {} });
    expect(result.annotations.map(({ message }) => message.split("\n")[0])).toEqual([
      expect.stringMatching(/"image".*it is required/),
    ]);
  });
});
