import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { closeFiles, filesToClose, reopenFiles } from "../../../src/processes/guard/closed-folders.ts";
import { isRoot, USER } from "../builder-root.ts";

let work: string;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), "closed-folders-"));
  await chmod(work, 0o755);
  for (const folder of ["app/.git", "temp/commands", "temp/cache/layers"])
    await mkdir(path.join(work, folder), { recursive: true });
  await writeFile(path.join(work, "temp/event.json"), "{}", { mode: 0o644 });
  await chmod(path.join(work, "temp"), 0o775);
});

afterEach(() => rm(work, { recursive: true, force: true }));

async function modesOf(...names: readonly string[]): Promise<string[]> {
  return Promise.all(
    names.map(async (name) => ((await stat(path.join(work, name))).mode & 0o7777).toString(8)),
  );
}

const ALL = ["", "app", "temp", "temp/commands", "temp/event.json", "temp/cache", "temp/cache/layers"];

describe("the folders of a job", () => {
  it("are closed to others at their tops, and as they were afterwards", async () => {
    const closing = { folders: [work], open: [], uid: 1, gid: 1 };
    const before = await modesOf(...ALL);
    const files = filesToClose(closing);

    closeFiles(files, closing);

    expect(files.map((file) => file.path)).toEqual([work]);
    expect((await modesOf(...ALL))[0]).toBe("700");
    reopenFiles(files);
    expect(await modesOf(...ALL)).toEqual(before);
  });

  it("let others through to what they have to reach, beside which all is closed", async () => {
    const closing = { folders: [work], open: [path.join(work, "temp/cache")], uid: 1, gid: 1 };
    const before = await modesOf(...ALL);
    const files = filesToClose(closing);

    closeFiles(files, closing);

    expect(await modesOf(...ALL)).toEqual(["711", "700", "711", "700", "600", "755", "755"]);
    reopenFiles(files);
    expect(await modesOf(...ALL)).toEqual(before);
  });

  it("are closed beside what others have to reach, whatever the bytes of their names", async () => {
    const closing = { folders: [work], open: [path.join(work, "temp/cache")], uid: 1, gid: 1 };
    const folder = Buffer.from(path.join(work, "d\u00e9p\u00f4t"), "latin1");
    await mkdir(folder, { mode: 0o755 });
    const files = filesToClose(closing);

    closeFiles(files, closing);

    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe("700");
    reopenFiles(files);
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe("755");
  });

  it("stay open themselves where everyone keeps files, but for what is in them", () => {
    const files = filesToClose({ folders: [tmpdir()], open: [], uid: 1, gid: 1 });

    expect(files.map((file) => file.path)).toContain(work);
    expect(files.map((file) => file.path)).not.toContain(tmpdir());
  });

  it("are taken from the other user where they are that user's own", async () => {
    const closing = { folders: [work], open: [], ...USER };
    const files = filesToClose(closing).map((file) => ({ ...file, uid: USER.uid }));

    if (isRoot) closeFiles(files, closing);
    const { uid } = await stat(work);
    if (isRoot) reopenFiles(files);

    expect([uid, (await stat(work)).uid]).toEqual(isRoot ? [0, USER.uid] : [USER.uid, USER.uid]);
  });

  it("are refused where they are the other user's home, or that user could put others in their place", async () => {
    const folders = [path.join(work, "temp/cache")];
    const { uid, gid } = await stat(work);
    const inHome = { folders, open: [], uid: 1, gid };

    expect(() => filesToClose({ folders, open: folders, uid: 1, gid: 1 })).toThrow(
      /temp\/cache" of the job is a directory of the builder's user 1:1/,
    );
    expect(() => filesToClose(inHome)).toThrow(/temp\/cache" of the job is in ".*\/temp", a directory/);
    await chmod(path.join(work, "temp"), 0o1777);
    expect(filesToClose(inHome)).toHaveLength(1);
    await chmod(path.join(work, "temp"), 0o755);
    expect(filesToClose(inHome)).toHaveLength(1);
    expect(() => filesToClose({ ...inHome, uid })).toThrow(
      /is in ".*", a directory that the builder's user \d+:\d+ may write to,/,
    );
  });

  it("are as they were where one of them cannot be closed", async () => {
    const closing = { folders: [work], open: [], uid: 1, gid: 1 };
    const { mode, uid, gid } = await stat("/proc/self/status");
    const never = { path: "/proc/self/status", mode: mode & 0o7777, uid, gid };
    const files = [...filesToClose(closing), never];

    expect(() => {
      closeFiles(files, closing);
    }).toThrow(/cannot be kept from the build: .*EPERM/);
    expect(await modesOf("")).toEqual(["755"]);
  });

  it("may lose a file meanwhile, by another job", async () => {
    const closing = { folders: [work], open: [], uid: 1, gid: 1 };
    const files = [{ path: path.join(work, "gone"), mode: 0o755, uid: 0, gid: 0 }, ...filesToClose(closing)];

    closeFiles(files, closing);

    expect(await modesOf("")).toEqual(["700"]);
  });
});
