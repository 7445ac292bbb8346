// The lifecycle that the test bed's builders have: our own, or another that CNB_LIFECYCLE_DIR names.
import path from "node:path";
import { isOwnLifecycle } from "../../src/cnb/lifecycle-version.ts";
import { readLifecycleDescriptor } from "../../src/packaging/builder/lifecycle-source.ts";
import { ROOT } from "./testbed.ts";

export const lifecycleDir = process.env["CNB_LIFECYCLE_DIR"] ?? path.join(ROOT, "build", "lifecycle");

/** Whether it is ours, by its version: only others apply Dockerfiles of image extensions, only ours compresses with zstd. */
export const isOwn = isOwnLifecycle((await readLifecycleDescriptor(lifecycleDir)).version);
