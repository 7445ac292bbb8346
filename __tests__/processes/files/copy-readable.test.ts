import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { copyReadable } from "../../../src/processes/files/copy-readable.ts";
import { makeBuilderRoot } from "../builder-root.ts";

it("copies what a builder has, so that more can be added, and follows links to files alone", async () => {
  await using root = await makeBuilderRoot();
  const [from, to] = [root.at("platform"), root.at("copy")];
  await mkdir(path.join(from, "env"), { recursive: true });
  await writeFile(path.join(from, "env/OF_THE_IMAGE"), "yes");
  await mkdir(path.join(from, "bindings/db"), { recursive: true, mode: 0o555 });
  await symlink("../env/OF_THE_IMAGE", path.join(from, "bindings/link"));
  await symlink("nowhere", path.join(from, "dangling"));
  await symlink("..", path.join(from, "round"));

  copyReadable(from, to);

  expect((await readdir(to, { recursive: true })).sort()).toEqual([
    ...["bindings", "bindings/db", "bindings/link", "env", "env/OF_THE_IMAGE"],
  ]);
  expect(await readFile(path.join(to, "bindings/link"), "utf8")).toBe("yes");
  expect((await stat(path.join(to, "bindings/db"))).mode & 0o200).toBe(0o200);
});
