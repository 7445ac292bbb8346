// What the cache client prints, sorted by the level it chose: nothing of it reaches the log of the job as it is.
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** What the client printed, by the level it chose. */
export interface ClientOutput {
  /** What would have become annotations. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly debug: readonly string[];
  /** Of the client, and of `tar` and `zstd`. */
  readonly stderr: readonly string[];
}

/** Who listens while the client prints. */
export interface ClientOutputListener {
  /** Gets every secret that the client wants to be masked, before anything else that it prints. */
  readonly mask: (secret: string) => void;
  /** Gets what the client prints, line by line. */
  readonly onLine: (line: string) => void;
}

/** Takes lines, as they come. */
export interface ClientOutputReader {
  readonly output: ClientOutput;
  readonly onStdout: (line: string) => void;
  readonly onStderr: (line: string) => void;
}

/** Starts with nothing said. */
export function readClientOutput({ mask, onLine }: ClientOutputListener): ClientOutputReader {
  const problems: string[] = [];
  const notes: string[] = [];
  const debug: string[] = [];
  const stderr: string[] = [];
  const keep = (list: string[], line: string): void => {
    list.push(line);
    onLine(line);
  };
  return {
    output: { problems, notes, debug, stderr },
    onStdout(line) {
      const { command, text } = parseLine(line);
      if (command === "add-mask") mask(text);
      else if (command === "error" || command === "warning") keep(problems, text);
      else if (command === "debug") keep(debug, text);
      else keep(notes, text);
    },
    onStderr(line) {
      keep(stderr, line);
    },
  };
}

/** Calls `onLine` for each line of the stream, if there is one. */
export function eachLine(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream, crlfDelay: Infinity }).on("line", onLine);
}

/** A workflow command as `@actions/core` prints it, or a plain line. */
function parseLine(line: string): { command: string | undefined; text: string } {
  const [, command, data = ""] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
  if (command === undefined) return { command, text: line };
  return { command, text: data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%") };
}
