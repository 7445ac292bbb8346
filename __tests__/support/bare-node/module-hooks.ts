// How the modules of a test file are found: those of the tests belong to that file, since they have state and hooks of their own;
// all others are shared.
import { type ModuleHooks, registerHooks, type ResolveFnOutput, type ResolveHookContext } from "node:module";
import { pathToFileURL } from "node:url";

const GLOBALS = "@jest/globals";
const NAMES = [
  "afterAll",
  "afterEach",
  "beforeAll",
  "beforeEach",
  "describe",
  "expect",
  "it",
  "jest",
  "test",
];

/** By which the module that stands for `@jest/globals` finds what it exports. */
const SHARED = "globals of jest by run";

/** What `@jest/globals` exports, by the run of a test file. */
export const jestGlobals = new Map<string, object>();

let hooks: ModuleHooks | undefined;

/** The modules of these folders are loaded anew in each run of a test file that imports them. */
export function loadAnewEachRun(folders: readonly string[]): void {
  if (hooks !== undefined) return;
  Reflect.set(globalThis, Symbol.for(SHARED), jestGlobals);
  const anew = folders.map((folder) => `${pathToFileURL(folder).href}/`);
  const isAnew = (url: string): boolean => anew.some((folder) => url.startsWith(folder));
  hooks = registerHooks({
    resolve(specifier, context, next) {
      const run = runOf(context.parentURL);
      if (specifier === GLOBALS && run !== null) {
        return { url: `${GLOBALS}:${run}`, format: "module", shortCircuit: true };
      }
      const found = withType(next(specifier, context), context);
      return run !== null && isAnew(found.url) ? { ...found, url: urlIn(run, found.url) } : found;
    },
    load(url, context, next) {
      if (!url.startsWith(`${GLOBALS}:`)) return next(url, context);
      return { format: "module", source: sourceOf(url.slice(GLOBALS.length + 1)), shortCircuit: true };
    },
  });
}

/** The address of a module that belongs to a run. */
export function urlIn(run: string, url: string): string {
  return `${url}?run=${run}`;
}

function runOf(url: string | undefined): string | null {
  return url?.includes("?") === true ? new URL(url).searchParams.get("run") : null;
}

function sourceOf(run: string): string {
  return `export const { ${NAMES.join(", ")} } = globalThis[Symbol.for("${SHARED}")].get("${run}");`;
}

/** Some packages import JSON as bundlers allow it: Node.js wants to be told that it is JSON. */
function withType(found: ResolveFnOutput, context: ResolveHookContext): ResolveFnOutput {
  const isUntold = found.url.endsWith(".json") && context.conditions.includes("import");
  return isUntold ? { ...found, importAttributes: { ...context.importAttributes, type: "json" } } : found;
}
