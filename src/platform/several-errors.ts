// Reporting everything that is wrong at once, instead of one thing per run.
import { PlatformError } from "../errors.ts";
import { RegistryError } from "../registry/registry-error.ts";

/** More than one thing is wrong with a request; each error has its own message and hint. */
export class SeveralErrors extends PlatformError {
  /** At least two. */
  readonly errors: readonly PlatformError[];

  constructor(errors: readonly PlatformError[]) {
    super(
      "INPUT",
      [`${errors.length} things are wrong:`, ...errors.map(({ message }) => `- ${message}`)].join("\n"),
    );
    this.errors = errors;
  }
}

/** Collects what checks that run side by side find. */
export class Findings {
  readonly #errors: PlatformError[] = [];

  /** The value of a check, or undefined if it found something; what is no finding rejects. */
  async check<T>(check: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code === "CANCELLED") throw error;
      this.#errors.push(error);
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
  if (!isDown || !(a instanceof RegistryError) || !(b instanceof RegistryError)) {
    return a.message === b.message;
  }
  return new URL(a.url).host === new URL(b.url).host;
}
