// Docker without root, and an action that is outside of its network, as on a machine whose user has such an engine.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { lendRegistry } from "./lent-registry.ts";
import { readPublished, tagsOf } from "./published.ts";
import {
  type BuildOptions,
  copyExample,
  freshImage,
  logOf,
  runBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("rootless");

checkForLeaks();
forgetCachesOf([image]);

(process.env["TESTBED_ENGINE"] === "docker-rootless" ? describe : describe.skip)(
  "outside of its network",
  () => {
    let workspace: Workspace;
    let outside: readonly string[];
    let lent: AsyncDisposable;

    beforeAll(async () => {
      const { dir, registry: host } = testbed();
      workspace = await copyExample("node-app");
      const engine = (await readFile(path.join(dir, "engine", "pid"), "utf8")).trim();
      outside = ["nsenter", `--net=/proc/${engine}/ns/net`, "--"];
      lent = await lendRegistry(host, outside);
    });

    afterAll(async () => {
      await lent[Symbol.asyncDispose]();
      await workspace[Symbol.asyncDispose]();
    });

    const build = (options: Omit<BuildOptions, "workspace" | "through">) =>
      runBuild({ ...options, workspace, through: outside });

    it("builds an image and pushes its tags, for which containers need not reach the action", async () => {
      const result = await build({ image: `${image}:one\n${image}:also` });

      expect(result).toMatchObject({ exitCode: 0, annotations: [] });
      expect((await readPublished(`${image}:one`)).digest).toBe(result.outputs["digest"]);
      expect(logOf(result)).toContain("tags move one after the other");
    });

    it("tests an image before its tags move, which the lifecycle pushes to a tag beside them", async () => {
      const failed = await build({ image: `${image}:tested`, inputs: { test: "exit 3" } });
      const tagsThen = await tagsOf(image);
      const passed = await build({ image: `${image}:tested`, inputs: { test: "node -v", "test-http": "/" } });

      expect(failed).toMatchObject({ exitCode: 1 });
      expect(failed.annotations[0]?.message).toContain('"exit 3" ended with exit code 3. No tag was moved');
      expect(tagsThen).toContain("cnb-untested");
      expect(tagsThen).not.toContain("tested");
      expect(passed).toMatchObject({ exitCode: 0, annotations: [] });
      expect((await readPublished(`${image}:tested`)).digest).toBe(passed.outputs["digest"]);
    });

    it.each<[string, Omit<BuildOptions, "workspace" | "through">]>([
      ["labels", { image: `${image}:two`, inputs: { labels: "a=b" } }],
      ["an image for the engine", { image: `${image}:two`, inputs: { load: "true" } }],
      ["an image that is not pushed", { image: `${image}:two`, inputs: { push: "false", load: "true" } }],
    ])("refuses %s in words, before anything is built", async (_what, options) => {
      const result = await build(options);

      expect(result.exitCode).toBe(1);
      const [annotation] = result.annotations;
      expect(annotation?.message).toContain("is rootless and has its own network");
      expect(annotation?.message).toContain("Use a Docker engine that runs as root, or Podman");
      expect(logOf(result)).not.toContain("===> DETECTING");
      expect(await tagsOf(image)).not.toContain("two");
    });
  },
);
