// The directories of this machine that one run has for itself.
import { join } from "node:path";
import { removeTree } from "../../files/remove-tree.ts";
import { digestOf, shortDigest } from "../../oci/digest.ts";

/** In which a gateway keeps layers of an image that is only loaded. */
export function gatewayDirectory(temporaryDir: string, runLabel: string): string {
  return directoryOf("gateway", temporaryDir, runLabel);
}

/** In which another one keeps what a second build exports. */
export function secondGatewayDirectory(temporaryDir: string, runLabel: string): string {
  return directoryOf("second-gateway", temporaryDir, runLabel);
}

/** For what is downloaded. */
export function downloadsDirectory(temporaryDir: string, runLabel: string): string {
  return directoryOf("downloads", temporaryDir, runLabel);
}

/** For what is said of the image; later steps of the job may read it. */
export function attestationDirectory(temporaryDir: string, runLabel: string): string {
  return directoryOf("attestations", temporaryDir, runLabel);
}

/** In which each of the builds for several platforms has such directories of its own. */
export function platformsDirectory(temporaryDir: string, runLabel: string): string {
  return directoryOf("platforms", temporaryDir, runLabel);
}

/** Removes whatever there still is of them. */
export async function removeRunDirectories(temporaryDir: string, runLabel: string): Promise<void> {
  for (const directory of [
    gatewayDirectory(temporaryDir, runLabel),
    secondGatewayDirectory(temporaryDir, runLabel),
    downloadsDirectory(temporaryDir, runLabel),
    attestationDirectory(temporaryDir, runLabel),
    platformsDirectory(temporaryDir, runLabel),
  ])
    await removeTree(directory);
}

/** Called after the label of the run, so that the post step finds what a killed run has left. */
function directoryOf(what: string, temporaryDir: string, runLabel: string): string {
  return join(temporaryDir, `cnb-${what}-${shortDigest(digestOf(runLabel))}`);
}
