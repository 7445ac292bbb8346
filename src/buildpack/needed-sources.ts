// Which modules from elsewhere a build really needs, and whether they fit. Pure.
import { formatModule, type ModuleKind, type ModuleReference } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";
import { quote } from "../quote.ts";
import type { BuilderModules } from "./builder-modules.ts";
import { buildpackError } from "./buildpack-error.ts";
import { checkApi, otherPlatform, runsOnBuilder } from "./fit-builder.ts";
import type { ModuleInfo, ModuleSource } from "./module.ts";

/** Groups of buildpacks and of extensions, with all versions. */
export interface CompleteOrders {
  readonly order: Order;
  readonly orderExtensions: Order;
}

/** What has to be put into containers. */
export interface NeededSources {
  readonly sources: readonly ModuleSource[];
  /** Modules that the builder has with other content. */
  readonly replaced: readonly ModuleInfo[];
}

/** A module from elsewhere, and where it is. */
interface Provided {
  readonly info: ModuleInfo;
  readonly source: ModuleSource;
}

/**
 * Follows the orders, also those of composites, to everything that the builder lacks.
 * @throws {PlatformError} `BUILDPACK` if something is missing, is there twice or runs elsewhere; `INCOMPATIBLE_API`
 */
export function neededSources(
  orders: CompleteOrders,
  sources: readonly ModuleSource[],
  builder: BuilderModules,
): NeededSources {
  const provided = indexSources(sources);
  const needed = new Map<string, Provided>();
  const walk = (kind: ModuleKind, groups: Order, by?: ModuleInfo): void => {
    for (const element of groups.flatMap(({ group }) => group)) {
      const key = keyOf({ ...element, kind });
      const found = provided.get(key);
      if (found === undefined) checkInBuilder({ ...element, kind }, builder, by);
      if (found === undefined || needed.has(key)) continue;
      needed.set(key, found);
      checkApi(found.info, builder);
      walk(kind, found.info.order, found.info);
    }
  };
  walk("buildpack", orders.order);
  walk("extension", orders.orderExtensions);
  checkPlatforms(orders, provided, builder);
  return select([...needed.values()], builder);
}

/** A source that is named twice counts once. */
function indexSources(sources: readonly ModuleSource[]): Map<string, Provided> {
  const provided = new Map<string, Provided>();
  for (const source of sources) {
    for (const info of source.modules) {
      const other = provided.get(keyOf(info));
      if (other === undefined) provided.set(keyOf(info), { info, source });
      else if (other.source.identity !== source.identity) throw ambiguous(info, other.source, source);
    }
  }
  return provided;
}

/** Without what the builder has with the same content. */
function select(needed: readonly Provided[], builder: BuilderModules): NeededSources {
  const inBuilder = new Map(builder.modules.map((module) => [keyOf(module), module]));
  const lacking = needed.filter(({ info, source }) => {
    const theirs = inBuilder.get(keyOf(info))?.diffId;
    return theirs === undefined || theirs !== source.layer?.diffId;
  });
  return {
    sources: [...new Set(lacking.map(({ source }) => source))],
    replaced: lacking.map(({ info }) => info).filter((info) => inBuilder.has(keyOf(info))),
  };
}

function checkInBuilder(
  module: ModuleReference & { readonly kind: ModuleKind },
  builder: BuilderModules,
  by: ModuleInfo | undefined,
): void {
  if (by === undefined || builder.modules.some((other) => keyOf(other) === keyOf(module))) return;
  const message =
    `The ${by.kind} ${quote(formatModule(by))} needs ${quote(formatModule(module))}, ` +
    `which neither comes with it nor is in the builder ${quote(builder.name)}.`;
  throw buildpackError(
    message,
    "Name it in package.toml beside buildpack.toml, or use the packaged buildpack.",
  );
}

/** What the user named must run on the builder; of a composite at least a part, as detection goes on without others. */
function checkPlatforms(
  { order, orderExtensions }: CompleteOrders,
  provided: ReadonlyMap<string, Provided>,
  builder: BuilderModules,
): void {
  const visited = new Set<string>();
  const runs = (key: string): boolean => {
    const info = provided.get(key)?.info;
    if (info === undefined) return true;
    if (info.order.length === 0) return runsOnBuilder(info, builder.platform);
    if (visited.has(key)) return false;
    visited.add(key);
    const parts = info.order.flatMap(({ group }) => group);
    return parts.some((part) => runs(keyOf({ ...part, kind: info.kind })));
  };
  for (const [kind, groups] of [["buildpack", order] as const, ["extension", orderExtensions] as const]) {
    for (const element of groups.flatMap(({ group }) => group)) {
      const named = provided.get(keyOf({ ...element, kind }))?.info;
      visited.clear();
      if (named !== undefined && !runs(keyOf(named))) throw misfit(named, provided, builder);
    }
  }
}

/** Says it of the first part that has programs: a composite has no targets of its own. */
function misfit(named: ModuleInfo, provided: ReadonlyMap<string, Provided>, builder: BuilderModules): Error {
  const visited = new Set<string>();
  const first = (info: ModuleInfo | undefined): ModuleInfo | undefined => {
    if (info === undefined || visited.has(keyOf(info))) return undefined;
    visited.add(keyOf(info));
    if (info.order.length === 0) return info;
    for (const part of info.order.flatMap(({ group }) => group)) {
      const found = first(provided.get(keyOf({ ...part, kind: info.kind }))?.info);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const info = first(named);
  return info === undefined
    ? buildpackError(`The ${named.kind} ${quote(formatModule(named))} contains only itself.`)
    : otherPlatform(info, builder);
}

function ambiguous(module: ModuleInfo, a: ModuleSource, b: ModuleSource): Error {
  return buildpackError(
    `The ${module.kind} ${quote(formatModule(module))} comes twice with different content: from ${quote(a.origin)} and ${quote(b.origin)}.`,
    "Leave one of them out.",
  );
}

function keyOf({ kind, id, version }: ModuleReference & { readonly kind: ModuleKind }): string {
  return `${kind} ${id}@${version}`;
}
