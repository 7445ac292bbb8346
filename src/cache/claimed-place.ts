// Of steps that run at the same time, one alone uses a place that all of them know by one name. Who has it holds a socket of that
// name, which the kernel takes back when the process ends, however it ends: nothing is left that would have to grow stale.
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { createServer } from "node:net";
import { errorCode } from "../files/regular-file.ts";
import { digestOf, shortDigest } from "../oci/digest.ts";

/** That this process alone uses a place, until it is disposed. */
export type Claim = AsyncDisposable;

/**
 * Claims a place; undefined if another process has it. Processes in another network of this machine are not known of, and where
 * there are no such sockets everyone gets a claim.
 * @param root a directory that tells apart places of one name, such as those of two runners
 */
export async function claimPlace(root: string, name: string): Promise<Claim | undefined> {
  const server = createServer((connection) => connection.destroy());
  const listening = once(server, "listening");
  server.listen(await socketName(root, name));
  // It must not keep a process alive that has nothing else to do.
  server.unref();
  try {
    await listening;
  } catch (error) {
    return errorCode(error) === "EADDRINUSE" ? undefined : { [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  return {
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

/**
 * A name that begins with a zero byte is no file. One path may lead to different directories in two containers, so the directory
 * itself counts, if it is there.
 */
async function socketName(root: string, name: string): Promise<string> {
  const place = await stat(root).then(
    ({ dev, ino }) => [dev, ino],
    () => [root],
  );
  return `\0cnb-${shortDigest(digestOf(JSON.stringify([...place, name])))}`;
}
