// Programs that the checks run.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");

export interface Executed {
  readonly exitCode: number;
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** @param options.isShown whether its output is shown at once, but for events that only programs read */
export function execute(
  [program = "", ...args]: readonly string[],
  {
    env,
    isShown = false,
  }: { readonly env?: Readonly<Record<string, string>>; readonly isShown?: boolean } = {},
): Promise<Executed> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      // Somebody may have to type a password.
      stdio: ["inherit", "pipe", "pipe"],
    });
    running.add(child);
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer): void => {
      chunks.push(chunk);
      if (isShown && !chunk.toString().startsWith('{"')) process.stdout.write(chunk);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      resolve({ exitCode: 1, output: `${program}: ${error.message}\n` });
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

/** Ends everything; what lacks was said already. */
export function giveUp(): never {
  for (const child of running) child.kill();
  process.exit(1);
}
