// Which layers of a builder the groups of an order need, one group after the other. Pure.
import type { ServedImage } from "./located-image.ts";
import { type DetectionOrder, type OrderedModule, reachableModules } from "./reachable-modules.ts";

/** A module, and the layer that it is in as far as the builder's labels say that. */
export interface LayeredModule extends OrderedModule {
  readonly diffId?: string | undefined;
}

/** What the first groups of an order need of a builder. */
export interface GroupNeeds {
  /**
   * Places of layers in the builder: at first what is needed in any case, then what each group adds. So what some groups need begins with
   * what fewer of them do.
   */
  readonly places: readonly number[];
  /** Of these layers, compressed. */
  readonly sizeBytes: number;
}

/**
 * What the first group needs, what the first two do, and so on; the last is for the whole order. It is needed in any case what has not
 * only modules: the base, the lifecycle, or whatever else somebody added, which no label names.
 */
export function needsOfGroups(
  { manifest, config }: Pick<ServedImage, "manifest" | "config">,
  { order, orderExtensions }: DetectionOrder,
  modules: readonly LayeredModule[],
): readonly GroupNeeds[] {
  const placeOf = placesOfModules(config.rootfs.diff_ids, modules);
  const ofModules = new Set(placeOf.values());
  const needed = new Set(manifest.layers.keys().filter((at) => !ofModules.has(at)));
  return order.map((_, at) => {
    const reached = reachableModules({ order: order.slice(0, at + 1), orderExtensions }, modules);
    const added = [...reached].flatMap(({ diffId }) => placeOf.get(diffId ?? "") ?? []);
    for (const place of added.sort((one, other) => one - other)) needed.add(place);
    const places = [...needed];
    return { places, sizeBytes: places.reduce((sum, place) => sum + (manifest.layers[place]?.size ?? 0), 0) };
  });
}

/** By diffID. A layer that is there twice is not one of modules alone. */
function placesOfModules(
  diffIds: readonly string[],
  modules: readonly LayeredModule[],
): ReadonlyMap<string, number> {
  const named = new Set(modules.flatMap(({ diffId }) => diffId ?? []));
  const places = [...diffIds.entries()].filter(
    ([at, diffId]) =>
      named.has(diffId) && diffIds.indexOf(diffId) === at && !diffIds.includes(diffId, at + 1),
  );
  return new Map(places.map(([at, diffId]) => [diffId, at]));
}
