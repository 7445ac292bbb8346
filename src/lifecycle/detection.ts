// Walking an order: which group of buildpacks passes, trying one after the other.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#order-resolution
import type { PlanEntry } from "../spec/build-plan.ts";
import { formatModule } from "../spec/module-reference.ts";
import type { Order, OrderElement } from "../spec/order.ts";
import { resolveBuildPlan, type PlanCandidate } from "./build-plan-resolution.ts";
import type { Verdict } from "./detect-buildpack.ts";
import type { DetectionLog } from "./detection-log.ts";
import type { InstalledBuildpack } from "./installed-buildpack.ts";

/** How detection ends; `errored` if a buildpack of a group that was tried broke instead of saying no. */
export type Detection =
  | {
      readonly kind: "passed";
      readonly members: readonly InstalledBuildpack[];
      readonly plan: readonly PlanEntry[];
    }
  | { readonly kind: "failed"; readonly errored: boolean };

/** What the walk needs of the world. */
export interface DetectionDeps {
  /** @throws {PlatformError} if the builder does not have it */
  find(element: OrderElement): Promise<InstalledBuildpack>;
  /** Whether the element takes part at all; an element for another execution environment is as if it were not listed. */
  applies(buildpack: InstalledBuildpack): boolean;
  /** The verdict of a buildpack; asked at most once for each. */
  detect(element: OrderElement, buildpack: InstalledBuildpack): Promise<Verdict>;
  readonly log: DetectionLog;
}

/** The first group of the order that passes. */
export async function detectOrder(order: Order, deps: DetectionDeps): Promise<Detection> {
  return firstPassing(
    order.map(({ group }) => group),
    [],
    new Walk(deps),
  );
}

interface Member {
  readonly element: OrderElement;
  readonly buildpack: InstalledBuildpack;
  readonly verdict: Promise<Verdict>;
}

/** The verdicts of one detection, so that no buildpack is asked twice. */
class Walk {
  readonly deps: DetectionDeps;
  private readonly verdicts = new Map<string, Promise<Verdict>>();

  constructor(deps: DetectionDeps) {
    this.deps = deps;
  }

  verdictOf(element: OrderElement, buildpack: InstalledBuildpack): Promise<Verdict> {
    const key = formatModule(element);
    const verdict = this.verdicts.get(key) ?? this.deps.detect(element, buildpack);
    this.verdicts.set(key, verdict);
    return verdict;
  }
}

async function firstPassing(
  groups: readonly (readonly OrderElement[])[],
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
  elements: readonly OrderElement[],
  chosen: readonly Member[],
  walk: Walk,
): Promise<Detection> {
  const [element, ...rest] = elements;
  if (element === undefined) return resolveGroup(chosen, walk.deps.log);
  if (chosen.some((member) => member.element.id === element.id)) return detectGroup(rest, chosen, walk);
  const buildpack = await walk.deps.find(element);
  const { order } = buildpack.descriptor;
  if (order.length > 0) {
    const detection = await firstPassing(
      order.map(({ group }) => [...group, ...rest]),
      chosen,
      walk,
    );
    if (detection.kind === "passed" || !element.optional) return detection;
    return detectGroup(rest, chosen, walk);
  }
  if (!walk.deps.applies(buildpack)) return detectGroup(rest, chosen, walk);
  const verdict = walk.verdictOf(element, buildpack);
  return detectGroup(rest, [...chosen, { element, buildpack, verdict }], walk);
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
  if (passed.length === 0) {
    log.nobodyPassed();
    return { kind: "failed", errored: false };
  }
  const buildpacks = new Map<PlanCandidate, InstalledBuildpack>();
  const candidates = passed.map(({ element, buildpack, verdict }) => {
    const candidate = { module: element, optional: element.optional, sections: verdict.sections };
    buildpacks.set(candidate, buildpack);
    return candidate;
  });
  const resolved = resolveBuildPlan(candidates, (line) => {
    log.planning(line);
  });
  if (resolved === undefined) return { kind: "failed", errored: false };
  const participants = resolved.members.flatMap((member) => buildpacks.get(member) ?? []);
  log.participants(participants, members.length);
  return { kind: "passed", members: participants, plan: resolved.entries };
}
