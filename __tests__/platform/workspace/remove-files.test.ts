import { describe, expect, it } from "@jest/globals";
import { builderImageName } from "../../../src/cache/builder-load.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { removeFilesAsRoot } from "../../../src/platform/workspace/remove-files.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";

const DIGEST = digestOf("a builder");
const BUILDER = `ghcr.io/owner/builder@${DIGEST}`;
const DIRECTORY = "/runner/temp/layers";

const daemonWith = (...images: string[]): FakeDaemon =>
  new FakeDaemon({ images: Object.fromEntries(images.map((image) => [image, fakeImage({ user: "cnb" })])) });

describe("removeFilesAsRoot", () => {
  it("empties the directory by a container that is root, and sees nothing else", async () => {
    const daemon = daemonWith(BUILDER);

    await removeFilesAsRoot(daemon, { directory: DIRECTORY, image: BUILDER });

    expect(daemon.containers.map(({ spec }) => spec)).toMatchObject([
      {
        image: BUILDER,
        user: "0:0",
        network: "none",
        mounts: [{ kind: "bind", source: DIRECTORY, target: "/remove" }],
        securityOptions: ["no-new-privileges"],
      },
    ]);
    expect(daemon.containers[0]).toMatchObject({ started: true, removed: true });
  });

  it("finds a builder that came from its cache", async () => {
    const daemon = daemonWith(builderImageName(DIGEST));

    await removeFilesAsRoot(daemon, { directory: DIRECTORY, image: BUILDER });

    expect(daemon.containers.map(({ spec }) => spec.image)).toEqual([builderImageName(DIGEST)]);
  });

  it.each([
    ["there was no builder", undefined],
    ["the engine has lost the builder", "ghcr.io/owner/other:1"],
  ])("says what is left if %s", async (_what, image) => {
    const daemon = daemonWith(BUILDER);

    await expect(removeFilesAsRoot(daemon, { directory: DIRECTORY, image })).rejects.toMatchObject({
      code: "DAEMON",
      message: `Files of the build's user are left in "${DIRECTORY}".`,
    });
    expect(daemon.containers).toEqual([]);
  });

  it("says what is left if they could not be removed", async () => {
    const daemon = daemonWith(BUILDER);
    daemon.onRun = () => ({ exitCode: 1 });

    await expect(removeFilesAsRoot(daemon, { directory: DIRECTORY, image: BUILDER })).rejects.toMatchObject({
      code: "DAEMON",
      hint: "Remove them as root.",
    });
    expect(daemon.leaks().containers).toEqual([]);
  });
});
