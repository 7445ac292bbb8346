// The reader of small files, on files as hostile as a checkout can have them.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  errorCode,
  isMissing,
  leadsNowhere,
  readRegularFile,
  UnusableFileError,
} from "../../src/files/regular-file.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "regular-file-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

describe("readRegularFile", () => {
  it("reads a file up to its limit, through links", async () => {
    await writeFile(path.join(root, "file"), "12345");
    await symlink("file", path.join(root, "link"));
    expect((await readRegularFile(path.join(root, "link"), 5)).toString()).toBe("12345");
  });

  it("refuses a file that is a byte larger than its limit", async () => {
    await writeFile(path.join(root, "file"), "123456");
    await expect(readRegularFile(path.join(root, "file"), 5)).rejects.toThrow(
      `"${root}/file" is larger than 5 bytes.`,
    );
  });

  it("reads a file of several chunks whole", async () => {
    const content = Buffer.alloc(700_000, "abc");
    await writeFile(path.join(root, "file"), content);
    expect((await readRegularFile(path.join(root, "file"), 1024 * 1024)).equals(content)).toBe(true);
  });

  it("does not wait for the writer of a named pipe", async () => {
    execFileSync("mkfifo", [path.join(root, "pipe")]);
    await expect(readRegularFile(path.join(root, "pipe"), 5)).rejects.toThrow(
      "is a named pipe, not a regular file.",
    );
  });

  it.each([
    ["/dev/zero", "is a device, not a regular file"],
    ["/", "is a directory, not a regular file"],
  ])("refuses a link to %s", async (target, problem) => {
    await symlink(target, path.join(root, "link"));
    const failure = await readRegularFile(path.join(root, "link"), 5).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnusableFileError);
    expect((failure as UnusableFileError).problem).toBe(problem);
  });

  it("takes the files of the kernel, which claim to have no bytes, for empty", async () => {
    await symlink("/proc/self/environ", path.join(root, "link"));
    expect(await readRegularFile(path.join(root, "link"), 1024)).toHaveLength(0);
  });

  it("passes on that there is no such file", async () => {
    const failure = await readRegularFile(path.join(root, "none"), 5).catch((error: unknown) => error);
    expect(isMissing(failure)).toBe(true);
    expect(errorCode(failure)).toBe("ENOENT");
  });

  it("does not take a file in the way for nothing, unless it is asked whether anything can be there", async () => {
    await writeFile(path.join(root, "file"), "");
    const failure = await readRegularFile(path.join(root, "file/below"), 5).catch((error: unknown) => error);

    expect(isMissing(failure)).toBe(false);
    expect(leadsNowhere(failure)).toBe(true);
  });
});
