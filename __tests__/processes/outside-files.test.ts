import { readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { expect, it } from "@jest/globals";
import { OutsideFiles } from "../../src/processes/outside-files.ts";
import { makeBuilderRoot } from "./builder-root.ts";

it("puts back files and links of the builder that were replaced, and removes what was added", async () => {
  await using root = await makeBuilderRoot({ "cnb/run.toml": undefined, "cnb/own.toml": "own" });
  const [file, link, added] = [root.at("cnb/order.toml"), root.at("cnb/run.toml"), root.at("cnb/added.toml")];
  await symlink("own.toml", link);
  const order = await readFile(file, "utf8");
  const outside = new OutsideFiles();

  for (const each of [file, link, added]) {
    outside.note(each);
    await rm(each, { force: true });
    await writeFile(each, "of a phase");
  }
  outside.undo();

  expect(await readFile(file, "utf8")).toBe(order);
  expect(await readlink(link)).toBe("own.toml");
  expect(await readFile(link, "utf8")).toBe("own");
  await expect(readFile(added)).rejects.toThrow("ENOENT");
});
