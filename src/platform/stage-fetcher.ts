// The stages of a builder as detection comes to need them. What comes next is fetched while groups are tried; once one of them is detected,
// that ends, and nothing of it stays.
import { messageOf } from "../errors.ts";
import type { BuildLog } from "../log.ts";
import { changedLog } from "./changed-log.ts";
import type { NextStage, ProvisionedBuilder } from "./pull/provision-builder.ts";

/** What fetching needs. */
interface FetcherDeps {
  readonly log: BuildLog;
  readonly signal: AbortSignal;
}

/** Fetches a builder's next stages; disposing it ends that, and waits until it has ended. */
export class StageFetcher implements AsyncDisposable {
  readonly #deps: FetcherDeps;
  #builder: ProvisionedBuilder;
  #prefetch: Prefetch | undefined;

  /** @param builder in its first stage */
  constructor(builder: ProvisionedBuilder, deps: FetcherDeps) {
    this.#builder = builder;
    this.#deps = deps;
  }

  /** In the last stage that was got. */
  get builder(): ProvisionedBuilder {
    return this.#builder;
  }

  /** Begins to fetch the next stage, if that is worth it before it is known to be needed. */
  prepare(): void {
    const prefetch = this.#builder.next?.prefetch;
    if (prefetch !== undefined) this.#prefetch ??= new Prefetch(prefetch, this.#deps);
  }

  /** The builder in its next stage; undefined if there is none. @throws what the engine rejects with, if the cache cannot help either */
  get(): Promise<ProvisionedBuilder> | undefined {
    const { next } = this.#builder;
    return next && this.#get(next);
  }

  async #get(next: NextStage): Promise<ProvisionedBuilder> {
    const { log } = this.#deps;
    log.info(`None of these groups was detected, so more of the builder is fetched: ${next.words}.`);
    await this.#prefetch?.finish();
    this.#prefetch = undefined;
    this.#builder = await next.get();
    return this.#builder;
  }

  /** No more is needed. */
  end(): void {
    this.#prefetch?.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
    await this.#prefetch?.ended;
  }
}

/** One stage on its way. Meanwhile the log is one of buildpacks, so it says nothing. */
class Prefetch {
  readonly ended: Promise<void>;
  readonly #needless = new AbortController();
  readonly #log: BuildLog;
  #isAwaited = false;
  #failure: unknown;

  constructor(prefetch: NonNullable<NextStage["prefetch"]>, { log, signal }: FetcherDeps) {
    this.#log = log;
    const nothing = (): void => undefined;
    const quiet = changedLog(log, {
      info: nothing,
      debug: nothing,
      progress: (...told) => {
        if (this.#isAwaited) log.progress(...told);
      },
    });
    this.ended = prefetch(AbortSignal.any([signal, this.#needless.signal]), quiet).catch((error: unknown) => {
      this.#failure = error;
    });
  }

  /** It is needed after all. What it lacks is fetched again. */
  async finish(): Promise<void> {
    this.#isAwaited = true;
    await this.ended;
    if (this.#failure !== undefined)
      this.#log.debug(`It could not be fetched in the background: ${messageOf(this.#failure)}`);
  }

  end(): void {
    this.#needless.abort();
  }
}
