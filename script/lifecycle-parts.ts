// The parts of our lifecycle: the committed bundle, the launcher that was built from this repository, and Node.js, as npm has it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { hostTarget } from "../src/oci/target.ts";
import type { LifecycleParts } from "./assemble-lifecycle.ts";
import { readLifecyclePackages } from "./bundle-licenses.ts";

/**
 * All that {@link LifecycleParts} asks for, below the repository's folder; the launcher has to be built, and the Node.js of another
 * architecture than this machine's has to be fetched.
 */
export function lifecycleParts(root: string, arch = hostTarget(process.arch).arch): LifecycleParts {
  const bundle = path.join(root, "dist", "lifecycle");
  const isOwn = arch === hostTarget(process.arch).arch;
  const launcher = path.join(root, "build", isOwn ? "launcher" : `launcher-${arch}`);
  const node = isOwn ? process.execPath : path.join(root, "build", `node-linux-${arch}`, "bin", "node");
  return {
    bundle: path.join(bundle, "index.js"),
    node,
    nodeVersion: isOwn ? process.versions.node : versionBeside(node),
    launcher,
    packages: readLifecyclePackages(root),
    licenses: [
      { title: "The lifecycle and its launcher", file: path.join(root, "LICENSE") },
      { title: "What the lifecycle has from others", file: path.join(bundle, "licenses.txt") },
      { title: "What the launcher has from others", file: `${launcher}.licenses.txt` },
      { title: "Node.js", file: path.join(path.dirname(node), "..", "LICENSE") },
    ],
  };
}

/** As the package says it: the program need not run here. */
function versionBeside(node: string): string {
  const file = path.join(path.dirname(node), "..", "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
