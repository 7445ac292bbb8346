// What a build leaves to the post step, gathered while it runs.
import type { PendingCaches } from "../platform/request/build-caches.ts";
import { saveCleaner, saveFilled, saveNothingLeft, savePending, saveRemoving } from "./save-state.ts";

/** Told of what is left by those who leave it; its methods may be passed on as they are. */
export class PostWork {
  #pending: PendingCaches = {};
  #hasLeftover = false;
  #removing: string | undefined;

  /** Caches are to be saved. */
  readonly onPending = (pending: PendingCaches): void => {
    this.#pending = pending;
  };

  /** Something could not be removed. */
  readonly onLeftover = (): void => {
    this.#hasLeftover = true;
  };

  /** The engine goes on removing something; where it listens on this machine. */
  readonly onRemoving = (socketPath: string | undefined): void => {
    this.#removing = socketPath;
    if (socketPath === undefined) this.#hasLeftover = true;
  };

  /** A directory is to be removed, whatever comes of the build. */
  readonly onFilled = (directory: string, builder: string): void => {
    this.#hasLeftover = true;
    saveFilled(directory);
    saveCleaner(builder);
  };

  /** After a build that succeeded, the post step mostly has nothing to do, and does not have to load the code for it. */
  leave(): void {
    if (this.#hasCaches || this.#hasLeftover) savePending(this.#pending);
    else if (this.#removing === undefined) saveNothingLeft();
    else saveRemoving(this.#removing);
  }

  /** After a build that failed, the post step looks for all that may be left, and saves caches that are sound all the same. */
  leaveCaches(): void {
    if (this.#hasCaches) savePending(this.#pending);
  }

  get #hasCaches(): boolean {
    const { layers, builder } = this.#pending;
    return layers !== undefined || builder !== undefined;
  }
}
