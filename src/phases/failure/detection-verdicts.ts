// What each buildpack said in a detection that failed, from the detector's output. Pure.
import { quote } from "../../quote.ts";
import type { Note } from "../output/transcript.ts";

/** A buildpack and what became of it. */
export interface DetectionVerdict {
  /** `id@version` */
  readonly buildpack: string;
  readonly verdict: "passed" | "failed" | "errored";
  /** A clause, e.g. `it does not apply to the source`. */
  readonly reason: string;
}

const RESULT = /^(pass|fail|skip|err): {1,2}(\S+@\S+)(?: \((\d+)\))?$/;
/** Before what a buildpack printed, or why it was not run at all. */
const ERROR_OF = /^={8} Error: (\S+@\S+) ={8}$/;
const OTHER_TARGET = /^unable to satisfy target /;
const PLAN = /^(?:fail|skip): (\S+@\S+) (requires|provides unused) (.+)$/s;

/** One verdict for each buildpack, the worst it got in any group, in the order of the output. */
export function detectionVerdicts(notes: readonly Note[]): DetectionVerdict[] {
  const verdicts = new Map<string, DetectionVerdict>();
  let shown: string | undefined;
  for (const { phase, line } of notes) {
    if (phase !== "detector") continue;
    const next = shown !== undefined && OTHER_TARGET.test(line) ? otherTarget(shown) : parseVerdict(line);
    shown = ERROR_OF.exec(line)?.[1];
    if (next === undefined) continue;
    const previous = verdicts.get(next.buildpack);
    if (previous === undefined || SEVERITY[next.verdict] > SEVERITY[previous.verdict]) {
      verdicts.set(next.buildpack, next);
    }
  }
  return [...verdicts.values()];
}

const SEVERITY = { passed: 0, failed: 1, errored: 2 } as const;

function otherTarget(buildpack: string): DetectionVerdict {
  return { buildpack, verdict: "errored", reason: "it does not support the platform of the run image" };
}

function parseVerdict(line: string): DetectionVerdict | undefined {
  const [, planner, lack, name] = PLAN.exec(line) ?? [];
  if (planner !== undefined && name !== undefined) {
    const reason =
      lack === "requires"
        ? `it requires ${quote(name)}, which nothing provides`
        : `nothing needs its ${quote(name)}`;
    return { buildpack: planner, verdict: "failed", reason };
  }
  const [, result, buildpack, exitCode] = RESULT.exec(line) ?? [];
  if (buildpack === undefined) return undefined;
  if (result === "pass") return { buildpack, verdict: "passed", reason: "it applies to the source" };
  if (result === "err") {
    const code = exitCode === undefined ? "" : ` with exit code ${exitCode}`;
    return { buildpack, verdict: "errored", reason: `its detection broke${code}` };
  }
  return { buildpack, verdict: "failed", reason: "it does not apply to the source" };
}
