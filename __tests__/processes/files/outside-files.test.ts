import { lchown, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { OutsideFiles, putBack, type ReplacedFile } from "../../../src/processes/files/outside-files.ts";
import { isRoot, makeBuilderRoot, USER } from "../builder-root.ts";

it("puts back files and links of the builder that were replaced, and removes what was added", async () => {
  await using root = await makeBuilderRoot({ "cnb/run.toml": undefined, "cnb/own.toml": "own" });
  const [file, link, added] = [root.at("cnb/order.toml"), root.at("cnb/run.toml"), root.at("cnb/added.toml")];
  await symlink("own.toml", link);
  const order = await readFile(file, "utf8");
  const outside = new OutsideFiles(() => undefined);

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

it("remembers what there is to put back before it is replaced, so that another process can do it", async () => {
  await using root = await makeBuilderRoot({ "cnb/run.toml": undefined, "cnb/own.toml": "own" });
  const [file, link, added] = [root.at("cnb/order.toml"), root.at("cnb/run.toml"), root.at("cnb/new/added")];
  await symlink("own.toml", link);
  const order = await readFile(file, "utf8");
  let remembered = "";
  const outside = new OutsideFiles((replaced) => (remembered = JSON.stringify(replaced)));

  for (const each of [file, link, root.at("cnb/new")]) {
    outside.note(each);
    expect(remembered).toContain(JSON.stringify(each));
    await rm(each, { force: true });
  }
  await mkdir(root.at("cnb/new"));
  for (const each of [file, link, added]) await writeFile(each, "of a phase");
  putBack(JSON.parse(remembered) as ReplacedFile[]);

  expect(await readFile(file, "utf8")).toBe(order);
  expect(await readlink(link)).toBe("own.toml");
  await expect(readdir(root.at("cnb/new"))).rejects.toThrow("ENOENT");
  outside.undo();
  expect(remembered).toBe("[]");
});

/** Only as root is there anything that buildpacks could not do themselves. */
const describeAsRoot = isRoot ? describe : describe.skip;

describeAsRoot("putting back as root", () => {
  it("removes nothing through a link that a buildpack made, puts all else back, and says so", async () => {
    await using root = await makeBuilderRoot({ "elsewhere/KEY": "of the machine" });
    const outside = new OutsideFiles(() => undefined);
    await mkdir(root.at("platform/env"), { recursive: true });
    for (const each of [root.at("cnb/added"), root.at("platform/env/KEY")]) {
      outside.note(each);
      await writeFile(each, "of a phase");
    }
    await rename(root.at("platform/env"), root.at("platform/moved"));
    await symlink(root.at("elsewhere"), root.at("platform/env"));
    await lchown(root.at("platform/env"), USER.uid, USER.gid);

    expect(() => {
      outside.undo();
    }).toThrow(/platform\/env" on the way to it is a link that is not root's/);

    expect(await readFile(root.at("elsewhere/KEY"), "utf8")).toBe("of the machine");
    expect(await readdir(root.at("cnb"))).not.toContain("added");
  });
});
