// Removing what a build no longer needs while it goes on: the engine takes its time for each container and volume. What
// cannot be removed is left to the post step, and must neither fail a build that succeeded nor hide why another failed.
import { messageOf } from "../errors.ts";
import type { BuildLog } from "../log.ts";

/** Removes things in the background; disposing it waits until all of them are gone. */
export class DeferredCleanup implements AsyncDisposable {
  readonly #log: BuildLog;
  readonly #onLeftover: () => void;
  #last: Promise<void> = Promise.resolve();

  /** @param onLeftover told of each thing that could not be removed */
  constructor(log: BuildLog, onLeftover: () => void) {
    this.#log = log;
    this.#onLeftover = onLeftover;
  }

  /**
   * One after the other, since volumes cannot go before the containers that hold them.
   * @param what for the warning, e.g. `the container of the analyzer`
   */
  start(thing: AsyncDisposable, what: string): void {
    this.#last = this.#last.then(() => this.#remove(thing, what));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
  }

  async #remove(thing: AsyncDisposable, what: string): Promise<void> {
    try {
      await thing[Symbol.asyncDispose]();
    } catch (error) {
      this.#onLeftover();
      this.#log.warning(`Cannot remove ${what}: ${messageOf(error)}`);
    }
  }
}
