// Builds with both entries of GitHub's cache, on machines that have seen nothing of them.
import path from "node:path";
import { deriveImage } from "../e2e/derived-image.ts";
import { readPublished } from "../e2e/published.ts";
import { testbed } from "../e2e/testbed.ts";
import { type CacheServer, startCacheServer } from "../support/cache-server.ts";
import type { Attacked, Build, Scene } from "./attack.ts";
import { docker, inlineProject, newImage } from "./engine.ts";
import type { Place } from "./place.ts";

/** Says what it finds in its cached layer. */
const KEEPER = `
layer=$CNB_LAYERS_DIR/kept
if [ -f "$layer/content" ]; then echo "restored: layer"; else echo "restored: nothing"; fi
mkdir -p "$layer"
echo content >"$layer/content"
printf '[types]\\ncache = true\\n' >"$layer.toml"
`;

/** What the keys of entries begin with. */
export const LAYERS = "layers-";
export const BUILDER = "builder-";

/** A builder that is in no engine, a service without entries, and builds with both caches. */
export async function cachedBuilds(place: Place): Promise<{
  readonly service: CacheServer;
  readonly scene: Pick<Scene, "inputs" | "env">;
  /** Builds as on a machine that has seen nothing of it. */
  readonly elsewhere: (build: Build) => Promise<Attacked>;
}> {
  const service = place.use(await startCacheServer());
  const image = newImage();
  const tag = path.basename(image);
  const builder = await deriveImage(testbed().images.builder, tag, ({ config }) => {
    config.Labels["attack"] = tag;
  });
  const { digest } = await readPublished(builder);
  const local = `cloud-native-buildpacks.local/builder:${digest.slice(7, 19)}`;
  const forget = async (): Promise<void> => {
    for (const name of [builder.replace(`:${tag}`, `@${digest}`), local])
      await docker("rmi", "--force", name).catch(() => undefined);
  };
  place.later(forget);
  place.write("project.toml", inlineProject(KEEPER));
  let builds = 0;
  return {
    service,
    scene: { inputs: { builder, cache: "github", "builder-cache": "always" }, env: service.env() },
    elsewhere: async (build) => {
      await forget();
      // Without a previous image, of which layers could be reused.
      builds += 1;
      return build({
        inputs: { builder, cache: "github", "builder-cache": "always", image: `${image}:${builds}` },
      });
    },
  };
}
