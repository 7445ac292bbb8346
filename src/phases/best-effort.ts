// Disposing what should not matter: a container that cannot be removed is left to the post step, and must neither fail a
// build that succeeded nor hide why another one failed.
import { messageOf } from "../errors.ts";
import type { BuildLog } from "../log.ts";

/** Something to use until the end of the block. */
export interface Disposing<T> extends AsyncDisposable {
  readonly value: T;
}

/** @param what for the warning, e.g. `the container of the analyzer` */
export function bestEffort<T extends AsyncDisposable>(value: T, what: string, log: BuildLog): Disposing<T> {
  return {
    value,
    async [Symbol.asyncDispose]() {
      try {
        await value[Symbol.asyncDispose]();
      } catch (error) {
        log.warning(`Cannot remove ${what}: ${messageOf(error)}`);
      }
    },
  };
}
