// What a user wants of the order of a build, and what becomes of it.
import type { ModuleKind, ModuleReference } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";
import type { InlineBuildpack } from "./inline-source.ts";
import type { BuildpackLocator } from "./locator.ts";
import type { ModuleSource } from "./module.ts";

/** A module that was asked for. */
export type RequestedModule = BuildpackLocator | InlineBuildpack;

/** What the user wants of the order; all empty means the builder's own. */
export interface RequestedOrder {
  /** Replaces the builder's order by one group. */
  readonly buildpacks: readonly RequestedModule[];
  /** Before and after the others, in every group of the builder's order; without effect beside `buildpacks`. */
  readonly preBuildpacks: readonly RequestedModule[];
  readonly postBuildpacks: readonly RequestedModule[];
  /** Replaces the builder's extensions. */
  readonly extensions: readonly RequestedModule[];
}

/** What a build detects with. */
export interface ResolvedOrder {
  /** The text of order.toml; undefined if the builder's own order is used. */
  readonly toml: string | undefined;
  readonly order: Order;
  readonly orderExtensions: Order;
  /** What the builder lacks, or has with other content. */
  readonly sources: readonly ModuleSource[];
  /** Modules of `sources` that the builder has with other content, which has to go. */
  readonly replaced: readonly (ModuleReference & { readonly kind: ModuleKind })[];
}
