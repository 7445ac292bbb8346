// Who asks for the platform that an image has to be for, in words. Pure.
import { formatTarget, type Target } from "../oci/target.ts";
import { quote } from "../quote.ts";

/** The input `platform`, else what the engine runs, else, where no engine answers, what this machine is. */
export type TargetSource = "input" | "engine" | "machine";

const REQUESTERS: Readonly<Record<TargetSource, string>> = {
  input: 'the input "platform" asks for',
  engine: "the Docker engine runs",
  machine: "this machine is",
};

/** A clause, e.g. `the Docker engine runs linux/arm64`. */
export function whoWants(target: Target, source: TargetSource): string {
  return `${REQUESTERS[source]} ${formatTarget(target)}`;
}

/** What to do about an image for another one. */
export function otherTargetHint(theirs: Target, ours: Target, source: TargetSource): string {
  const [has, wanted] = [formatTarget(theirs), formatTarget(ours)];
  return source === "input"
    ? `Use a builder for ${wanted}, or set "platform" to ${quote(has)}.`
    : `Use a builder for ${wanted}, or a runner for ${has}.`;
}
