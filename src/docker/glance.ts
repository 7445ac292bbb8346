// A look at an engine of this machine, without the client that all else goes through: loading that takes longer than the answer.
import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { collect } from "../bytes/collect.ts";

/** A post step has better things to do than to wait for an engine that is busy. */
const TIMEOUT_MS = 10_000;

/** An engine that is removing something is often through before the code is loaded that would wait for it. */
const LOOKS = 8;
const PAUSE_MS = 50;

/**
 * Whether an engine says, at once or a little later, that it has no containers and no volumes with a label; false, too, if it says
 * nothing that is understood.
 */
export async function hasNothingLabelled(socketPath: string, label: string): Promise<boolean> {
  try {
    for (let look = 1; look < LOOKS; look += 1) {
      if (await isRidOf(socketPath, label)) return true;
      await pause(PAUSE_MS);
    }
    return await isRidOf(socketPath, label);
  } catch {
    return false;
  }
}

async function isRidOf(socketPath: string, label: string): Promise<boolean> {
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
  const [containers, volumes] = await Promise.all([
    ask(socketPath, `/containers/json?all=true&filters=${filters}`),
    ask(socketPath, `/volumes?filters=${filters}`),
  ]);
  return isEmpty(containers) && isEmpty((volumes as { readonly Volumes?: unknown }).Volumes ?? []);
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

/** @throws if there is no answer, or another one than JSON with the status 200 */
async function ask(socketPath: string, path: string): Promise<unknown> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    get({ socketPath, path, signal, agent: false, headers: { Host: "docker" } }, resolve).on("error", reject);
  });
  const body = await collect(answer);
  if (answer.statusCode !== 200) throw new Error(`The engine answered ${String(answer.statusCode)}.`);
  return JSON.parse(body.toString("utf8"));
}
