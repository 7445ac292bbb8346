import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { hasManySmallFiles } from "../../../src/project/source/small-files.ts";
import { createSourceFilter } from "../../../src/project/source/source-filter.ts";
import { writeZip } from "../tiny-zip.ts";

let source: string;

beforeEach(async () => {
  source = await mkdtemp(path.join(tmpdir(), "small-files-"));
  await mkdir(path.join(source, "deep", "deeper"), { recursive: true });
  for (const file of ["a", "b", "deep/c", "deep/deeper/d"]) await writeFile(path.join(source, file), file);
});

afterEach(async () => {
  await rm(source, { recursive: true });
});

it("counts files in all directories, and neither directories nor links", async () => {
  await symlink("a", path.join(source, "link"));

  await expect(hasManySmallFiles({ path: source }, 4)).resolves.toBe(true);
  await expect(hasManySmallFiles({ path: source }, 5)).resolves.toBe(false);
});

it("counts no files that are left out", async () => {
  const without = (...patterns: string[]) => createSourceFilter({ kind: "exclude", patterns });

  await expect(hasManySmallFiles({ path: source, filter: without("deep") }, 2)).resolves.toBe(true);
  await expect(hasManySmallFiles({ path: source, filter: without("deep") }, 3)).resolves.toBe(false);
  await expect(hasManySmallFiles({ path: source, filter: without("a", "b") }, 3)).resolves.toBe(false);
});

it("does not take many files for small where they are much in all", async () => {
  await writeFile(path.join(source, "large"), "");
  await truncate(path.join(source, "large"), 257 * 1024 * 1024);

  await expect(hasManySmallFiles({ path: source }, 1)).resolves.toBe(false);
});

it("does not look into an archive", async () => {
  const archive = path.join(source, "app.zip");
  await writeFile(archive, writeZip([{ name: "a", content: "a", mode: 0o100644 }]));

  await expect(hasManySmallFiles({ path: archive }, 1)).resolves.toBe(false);
});

it("says that the source cannot be read where it is not there", async () => {
  await expect(hasManySmallFiles({ path: path.join(source, "lacking") })).rejects.toMatchObject({
    code: "SOURCE",
  });
});
