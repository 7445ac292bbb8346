// The lifecycle that the test bed's builders have: our own, or another that CNB_LIFECYCLE_DIR names.
import path from "node:path";
import { readLifecycleDescriptor } from "../../src/builder/lifecycle-directory.ts";
import { LIFECYCLE_VERSION } from "../../src/lifecycle/version.ts";
import { ROOT } from "./testbed.ts";

export const lifecycleDir = process.env["CNB_LIFECYCLE_DIR"] ?? path.join(ROOT, "build", "lifecycle");

/** Whether it applies Dockerfiles of image extensions: ours does not, by its version; official ones do. */
export async function hasExtender(): Promise<boolean> {
  return (await readLifecycleDescriptor(lifecycleDir)).version !== LIFECYCLE_VERSION;
}
