// Removing what a build no longer needs while it goes on: the engine takes its time for each container and volume. What
// cannot be removed is left to the post step, and must neither fail a build that succeeded nor hide why another failed.
import { messageOf } from "../errors.ts";
import type { BuildLog } from "../log.ts";

/** Removes things in the background; disposing it waits until all of them are gone, unless the engine was left to it. */
export class DeferredCleanup implements AsyncDisposable {
  readonly #log: BuildLog;
  readonly #onLeftover: () => void;
  /** Settled once all things but the last are gone. */
  #before: Promise<void> = Promise.resolve();
  #last: Promise<void> = Promise.resolve();
  #underWay = 0;

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
    this.#underWay += 1;
    this.#before = this.#last;
    this.#last = this.#last.then(() => this.#remove(thing, what));
  }

  /**
   * Leaves the last removal to the engine, which goes on with it when this process has ended: the files of volumes take it a second,
   * or many. Whether it is through is for the post step to look at.
   * @param isHeard resolves once the engine knows what it is asked for; where it rejects, the removal is waited for
   * @returns whether everything is gone already
   */
  async leave(isHeard: () => Promise<void>): Promise<boolean> {
    await this.#before;
    const isLeft = this.#underWay > 0 && (await isHeard().then(always, never));
    if (isLeft) this.#last = Promise.resolve();
    else await this.#last;
    return this.#underWay === 0;
  }

  /** Waits until everything so far is gone. */
  async settle(): Promise<void> {
    await this.#last;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.settle();
  }

  async #remove(thing: AsyncDisposable, what: string): Promise<void> {
    try {
      await thing[Symbol.asyncDispose]();
    } catch (error) {
      this.#onLeftover();
      this.#log.warning(`Cannot remove ${what}: ${messageOf(error)}`);
    } finally {
      this.#underWay -= 1;
    }
  }
}

const always = (): boolean => true;
const never = (): boolean => false;
