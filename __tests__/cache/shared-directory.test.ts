import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { sharesDirectories } from "../../src/cache/shared-directory.ts";
import type { Container, ContainerSpec } from "../../src/docker/daemon.ts";
import { tarFile } from "../docker/tiny-tar.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import type { FakeFiles } from "../support/fake-daemon/container.ts";

let directory: string;
let daemon: FakeDaemon;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "shared-directory-"));
  daemon = new FakeDaemon({ images: { holder: fakeImage() } });
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const CONTAINER: Omit<ContainerSpec, "mounts"> = {
  image: "holder",
  command: ["/holder"],
  env: [],
  network: "none",
  labels: {},
  securityOptions: [],
};

/** Lets the engine see other content than this machine has, or the same. */
function see(content: (real: Buffer) => Buffer): void {
  const create = daemon.createContainer.bind(daemon);
  daemon.createContainer = async (spec): Promise<Container> => {
    for (const mount of spec.mounts) {
      if (mount.kind !== "bind") continue;
      const real = await readFile(join(mount.source, "probe"));
      const files: FakeFiles = new Map([["probe", tarFile("probe", content(real).toString())]]);
      daemon.binds.set(mount.source, files);
    }
    return create(spec);
  };
}

describe("sharesDirectories", () => {
  it("is true if a container reads what this process wrote", async () => {
    see((real) => real);

    await expect(sharesDirectories(daemon, directory, CONTAINER)).resolves.toBe(true);
    expect(daemon.containers[0]?.spec.mounts).toMatchObject([{ kind: "bind", readOnly: true }]);
    expect(daemon.containers[0]?.started).toBe(false);
  });

  it("is false if the engine has another file there", async () => {
    see(() => Buffer.from("of another machine"));

    await expect(sharesDirectories(daemon, directory, CONTAINER)).resolves.toBe(false);
  });

  it("is false if the engine has nothing there", async () => {
    await expect(sharesDirectories(daemon, directory, CONTAINER)).resolves.toBe(false);
  });

  it("is false if there can be no container", async () => {
    daemon.images.clear();

    await expect(sharesDirectories(daemon, directory, CONTAINER)).resolves.toBe(false);
  });

  it("is false if there can be no directory", async () => {
    await writeFile(join(directory, "file"), "");

    await expect(sharesDirectories(daemon, join(directory, "file"), CONTAINER)).resolves.toBe(false);
  });

  it("leaves neither files nor containers", async () => {
    see((real) => real);
    await sharesDirectories(daemon, directory, CONTAINER);

    expect(await readdir(directory)).toEqual([]);
    expect(daemon.leaks().containers).toEqual([]);
  });
});
