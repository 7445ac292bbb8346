// The lifecycle's program again and again in one process: what it reads of its process is put there for each run.
import { END_OF_RUN, type ResidentMessage } from "./resident-lifecycle.ts";

const exit = process.exit.bind(process);
let runs = 0;

process.on("message", (message) => void take(message as ResidentMessage));
process.on("disconnect", () => exit());

async function take({ env, argvs, isWaitedFor }: ResidentMessage): Promise<void> {
  // Node itself reads some variables, such as TMPDIR, and knows nothing of another object in this place.
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  const exitCodes: number[] = [];
  process.exit = ((code: number) => exitCodes.push(code)) as unknown as typeof process.exit;
  const ended: Promise<unknown>[] = [];
  for (const argv of argvs) await new Promise<void>((begun) => ended.push(start(argv, begun)));
  if (!isWaitedFor) return;
  await Promise.all(ended);
  process.stdout.write(END_OF_RUN);
  process.stderr.write(END_OF_RUN);
  process.send?.(exitCodes);
}

/** With another address a module runs another time; those that it imports do not. */
async function start(argv: readonly string[], begun: () => void): Promise<void> {
  Object.defineProperty(process, "argv", {
    configurable: true,
    get: () => {
      begun();
      return [process.execPath, "program", ...argv];
    },
  });
  await import(`../../src/lifecycle/cli/cli.ts?run=${String(runs++)}`);
  process.removeAllListeners("SIGTERM");
}
