// Reading ahead: what is read takes as long as what is done with it, and both can happen at once.

/**
 * The same chunks; the next one is read while one is looked at, and none after it. Of a source whose chunks are overwritten, one
 * must last until the one after the next is asked for.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, undefined> {
  const chunks = source[Symbol.asyncIterator]();
  let next = chunks.next();
  try {
    for (;;) {
      const read = await next;
      if (read.done === true) return;
      next = chunks.next();
      // It is awaited in its turn; until then it must not count as unhandled.
      next.catch(() => undefined);
      yield read.value;
    }
  } finally {
    await next.catch(() => undefined);
    await chunks.return?.();
  }
}
