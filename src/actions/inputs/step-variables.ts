// The variables of the step, as far as an input may pass them on to containers.
import type { Environment } from "../../environment.ts";

/** What the runner gives to actions only: the inputs, the state, and tokens, one of which proves who builds. */
const ACTIONS_OWN = /^(?:ACTIONS|INPUT|STATE)_/i;

/**
 * Those that have a name in an input take its value from here. Who writes such an input may be the caller of a workflow, and not its
 * author: no line of theirs may ask for a token.
 */
export function variablesToPassOn(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ACTIONS_OWN.test(name)));
}
