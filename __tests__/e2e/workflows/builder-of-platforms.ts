// Builders with other run images, also for two platforms, whose programs are all for this machine: each of them is built here as if
// on a runner of its own.
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { type ChangeableConfig, deriveImage, registryClient } from "../derived-image.ts";
import { INDEX } from "../registry-requests.ts";
import { testbed } from "../testbed.ts";

/** In place of `arm64`: an engine can tell of that one whether it runs its programs, and of this one it is not asked. */
export const FOREIGN_ARCHITECTURE = "mips64le";

/** Makes an index of a builder for each of some architectures; their run images are for the same. */
export async function builderOfPlatforms(builder: string, architectures: readonly string[]): Promise<string> {
  const { images } = testbed();
  const builders: string[] = [];
  for (const arch of architectures) {
    const toArch = (config: ChangeableConfig): void => {
      config.architecture = arch;
    };
    const run = await deriveImage(images.run, `for-${arch}`, toArch);
    builders.push(await builderOn(run, builder, { tag: `for-${arch}`, change: toArch }));
  }
  return pushIndex(builders, architectures);
}

/** Makes a builder whose apps stand on that run image. */
export async function builderOn(
  run: string,
  builder: string,
  { tag, change }: { readonly tag: string; readonly change?: (config: ChangeableConfig) => void },
): Promise<string> {
  return deriveImage(builder, tag, (config) => {
    change?.(config);
    for (const [name, value] of Object.entries(config.config.Labels))
      config.config.Labels[name] = value.replaceAll(testbed().images.run, run);
  });
}

async function pushIndex(images: readonly string[], architectures: readonly string[]): Promise<string> {
  const registry = registryClient();
  const manifests = await Promise.all(
    images.map(async (image, at) => {
      const { mediaType, digest, bytes } = await registry.getManifest(parseImageReference(image));
      return {
        mediaType,
        digest,
        size: bytes.length,
        platform: { os: "linux", architecture: architectures[at] },
      };
    }),
  );
  const { registry: host, repository } = parseImageReference(images[0] ?? "");
  const reference = { registry: host, repository, tag: "platforms" };
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }));
  await registry.putManifest(reference, { mediaType: INDEX, bytes });
  return formatImageReference(reference);
}
