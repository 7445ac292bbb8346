// Reporting everything that is wrong at once, instead of one thing per run.
import { PlatformError, SeveralErrors } from "../../errors.ts";
import { RegistryError } from "../../registry/failure/registry-error.ts";

/** Collects what checks that run side by side find. */
export class ErrorCollector {
  readonly #errors: PlatformError[] = [];

  /** The value of a check, or undefined if it found something; what is no finding rejects. */
  async check<T>(check: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code === "CANCELLED") throw error;
      if (error instanceof SeveralErrors) this.#errors.push(...error.errors);
      else this.#errors.push(error);
      return undefined;
    }
  }

  /** @throws {PlatformError} the only finding, or {@link SeveralErrors} */
  throwIfAny(): void {
    const errors = this.#errors.filter((error, at) => {
      const first = this.#errors.findIndex((other) => sameCause(other, error));
      return first === at;
    });
    const [first] = errors;
    if (first === undefined) return;
    throw errors.length === 1 ? first : new SeveralErrors(errors);
  }
}

/** A registry that is down would otherwise be reported for each image on it. */
function sameCause(a: PlatformError, b: PlatformError): boolean {
  const isDown = a.code === "REGISTRY_UNREACHABLE" && a.code === b.code;
  const [left, right] = [registryErrorOf(a), registryErrorOf(b)];
  if (!isDown || left === undefined || right === undefined) return a.message === b.message;
  return new URL(left.url).host === new URL(right.url).host;
}

/** It may be told with what it was asked for. */
function registryErrorOf(error: PlatformError): RegistryError | undefined {
  return [error, error.cause].find((each) => each instanceof RegistryError);
}
