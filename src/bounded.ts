// Work on many things, a few at a time.

/** All work that was begun ends; after a failure none is begun, and the first failure rejects. */
export async function inParallel<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items].values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      await work(item).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failures.length > 0) throw failures[0];
}

/** Like `Promise.all`, but it rejects, with the first failure, only when all of them have ended. */
export async function allEnded<T extends readonly unknown[]>(work: {
  readonly [At in keyof T]: Promise<T[At]>;
}): Promise<T> {
  const failures: unknown[] = [];
  const ended = work.map((each: Promise<unknown>) =>
    each.catch((error: unknown) => {
      failures.push(error);
    }),
  );
  const results = await Promise.all(ended);
  if (failures.length > 0) throw failures[0];
  return results as unknown as T;
}

/**
 * What work on each item gives, in the order of the items, up to `limit` of which are under way at once.
 * @throws what the items throw, or the failure of an item when it is its turn
 */
export async function* inOrder<T, Result>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Its failure is seen when it is its turn; until then it must not count as unhandled.
    result.catch(() => undefined);
    underWay.push(result);
    const first = underWay.length >= limit ? underWay.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const result of underWay) yield await result;
}

/** Tasks that wait for their turn. */
export interface TaskQueue {
  /** Runs the task when it is its turn; a closed queue rejects it instead. */
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Starts nothing more, and waits for what is running. */
  close(): Promise<void>;
}

/** A queue that runs up to `limit` tasks at a time, in the order they came. */
export function createTaskQueue(limit: number): TaskQueue {
  const tasks = new Set<Promise<unknown>>();
  const slots = createSlots(limit);
  let isClosed = false;
  const runInTurn = async <T>(task: () => Promise<T>): Promise<T> => {
    await slots.take();
    try {
      if (isClosed) throw new Error("the work was aborted");
      return await task();
    } finally {
      slots.release();
    }
  };
  return {
    async run(task) {
      const result = runInTurn(task);
      tasks.add(result);
      try {
        return await result;
      } finally {
        tasks.delete(result);
      }
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(tasks);
    },
  };
}

function createSlots(free: number): { take(): Promise<void>; release(): void } {
  const waiting: (() => void)[] = [];
  return {
    async take() {
      if (free > 0) {
        free -= 1;
        return;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    },
    release() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
