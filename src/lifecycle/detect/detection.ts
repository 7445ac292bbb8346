// Walking an order: which group of buildpacks passes, trying one after the other.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#order-resolution
import type { PlanEntry } from "../../cnb/build-plan.ts";
import { formatModule, type ModuleKind } from "../../cnb/module-reference.ts";
import type { Order, OrderElement } from "../../cnb/order.ts";
import type { InstalledModule } from "../buildpack/installed-extension.ts";
import { StepError } from "../lifecycle-error.ts";
import { type PlanCandidate, resolveBuildPlan } from "./build-plan-resolution.ts";
import type { Verdict } from "./detect-buildpack.ts";
import type { DetectionLog } from "./detection-log.ts";

/** How detection ends; `errored` if a buildpack of a group that was tried broke instead of saying no. */
export type Detection =
  | {
      readonly kind: "passed";
      /** Extensions first. */
      readonly members: readonly InstalledModule[];
      readonly plan: readonly PlanEntry[];
    }
  | { readonly kind: "failed"; readonly errored: boolean };

/** An element of a group that is tried. */
export interface Candidate extends OrderElement {
  readonly kind: ModuleKind;
}

/** What the walk needs of the world. */
export interface DetectionDeps {
  /** @throws {PlatformError} if the builder does not have it */
  find(element: Candidate): Promise<InstalledModule>;
  /** Whether the element takes part at all; an element for another execution environment is as if it were not listed. */
  applies(module: InstalledModule): boolean;
  /** The verdict on an element that is required although it cannot do its work here; undefined if it can. */
  refuse(module: InstalledModule): Verdict | undefined;
  /** The verdict of a buildpack or extension; asked at most once for each. */
  detect(element: Candidate, module: InstalledModule): Promise<Verdict>;
  readonly log: DetectionLog;
}

/**
 * The first group of the order that passes. Each is first tried with each group of extensions before it, none of which
 * has to take part, then without any.
 */
export async function detectOrder(
  { order, orderExtensions }: { readonly order: Order; readonly orderExtensions: Order },
  deps: DetectionDeps,
): Promise<Detection> {
  const walk = new Walk(deps);
  const extensions = orderExtensions.map(({ group }) =>
    group.map((element): Candidate => ({ ...element, kind: "extension", optional: true })),
  );
  let errored = false;
  for (const group of order.map((one) => one.group.map(asBuildpack))) {
    const extended = await firstPassing(
      extensions.map((before) => [...before, ...group]),
      [],
      walk,
    );
    const detection = extended.kind === "passed" ? extended : await detectGroup(group, [], walk);
    if (detection.kind === "passed") return detection;
    errored ||= detection.errored;
  }
  return { kind: "failed", errored };
}

function asBuildpack(element: OrderElement): Candidate {
  return { ...element, kind: "buildpack" };
}

interface Member {
  readonly element: Candidate;
  readonly module: InstalledModule;
  readonly verdict: Promise<Verdict>;
}

/** Elements that are looked at; real orders need some hundreds, and composites in each other take forever. */
const MAX_STEPS = 20_000;
/** Elements of one group, with those of its composites. */
const MAX_GROUP = 500;

/** Modules and verdicts of one detection, so that nothing is read or asked twice. */
class Walk {
  readonly deps: DetectionDeps;
  #steps = 0;
  readonly #modules = new Map<string, Promise<InstalledModule>>();
  readonly #verdicts = new Map<string, Promise<Verdict>>();

  constructor(deps: DetectionDeps) {
    this.deps = deps;
  }

