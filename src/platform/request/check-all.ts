// Reporting everything that is wrong at once, instead of one thing per run.
import { PlatformError, SeveralErrors } from "../../errors.ts";
import { RegistryError } from "../../registry/failure/registry-error.ts";

type Check<T> = () => T | Promise<T>;

/**
 * Runs checks side by side, and resolves with the value of each. What they find is reported in their order, whichever
 * registry answers first; what several of them find, once. So a check may await what another one reads. A host that is down is
 * reported for the first check that asked it, with all that this one found.
 * @throws {PlatformError} the only finding, or {@link SeveralErrors}; what is no finding as soon as it is thrown
 */
export async function checkAll<T extends readonly unknown[]>(checks: {
  readonly [At in keyof T]: Check<T[At]>;
}): Promise<T> {
  const found = await Promise.all(checks.map(findingsOf));
  const different = found.reduce<readonly PlatformError[]>(
    (before, { findings }) => [
      ...before,
      ...withoutRepeats(findings).filter((error) => !before.some((other) => sameCause(other, error))),
    ],
    [],
  );
  const [first, ...others] = different;
  if (first !== undefined) throw others.length === 0 ? first : new SeveralErrors(different);
  return found.map(({ value }) => value) as unknown as T;
}

async function findingsOf(
  check: Check<unknown>,
): Promise<{ readonly value?: unknown; readonly findings: readonly PlatformError[] }> {
  try {
    return { value: await check(), findings: [] };
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code === "CANCELLED") throw error;
    return { findings: error instanceof SeveralErrors ? error.errors : [error] };
  }
}

function withoutRepeats(errors: readonly PlatformError[]): readonly PlatformError[] {
  return [...new Map(errors.map((error) => [error.message, error])).values()];
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
