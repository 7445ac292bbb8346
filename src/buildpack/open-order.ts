// The order of a build that names modules: theirs and what the builder has, and the modules that it needs besides.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#ordertoml-toml
import type { ModuleKind, ModuleReference } from "../cnb/module-reference.ts";
import { formatOrder, type Order, type OrderElement } from "../cnb/order.ts";
import { PlatformError, SeveralErrors } from "../errors.ts";
import { quote } from "../quote.ts";
import type { BuilderModules } from "./builder-modules.ts";
import { aboutModule, buildpackError } from "./buildpack-error.ts";
import { completeOrder, completeVersion } from "./complete-order.ts";
import { openInlineBuildpack } from "./inline-source.ts";
import type { ResolvedLocator } from "./locator.ts";
import type { ModuleBundle, ModuleSource } from "./module.ts";
import { neededSources } from "./needed-sources.ts";
import { type ModuleAccess, openModules, packageInIndex } from "./open-modules.ts";
import type { RequestedModule, RequestedOrder, ResolvedOrder } from "./requested-order.ts";
import { resolveLocator } from "./resolve-locator.ts";
import { nowhere, whatBuilderHas } from "./unknown-module.ts";

/** Which of the lists a module is in. */
interface Slot {
  readonly kind: ModuleKind;
  /** Whether `from=builder` makes sense there. */
  readonly takesOrder: boolean;
}

/** One place in a group: the builder's whole order, or a module. */
type Place =
  | { readonly kind: "builder-order" }
  | { readonly kind: "module"; readonly element: OrderElement; readonly sources: readonly ModuleSource[] };

/**
 * Opens everything that was named, side by side, and puts it in order.
 * @throws {PlatformError} what is wrong with the one that cannot be used, or {@link SeveralErrors}
 */
export async function openOrder(
  requested: RequestedOrder,
  builder: BuilderModules,
  access: ModuleAccess,
): Promise<ResolvedOrder> {
  const open = (slot: Slot, modules: readonly RequestedModule[]): Promise<readonly Place[]> =>
    inOrder(modules.map((each) => openRequested(each, { ...slot, builder }, access)));
  const isReplaced = requested.buildpacks.length > 0;
  const beside: Slot = { kind: "buildpack", takesOrder: false };
  const [own, pre, post, extensions] = await inOrder([
    open({ kind: "buildpack", takesOrder: true }, requested.buildpacks),
    open(beside, isReplaced ? [] : requested.preBuildpacks),
    open(beside, isReplaced ? [] : requested.postBuildpacks),
    open({ kind: "extension", takesOrder: false }, requested.extensions),
  ]);
  const named = [...own, ...pre, ...post, ...extensions];
  const groups = isReplaced
    ? expandPlaces(own, builder.order)
    : builder.order.map(({ group }) => [...elementsOf(pre), ...group, ...elementsOf(post)]);
  const extensionGroups =
    extensions.length > 0 ? [elementsOf(extensions)] : builder.orderExtensions.map(({ group }) => group);
  const sources = named.flatMap((place) => (place.kind === "module" ? place.sources : []));
  return complete({ groups, extensionGroups, sources }, builder);
}

interface Draft {
  readonly groups: readonly (readonly OrderElement[])[];
  readonly extensionGroups: readonly (readonly OrderElement[])[];
  readonly sources: readonly ModuleSource[];
}

function complete(draft: Draft, builder: BuilderModules): ResolvedOrder {
  const all = [...builder.modules, ...draft.sources.flatMap(({ modules }) => modules)];
  const completed = (kind: ModuleKind, groups: Draft["groups"]): Order => {
    const scope = {
      modules: all.filter((module) => module.kind === kind),
      where: `the builder ${quote(builder.name)} or what was added to it`,
      hint: `Add it to the ${kind}s, or correct its id and version.`,
    };
    return completeOrder(
      groups.filter((group) => group.length > 0).map((group) => ({ group })),
      scope,
    );
  };
  const order = completed("buildpack", draft.groups);
  const orderExtensions = completed("extension", draft.extensionGroups);
  if (order.length === 0) throw emptyOrder(builder);
  const { sources, replaced } = neededSources({ order, orderExtensions }, draft.sources, builder);
  return { toml: formatOrder(order, orderExtensions), order, orderExtensions, sources, replaced };
}

