// Images that are built a second time before their tags move: what is reproducible gets them, and what is not is named.
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import { readPublished, tagsOf } from "./published.ts";
import {
  type BuildResult,
  copyExample,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("verify");

checkForLeaks();
const examples = ["node-app", "static-site"] as const;

forgetCachesOf([image, ...examples.map((name) => `${image}-${name}`)]);

/** Keeps a layer as long as it is there, and writes another one in each build, which has the time of that if it is told to. */
const SCRIPT = `
layers=$CNB_LAYERS_DIR
if [ ! -e "$layers/kept/mode" ]; then mkdir -p "$layers/kept"; echo "$MODE" >"$layers/kept/mode"; fi
printf '[types]\\nlaunch = true\\ncache = true\\n' >"$layers/kept.toml"
mkdir -p "$layers/written"
if [ "$MODE" = random ]; then date +%N; else echo same; fi >"$layers/written/stamp"
printf '[types]\\nlaunch = true\\n' >"$layers/written.toml"
printf '[[processes]]\\ntype = "web"\\ncommand = ["cat", "file"]\\ndefault = true\\n' >"$layers/launch.toml"
`;

const PROJECT = `
[_]
schema-version = "0.2"

[[io.buildpacks.group]]
id = "acme/stamp"
version = "1.2.3"

[io.buildpacks.group.script]
api = "0.10"
shell = "/bin/bash"
inline = '''${SCRIPT}'''
`;

let workspace: Workspace;
let steady: BuildResult;

const build = (mode: string): Promise<BuildResult> =>
  runBuild({ image: `${image}:1`, workspace, inputs: { verify: "true", env: `MODE=${mode}` } });

beforeAll(async () => {
  workspace = await createApp({ "project.toml": PROJECT, file: "hello" });
  steady = await build("steady");
}, 400_000);
afterAll(() => workspace[Symbol.asyncDispose]());

it("an image that comes out the same gets its tag, and is said to be reproducible", async () => {
  expect({ exitCode: steady.exitCode, log: steady.exitCode === 0 ? "" : logOf(steady) }).toEqual({
    exitCode: 0,
    log: "",
  });
  expect(steady.outputs).toMatchObject({ verified: "true", tags: `${image}:1` });
  expect((await readPublished(`${image}:1`)).digest).toBe(steady.outputs["digest"]);
  expect(steady.summary).toContain("yes, a second build without any cache gave the same digest");
  expect(steady.post).toMatchObject({ exitCode: 0, annotations: [] });
});

it("an image that comes out different gets no tag, and its layers, buildpack and files are named", async () => {
  const result = await build("random");

  expect(result).toMatchObject({ exitCode: 1, outputs: { verified: "false" } });
  const { digest = "" } = result.outputs;
  expect((await readPublished(`${image}@${digest}`)).digest).toBe(digest);
  expect((await readPublished(`${image}:1`)).digest).toBe(steady.outputs["digest"]);
  expect(await tagsOf(image)).toEqual(["1"]);
  const [error = "", ...others] = errorsOf(result);
  expect(others).toEqual([]);
  expect(error).toContain(`The image is not reproducible: it is ${digest}, and sha256:`);
  expect(error).toContain('Layer "acme/stamp:written" of the buildpack "acme/stamp@1.2.3":');
  expect(error).toMatch(
    /"\/layers\/acme_stamp\/written\/stamp": content from byte \d on \(10 bytes sha256:\w{12} and 10 bytes sha256:\w{12}\)/,
  );
  expect(error).toMatch(
    /Layer "acme\/stamp:kept" of the buildpack "acme\/stamp@1\.2\.3", which the first build reused \(it was restored from the build cache/,
  );
  expect(error).toContain("Let the buildpack make the same files each time");
  expect(result.summary).toContain("<h3>The image is not reproducible</h3>");
  expect(metadataOf(result).verified).toBe(false);
  expect(result.post).toMatchObject({ exitCode: 0, annotations: [] });
});

it("the examples are reproducible", async () => {
  const verified = examples.map(async (name) => {
    await using workspace = await copyExample(name);
    return (await runGoodBuild({ image: `${image}-${name}:1`, workspace, inputs: { verify: "true" } }))
      .outputs["verified"];
  });

  expect(await Promise.all(verified)).toEqual(["true", "true"]);
});
