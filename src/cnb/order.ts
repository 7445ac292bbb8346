// order.toml: the groups of buildpacks that detection tries, in order.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#ordertoml-toml
import * as v from "valibot";
import type { ModuleReference } from "./module-reference.ts";
import { formatToml } from "./toml/format-toml.ts";
import { parseToml } from "./toml/parse-toml.ts";

const OrderElement = v.object({
  id: v.string(),
  version: v.optional(v.string(), ""),
  optional: v.optional(v.boolean(), false),
});

/** The schema of `[[order]]` tables, which buildpack.toml and builder labels share. */
export const OrderGroups = v.array(v.object({ group: v.optional(v.array(OrderElement), []) }));

const OrderFile = v.object({
  order: v.optional(OrderGroups, []),
  "order-extensions": v.optional(OrderGroups, []),
});

/** A buildpack in an order group; an optional one may fail detection. */
export interface OrderElement extends ModuleReference {
  readonly optional: boolean;
}

/** Groups to try; the first that passes detection builds. */
export type Order = readonly { readonly group: readonly OrderElement[] }[];

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseOrder(toml: string, what: string): { order: Order; orderExtensions: Order } {
  const file = parseToml(OrderFile, toml, what);
  return { order: file.order, orderExtensions: file["order-extensions"] };
}

/** Extensions are tried before the groups; their element is never marked as optional. */
export function formatOrder(order: Order, orderExtensions: Order = []): string {
  return formatToml({
    order: order.map(({ group }) => ({
      group: group.map(({ id, version, optional }) => ({ id, version, ...(optional && { optional }) })),
    })),
    ...(orderExtensions.length > 0 && {
      "order-extensions": orderExtensions.map(({ group }) => ({
        group: group.map(({ id, version }) => ({ id, version })),
      })),
    }),
  });
}
