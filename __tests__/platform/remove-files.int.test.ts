// Files of a build's user, removed by the real engine; needs the environment of script/bootstrap.
import { chown, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, jest } from "@jest/globals";
import { connectEngine } from "../../src/docker/engine.ts";
import { removeFilesAsRoot } from "../../src/platform/remove-files.ts";
import { testbed } from "../e2e/testbed.ts";

jest.setTimeout(60_000);

it("removes files of another user, hidden ones too, and keeps the directory", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "remove-files-"));
  try {
    for (const name of ["committed", ".hidden", "..odd"]) {
      await mkdir(path.join(directory, name), { mode: 0o700 });
      await writeFile(path.join(directory, name, "file"), "");
      await chown(path.join(directory, name), 1000, 1000);
    }
    const daemon = await connectEngine(process.env);
    const { builder: image } = testbed().images;
    await daemon.pullImage(image, {});

    await removeFilesAsRoot(daemon, { directory, image });

    await expect(readdir(directory)).resolves.toEqual([]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
