// Checkouts that are made to reach out of the workspace: nothing there is read into a build, written, removed or run.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { HOSTILE_COMMIT_TIME, makeHostileRepository } from "../support/hostile-repository.ts";
import { checkForLeaks } from "./engine.ts";
import { errorsOf, expectCleanFailure, expectNothingSlow } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { readPublished } from "./published.ts";
import { createApp, freshImage, runBuild, runGoodBuild, type Workspace } from "./testbed.ts";

checkForLeaks();

const SECRET = "secret-of-the-runner";

let workspace: Workspace;
let outside: string;
let image: string;

beforeEach(async () => {
  workspace = await createApp({ "app/simple-layers": "", "rep/.keep": "", "bindings/type": "x" });
  outside = await mkdtemp(path.join(tmpdir(), "e2e-outside-"));
  // The action may run as another user, who is to be stopped by the action and not by the mode of this directory.
  await chmod(outside, 0o755);
  image = freshImage("hostile-checkout");
  await mkdir(path.join(outside, "build"));
  await mkdir(path.join(outside, "bin"));
  await writeFile(path.join(outside, "secret.txt"), `KEY=${SECRET}\n`);
  await writeFile(path.join(outside, "simple-layers"), "");
  await writeFile(path.join(outside, "build/sbom.cdx.json"), "keep");
  await writeFile(path.join(outside, "report.toml"), "keep");
});

afterEach(async () => {
  const names = (await readdir(outside, { recursive: true })).sort();
  const texts = await Promise.all(
    ["build/sbom.cdx.json", "report.toml"].map((name) =>
      readFile(path.join(outside, name), "utf8").catch(() => ""),
    ),
  );
  await rm(outside, { recursive: true, force: true });
  await workspace[Symbol.asyncDispose]();
  const expected = ["bin", "build", "build/sbom.cdx.json", "report.toml", "secret.txt", "simple-layers"];
  if (names.join() !== expected.join() || texts.join() !== "keep,keep")
    throw new Error(`Something outside of the workspace was changed: ${names.join()}`);
});

const link = (target: string, name: string) =>
  symlink(path.join(outside, target), path.join(workspace.dir, name));
const inWorkspace = (name: string) => path.join(workspace.dir, name);

describe("is refused before anything slow", () => {
  const CASES: readonly {
    readonly what: string;
    /** The name of the link, and where it leads. */
    readonly link: readonly [string, string];
    readonly inputs: Readonly<Record<string, string>>;
  }[] = [
    { what: "a source", link: ["applink", "."], inputs: { path: "applink" } },
    { what: "a directory for SBOM files", link: ["out", "."], inputs: { path: "app", sbom: "out" } },
    { what: "one for reports", link: ["out", "."], inputs: { path: "app", report: "out/new" } },
    { what: "a file of variables", link: ["a.env", "secret.txt"], inputs: { "env-files": "a.env" } },
    { what: "a descriptor", link: ["p.toml", "secret.txt"], inputs: { descriptor: "p.toml" } },
    {
      what: "the source's own descriptor",
      link: ["app/project.toml", "secret.txt"],
      inputs: { path: "app" },
    },
    { what: "a certificate", link: ["ca.pem", "secret.txt"], inputs: { "ca-certificates": "ca.pem" } },
    { what: "a volume", link: ["data", "."], inputs: { volumes: "./data:/mnt:rw" } },
    {
      what: "a file of a binding",
      link: ["bindings/leak", "secret.txt"],
      inputs: { bindings: "b<bindings" },
    },
    { what: "a binding", link: ["linked", "."], inputs: { bindings: "b/type=x\nb<linked" } },
  ];

  it.each(CASES)("$what that leads out of the workspace", async ({ link: [name, target], inputs }) => {
    await link(target, name);

    const result = await runBuild({ image, workspace, inputs });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result).join("\n")).toMatch(/leads to ".*e2e-outside-.*", which is not in/);
    expect(result.rawLines.join("\n")).not.toContain(SECRET);
  });

  it("a buildpack that leads out of the workspace", async () => {
    await link(".", "buildpack");

    const result = await runBuild({ image, workspace, inputs: { buildpacks: "./buildpack" } });

    await expectCleanFailure(result, image);
    expect(errorsOf(result).join("\n")).toContain("which is not in");
  });

  it("a folder of SBOM files that is a link", async () => {
    await mkdir(inWorkspace("sbom"));
    await link("build", "sbom/build");

    const result = await runBuild({ image, workspace, inputs: { path: "app", sbom: "sbom" } });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
    expect(errorsOf(result).join("\n")).toContain("is a link or a file, but must be a directory");
  });

  it.each([
    ["has no end", (file: string) => symlink("/dev/zero", file)],
    ["has no writer", (file: string) => Promise.resolve(execFileSync("mkfifo", [file]))],
  ])("a descriptor that %s", async (_what, make) => {
    await make(inWorkspace("app/project.toml"));

    const result = await runBuild({ image, workspace, inputs: { path: "app" } });

    await expectCleanFailure(result, image);
    expectNothingSlow(result);
  });
});

describe("builds", () => {
  it("and replaces links in the output directories instead of following them", async () => {
    await link("report.toml", "rep/report.toml");
    await mkdir(inWorkspace("sbom/build"), { recursive: true });
    await link("build/sbom.cdx.json", "sbom/build/sbom.cdx.json");

    const builder = await fixtureBuilder();
    const inputs = { builder, path: "app", report: "rep", sbom: "sbom", cache: "none" };
    const result = await runGoodBuild({ image, workspace, inputs });

    expect(await readFile(inWorkspace("rep/report.toml"), "utf8")).toContain(result.outputs["digest"]);
    expect(await readdir(inWorkspace("sbom"))).toContain("launch");
    expect(existsSync(inWorkspace("sbom/build/sbom.cdx.json"))).toBe(false);
  });

  it("and runs no program of a checkout that looks like a repository", async () => {
    const mark = path.join(workspace.dir, "..", `${path.basename(workspace.dir)}-mark`);
    makeHostileRepository(workspace.dir, mark);

    const builder = await fixtureBuilder();
    const inputs = { builder, path: "app", "creation-time": "commit", cache: "none" };
    const result = await runGoodBuild({ image, workspace, inputs });
    const published = await readPublished(result.outputs["image"] ?? "");

    expect(existsSync(mark)).toBe(false);
    expect(Date.parse(published.config.created)).toBe(HOSTILE_COMMIT_TIME * 1000);
  });
});
