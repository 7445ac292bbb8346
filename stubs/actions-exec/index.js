// Stands in for the @actions/exec of @actions/core, which asks programs what the machine is, and is not asked for that here.
export function getExecOutput() {
  throw new Error("@actions/core starts no programs here; use src/actions/runner");
}
