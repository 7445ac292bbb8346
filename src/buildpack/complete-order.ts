// The versions that an order leaves out. Pure.
import { formatModule, type ModuleReference } from "../cnb/module-reference.ts";
import type { Order, OrderElement } from "../cnb/order.ts";
import type { PlatformError } from "../errors.ts";
import { quote, someOf } from "../quote.ts";
import { buildpackError } from "./buildpack-error.ts";

/** What an order may refer to. */
export interface OrderScope {
  readonly modules: readonly ModuleReference[];
  /** Says who has them, e.g. `the builder "ghcr.io/owner/builder:1"`. */
  readonly where: string;
  /** What to do if something is missing. */
  readonly hint: string;
}

/**
 * Fills in the versions that an order leaves out, where there is only one.
 * @throws {PlatformError} `BUILDPACK` for a module that is missing, or of which there are several versions
 */
export function completeOrder(order: Order, scope: OrderScope): Order {
  return order.map(({ group }) => ({ group: group.map((element) => completeElement(element, scope)) }));
}

function completeElement(element: OrderElement, scope: OrderScope): OrderElement {
  return { ...element, version: completeVersion(element, scope) };
}

/** The version of a module whose own may be empty. @throws {PlatformError} as {@link completeOrder} */
export function completeVersion(module: ModuleReference, { modules, where, hint }: OrderScope): string {
  const versions = [...new Set(modules.filter(({ id }) => id === module.id).map(({ version }) => version))];
  const [only, ...others] = module.version === "" ? versions : versions.filter((v) => v === module.version);
  if (only === undefined) throw missing(module, versions, { where, hint });
  if (others.length > 0) {
    throw buildpackError(
      `${quote(module.id)} is named without a version, and ${where} has several: ${someOf(versions).join(", ")}.`,
      `Say which one, e.g. ${module.id}@${only}.`,
    );
  }
  return only;
}

function missing(
  module: ModuleReference,
  versions: readonly string[],
  { where, hint }: Omit<OrderScope, "modules">,
): PlatformError {
  const has = versions.length === 0 ? "" : `; it has ${module.id} in ${someOf(versions).join(", ")}`;
  return buildpackError(`${quote(formatModule(module))} is not in ${where}${has}.`, hint);
}
