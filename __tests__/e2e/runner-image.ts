// A stand-in for the image of the runner, from which pods get the Node.js of their steps.
import { createHash, randomBytes } from "node:crypto";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { NODE_24 } from "../support/node24.ts";
import { registryClient } from "./derived-image.ts";
import { docker } from "./engine.ts";
import { testbed } from "./testbed.ts";

/** Where the image has the runner's own programs. */
const EXTERNALS = "/home/runner/externals";
/** The path of Node.js in it. */
export const NODE_OF_RUNNER = `${EXTERNALS}/node24/bin/node`;
const USER = "1001:1001";
/** The container that fills a pod's volumes moves them, so it has to own them. */
const FILL = `mkdir -p $(dirname ${NODE_OF_RUNNER}) && cp /node ${NODE_OF_RUNNER} && chown -R ${USER} /home/runner`;

/** Makes it in the registry of the test bed, unless it is there. */
export async function runnerImage(): Promise<string> {
  const { registry: host, images } = testbed();
  const registry = registryClient();
  const base = (await registry.headManifest(parseImageReference(images.build))) ?? "none";
  const tag = createHash("sha256").update(`${base} ${process.version} ${FILL}`).digest("hex").slice(0, 16);
  const image = `${host}/e2e/runner:${tag}`;
  if ((await registry.headManifest(parseImageReference(image))) !== undefined) return image;
  const name = `e2e-runner-${randomBytes(4).toString("hex")}`;
  const asRoot = ["--user", "0:0", "--volume", `${NODE_24}:/node:ro`, "--entrypoint", "bash"];
  try {
    await docker(["run", "--name", name, ...asRoot, images.build, "-c", FILL]);
    await docker(["commit", "--change", `USER ${USER}`, name, image]);
    await docker(["push", "--quiet", image]);
  } finally {
    await docker(["rm", "--force", name]);
    await docker(["rmi", "--force", image]);
  }
  return image;
}
