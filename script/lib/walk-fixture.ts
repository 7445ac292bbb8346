// The small build that docs/lifecycle.md walks through: one file, one buildpack, one run image.
import { createHash } from "node:crypto";
import type { FakeRegistry } from "../../__tests__/support/fake-registry.ts";

/** The buildpack's programs; the document shows them. */
export const DETECT = `#!/bin/sh
[ -f hello.txt ] || exit 100
cat > "$CNB_BUILD_PLAN_PATH" <<TOML
provides = [{ name = "greeting" }]
requires = [{ name = "greeting", metadata = { language = "en" } }]
TOML
`;

export const BUILD = `#!/bin/sh
layer=$CNB_LAYERS_DIR/greeter
if [ -d "$layer" ]; then
  echo "the greeter is still there"
else
  echo "making the greeter"
  mkdir -p "$layer/bin"
  printf '#!/bin/sh\\ncat hello.txt\\n' > "$layer/bin/greet"
  chmod +x "$layer/bin/greet"
fi
cat > "$layer.toml" <<TOML
[types]
launch = true
cache = true
[metadata]
version = "1"
TOML
cat > "$CNB_LAYERS_DIR/launch.toml" <<TOML
[[processes]]
type = "web"
command = ["greet"]
default = true
TOML
`;

/** What is there before the first phase: name, and text with its mode. */
export function filesBefore(runImage: string): Readonly<Record<string, readonly [string, number]>> {
  const dir = "cnb/buildpacks/example_hello/1.0.0";
  return {
    "workspace/hello.txt": ["Hello, world!\n", 0o644],
    [`${dir}/buildpack.toml`]: [
      'api = "0.10"\n\n[buildpack]\nid = "example/hello"\nversion = "1.0.0"\n',
      0o644,
    ],
    [`${dir}/bin/detect`]: [DETECT, 0o755],
    [`${dir}/bin/build`]: [BUILD, 0o755],
    "cnb/order.toml": ['[[order]]\n[[order.group]]\nid = "example/hello"\nversion = "1.0.0"\n', 0o644],
    "cnb/run.toml": [`[[images]]\nimage = "${runImage}"\n`, 0o644],
    "cnb/lifecycle/launcher": ["stands for the launcher\n", 0o755],
    "platform/env/GREETING_STYLE": ["plain", 0o644],
  };
}

/** Puts a run image with one layer into the registry. */
export function addRunImage(registry: FakeRegistry, repository: string): void {
  const layer = registry.addBlob(repository, "stands for a layer");
  const config = registry.addBlob(
    repository,
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: {
        Env: ["PATH=/usr/bin:/bin"],
        User: "1001:1000",
        Labels: {
          "io.buildpacks.base.distro.name": "debian",
          "io.buildpacks.base.distro.version": "13",
        },
      },
      history: [{ created_by: "the run image" }],
      rootfs: { type: "layers", diff_ids: [`sha256:${createHash("sha256").update("layer").digest("hex")}`] },
    }),
  );
  const prefix = "application/vnd.docker";
  const mediaType = `${prefix}.distribution.manifest.v2+json`;
  registry.addManifest(
    repository,
    {
      schemaVersion: 2,
      mediaType,
      config: { mediaType: `${prefix}.container.image.v1+json`, ...config },
      layers: [{ mediaType: `${prefix}.image.rootfs.diff.tar.gzip`, ...layer }],
    },
    { tag: "latest", mediaType },
  );
}
