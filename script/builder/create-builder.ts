// Making a builder of buildpacks in directories, for tests and measurements: as the sub-action builder makes it, with fewer choices.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BuilderDescriptor } from "../../src/cnb/builder-descriptor.ts";
import type { Order } from "../../src/cnb/order.ts";
import type { RunImageEntry } from "../../src/cnb/run.ts";
import { publishImage } from "../../src/gateway/publish-image.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { formatImageReference, type ImageReference } from "../../src/oci/image-reference.ts";
import type { Target } from "../../src/oci/target.ts";
import { openBuilderParts } from "../../src/packaging/builder/builder-parts.ts";
import { openLifecycleDirectory } from "../../src/packaging/builder/lifecycle-source.ts";
import { makeBuilderImage } from "../../src/packaging/builder/make-builder-image.ts";
import { readImage } from "../../src/registry/image.ts";
import type { Registry } from "../../src/registry/registry.ts";

/** What a builder is to be made of. */
export interface BuilderConfig {
  readonly description: string;
  /** Directories of the buildpacks, absolute. */
  readonly buildpackDirs: readonly string[];
  readonly order: Order;
  readonly buildImage: ImageReference;
  readonly runImages: readonly RunImageEntry[];
}

/** A builder to be made. */
export interface BuilderCreation {
  /** Where it goes; on the same registry as the build image, so that its layers are mounted. */
  readonly reference: ImageReference;
  readonly config: BuilderConfig;
  /** Directory with the programs of a lifecycle and its `lifecycle.toml`. */
  readonly lifecycleDir: string;
  readonly target: Target;
}

/** Makes and pushes a builder; the same inputs give the same digest. @throws {PlatformError} */
export async function createBuilder(creation: BuilderCreation, registry: Registry): Promise<Digest> {
  const { config, reference, target } = creation;
  const temporary = await mkdtemp(path.join(tmpdir(), "builder-"));
  try {
    const access = {
      ...{ registry, directory: temporary },
      store: { get: () => Promise.reject(new Error("No package is read.")) },
      downloads: { get: () => Promise.reject(new Error("Nothing is downloaded.")) },
    };
    const basis = {
      descriptor: descriptorOf(config),
      base: await readImage(registry, config.buildImage, target),
      lifecycle: await openLifecycleDirectory(creation.lifecycleDir),
    };
    const chooser = { by: "workflow", workspace: "/" } as const;
    const parts = await openBuilderParts(basis, { dir: "/", chooser }, access);
    const options = { flatten: [], labels: new Map<string, string>(), directory: temporary };
    const image = await makeBuilderImage(parts, options, registry);
    await publishImage(image, { tags: [reference] }, { registry });
    return image.digest;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function descriptorOf(config: BuilderConfig): BuilderDescriptor {
  const { description, order, runImages } = config;
  return {
    ...{ description, order, runImages },
    buildpacks: config.buildpackDirs.map((locator) => ({ locator, id: "", version: "" })),
    buildImage: formatImageReference(config.buildImage),
    ...{ extensions: [], orderExtensions: [], targets: [], warnings: [] },
    ...{ stackId: "", lifecycle: undefined, variables: new Map(), system: { pre: [], post: [] } },
  };
}
