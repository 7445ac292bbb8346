// Inputs in a workspace with links to what is outside of it: nothing there is read, and each complaint names both.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openInputs, readBuildRequest } from "../../src/actions/inputs.ts";
import { InputErrors } from "../../src/actions/inputs/input-errors.ts";

let root: string;
let workspace: string;
let outside: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "hostile-links-")));
  workspace = path.join(root, "work");
  outside = path.join(root, "outside");
  await mkdir(path.join(workspace, "app"), { recursive: true });
  await mkdir(path.join(workspace, "described"));
  await mkdir(outside);
  await writeFile(path.join(outside, "secret"), "SECRET=s3cret\n");
  await writeFile(path.join(outside, "app.jar"), "");
  await writeFile(path.join(workspace, "tokens.env"), "ACTIONS_RUNTIME_TOKEN\nINPUT_ENV\n");
  await symlink(outside, path.join(workspace, "directory"));
  await symlink(path.join(outside, "secret"), path.join(workspace, "file"));
  await symlink(path.join(outside, "app.jar"), path.join(workspace, "app.jar"));
  await symlink(path.join(outside, "secret"), path.join(workspace, "described/project.toml"));
  await symlink("/dev/zero", path.join(workspace, "zero"));
  execFileSync("mkfifo", [path.join(workspace, "pipe")]);
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function read(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const all = { image: "ghcr.io/owner/app", builder: "example.com/builder:1", path: "app", ...inputs };
  const variables = Object.entries(all).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return readBuildRequest(
    openInputs({ GITHUB_WORKSPACE: workspace, ...env, ...Object.fromEntries(variables) }),
  );
}

async function problems(inputs: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>) {
  const error: unknown = await read(inputs, env).catch((thrown: unknown) => thrown);
  if (error instanceof InputErrors) return error.problems;
  throw new Error(`No InputErrors but ${String(error)}`);
}

describe("an input", () => {
  it.each<[string, string, string]>([
    ["path", "directory", "directory"],
    ["path", "app.jar", "app.jar"],
    ["path", "../outside", "../outside"],
    ["env-files", "file", "file"],
    ["env-files", "directory/secret", "directory/secret"],
    ["ca-certificates", "file", "file"],
    ["descriptor", "file", "file"],
    ["volumes", "./directory:/mnt", "./directory"],
    ["volumes", "./directory:/mnt:rw", "./directory"],
    ["sbom", "directory", "directory"],
    ["sbom", "directory/new", "directory/new"],
    ["report", "file", "file"],
  ])("%s: %s must not lead out of the workspace", async (input, value, name) => {
    const found = await problems({ [input]: value });
    expect(found).toEqual([
      expect.objectContaining({ input, hint: expect.stringContaining("absolute path") }),
    ]);
    expect(found[0]?.problem).toContain(`"${name}" leads to "${outside}`);
    expect(found[0]?.problem).toContain(`which is not in the workspace "${workspace}"`);
  });

  it("may name by its whole path what is elsewhere", async () => {
    const request = await read({
      path: outside,
      "env-files": path.join(outside, "secret"),
      volumes: `${outside}:/mnt`,
      report: path.join(outside, "report"),
    });
    expect(request).toMatchObject({
      path: outside,
      env: [{ name: "SECRET", value: "s3cret" }],
      containers: { mounts: [{ source: outside }] },
      outcome: { reportDir: { path: path.join(outside, "report"), within: undefined } },
    });
  });

  it.each(["path", "sbom", "report"])(
    "%s may not get elsewhere by a whole path through a link",
    async (input) => {
      const [found] = await problems({ [input]: path.join(workspace, "directory") });
      expect(found?.problem).toContain("which is not in the workspace");
    },
  );
});

it("refuses a project.toml of the source that leads out of the workspace", async () => {
  const found = await problems({ path: "described" });
  expect(found).toEqual([expect.objectContaining({ input: "descriptor" })]);
  expect(found[0]?.problem).toContain(`leads to "${outside}/secret"`);
});

it.each([
  ["env-files", "pipe", '"pipe" is a named pipe, not a regular file.'],
  ["ca-certificates", "pipe", '"pipe" is a named pipe, not a regular file.'],
  ["path", "pipe", "is neither a directory nor"],
])("%s waits for no writer of %s", async (input, value, problem) => {
  expect((await problems({ [input]: value }))[0]?.problem).toContain(problem);
});

it("reads no device that the workflow names", async () => {
  const [found] = await problems({ "env-files": "/dev/zero" });
  expect(found?.problem).toBe('"/dev/zero" is a device, not a regular file.');
});

it("gives a file nothing that the runner gives to actions only", async () => {
  const env = { ACTIONS_RUNTIME_TOKEN: "t0ken" };
  const found = await problems({ "env-files": "tokens.env", env: "X=1" }, env);
  expect(found.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('"ACTIONS_RUNTIME_TOKEN" has no value'),
    expect.stringContaining('"INPUT_ENV" has no value'),
  ]);
});
