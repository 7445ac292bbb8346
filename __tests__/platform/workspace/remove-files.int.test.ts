// Files of a build's user, removed by the real engine; needs the environment of script/bootstrap.
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, jest } from "@jest/globals";
import type { Daemon } from "../../../src/docker/daemon.ts";
import { connectEngine } from "../../../src/docker/engine.ts";
import { removeFilesAsRoot } from "../../../src/platform/workspace/remove-files.ts";
import { testbed } from "../../e2e/testbed.ts";

jest.setTimeout(60_000);

/** As a build makes them: on an engine without root, that user has another id on this machine. */
async function makeFilesAsBuilder(
  daemon: Daemon,
  { directory, image }: { readonly directory: string; readonly image: string },
): Promise<void> {
  const script = "umask 077 && for name in committed .hidden ..odd; do mkdir $name && touch $name/file; done";
  await using container = await daemon.createContainer({
    image,
    command: ["/bin/sh", "-c", script],
    env: [],
    user: "1000:1000",
    workingDir: "/made",
    mounts: [{ kind: "bind", source: directory, target: "/made" }],
    network: "none",
    labels: {},
    securityOptions: [],
  });
  await expect(container.run({ onLine: () => undefined })).resolves.toBe(0);
}

it("removes files of another user, hidden ones too, and keeps the directory", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "remove-files-"));
  try {
    await chmod(directory, 0o777);
    const daemon = await connectEngine(process.env);
    const { builder: image } = testbed().images;
    await daemon.pullImage(image, {});
    await makeFilesAsBuilder(daemon, { directory, image });
    await expect(readdir(directory)).resolves.toHaveLength(3);

    await removeFilesAsRoot(daemon, { directory, image });

    await expect(readdir(directory)).resolves.toEqual([]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
