// The parts of our lifecycle: the committed bundle, the launcher that was built from this repository, and the Node.js that runs now.
import path from "node:path";
import type { LifecycleParts } from "./assemble-lifecycle.ts";
import { readLifecyclePackages } from "./bundle-licenses.ts";

/** All that {@link LifecycleParts} asks for, below the repository's folder; the launcher has to be built. */
export function lifecycleParts(root: string): LifecycleParts {
  const bundle = path.join(root, "dist", "lifecycle");
  const launcher = path.join(root, "build", "launcher");
  const node = process.execPath;
  return {
    bundle: path.join(bundle, "index.js"),
    node,
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
