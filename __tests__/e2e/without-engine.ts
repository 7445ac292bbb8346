// The place without an engine, where `script/test --engines none` runs the end-to-end tests: step-in-builder.ts has it. The tests
// themselves have an engine, for that place, and to start what was pushed.

/** What builds have on an engine only. What becomes of it elsewhere is seen by no-engine.test.ts. */
const LACKING = [
  "containers for phases",
  "digests of builders",
  "images in the engine",
  "limits and mounts",
  "networks of containers",
  "pulls of the builder",
  "volumes",
] as const;

/** Whether builds have no engine here. */
export const isWithoutEngine = process.env["TESTBED_PLACE"] === "none";

const lacking: readonly string[] = isWithoutEngine ? LACKING : [];

/** Whether builds have that here, so that tests of it can run. */
export function buildsHave(what: (typeof LACKING)[number]): boolean {
  return !lacking.includes(what);
}
