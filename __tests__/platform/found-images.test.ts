// Which images phases find by the names that they are given.
import { expect, it } from "@jest/globals";
import { builderImageName } from "../../src/cache/builder-load.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { buildImage } from "../../src/platform/build.ts";
import { readImage } from "../../src/registry/image.ts";
import { clientWith } from "../gateway/gateway-fixture.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import type { FakeRun } from "../support/fake-daemon/container.ts";
import { builder, daemon, deps, exportApp, log, registry, request, runImage } from "./build-fixture.ts";
import { addImage, addIndex } from "./registry-images.ts";

/** The digest that a phase is told for a name; null if there is no such image. */
async function found({ spec }: FakeRun, name: (env: ReadonlyMap<string, string>) => string) {
  const env = new Map(spec.env.map((line) => line.split(/=(.*)/s, 2) as [string, string]));
  const image = parseImageReference(name(env));
  const logins = JSON.parse(env.get("CNB_REGISTRY_AUTH") ?? "{}") as Record<string, string>;
  const answer = await fetch(`http://${image.registry}/v2/${image.repository}/manifests/${image.tag ?? ""}`, {
    headers: { authorization: logins[image.registry] ?? "" },
  });
  return answer.headers.get("docker-content-digest");
}

it("are, under the tag of an index, the run image that was planned with", async () => {
  const digest = runImage.split("@")[1] ?? "";
  addIndex(registry, "run:1", [{ arch: "amd64", digest }]);
  let seen: string | null = null;
  daemon.onRun = async (run) => {
    seen = await found(run, (env) => env.get("CNB_RUN_IMAGE") ?? "");
    return exportApp(run);
  };

  await buildImage(request(), deps());

  expect(seen).toBe(digest);
});

it.each(["amd64", "arm64"])(
  "are that at the tag of the image, which is for %s, only if it fits",
  async (arch) => {
    const digest = addImage(registry, "app:1", { arch });
    let seen: string | null = null;
    daemon.onRun = async (run) => {
      seen = await found(run, () => run.spec.command.at(-1) ?? "");
      return exportApp(run);
    };

    await buildImage(request(), deps());

    expect(seen).toBe(arch === "amd64" ? digest : null);
  },
);

it("are the builder by the name that an earlier build gave it, which asks for nothing else of it", async () => {
  const reference = parseImageReference(builder);
  const { config } = await readImage(clientWith(), reference, { os: "linux", arch: "amd64" });
  const name = builderImageName(reference.digest ?? "sha256:");
  daemon.images.set(name, fakeImage({ diffIds: config.rootfs.diff_ids }));
  daemon.onRun = exportApp;

  await buildImage(request(), deps());

  // Its own container takes the source, as with any builder that the engine has.
  expect(daemon.containers.map(({ spec }) => spec.image)).toEqual([name]);
  expect(daemon.pulls.map(({ reference }) => reference)).not.toContain(builder);
  expect(log.events).toContain("info The Docker engine has the builder already.");
});
