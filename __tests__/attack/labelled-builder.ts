// A builder in a registry of this process, whose labels are somebody's choice. It suffices for all that is decided before a build.
import { createHash } from "node:crypto";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { Place } from "./place.ts";

export const BUILD_USER = ["CNB_USER_ID=1000", "CNB_GROUP_ID=1000"];
export const LIFECYCLE = {
  version: "0.20.0",
  apis: { platform: { supported: ["0.12"] }, buildpack: { supported: ["0.10"] } },
};

/** Stored as `b:1` of a registry that ends with the attack. */
export async function labelledBuilder(
  place: Place,
  metadata: unknown,
  env: readonly string[],
): Promise<FakeRegistry> {
  const registry = place.use(await startFakeRegistry());
  const layer = registry.addBlob("b", "layer");
  const diffId = `sha256:${createHash("sha256").update("layer").digest("hex")}`;
  const config = registry.addBlob(
    "b",
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: { Env: env, Labels: { "io.buildpacks.builder.metadata": JSON.stringify(metadata) } },
      rootfs: { type: "layers", diff_ids: [diffId] },
    }),
  );
  const media = "application/vnd.oci.image";
  registry.addManifest(
    "b",
    {
      schemaVersion: 2,
      config: { mediaType: `${media}.config.v1+json`, ...config },
      layers: [{ mediaType: `${media}.layer.v1.tar`, ...layer }],
    },
    { tag: "1" },
  );
  return registry;
}
