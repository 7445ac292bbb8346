// Writing and removing in directories as hostile as a checkout can have them.
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { OutputDirectory, type OutputPlace, outputPlace } from "../../src/files/output-directory.ts";

let root: string;
let workspace: string;
let outside: string;
let place: OutputPlace;

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "output-directory-")));
  workspace = path.join(root, "work");
  outside = path.join(root, "outside");
  await mkdir(path.join(workspace, "out"), { recursive: true });
  await mkdir(path.join(outside, "build"), { recursive: true });
  await writeFile(path.join(outside, "file"), "keep");
  await writeFile(path.join(outside, "build/file"), "keep");
  place = { input: "sbom", path: path.join(workspace, "out"), within: workspace };
});

afterEach(async () => {
  const kept = await readdir(outside, { recursive: true });
  const texts = await Promise.all(
    ["file", "build/file"].map((name) => readFile(path.join(outside, name), "utf8").catch(() => "gone")),
  );
  await rm(root, { recursive: true, force: true });
  if (kept.sort().join() !== "build,build/file,file" || texts.join() !== "keep,keep")
    throw new Error("Something outside of the workspace was changed");
});

const inOut = (name: string) => path.join(workspace, "out", name);

async function write(names: readonly string[], text = "new"): Promise<void> {
  await using directory = await OutputDirectory.open(place);
  await directory.write(names, text);
}

async function remove(): Promise<void> {
  await using directory = await OutputDirectory.open(place);
  await directory.remove({ folders: ["build"], maxFolders: 2, has: (names) => names.at(-1) === "file" });
}

describe("outputPlace", () => {
  it("is in the workspace, whether or not there is anything", async () => {
    expect(await outputPlace("sbom", "none/yet", workspace)).toEqual({
      input: "sbom",
      path: path.join(workspace, "none/yet"),
      within: workspace,
    });
  });

  it("is anywhere else that the workflow's author named by its whole path", async () => {
    expect(await outputPlace("sbom", outside, workspace)).toMatchObject({ path: outside, within: undefined });
  });

  it.each(["link", "link/below", "../outside"])(
    "is not %s, which leads out of the workspace",
    async (name) => {
      await symlink(outside, path.join(workspace, "link"));
      await expect(outputPlace("sbom", name, workspace)).rejects.toThrow("which is not in the workspace");
      await expect(outputPlace("sbom", path.join(workspace, "link"), workspace)).rejects.toThrow(
        "which is not in",
      );
    },
  );
});

describe("writing", () => {
  it("makes directories and files, and replaces files", async () => {
    await rm(place.path, { recursive: true });
    await write(["a", "b", "file"], "old");
    await write(["a", "b", "file"]);
    expect(await readFile(inOut("a/b/file"), "utf8")).toBe("new");
  });

  it("replaces a link instead of following it", async () => {
    await symlink(path.join(outside, "file"), inOut("file"));
    await write(["file"]);
    expect((await lstat(inOut("file"))).isFile()).toBe(true);
    expect(await readFile(inOut("file"), "utf8")).toBe("new");
  });

  it("refuses a directory on the way that is a link", async () => {
    await symlink(outside, inOut("build"));
    await expect(write(["build", "file"])).rejects.toMatchObject({
      code: "INPUT",
      message: `"${inOut("build")}" is a link or a file, but must be a directory.`,
    });
  });

  it("refuses a directory that has become a link since the input was read", async () => {
    await rename(place.path, path.join(workspace, "away"));
    await symlink(outside, place.path);
    await expect(write(["file"])).rejects.toThrow(
      `"${place.path}" (input "sbom") leads to "${outside}", which is not in the workspace "${workspace}".`,
    );
  });

  it("makes no directory at the end of a link that leads nowhere", async () => {
    await rm(place.path, { recursive: true });
    await symlink(path.join(outside, "none"), place.path);
    await expect(write(["file"])).rejects.toThrow("which is not in the workspace");
  });

  it("goes on where it was opened if the directory is swapped for a link meanwhile", async () => {
    await using directory = await OutputDirectory.open(place);
    await rename(place.path, path.join(workspace, "away"));
    await symlink(outside, place.path);
    await directory.write(["build", "file"], "new");
    expect(await readFile(path.join(workspace, "away/build/file"), "utf8")).toBe("new");
  });

  it("says which directory and which input it is about, and no descriptor", async () => {
    await mkdir(inOut("file"));
    const failure = await write(["file"]).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "INPUT",
      message: expect.stringContaining(`"${place.path}" (input "sbom") cannot be written`),
    });
    expect(String(failure)).not.toContain("/proc/self");
  });
});

describe("removing", () => {
  it("takes the files that are meant, and directories that are empty then", async () => {
    await write(["build", "a", "file"]);
    await write(["build", "b", "file"]);
    await write(["build", "b", "mine"]);
    await write(["other", "file"]);
    await write(["build", "c", "d", "file"]);
    await remove();
    expect((await readdir(place.path, { recursive: true })).sort()).toEqual(
      [
        "build",
        "build/b",
        "build/b/mine",
        "build/c",
        "build/c/d",
        "build/c/d/file",
        "other",
        "other/file",
      ].sort(),
    );
  });

  it("refuses a folder that is a link, and leaves links below alone", async () => {
    await mkdir(inOut("build"));
    await symlink(path.join(outside, "build"), inOut("build/linked"));
    await remove();
    expect(await readdir(inOut("build"))).toEqual(["linked"]);
    await rm(inOut("build"), { recursive: true });
    await symlink(path.join(outside, "build"), inOut("build"));
    await expect(remove()).rejects.toThrow("is a link or a file, but must be a directory");
  });

  it("takes a link in place of the file that it leads to", async () => {
    await mkdir(inOut("build"));
    await symlink(path.join(outside, "file"), inOut("build/file"));
    await remove();
    expect(await readdir(place.path)).toEqual([]);
  });
});
