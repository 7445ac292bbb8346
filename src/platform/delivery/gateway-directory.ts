// The directory of this machine in which a gateway keeps layers of an image that is only loaded.
import { join } from "node:path";
import { digestOf, shortDigest } from "../../oci/digest.ts";

/** Called after the label of the run, so that the post step finds what a killed run has left. */
export function gatewayDirectory(temporaryDir: string, runLabel: string): string {
  return join(temporaryDir, `cnb-gateway-${shortDigest(digestOf(runLabel))}`);
}
