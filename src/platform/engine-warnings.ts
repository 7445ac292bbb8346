// What the engine warns of, as the log has it: each warning once, since a build creates several containers alike.
import type { EngineWarning, Limit } from "../docker/create-warnings.ts";
import type { BuildLog } from "../log.ts";
import { quote } from "../quote.ts";

const EFFECTS: Readonly<Record<Limit, string>> = {
  memory: 'The engine cannot limit the memory of containers here, so the input "memory" has no effect.',
  swap: 'The engine cannot limit the swap space of containers here, so the input "memory" only limits the rest of their memory.',
  cpus: 'The engine cannot limit the processors of containers here, so the input "cpus" has no effect.',
};

const LIMIT_HINT = "Use an engine with cgroup v2, or one with root; or leave the input out.";

/** Tells a log of warnings of an engine that it has not been told of before. */
export function tellEngineWarnings(
  log: Pick<BuildLog, "warning" | "debug">,
): (warning: EngineWarning) => void {
  const told = new Set<string>();
  return (warning) => {
    const key = JSON.stringify(warning);
    if (told.has(key)) return;
    told.add(key);
    switch (warning.kind) {
      case "no-limit":
        log.warning(EFFECTS[warning.limit], LIMIT_HINT);
        return;
      case "emulated":
        // The plan says for which platform the build is, and why.
        log.debug(`The engine: ${quote(warning.words)}`);
        return;
      case "other":
        log.warning(`The engine warns of a container of this build: ${quote(warning.words)}.`);
    }
  };
}
