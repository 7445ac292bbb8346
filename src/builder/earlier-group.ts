// Which group of an order an earlier build went with, told from the buildpacks that took part in it. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#order-resolution
import { isNamed } from "../cnb/module-reference.ts";
import type { Order, OrderElement } from "../cnb/order.ts";
import type { OrderedModule } from "./reachable-modules.ts";

/**
 * The place of the first group that can come to exactly these buildpacks, whatever their versions; -1 if none can.
 * @param ids of the buildpacks, in their order
 */
export function findEarlierGroup(
  ids: readonly string[],
  order: Order,
  modules: readonly OrderedModule[],
): number {
  if (ids.length === 0) return -1;
  const walk = new Walk(ids, modules);
  return order.findIndex((group) => walk.ofGroup(group, 0).has(ids.length));
}

/** How many of the buildpacks can be there before and after a part of an order. Each part counts once, so that circles end. */
class Walk {
  readonly #ids: readonly string[];
  readonly #composites: readonly OrderedModule[];
  readonly #known = new Map<string, ReadonlySet<number>>();

  constructor(ids: readonly string[], modules: readonly OrderedModule[]) {
    this.#ids = ids;
    this.#composites = modules.filter(({ kind, order }) => kind === "buildpack" && order?.length);
  }

  ofGroup({ group }: Order[number], from: number): ReadonlySet<number> {
    let reached = new Set([from]);
    for (const element of group) reached = new Set([...reached].flatMap((at) => [...this.#of(element, at)]));
    return reached;
  }

  #of(element: OrderElement, from: number): ReadonlySet<number> {
    const { id, version, optional } = element;
    const key = `${id}@${version} ${String(optional)} ${String(from)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const reached = new Set<number>();
    this.#known.set(key, reached);
    // A buildpack takes part once.
    if (optional || this.#ids.slice(0, from).includes(id)) reached.add(from);
    if (this.#ids[from] === id) reached.add(from + 1);
    for (const { order = [] } of this.#composites.filter((each) => isNamed(each, element)))
      for (const group of order) for (const at of this.ofGroup(group, from)) reached.add(at);
    return reached;
  }
}
