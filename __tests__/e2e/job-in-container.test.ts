// Jobs whose work folder the engine's machine does not have, as with `container:`: only the socket is shared; and jobs whose temporary
// folder is on another file system than the work folder.
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startCacheServer } from "../support/cache-server.ts";
import { answerOf, checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { PUSH } from "./machines.ts";
import {
  type BuildResult,
  copyExample,
  createApp,
  freshImage,
  layerNames,
  logOf,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("job-in-container");

checkForLeaks();
forgetCachesOf([image, `${image}-temp`]);

/** Where a container of a job has its work folder. The directory is made in a file system that nothing else sees. */
const WORK = "/mnt/__w";
const ENTER = `
  mount -t tmpfs tmpfs /mnt
  mkdir ${WORK}
  mount --bind "$E2E_WORK" ${WORK}
  cd "$GITHUB_WORKSPACE"
  exec "$@"`;
const unshare = ["unshare", ...(process.getuid?.() === 0 ? [] : ["--map-root-user"]), "--mount"];
// Other shells drop variables of such names as inputs have.
const through = [...unshare, "bash", "-euc", ENTER, "bash"];

describe("a job in a container", () => {
  let work: Workspace;
  let first: BuildResult;
  let again: BuildResult;

  beforeAll(async () => {
    work = await createApp({});
    await using example = await copyExample("node-app");
    await using server = await startCacheServer();
    const env = {
      ...server.env(PUSH.token),
      E2E_WORK: path.dirname(example.dir),
      GITHUB_WORKSPACE: path.join(WORK, path.basename(example.dir)),
      RUNNER_TEMP: path.join(WORK, path.basename(work.dir)),
    };
    const inputs = { load: "true", sbom: "sbom" };
    first = await runGoodBuild({ image: `${image}:1`, workspace: example, through, env, inputs });
    again = await runGoodBuild({ image: `${image}:1`, workspace: example, through, env, inputs });
  });

  afterAll(async () => {
    await docker(["rmi", "--force", `${image}:1`]);
    await work[Symbol.asyncDispose]();
  });

  it("builds, pushes and loads an image that starts", async () => {
    expect(first.outputs["image-id"]).toMatch(/^sha256:/);
    expect(await answerOf(first.outputs["image"] ?? "")).toContain("Hello from node-app");
  });

  it("keeps layers for the next build, which makes the same image", () => {
    expect(again.outputs["digest"]).toBe(first.outputs["digest"]);
    expect(layerNames(again, "added")).toEqual([]);
  });

  it("names files by the paths that later steps of the job have, and leaves none in its temporary folder", async () => {
    expect(first.outputs["sbom-path"]).toMatch(new RegExp(`^${WORK}/`));
    expect(await readdir(work.dir)).toEqual([]);
  });
});

describe("a job whose temporary folder is on another file system", () => {
  it("builds, and keeps layers", async () => {
    const runnerTemp = await mkdtemp("/dev/shm/e2e-temp-");
    try {
      await using workspace = await createApp({ "simple-layers": "", version: "app 1\n" });
      await mkdir(path.join(workspace.dir, "out"));
      const options = {
        image: `${image}-temp`,
        workspace,
        runnerTemp,
        inputs: { builder: await fixtureBuilder(), report: "out", sbom: "out/sbom" },
      };
      const first = await runGoodBuild(options);
      await writeFile(path.join(workspace.dir, "version"), "app 2\n");
      const again = await runGoodBuild(options);

      expect(first.outputs["sbom-path"]).toBe(path.join(workspace.dir, "out/sbom"));
      expect(layerNames(again, "added")).toEqual(["app"]);
      expect(logOf(again)).toContain("simple-layers 1.0.0: build 2 of app 2");
      expect(await readdir(runnerTemp)).toEqual([]);
    } finally {
      await rm(runnerTemp, { recursive: true, force: true });
    }
  });
});
