// Which modules a build can come to use: those that its order names, and what composites among them name. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#order-resolution
import type { ModuleKind, ModuleReference } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";

/** Groups of buildpacks and of extensions that detection tries. */
export interface DetectionOrder {
  readonly order: Order;
  readonly orderExtensions: Order;
}

/** A module, and the order that it has if it is a composite. */
export interface OrderedModule extends ModuleReference {
  readonly kind: ModuleKind;
  readonly order?: Order | undefined;
}

/** The modules that a group can lead to. What names no version leads to all; what is not among the modules leads nowhere. */
export function reachableModules<Module extends OrderedModule>(
  { order, orderExtensions }: DetectionOrder,
  modules: readonly Module[],
): ReadonlySet<Module> {
  const byName = indexModules(modules);
  const reached = new Set<Module>();
  const named = new Set<string>();
  const waiting: [ModuleKind, Order][] = [
    ["buildpack", order],
    ["extension", orderExtensions],
  ];
  // The list grows while it is walked. Each name counts once, so that circles end.
  for (const [kind, groups] of waiting) {
    for (const element of groups.flatMap(({ group }) => group)) {
      const name = nameOf({ ...element, kind });
      if (named.has(name)) continue;
      named.add(name);
      for (const module of byName.get(name) ?? []) {
        reached.add(module);
        waiting.push(["buildpack", module.order ?? []]);
      }
    }
  }
  return reached;
}

/** By kind, id and version, and by kind and id alone. */
function indexModules<Module extends OrderedModule>(modules: readonly Module[]): Map<string, Module[]> {
  const index = new Map<string, Module[]>();
  const add = (name: string, module: Module): void => {
    const others = index.get(name);
    if (others === undefined) index.set(name, [module]);
    else others.push(module);
  };
  for (const module of modules) {
    add(nameOf(module), module);
    if (module.version !== "") add(nameOf({ ...module, version: "" }), module);
  }
  return index;
}

function nameOf({ kind, id, version }: Omit<OrderedModule, "order">): string {
  return `${kind} ${id}@${version}`;
}
