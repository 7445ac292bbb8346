// The committed bundle of the sub-action builder, as a runner runs it: a builder of directories, a package and an extension, which
// an engine tries before its tag moves, and a build uses afterwards.
import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { formatTarget, hostTarget } from "../../src/oci/target.ts";
import { type ActionResult, runAction } from "../support/mini-runner.ts";
import { checkForLeaks, docker, forgetCachesOf, listDocker, outputOf } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import { lifecycleDir } from "./given-lifecycle.ts";
import { guardLogins } from "./guarded-logins.ts";
import { tagsOf } from "./published.ts";
import {
  createApp,
  engineUser,
  freshImage,
  logOf,
  metadataOf,
  ROOT,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const BUILDPACKS = path.join(import.meta.dirname, "buildpacks");
const PLATFORM = formatTarget(hostTarget(process.arch));
const builder = freshImage("made-builder");
const image = freshImage("by-made-builder");

checkForLeaks();
forgetCachesOf([image]);

let workspace: Workspace;
let packaged: string;

beforeAll(async () => {
  workspace = await createApp({
    "builder/builder.toml": "",
    "app/simple-layers": "",
    "app/read-env": "",
    "app/version": "app 1\n",
    "broken/version": "",
  });
  await cp(BUILDPACKS, path.join(workspace.dir, "buildpacks"), { recursive: true });
  await writeExtension(path.join(workspace.dir, "extension"));
  packaged = `${freshImage("made-package")}:1`;
  await make("buildpack", { path: "buildpacks/read-env", image: packaged });
  await writeFile(path.join(workspace.dir, "builder", "builder.toml"), builderToml());
});

afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
  const pulled = await listDocker("images", "--quiet", builder);
  if (pulled.length > 0) await docker(["rmi", "--force", ...new Set(pulled)]);
});

/** One that takes part, and wants nothing. */
async function writeExtension(dir: string): Promise<void> {
  await mkdir(path.join(dir, "bin"), { recursive: true });
  await writeFile(
    path.join(dir, "extension.toml"),
    'api = "0.10"\n[extension]\nid = "e2e/modest"\nversion = "0.1.0"\nname = "Modest"\n',
  );
  for (const [program, line] of [
    ["detect", "exit 0"],
    ["generate", 'echo "modest: wants nothing"'],
  ] as const) {
    await writeFile(path.join(dir, "bin", program), `#!/usr/bin/env bash\n${line}\n`);
    await chmod(path.join(dir, "bin", program), 0o755);
  }
}

function builderToml(): string {
  const { images } = testbed();
  return `description = "Made by a step"
[build]
image = "${images.build}"
[[run.images]]
image = "${images.run}"
[[buildpacks]]
uri = "../buildpacks/simple-layers"
[[buildpacks]]
uri = "docker://${packaged}"
[[extensions]]
uri = "../extension"
[[order]]
[[order.group]]
id = "e2e/simple-layers"
[[order.group]]
id = "e2e/read-env"
[[order-extensions]]
[[order-extensions.group]]
id = "e2e/modest"
`;
}

/** @throws {Error} if a container of a trial got a login of a registry */
async function make(name: string, inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
  await using guard = await guardLogins({ env: {}, registry: testbed().registry, isDirect: false });
  const action = path.join(ROOT, name);
  const step = { ...engineUser(), action, workspace: workspace.dir, inputs, env: guard.env };
  const result = await runAction(step);
  guard.check(result.log);
  return result;
}

function makeBuilder(tag: string, app: string): Promise<ActionResult> {
  return make("builder", {
    ...{ path: "builder/builder.toml", image: `${builder}:${tag}`, app, network: "host" },
    ...{ platform: PLATFORM, lifecycle: lifecycleDir },
  });
}

describe("a builder that is tried", () => {
  let made: ActionResult;
  beforeAll(async () => {
    made = await makeBuilder("1", "app");
  });

  it("is pushed once it has built the app", () => {
    expect({ exitCode: made.exitCode, errors: errorsOf(made) }).toEqual({ exitCode: 0, errors: [] });
    const log = logOf(made);
    expect(log).toContain("simple-layers 1.0.0: build 1 of app 1");
    expect(log).toContain("modest: wants nothing");
    expect(log.indexOf("build 1 of app 1")).toBeLessThan(log.indexOf(`as ${builder}:1`));
    expect(made.outputs).toMatchObject({ tags: `${builder}:1`, platforms: PLATFORM });
  });

  it("leaves nothing of the app, and no output of the trial", async () => {
    const tried = made.outputs["image"] ?? "";
    expect(await listDocker("ps", "--all", "--quiet", "--filter", `ancestor=${tried}`)).toEqual([]);
    expect(await listDocker("images", "--quiet", `${builder}:trial`)).toEqual([]);
    expect(await tagsOf(builder)).toEqual(["1"]);
    expect(Object.keys(made.outputs).sort()).toEqual(["digest", "image", "lifecycle", "platforms", "tags"]);
  });

  it("builds apps in other steps", async () => {
    const app = await createApp({ "simple-layers": "", "read-env": "", version: "app 2\n" });
    try {
      const result = await runGoodBuild({ image, workspace: app, inputs: { builder: `${builder}:1` } });

      expect(metadataOf(result).buildpacks).toMatchObject([
        { id: "e2e/simple-layers" },
        { id: "e2e/read-env" },
      ]);
      expect(await outputOf(result.outputs["image"] ?? "")).toBe("app 2\n1.0.0");
    } finally {
      await app[Symbol.asyncDispose]();
    }
  });
});

describe("a builder that does not build the app", () => {
  it("gets no tag, and the step says why", async () => {
    const result = await makeBuilder("2", "broken");

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result).join("\n")).toContain(
      'does not build the app "broken", so its tags were not moved',
    );
    expect(await tagsOf(builder)).not.toContain("2");
  });
});
