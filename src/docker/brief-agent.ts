// docker-modem writes each request into a debug line with all that can be reached from its agent, sockets included, and drops
// the line unless DEBUG asks for it: https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L284
import type { Agent } from "node:http";
import { inspect } from "node:util";

/** The agent itself, of which `inspect` shows nothing but its kind: all of it takes longer than a request to the engine. */
export function showBriefly<A extends Agent>(agent: A): A {
  return Object.defineProperty(agent, inspect.custom, { value: () => agent.constructor.name });
}
