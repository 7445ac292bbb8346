// Whether an address belongs to this machine, found out by listening on it: a list of the system's addresses lacks those of
// interfaces that are not in use yet, such as the bridge of an engine without containers.
import { once } from "node:events";
import { createServer } from "node:net";

export async function isLocalAddress(address: string): Promise<boolean> {
  const server = createServer();
  try {
    const listening = once(server, "listening");
    server.listen(0, address);
    await listening;
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
