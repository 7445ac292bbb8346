import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readProjectDescriptor } from "../../../src/project/descriptor/read-descriptor.ts";

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "descriptor-"));
});

afterAll(async () => {
  await rm(root, { recursive: true });
});

const read = async (content: string | Buffer) => {
  await writeFile(join(root, "project.toml"), content);
  return readProjectDescriptor(join(root, "project.toml"), "app/project.toml");
};

describe("readProjectDescriptor", () => {
  it("reads the file", async () => {
    await expect(read('_.schema-version = "0.2"\nio.buildpacks.builder = "b"')).resolves.toMatchObject({
      file: "app/project.toml",
      builder: { value: "b", line: 2 },
    });
  });

  it("gives nothing if there is no such file", async () => {
    await expect(readProjectDescriptor(join(root, "none.toml"), "none.toml")).resolves.toBeUndefined();
    await expect(readProjectDescriptor(join(root, "project.toml/x"), "x")).resolves.toBeUndefined();
  });

  it.each([
    ["that is no UTF-8", Buffer.from([0x61, 0xff]), "app/project.toml: It is not a text in UTF-8."],
    ["that is too large", "#".repeat(1024 * 1024 + 1), "app/project.toml: It is larger than 1 MiB."],
  ])("refuses a file %s", async (_what, content, message) => {
    await expect(read(content)).rejects.toMatchObject({ code: "MALFORMED", message });
  });

  it("refuses a link to what has no end", async () => {
    await symlink("/dev/zero", join(root, "zero.toml"));
    await expect(readProjectDescriptor(join(root, "zero.toml"), "zero.toml")).rejects.toMatchObject({
      message: "zero.toml: It is a device, not a regular file.",
    });
  });

  it("refuses a directory", async () => {
    await expect(readProjectDescriptor(root, "app")).rejects.toMatchObject({
      message: "app: It is a directory, not a regular file.",
    });
  });
});
