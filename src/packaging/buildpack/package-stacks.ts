// The stacks that all buildpacks of a package have in common, as older platforms want to know them. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import type { ModuleInfo } from "../../buildpack/module.ts";
import { compareBytes } from "../../oci/json.ts";

type Stacks = ModuleInfo["stacks"];

/** Empty if there is none: no builder could run all of the package. */
export function commonStacks(main: ModuleInfo, others: readonly ModuleInfo[]): Stacks {
  return (
    [main, ...others]
      .map(stacksOf)
      .filter((stacks) => stacks !== undefined)
      .reduce<Stacks | undefined>((common, stacks) => (common ? merge(common, stacks) : stacks), undefined) ??
    []
  );
}

/** Undefined of a composite that names none: its parts do. */
function stacksOf({ stacks, order }: ModuleInfo): Stacks | undefined {
  if (stacks.length > 0) return stacks;
  return order.length > 0 ? undefined : [{ id: "*" }];
}

function merge(a: Stacks, b: Stacks): Stacks {
  const [isAnyOfA, isAnyOfB] = [a, b].map((stacks) => stacks.some(({ id }) => id === "*"));
  if (isAnyOfA === true) return isAnyOfB === true ? [{ id: "*" }] : b;
  if (isAnyOfB === true) return a;
  return b.flatMap(({ id, mixins = [] }) => {
    const same = a.find((stack) => stack.id === id);
    if (same === undefined) return [];
    const all = [...new Set([...(same.mixins ?? []), ...mixins])].sort(compareBytes);
    return { id, ...(all.length > 0 && { mixins: all }) };
  });
}
