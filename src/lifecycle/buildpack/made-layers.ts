// The layers that a buildpack has made, as an exporter and a cache see them.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types
import { join } from "node:path";
import * as v from "valibot";
import type { GroupElement } from "../../cnb/group.ts";
import type { BuildpackLayers, LayerMetadata } from "../../cnb/lifecycle-metadata.ts";
import { escapeId } from "../../cnb/module-reference.ts";
import { FreeTable, parseToml } from "../../cnb/toml/parse-toml.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { compareBytes, encodeJson } from "../../oci/json.ts";
import { quote } from "../../quote.ts";
import { readOptionalToml } from "../toml-file.ts";
import { isLayerContent, type Layer, readLayers } from "./layers-directory.ts";

const StoreFile = v.object({ metadata: v.optional(FreeTable) });

/** Files next to layers that describe something else. */
const NOT_LAYERS = new Set(["build", "launch", "store"]);

/** A layer and the name that logs give it. */
export interface MadeLayer extends Layer {
  /** e.g. `examples/node:modules` */
  readonly id: string;
}

/** The layers of a buildpack in the byte order of their names. @throws {PlatformError} `MALFORMED` naming the file */
export async function readMadeLayers(
  layersDir: string,
  buildpack: GroupElement,
): Promise<readonly MadeLayer[]> {
  const layers = await readLayers(join(layersDir, escapeId(buildpack.id)));
  return layers
    .filter(({ name, hasContent }) => hasContent || !NOT_LAYERS.has(name))
    .map((layer) => ({ ...layer, id: `${buildpack.id}:${layer.name}` }))
    .sort((a, b) => compareBytes(a.name, b.name));
}

/** What store.toml of a buildpack has for its next build; it is known that it was there without anything, too. @throws {PlatformError} `MALFORMED` naming the file */
export async function readStore(
  layersDir: string,
  buildpack: GroupElement,
): Promise<BuildpackLayers["store"]> {
  const file = join(layersDir, escapeId(buildpack.id), "store.toml");
  if (await isLayerContent(file)) return undefined;
  const text = await readOptionalToml(file);
  return text === undefined ? undefined : parseToml(StoreFile, text, quote(file));
}

/**
 * How labels and the cache's metadata describe a layer.
 * @throws {PlatformError} `MALFORMED` naming the file, if its metadata has a number that JSON cannot say
 */
export function describeLayer({ dir, build, launch, cache, metadata }: Layer, sha: string): LayerMetadata {
  try {
    encodeJson(metadata);
  } catch (cause) {
    throw new PlatformError("MALFORMED", `"${dir}.toml" cannot go into a label: ${messageOf(cause)}`, {
      cause,
    });
  }
  return { sha, data: metadata ?? null, build, launch, cache };
}

/** What an image or a cache recorded about a layer. */
export function recordedLayer(
  buildpacks: readonly BuildpackLayers[] | null | undefined,
  buildpackId: string,
  layerName: string,
): LayerMetadata | undefined {
  const layers = buildpacks?.find(({ key }) => key === buildpackId)?.layers ?? {};
  return Object.hasOwn(layers, layerName) ? layers[layerName] : undefined;
}
