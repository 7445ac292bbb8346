// Ending all processes of a user at once: the kernel lets none of them start another meanwhile, however fast they do.
import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * A process that becomes that user while it runs cannot be looked into by others of that user, as one could that is started as that
 * user. It spares itself. They can send it signals, by which it must not let them in or wait for them.
 */
const PROGRAM = `
const uid = Number(process.argv[1]);
process.setgroups([]);
process.setgid(uid);
process.setuid(uid);
process.kill(-1, "SIGKILL");
`;

const MOST_MS = 5_000;

/** Whether they were told to end; this process must be root's. It cannot be started where a container has as many as it may. */
export async function endAllOf(uid: number): Promise<boolean> {
  // Of root, and of what this process cannot tell apart from its own, none are ended.
  if (!(uid > 0) || uid === process.getuid?.()) return false;
  const args = ["--disable-sigusr1", "-e", PROGRAM, String(uid)];
  const limited = { timeout: MOST_MS, killSignal: "SIGKILL" } as const;
  const child = spawn(process.execPath, args, { cwd: "/", env: {}, stdio: "ignore", ...limited });
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    return code === 0;
  } catch {
    return false;
  }
}
