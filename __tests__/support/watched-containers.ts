// Every container that is created while somebody watches: how it was made, and what it printed.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** A container that may be gone. */
export interface WatchedContainer {
  readonly id: string;
  /** What the engine says about it: environment, arguments, labels, mounts. */
  readonly description: string;
  /** Its environment alone, which is in the description too. */
  readonly environment: readonly string[];
  /** e.g. `/cnb/lifecycle/exporter` */
  readonly program: string;
  readonly output: string;
}

export interface Watch {
  /** Ends watching. */
  stop(): Promise<readonly WatchedContainer[]>;
}

const execute = promisify(execFile);
const MAX_BYTES = 64 * 1024 * 1024;

type Described = Omit<WatchedContainer, "id" | "output">;

interface Inspection {
  readonly Path?: string;
  readonly Config?: { readonly Env?: readonly string[] | null; readonly Cmd?: readonly string[] | null };
}

/** From when it resolves on, none is missed. */
export async function watchContainers(): Promise<Watch> {
  const described = new Map<string, Promise<Described | undefined>>();
  const outputs = new Map<string, Promise<string>>();
  const kinds = ["--filter", "event=create", "--filter", "event=start"];
  const format = ["--filter", "type=container", ...kinds, "--format", "{{.Action}} {{.Actor.ID}}"];
  const events = spawn("docker", ["events", ...format], { stdio: ["ignore", "pipe", "inherit"] });
  createInterface({ input: events.stdout }).on("line", (line) => {
    const [action, id = ""] = line.split(" ");
    if (action === "create") described.set(id, describe(id));
    else outputs.set(id, follow(id));
  });
  await untilListening(events);
  return {
    async stop() {
      events.kill();
      const all = [...described].map(async ([id, description]) => {
        const container = await description;
        return container && { ...container, id, output: (await outputs.get(id)) ?? "" };
      });
      return (await Promise.all(all)).filter((container) => container !== undefined);
    },
  };
}

/** The engine sends the head of its answer at once, of which the command shows nothing. */
async function untilListening(events: ChildProcess): Promise<void> {
  await execute("docker", ["version"]);
  if (events.exitCode !== null) throw new Error("docker events ended.");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

/** Undefined if it was gone before it could be asked for. */
async function describe(id: string): Promise<Described | undefined> {
  try {
    const { stdout } = await execute("docker", ["inspect", id], { maxBuffer: MAX_BYTES });
    const [{ Config, Path = "" } = {}] = JSON.parse(stdout) as readonly Inspection[];
    const program = [Path, ...(Config?.Cmd ?? [])].join(" ");
    return { description: stdout, environment: Config?.Env ?? [], program };
  } catch {
    return undefined;
  }
}

/** Up to its end. */
async function follow(id: string): Promise<string> {
  const chunks: Buffer[] = [];
  const child = spawn("docker", ["logs", "--follow", id], { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => child.on("close", resolve));
  return Buffer.concat(chunks).toString("utf8");
}
