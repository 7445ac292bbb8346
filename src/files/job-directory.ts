// A directory for what is gone with the job, also if the process is ended in the middle of its work.
import { mkdir } from "node:fs/promises";
import { removeTree, removeTreeNow } from "./remove-tree.ts";

/** Gone when it is disposed, and at the latest when the process exits. */
export interface JobDirectory extends AsyncDisposable {
  readonly path: string;
}

/**
 * Only this user may look into it.
 * @param directory must not be there yet
 * @param host whose exit is waited for
 */
export async function makeJobDirectory(
  directory: string,
  host: Pick<NodeJS.Process, "once" | "off"> = process,
): Promise<JobDirectory> {
  await mkdir(directory, { mode: 0o700 });
  // Nothing else runs any more then, so it cannot wait for anything.
  const removeAtOnce = (): void => {
    removeTreeNow(directory);
  };
  host.once("exit", removeAtOnce);
  return {
    path: directory,
    async [Symbol.asyncDispose]() {
      await removeTree(directory);
      host.off("exit", removeAtOnce);
    },
  };
}

/** One that is made when it is asked for, and of which there is nothing if it never is. */
export function jobDirectoryOnDemand(
  directory: string,
): AsyncDisposable & { readonly path: () => Promise<string> } {
  let made: Promise<JobDirectory> | undefined;
  return {
    path: async () => (await (made ??= makeJobDirectory(directory))).path,
    async [Symbol.asyncDispose]() {
      const found = await made?.catch(() => undefined);
      await found?.[Symbol.asyncDispose]();
    },
  };
}
