// Doing several slow things at once, without leaving any of them behind.

/**
 * Runs all tasks; when one fails, aborts the others, waits until they have ended, and rejects with the first error.
 * @param signal aborts all of them
 */
export async function runAll(
  signal: AbortSignal,
  tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const failure = new AbortController();
  const joint = AbortSignal.any([signal, failure.signal]);
  const errors: unknown[] = [];
  await Promise.all(
    tasks.map(async (task) => {
      try {
        await task(joint);
      } catch (error) {
        errors.push(error);
        failure.abort(error);
      }
    }),
  );
  if (errors.length > 0) throw errors[0];
}
