// Variables of which one place has several of a name. Pure.
import type { BuildVariable } from "../../platform/request/build-request.ts";
import { quote, someOf } from "../../quote.ts";

/** The variables of one place, each once. */
export interface ReadVariables {
  readonly variables: readonly BuildVariable[];
  /** Names that are there more than once; the last value is the one above. */
  readonly repeated: readonly string[];
}

export function lastOfEach(variables: readonly BuildVariable[]): ReadVariables {
  const last = new Map<string, BuildVariable>();
  const repeated = new Set<string>();
  for (const variable of variables) {
    if (last.has(variable.name)) repeated.add(variable.name);
    last.set(variable.name, variable);
  }
  return { variables: [...last.values()], repeated: [...repeated] };
}

/** A warning, or none; the values may be secret. @param place e.g. `The input "env"` */
export function describeRepeated(place: string, { repeated }: ReadVariables): readonly string[] {
  if (repeated.length === 0) return [];
  const names = someOf(repeated.map((name) => quote(name))).join(", ");
  return [`${place} sets ${names} more than once: the last value counts.`];
}
