// What labels say of modules: each of its own, and in which layer it is. Keys are in the order in which pack writes them. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import type { ModuleInfo } from "../buildpack/module.ts";
import { formatModule } from "../cnb/module-reference.ts";
import type { Order, OrderElement } from "../cnb/order.ts";
import type { Digest } from "../oci/digest.ts";
import { compareBytes, encodeJson } from "../oci/json.ts";

/** A module, and the layer that it is in. */
export interface PlacedModule {
  readonly info: ModuleInfo;
  readonly diffId: Digest;
}

/** The value of `io.buildpacks.buildpack.layers` or `io.buildpacks.extension.layers`; empty if there is none. */
export function layersLabel(modules: readonly PlacedModule[]): string {
  const layers: Record<string, Record<string, object>> = {};
  const sorted = modules.toSorted((a, b) => compareBytes(formatModule(a.info), formatModule(b.info)));
  for (const { info, diffId } of sorted) (layers[info.id] ??= {})[info.version] = layerEntry(info, diffId);
  return encodeJson(layers);
}

function layerEntry(
  { api, stacks, targets, order, homepage, name }: ModuleInfo,
  layerDiffID: Digest,
): object {
  return {
    api,
    ...(stacks.length > 0 && { stacks: stacks.map(({ id, mixins }) => ({ id, mixins: nonEmpty(mixins) })) }),
    ...(targets.length > 0 && { targets: targets.map(targetEntry) }),
    ...(order.length > 0 && { order: orderEntries(order) }),
    layerDiffID,
    homepage: homepage || undefined,
    name: name || undefined,
  };
}

/** What is said of a module where it is listed. */
export function moduleEntry(info: ModuleInfo): object {
  const { id, name, version, description, homepage, keywords, execEnv, licenses, clearEnv } = info;
  return {
    id,
    name: name || undefined,
    version,
    description: description || undefined,
    homepage: homepage || undefined,
    keywords: nonEmpty(keywords),
    "exec-env": nonEmpty(execEnv),
    licenses: nonEmpty(licenses)?.map(({ type = "", uri = "" }) => ({ Type: type, URI: uri })),
    "clear-env": clearEnv === true ? true : undefined,
  };
}

/** An order as labels have it. */
export function orderEntries(order: Order): readonly object[] {
  return order.map(({ group }) => ({ group: groupEntries(group) }));
}

/** A group as labels have it. */
export function groupEntries(group: readonly OrderElement[]): readonly object[] {
  return group.map(({ id, version, optional }) => ({
    id,
    version: version || undefined,
    optional: optional ? true : undefined,
  }));
}

function targetEntry({
  os,
  arch,
  variant,
  "arch-variant": archVariant,
  distros,
}: ModuleInfo["targets"][number]): object {
  return {
    ...{ os, arch },
    variant: (variant ?? archVariant) || undefined,
    distros: nonEmpty(distros)?.map(({ name, version }) => ({
      name: name || undefined,
      version: version || undefined,
    })),
  };
}

function nonEmpty<T>(list: readonly T[] | null | undefined): readonly T[] | undefined {
  return list == null || list.length === 0 ? undefined : list;
}
