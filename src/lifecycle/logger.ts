// The log of a lifecycle phase: lines on standard output, as other lifecycles print them.
// Everything goes to one stream, so that a platform sees messages and buildpack output in order.

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines of a phase by level. Each begins a line, even if a buildpack did not end its last one. */
export interface Logger {
  debug(line: string): void;
  info(line: string): void;
  /** Printed with the prefix `Warning: `. */
  warn(line: string): void;
  /** Printed with the prefix `ERROR: `. */
  error(line: string): void;
  /** A heading of the creator, e.g. `===> DETECTING`. */
  heading(text: string): void;
  /** Output of a buildpack, unchanged, whatever the level. */
  output(bytes: Buffer): void;
}

/** What a {@link Logger} writes to and how. */
export interface LoggerOptions {
  readonly level: LogLevel;
  readonly color: boolean;
  readonly write: (bytes: string | Buffer) => void;
}

const LINE_FEED = 0x0a;
const CYAN = "\u001b[36m";
const YELLOW = "\u001b[33;1m";
const RED = "\u001b[31;1m";
const RESET = "\u001b[0m";

export function createLogger({ level, color, write }: LoggerOptions): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const painted = (code: string, text: string): string => (color ? `${code}${text}${RESET}` : text);
  let isWithinLine = false;
  const print = (at: LogLevel, line: string): void => {
    if (LOG_LEVELS.indexOf(at) < lowest) return;
    write(`${isWithinLine ? "\n" : ""}${line}\n`);
    isWithinLine = false;
  };
  return {
    debug: (line) => {
      print("debug", line);
    },
    info: (line) => {
      print("info", line);
    },
    warn: (line) => {
      print("warn", `${painted(YELLOW, "Warning: ")}${line}`);
    },
    error: (line) => {
      print("error", `${painted(RED, "ERROR: ")}${line}`);
    },
    heading: (text) => {
      print("info", painted(CYAN, text));
    },
    output: (bytes) => {
      if (bytes.length === 0) return;
      isWithinLine = bytes.at(-1) !== LINE_FEED;
      write(bytes);
    },
  };
}
