// The committed bundle of the push, as a runner runs it: no engine, a registry of our own, and a directory of another job.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { smallImage } from "../gateway/gateway-fixture.ts";
import { writeTestLayout } from "../gateway/layout-fixture.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { runAction } from "../support/mini-runner.ts";
import { ROOT } from "./testbed.ts";

const action = path.join(ROOT, "push");
const IMAGE = smallImage(["base", "app"]);

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "push-"));
  await writeTestLayout(path.join(dir, "image"), IMAGE);
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe("the push", () => {
  it("pushes what another job has built, with the credentials that Docker has", async () => {
    await using registry = await startFakeRegistry({
      auth: { kind: "basic", username: "me", password: "registry-secret" },
    });
    await writeFile(
      path.join(dir, "config.json"),
      JSON.stringify({ auths: { [registry.host]: { username: "me", password: "registry-secret" } } }),
    );

    const result = await runAction({
      action,
      workspace: dir,
      inputs: { layout: "image", image: `${registry.host}/app:1`, digest: IMAGE.digest },
      env: { DOCKER_CONFIG: dir },
    });

    expect(result).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { digest: IMAGE.digest, image: `${registry.host}/app@${IMAGE.digest}` },
      post: undefined,
    });
    expect(registry.manifests.get("app")?.get("1")?.bytes).toEqual(IMAGE.bytes);
    expect(result.masks).toContain("registry-secret");
  });

  it("fails for wrong inputs with words and without a stack trace", async () => {
    const result = await runAction({ action });

    expect(result).toMatchObject({ exitCode: 1, log: [], outputs: {} });
    expect(result.annotations.map(({ message }) => message.split("\n")[0])).toEqual([
      expect.stringMatching(/"layout".*it is required/),
      expect.stringMatching(/"image".*it is required/),
    ]);
  });
});
