import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readSbomFolders } from "../../../src/platform/image/sbom-folders.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "sbom-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function put(name: string, content: unknown): Promise<string> {
  const file = join(directory, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const cycloneDx = (...names: string[]) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.4",
  components: names.map((name) => ({ name, version: "1" })),
});
const syft = (...names: string[]) => ({ artifacts: names.map((name) => ({ name, version: "1" })) });
const spdx = (...names: string[]) => ({
  spdxVersion: "SPDX-2.2",
  packages: names.map((name) => ({ name, versionInfo: "1" })),
});

/** What was read, by file. */
async function read(): Promise<{
  readonly found: Record<string, string[]>;
  readonly problems: readonly string[];
}> {
  const { folders, problems } = await readSbomFolders(directory);
  const found = folders.map(({ file, content }) => [file, content.components.map(({ name }) => name)]);
  return { found: Object.fromEntries(found) as Record<string, string[]>, problems };
}

describe("readSbomFolders", () => {
  it("reads what is in the image, and not what was only there to build it", async () => {
    await put("launch/a/sbom.cdx.json", cycloneDx("x"));
    await put("launch/a/modules/sbom.cdx.json", cycloneDx("y"));
    await put("build/a/sbom.cdx.json", cycloneDx("only-for-the-build"));
    await put("cache/a/sbom.cdx.json", cycloneDx("only-for-the-cache"));

    expect(await read()).toEqual({
      found: { "launch/a/modules/sbom.cdx.json": ["y"], "launch/a/sbom.cdx.json": ["x"] },
      problems: [],
    });
  });

  it("reads one format of each directory: all in it say the same", async () => {
    await put("launch/a/sbom.cdx.json", cycloneDx("x"));
    await put("launch/a/sbom.syft.json", syft("x"));
    await put("launch/b/sbom.syft.json", syft("y"));
    await put("launch/b/sbom.spdx.json", spdx("y"));
    await put("launch/c/sbom.spdx.json", spdx("z"));
    await put("launch/sbom.legacy.json", "null");

    expect(await read()).toEqual({
      found: {
        "launch/a/sbom.cdx.json": ["x"],
        "launch/b/sbom.syft.json": ["y"],
        "launch/c/sbom.spdx.json": ["z"],
      },
      problems: [],
    });
  });

  it("goes on with the next format where one cannot be read, and says why", async () => {
    await put("launch/a/sbom.cdx.json", "{\n");
    await put("launch/a/sbom.syft.json", syft("x"));
    await put("launch/b\u202e/sbom.spdx.json", "{}");

    expect(await read()).toEqual({
      found: { "launch/a/sbom.syft.json": ["x"] },
      problems: [
        '"launch/a/sbom.cdx.json" is not JSON: "{\\n".',
        '"launch/b\\u202e/sbom.spdx.json" is not SPDX.',
      ],
    });
  });

  it("leaves out files that are too large for what they are", async () => {
    const file = await put("launch/a/sbom.cdx.json", "{}");
    await truncate(file, 32 * 1024 * 1024 + 1);

    expect((await read()).problems).toEqual([expect.stringMatching(/is larger than 32 MiB\.$/)]);
  });

  it("leaves out what is more than it can hold, and reads the rest", async () => {
    const padded = (name: string) => JSON.stringify(cycloneDx(name)).padEnd(30 * 1024 * 1024);
    for (const name of ["a", "b", "c"]) await put(`launch/${name}/sbom.cdx.json`, padded(name));

    expect(await read()).toEqual({
      found: { "launch/a/sbom.cdx.json": ["a"], "launch/b/sbom.cdx.json": ["b"] },
      problems: ['"launch/c/sbom.cdx.json" is left out: the files have more than 64 MiB.'],
    });
  });

  it("does not follow links out of its directory", async () => {
    await put("elsewhere/sbom.cdx.json", cycloneDx("x"));
    await mkdir(join(directory, "launch"));
    await symlink(join(directory, "elsewhere"), join(directory, "launch/a"));

    expect(await read()).toEqual({ found: {}, problems: [] });
  });

  it("knows nothing where there are no files", async () => {
    await rm(directory, { recursive: true });
    expect(await read()).toEqual({ found: {}, problems: [] });
    await mkdir(directory);
  });
});
