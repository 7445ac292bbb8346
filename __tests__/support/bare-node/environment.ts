// A jest environment without a context of its own: tests run where the worker runs. What a file may change there is put back
// after it, so that the next one starts as the first did.
import { ModernFakeTimers } from "@jest/fake-timers";
import { ModuleMocker } from "jest-mock";
import { ProcessState } from "./process-state.ts";

type TimersOptions = ConstructorParameters<typeof ModernFakeTimers>[0];

/** What jest makes for each test file. */
class BareEnvironment {
  readonly global = globalThis;
  readonly moduleMocker = new ModuleMocker(globalThis);
  readonly fakeTimersModern: ModernFakeTimers;
  readonly #state = new ProcessState();

  constructor({ projectConfig }: { readonly projectConfig: TimersOptions["config"] }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup(): Promise<void> {
    // All is there.
  }

  async teardown(): Promise<void> {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    this.#state.restore();
    return Promise.resolve();
  }

  exportConditions(): string[] {
    return ["node", "node-addons"];
  }

  /** Jest insists on it, but runs nothing in it. */
  getVmContext(): null {
    return null;
  }
}

export { BareEnvironment, BareEnvironment as default };
