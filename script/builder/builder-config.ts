// builder.toml: what a builder is to be made of, in the format that pack reads.
// Format: https://buildpacks.io/docs/reference/config/builder-config/
import path from "node:path";
import * as v from "valibot";
import { type Order, OrderGroups } from "../../src/cnb/order.ts";
import { RunImageEntry } from "../../src/cnb/run.ts";
import { parseToml } from "../../src/cnb/toml.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";

const BuilderFile = v.object({
  description: v.optional(v.string(), ""),
  buildpacks: v.array(v.object({ uri: v.string() })),
  order: OrderGroups,
  build: v.object({ image: v.string() }),
  run: v.object({ images: v.pipe(v.array(RunImageEntry), v.minLength(1, "needs a run image")) }),
});

/** A builder to be made. */
export interface BuilderConfig {
  readonly description: string;
  /** Directories of the buildpacks, absolute. */
  readonly buildpackDirs: readonly string[];
  readonly order: Order;
  readonly buildImage: ImageReference;
  readonly runImages: readonly RunImageEntry[];
}

/**
 * @param dir where relative locations start
 * @throws {PlatformError} `MALFORMED` or `IMAGE_REFERENCE`
 */
export function parseBuilderConfig(toml: string, dir: string, what: string): BuilderConfig {
  const file = parseToml(BuilderFile, toml, what);
  return {
    description: file.description,
    buildpackDirs: file.buildpacks.map(({ uri }) => path.resolve(dir, uri)),
    order: file.order,
    buildImage: parseImageReference(file.build.image),
    runImages: file.run.images,
  };
}
