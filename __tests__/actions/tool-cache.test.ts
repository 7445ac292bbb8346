import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { cachedByDigest } from "../../src/actions/tool-cache.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { CapturedStdout } from "./captured-stdout.ts";

const digest = digestOf("content");
let folder: string;
let downloads: number;
let stdout: CapturedStdout;

function get() {
  const download = async (): Promise<string> => {
    const file = join(folder, `download-${++downloads}`);
    await writeFile(file, "content");
    return file;
  };
  return cachedByDigest({ kind: "lifecycle", digest, download }, process.env);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tool-cache-"));
  downloads = 0;
  stdout = new CapturedStdout();
  process.env["RUNNER_TOOL_CACHE"] = join(folder, "tools");
});

afterEach(async () => {
  stdout[Symbol.dispose]();
  delete process.env["RUNNER_TOOL_CACHE"];
  await rm(folder, { recursive: true });
});

describe("cachedByDigest", () => {
  it("downloads once", async () => {
    const first = await get();
    const second = await get();

    expect(second).toBe(first);
    expect(first).toContain(join(folder, "tools/lifecycle"));
    expect(await readFile(first, "utf8")).toBe("content");
    expect(downloads).toBe(1);
  });

  it("leaves no second copy of what it keeps", async () => {
    await get();

    expect(await readdir(folder)).toEqual(["tools"]);
  });

  it("replaces what is broken in the cache", async () => {
    await writeFile(await get(), "rotten");

    const repaired = await get();

    expect(await readFile(repaired, "utf8")).toBe("content");
    expect(downloads).toBe(2);
  });

  it("only downloads where there is no tool cache", async () => {
    delete process.env["RUNNER_TOOL_CACHE"];

    expect(await get()).toBe(join(folder, "download-1"));
  });

  it("takes the download itself if it cannot be kept", async () => {
    await writeFile(join(folder, "tools"), "a file where the cache should be");

    expect(await get()).toBe(join(folder, "download-1"));
  });
});
