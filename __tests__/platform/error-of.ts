// The error that something throws, for tests that look at more than its message.

/** @throws {Error} if nothing of the class is thrown */
export function errorOf<E extends Error>(
  errorClass: abstract new (...args: never[]) => E,
  action: () => unknown,
): E {
  try {
    action();
  } catch (error) {
    if (error instanceof errorClass) return error;
    throw error;
  }
  throw new Error(`no ${errorClass.name} was thrown`);
}
