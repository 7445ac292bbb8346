// Which run image phases find by the name that they are given.
import { expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { buildImage } from "../../src/platform/build.ts";
import { daemon, deps, exportApp, registry, request, runImage } from "./build-fixture.ts";
import { addIndex } from "./registry-images.ts";

it("lets phases find, under the tag of an index, the image that was planned with", async () => {
  const digest = runImage.split("@")[1] ?? "";
  addIndex(registry, "run:1", [{ arch: "amd64", digest }]);
  let found: string | null = null;
  daemon.onRun = async (run) => {
    const env = new Map(run.spec.env.map((line) => line.split(/=(.*)/s, 2) as [string, string]));
    const image = parseImageReference(env.get("CNB_RUN_IMAGE") ?? "");
    const logins = JSON.parse(env.get("CNB_REGISTRY_AUTH") ?? "{}") as Record<string, string>;
    const answer = await fetch(
      `http://${image.registry}/v2/${image.repository}/manifests/${image.tag ?? ""}`,
      {
        headers: { authorization: logins[image.registry] ?? "" },
      },
    );
    found = answer.headers.get("docker-content-digest");
    return exportApp(run);
  };

  await buildImage(request(), deps());

  expect(found).toBe(digest);
});
