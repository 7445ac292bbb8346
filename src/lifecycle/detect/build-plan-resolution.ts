// Resolving a build plan: which alternatives of which buildpacks fit together. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#phase-1-detection
import type { PlanEntry, PlanSection, Requirement } from "../../cnb/build-plan.ts";
import { formatModule, type ModuleKind, type ModuleReference } from "../../cnb/module-reference.ts";

/** A buildpack or extension that passed detection, with its alternatives in order of preference (never none). */
export interface PlanCandidate {
  readonly module: ModuleReference;
  readonly kind: ModuleKind;
  readonly optional: boolean;
  readonly sections: readonly PlanSection[];
}

/** Buildpacks that take part, and the plan they agreed on. */
export interface ResolvedPlan {
  readonly members: readonly PlanCandidate[];
  readonly entries: readonly PlanEntry[];
}

/**
 * The first combination of alternatives in which everything required is provided and everything provided is required.
 * @param note gets a line per try and per reason, for the log
 */
export function resolveBuildPlan(
  candidates: readonly PlanCandidate[],
  note: (line: string) => void,
): ResolvedPlan | undefined {
  let tries = 0;
  for (const trial of trials(candidates)) {
    tries += 1;
    note(`Resolving plan... (try #${String(tries)})`);
    const resolved = resolveTrial(trial, note);
    if (resolved !== undefined) return resolved;
  }
  return undefined;
}

/** One alternative of a buildpack; it may be left out only if it is the last one of an optional buildpack. */
interface Choice {
  readonly candidate: PlanCandidate;
  readonly section: PlanSection;
  readonly optional: boolean;
}

/** All combinations, the first buildpack's alternatives changing slowest. */
function* trials([first, ...rest]: readonly PlanCandidate[]): Generator<readonly Choice[]> {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const [at, section] of first.sections.entries()) {
    const optional = first.optional && at === first.sections.length - 1;
    for (const others of trials(rest)) yield [{ candidate: first, section, optional }, ...others];
  }
}

function resolveTrial(trial: readonly Choice[], note: (line: string) => void): ResolvedPlan | undefined {
  let choices = trial;
  for (;;) {
    const { entries, unmet, unused } = matchNames(choices);
    const problems = [
      ...unmet.map(({ choice, name }) => ({ choice, text: `requires ${name}` })),
      ...unused.map(({ choice, name }) => ({ choice, text: `provides unused ${name}` })),
    ];
    if (problems.length === 0 && choices.length > 0) {
      return { members: choices.map(({ candidate }) => candidate), entries };
    }
    if (problems.length === 0) {
      note("fail: no viable buildpacks in group");
      return undefined;
    }
    for (const { choice, text } of problems) {
      note(`${choice.optional ? "skip" : "fail"}: ${formatModule(choice.candidate.module)} ${text}`);
      if (!choice.optional) return undefined;
    }
    choices = choices.filter((choice) => !problems.some((problem) => problem.choice === choice));
  }
}

interface Name {
  readonly providers: Choice[];
  /** Provided, but not yet required by anything later in the group. */
  pending: Choice[];
  readonly requires: Requirement[];
}

interface Problem {
  readonly choice: Choice;
  readonly name: string;
}

/** Walks the group in order: a requirement is met by what comes before it, or by the same buildpack. */
function matchNames(choices: readonly Choice[]): {
  entries: PlanEntry[];
  unmet: Problem[];
  unused: Problem[];
} {
  const names = new Map<string, Name>();
  const unmet: Problem[] = [];
  for (const choice of choices) {
    for (const { name } of choice.section.provides) entryOf(names, name).pending.push(choice);
    for (const { name, metadata } of choice.section.requires) {
      const entry = entryOf(names, name);
      entry.providers.push(...entry.pending);
      entry.pending = [];
      if (entry.providers.length === 0) unmet.push({ choice, name });
      else entry.requires.push({ name, metadata });
    }
  }
  const unused = [...names].flatMap(([name, { pending }]) => pending.map((choice) => ({ choice, name })));
  const used = [...names.values()].filter(({ requires }) => requires.length > 0);
  const entries = used.map(({ providers, requires }) => ({
    providers: providers.map(({ candidate: { module, kind } }) => ({
      id: module.id,
      version: module.version,
      ...(kind === "extension" && { extension: true }),
    })),
    requires,
  }));
  return { entries, unmet, unused };
}

function entryOf(names: Map<string, Name>, name: string): Name {
  const found = names.get(name) ?? { providers: [], pending: [], requires: [] };
  names.set(name, found);
  return found;
}