function emptyOrder({ name }: BuilderModules): Error {
  return buildpackError(
    `The builder ${quote(name)} has no order of its own, so nothing can be added to it.`,
    'Name all buildpacks in "buildpacks".',
  );
}

/** Each group of the builder takes the place of `from=builder`; without that, there is one group. */
function expandPlaces(places: readonly Place[], builderOrder: Order): OrderElement[][] {
  const at = places.findIndex(({ kind }) => kind === "builder-order");
  if (at < 0) return [elementsOf(places)];
  const after = places.slice(at + 1);
  if (after.some(({ kind }) => kind === "builder-order"))
    throw buildpackError("The buildpacks have from=builder more than once.", "Leave one of them out.");
  return builderOrder.map(({ group }) => [
    ...elementsOf(places.slice(0, at)),
    ...group,
    ...elementsOf(after),
  ]);
}

function elementsOf(places: readonly Place[]): OrderElement[] {
  return places.flatMap((place) => (place.kind === "module" ? [place.element] : []));
}

async function openRequested(
  module: RequestedModule,
  context: Slot & { readonly builder: BuilderModules },
  access: ModuleAccess,
): Promise<Place> {
  try {
    if (module.kind === "inline") return placeOf(openInlineBuildpack(module));
    const locator = await resolveLocator(module, context);
    switch (locator.kind) {
      case "builder-order":
        if (!context.takesOrder) throw misplaced(locator.text, 'It can only be in "buildpacks".');
        return { kind: "builder-order" };
      case "builder-module":
        return builderPlace(locator, context);
      case "registry":
        if (context.kind === "extension")
          throw misplaced(
            locator.text,
            "Name a directory, an archive, a package image, or an id of the builder.",
          );
        return placeOf(
          module.kind === "name"
            ? await openNamed(locator, context, access)
            : await openModules(locator, context, access),
        );
      case "package":
      case "path":
      case "download":
        return placeOf(await openModules(locator, context, access));
    }
  } catch (error) {
    throw aboutModule(module.text, error);
  }
}

function misplaced(text: string, hint: string): Error {
  return buildpackError(`${quote(text)} cannot be used here.`, hint);
}

/** A name that the builder does not have, so that it could be of the registry. */
async function openNamed(
  locator: Extract<ResolvedLocator, { kind: "registry" }>,
  context: Slot & { readonly builder: BuilderModules },
  access: ModuleAccess,
): Promise<ModuleBundle> {
  const image = await packageInIndex(locator, access).catch((error: unknown) => {
    throw nowhere(locator, context, error);
  });
  return openModules({ kind: "package", text: locator.text, image }, context, access);
}

function builderPlace(
  { id, version }: ModuleReference,
  { kind, builder }: { readonly kind: ModuleKind; readonly builder: BuilderModules },
): Place {
  const modules = builder.modules.filter((module) => module.kind === kind);
  const scope = {
    modules,
    where: `the builder ${quote(builder.name)}`,
    hint: whatBuilderHas(id, { kind, builder }),
  };
  const element = { id, version: completeVersion({ id, version }, scope), optional: false };
  return { kind: "module", element, sources: [] };
}

function placeOf({ main, sources }: ModuleBundle): Place {
  return { kind: "module", element: { id: main.id, version: main.version, optional: false }, sources };
}

/** Waits for all, so that nothing goes on after a failure, and everything that is wrong is known. */
async function inOrder<const T extends readonly unknown[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(promises);
  const reasons = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  if (reasons.length > 0) throw oneErrorOf(reasons);
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}

/** One error for all; what is no finding about a module goes before. */
function oneErrorOf(reasons: readonly unknown[]): unknown {
  const isFinding = (reason: unknown): reason is PlatformError =>
    reason instanceof PlatformError && reason.code !== "CANCELLED";
  const other = reasons.find((reason) => !isFinding(reason));
  if (other !== undefined) return other;
  const errors = reasons
    .filter(isFinding)
    .flatMap((error) => (error instanceof SeveralErrors ? error.errors : [error]));
  return errors.length === 1 ? errors[0] : new SeveralErrors(errors);
}
