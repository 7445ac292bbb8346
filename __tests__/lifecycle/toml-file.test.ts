import "../cnb/native-errors.ts";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { isMissing } from "../../src/files/regular-file.ts";
import { readMadeLayers } from "../../src/lifecycle/buildpack/made-layers.ts";
import {
  readOptional,
  readOptionalToml,
  readText,
  readToml,
  writeFileWithParents,
} from "../../src/lifecycle/toml-file.ts";

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "toml-file-"));
  file = path.join(dir, "kit_one/layer.toml");
  await writeFileWithParents(file, "");
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

/** Takes no room on the disk. */
async function makeHuge(): Promise<void> {
  await truncate(file, 10 * 1024 * 1024 * 1024);
}

describe("readText", () => {
  it("gives the text of a file, also of one that is read in pieces", async () => {
    const text = "é".repeat(1_000_001);
    await writeFile(file, text);

    expect(await readText(file)).toBe(text);
  });

  it("refuses a file of 10 GiB, naming it and the limit, without reading it", async () => {
    await makeHuge();

    await expect(readText(file)).rejects.toMatchObject({
      code: "MALFORMED",
      message: `"${file}" is larger than 16 MiB.`,
    });
  });

  it("refuses what never ends", async () => {
    await expect(readText("/dev/zero")).rejects.toThrow('"/dev/zero" is a device, not a regular file.');
  });

  it("finds nothing behind a link to the environment, which would be quoted in an error", async () => {
    await rm(file);
    await symlink("/proc/self/environ", file);

    expect(await readText(file)).toBe("");
  });

  it("says so if it is below a file, so does readOptional", async () => {
    await expect(readText(path.join(file, "below"))).rejects.toMatchObject({ code: "ENOTDIR" });
    await expect(readOptional(path.join(file, "below"))).rejects.toMatchObject({ code: "ENOTDIR" });
  });

  it("says so if there is none, which readOptional does not mind", async () => {
    await rm(file);

    expect(isMissing(await readText(file).catch((error: unknown) => error))).toBe(true);
    expect(await readOptional(file)).toBeUndefined();
  });

  it("says so if it is a directory", async () => {
    await expect(readOptional(dir)).rejects.toThrow(`"${dir}" is a directory, not a regular file.`);
  });
});

describe("readToml", () => {
  it("refuses a file that is not UTF-8, naming it; none is no error for readOptionalToml", async () => {
    await writeFile(file, Buffer.from('a = "\xe9"', "latin1"));

    await expect(readToml(file)).rejects.toThrow(`"${file}" is not TOML: it is not text in UTF-8.`);
    await expect(readOptionalToml(file)).rejects.toThrow("it is not text in UTF-8");
    expect(await readOptionalToml(path.join(dir, "absent.toml"))).toBeUndefined();
  });
});

describe("a buildpack's files", () => {
  it("are refused with their name if they are huge", async () => {
    await makeHuge();

    await expect(readMadeLayers(dir, { id: "kit/one", version: "1", api: "0.10" })).rejects.toThrow(
      `"${file}" is larger than 16 MiB.`,
    );
  });
});

describe("writeFileWithParents", () => {
  it("waits for no reader where a buildpack has left a named pipe", async () => {
    await rm(file);
    execFileSync("mkfifo", [file]);

    await expect(writeFileWithParents(file, "text")).rejects.toMatchObject({ code: "ENXIO" });
  });
});
