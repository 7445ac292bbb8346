// A jest runtime that imports with Node.js's own loader. What is tested is loaded once in each worker, and not for each file anew,
// which took longer than the tests.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BareEnvironment } from "./environment.ts";
import { equalBytes } from "./equal-bytes.ts";
import { jestGlobals, loadAnewEachRun, urlIn } from "./module-hooks.ts";

const require = createRequire(import.meta.url);

/** Where the framework keeps what belongs to one test file. */
const HANDLERS = Symbol.for("EVENT_HANDLERS");
const TIMEOUT = Symbol.for("TEST_TIMEOUT_SYMBOL");

/** How jest was called. */
interface GlobalConfig {
  readonly collectCoverage: boolean;
  readonly watch: boolean;
  readonly watchAll: boolean;
}

interface Globals {
  readonly expect: { addEqualityTesters(testers: (typeof equalBytes)[]): void };
}

let runs = 0;

/** Runs one test file. */
class BareRuntime {
  readonly #environment: BareEnvironment;
  readonly #run = String((runs += 1));

  constructor(
    { rootDir }: { readonly rootDir: string },
    environment: BareEnvironment,
    ...others: readonly unknown[]
  ) {
    const { collectCoverage, watch, watchAll } = others.at(-1) as GlobalConfig;
    if (collectCoverage) {
      throw new Error("Nothing here counts what is covered: set NODE_V8_COVERAGE to a folder instead.");
    }
    this.#environment = environment;
    // What is watched may change between two runs in one process.
    const folders = watch || watchAll ? ["__tests__", "src", "script"] : ["__tests__"];
    loadAnewEachRun(folders.map((folder) => path.join(rootDir, folder)));
  }

  /** The framework, without what it knows of the file before. */
  requireInternalModule(file: string): unknown {
    Reflect.deleteProperty(require.cache, file);
    Reflect.deleteProperty(globalThis, HANDLERS);
    Reflect.deleteProperty(globalThis, TIMEOUT);
    return require(file);
  }

  requireModule(file: string): unknown {
    return require(file);
  }

  unstable_shouldLoadAsEsm(): boolean {
    return true;
  }

  async unstable_importModule(file: string): Promise<unknown> {
    return import(urlIn(this.#run, pathToFileURL(file).href));
  }

  setGlobalsForRuntime(globals: Globals): void {
    // Matchers are one for all files.
    if (this.#run === "1") globals.expect.addEqualityTesters([equalBytes]);
    jestGlobals.set(this.#run, { ...globals, jest: this.#jest() });
  }

  /** What tests use of it. */
  #jest(): object {
    const { moduleMocker, fakeTimersModern } = this.#environment;
    return {
      spyOn: moduleMocker.spyOn.bind(moduleMocker),
      setTimeout: (milliseconds: number) => Reflect.set(globalThis, TIMEOUT, milliseconds),
      useFakeTimers: fakeTimersModern.useFakeTimers.bind(fakeTimersModern, undefined),
      useRealTimers: fakeTimersModern.useRealTimers.bind(fakeTimersModern),
      advanceTimersByTime: fakeTimersModern.advanceTimersByTime.bind(fakeTimersModern),
    };
  }

  clearAllMocks(): void {
    this.#environment.moduleMocker.clearAllMocks();
  }

  enterTestCode(): void {
    // Nothing here depends on it.
  }

  leaveTestCode(): void {
    // Nor on this.
  }

  getSourceMaps(): Map<string, string> {
    return new Map();
  }

  getAllCoverageInfoCopy(): undefined {
    return undefined;
  }

  teardown(): void {
    jestGlobals.delete(this.#run);
  }
}

export { BareRuntime as default };
