// Where paths lead, in a workspace with links to what is outside of it.
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { containedPath, isInside } from "../../src/files/contained-path.ts";

let root: string;
let workspace: string;
let outside: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "contained-path-")));
  workspace = path.join(root, "work/app");
  outside = path.join(root, "outside");
  await mkdir(path.join(workspace, "directory"), { recursive: true });
  await mkdir(outside);
  await writeFile(path.join(workspace, "directory/file"), "");
  await writeFile(path.join(outside, "secret"), "");
  await symlink(outside, path.join(workspace, "out"));
  await symlink(path.join(outside, "none"), path.join(workspace, "dangling"));
  await symlink("directory", path.join(workspace, "within"));
  await symlink("loop", path.join(workspace, "loop"));
  await symlink("none/../odd", path.join(workspace, "odd"));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const chosenByWorkflow = (name: string) => containedPath(name, { by: "workflow", workspace });
const chosenByCheckout = (name: string) =>
  containedPath(path.resolve(workspace, name), { by: "checkout", directories: [workspace] });

describe.each([
  ["by the workflow", chosenByWorkflow],
  ["by the checkout", chosenByCheckout],
])("a path that was chosen %s", (_by, contained) => {
  it.each([
    [".", "."],
    ["directory/file", "directory/file"],
    ["within/file", "directory/file"],
    ["none/at/all", "none/at/all"],
    ["within/none", "directory/none"],
    ["directory/../directory", "directory"],
  ])("may be %s", async (name, expected) => {
    expect(await contained(name)).toBe(path.join(workspace, expected));
  });

  it.each([
    ["out", "outside"],
    ["out/secret", "outside/secret"],
    ["out/none/yet", "outside/none/yet"],
    ["dangling", "outside/none"],
    ["..", "work"],
    ["../other", "work/other"],
  ])("may not be %s", async (name, target) => {
    await expect(contained(name)).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining(`leads to "${path.join(root, target)}", which is not in `),
    });
  });

  it.each(["loop", "odd"])("may not be a link that has no end: %s", async (name) => {
    await expect(contained(name)).rejects.toThrow(/ELOOP|ENOENT/);
  });
});

describe("git's own files, where a checkout may have left its credentials", () => {
  beforeEach(async () => {
    await mkdir(path.join(workspace, ".git"));
    await writeFile(path.join(workspace, ".git/config"), "token");
    await symlink(".git", path.join(workspace, "app"));
    await symlink("../.git/config", path.join(workspace, "directory/leak"));
  });

  it.each(["app", "app/config", "directory/leak"])("are not reached by a link: %s", async (name) => {
    for (const contained of [chosenByWorkflow, chosenByCheckout])
      await expect(contained(name)).rejects.toMatchObject({
        code: "INPUT",
        message: expect.stringContaining("which is among git's own files"),
      });
  });

  it("may be named as they are", async () => {
    expect(await chosenByWorkflow(".git/config")).toBe(path.join(workspace, ".git/config"));
  });
});

describe("an absolute path", () => {
  it("may lead anywhere if the workflow's author wrote it", async () => {
    await symlink(outside, path.join(root, "link"));
    expect(await chosenByWorkflow(path.join(outside, "secret"))).toBe(path.join(outside, "secret"));
    expect(await chosenByWorkflow(path.join(root, "link/none"))).toBe(path.join(root, "link/none"));
  });

  it("may not lead anywhere if the checkout has it", async () => {
    await expect(chosenByCheckout(path.join(outside, "secret"))).rejects.toThrow(
      `"${outside}/secret" leads to "${outside}/secret", which is not in "${workspace}".`,
    );
  });

  it("may not go through a link of the checkout", async () => {
    await expect(chosenByWorkflow(path.join(workspace, "out/secret"))).rejects.toThrow(
      `"${workspace}/out/secret" leads to "${outside}/secret", which is not in the workspace "${workspace}".`,
    );
  });

  it("may not go through the workspace by another name", async () => {
    await symlink(workspace, path.join(root, "alias"));
    await expect(chosenByWorkflow(path.join(root, "alias/out/secret"))).rejects.toThrow("which is not in");
    expect(await chosenByWorkflow(path.join(root, "alias/within/file"))).toBe(
      path.join(workspace, "directory/file"),
    );
  });
});

it("names what is in a workspace that is itself below a link as the workspace is called", async () => {
  await symlink(path.join(root, "work"), path.join(root, "alias"));
  const chooser = { by: "workflow", workspace: path.join(root, "alias/app") } as const;
  expect(await containedPath("within/file", chooser)).toBe(path.join(root, "alias/app/directory/file"));
  await expect(containedPath("out/secret", chooser)).rejects.toThrow("which is not in the workspace");
});

it("keeps what the checkout chose to any of several directories", async () => {
  const directories = [workspace, outside] as const;
  expect(await containedPath(path.join(workspace, "out/secret"), { by: "checkout", directories })).toBe(
    path.join(outside, "secret"),
  );
});

it.each([
  ["/a", "/a", true],
  ["/a/b", "/a", true],
  ["/a/..b", "/a", true],
  ["/ab", "/a", false],
  ["/", "/a", false],
  ["/a/b", "/", true],
])("%s inside of %s: %s", (inner, outer, expected) => {
  expect(isInside(inner, outer)).toBe(expected);
});