  /** @throws {Error} when the order stands for more groups than it makes sense to try */
  step(elements: readonly Candidate[]): void {
    this.#steps += 1;
    if (this.#steps <= MAX_STEPS && elements.length <= MAX_GROUP) return;
    throw new StepError(
      `the order stands for more than ${String(MAX_STEPS)} elements, or a group for more than ` +
        `${String(MAX_GROUP)}; does a composite buildpack contain itself?`,
    );
  }

  /** @throws {PlatformError} if the builder does not have it */
  find(element: Candidate): Promise<InstalledModule> {
    const known = this.#modules.get(keyOf(element)) ?? this.deps.find(element);
    this.#modules.set(keyOf(element), known);
    return known;
  }

  /** Once something is refused where it is required, that is also its verdict where it is optional later. */
  verdictOf(element: Candidate, module: InstalledModule): Promise<Verdict> {
    const key = keyOf(element);
    const refusal = element.optional ? undefined : this.deps.refuse(module);
    const known = refusal === undefined ? this.#verdicts.get(key) : Promise.resolve(refusal);
    const verdict = known ?? this.deps.detect(element, module);
    this.#verdicts.set(key, verdict);
    return verdict;
  }
}

function keyOf(element: Candidate): string {
  return `${element.kind} ${formatModule(element)}`;
}

async function firstPassing(
  groups: readonly (readonly Candidate[])[],
  chosen: readonly Member[],
  walk: Walk,
): Promise<Detection> {
  let errored = false;
  for (const group of groups) {
    const detection = await detectGroup(group, chosen, walk);
    if (detection.kind === "passed") return detection;
    errored ||= detection.errored;
  }
  return { kind: "failed", errored };
}

/** Tries `chosen` followed by `elements`; a composite stands for each of its groups in turn. */
async function detectGroup(
  elements: readonly Candidate[],
  chosen: readonly Member[],
  walk: Walk,
): Promise<Detection> {
  walk.step(elements);
  const [element, ...rest] = elements;
  if (element === undefined) return resolveGroup(chosen, walk.deps.log);
  const isSame = (member: Member): boolean =>
    member.element.kind === element.kind && member.element.id === element.id;
  if (chosen.some(isSame)) return detectGroup(rest, chosen, walk);
  const module = await walk.find(element);
  if (module.kind === "buildpack" && module.descriptor.order.length > 0) {
    const detection = await firstPassing(
      module.descriptor.order.map(({ group }) => [...group.map(asBuildpack), ...rest]),
      chosen,
      walk,
    );
    if (detection.kind === "passed" || !element.optional) return detection;
    return detectGroup(rest, chosen, walk);
  }
  if (!walk.deps.applies(module)) return detectGroup(rest, chosen, walk);
  const verdict = walk.verdictOf(element, module);
  return detectGroup(rest, [...chosen, { element, module, verdict }], walk);
}

/** Waits for the verdicts of a group, which run side by side, and resolves its build plan. */
async function resolveGroup(members: readonly Member[], log: DetectionLog): Promise<Detection> {
  const results = await Promise.all(
    members.map(async (member) => ({ ...member, verdict: await member.verdict })),
  );
  log.verdicts(results);
  const errored = results.some(({ verdict }) => verdict.kind === "error");
  if (results.some(({ element, verdict }) => !element.optional && verdict.kind !== "pass"))
    return { kind: "failed", errored };
  const passed = results.filter(({ verdict }) => verdict.kind === "pass");
  if (!passed.some(({ element }) => element.kind === "buildpack")) {
    log.nobodyPassed();
    return { kind: "failed", errored: false };
  }
  const modules = new Map<PlanCandidate, InstalledModule>();
  const candidates = passed.map(({ element, module, verdict }) => {
    const { kind, optional } = element;
    const candidate = { module: element, kind, optional, sections: verdict.sections };
    modules.set(candidate, module);
    return candidate;
  });
  const resolved = resolveBuildPlan(candidates, (line) => {
    log.planning(line);
  });
  if (resolved === undefined) return { kind: "failed", errored: false };
  const participants = resolved.members.flatMap((member) => modules.get(member) ?? []);
  log.participants(participants, members.length);
  return { kind: "passed", members: participants, plan: resolved.entries };
}
