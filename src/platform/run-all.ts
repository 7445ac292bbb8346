// Doing several slow things at once, without leaving any of them behind.

/** Something slow that ends early when the signal is aborted. */
export type Task<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Runs all tasks, and resolves with what each of them gives; when one fails, aborts the others, waits until they have ended,
 * and rejects with the first error: those that follow only say that they were aborted.
 * @param signal aborts all of them
 */
export async function runAll<T extends readonly unknown[]>(
  signal: AbortSignal,
  tasks: { readonly [At in keyof T]: Task<T[At]> },
): Promise<T> {
  const failure = new AbortController();
  const joint = AbortSignal.any([signal, failure.signal]);
  const running = tasks.map(async (task: Task<unknown>) => {
    try {
      return await task(joint);
    } catch (error) {
      failure.abort(error);
      throw error;
    }
  });
  await Promise.allSettled(running);
  // The reason is that of the first: aborting again changes nothing.
  if (failure.signal.aborted) throw failure.signal.reason;
  return (await Promise.all(running)) as unknown as T;
}
