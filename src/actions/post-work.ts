// What the builds of a step leave to the post step, gathered while they run.
import type { FilledDirectory, PendingCaches } from "../platform/request/build-caches.ts";
import { saveEnginesMet, saveFilled, saveNothingLeft, savePending, saveRemoving } from "./save-state.ts";
import type { MetEngine } from "./state.ts";

/** Told of what is left by those who leave it; its methods may be passed on as they are. */
export class PostWork {
  readonly #engines = new Map<string, MetEngine>();
  readonly #pending: PendingCaches[] = [];
  readonly #filled: FilledDirectory[] = [];
  #hasLeftover = false;
  #removing: string | undefined;

  /** There is an engine; before anything is created on it. */
  readonly onEngine = (engine: MetEngine): void => {
    if (this.#engines.has(engine.name)) return;
    saveEnginesMet([...this.#engines.set(engine.name, engine).values()]);
  };

  /** Caches are to be saved. */
  readonly onPending = ({ layers, builder }: PendingCaches): void => {
    if (layers !== undefined || builder !== undefined) this.#pending.push({ layers, builder });
  };

  /** Something could not be removed. */
  readonly onLeftover = (): void => {
    this.#hasLeftover = true;
  };

  /** An engine goes on removing something; where it listens on this machine. The post step looks at one. */
  readonly onRemoving = (socketPath: string | undefined): void => {
    const isOther = this.#removing !== undefined && this.#removing !== socketPath;
    this.#removing = socketPath;
    if (socketPath === undefined || isOther) this.#hasLeftover = true;
  };

  /** A directory is to be removed, whatever comes of the build. */
  readonly onFilled = (filled: FilledDirectory): void => {
    this.#hasLeftover = true;
    this.#filled.push(filled);
    saveFilled(this.#filled);
  };

  /** After builds that succeeded, the post step mostly has nothing to do, and does not have to load the code for it. */
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
    return this.#pending.length > 0;
  }
}
