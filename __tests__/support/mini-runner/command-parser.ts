// The commands in the output of an action, e.g. `::error file=a::text`, and what the runner prints of it.
// https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs

/** A message at a file or at the run. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const COMMANDS = new Set(
  "add-mask debug echo endgroup error group notice save-state set-env set-output stop-commands warning add-path".split(
    " ",
  ),
);

/** The lines of what a process printed, as `StreamReader.ReadLine` of .NET finds them. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Reads lines as the runner does, and acts on the commands in them. */
export class CommandParser {
  readonly #log: string[] = [];
  readonly #annotations: Annotation[] = [];
  readonly #debug: string[] = [];
  readonly #masks: string[] = [];
  readonly #disabled: string[] = [];
  readonly #groups: { title: string; lines: string[] }[] = [];
  #group: { title: string; lines: string[] } | undefined;
  #stopToken: string | undefined;

  read(line: string): void {
    const command = parseCommand(line, this.#stopToken);
    if (command === undefined || !this.#execute(command)) this.#print(line);
  }

  result() {
    return {
      log: this.#log,
      annotations: this.#annotations,
      debug: this.#debug,
      masks: this.#masks,
      disabled: this.#disabled,
      isStopped: this.#stopToken !== undefined,
      groups: this.#groups,
    };
  }

  #print(line: string): void {
    const masked = this.#masks.reduce((text, mask) => text.replaceAll(mask, "***"), line);
    this.#log.push(masked);
    this.#group?.lines.push(masked);
  }

  /** Whether the command was one; a stopped one is printed instead. */
  #execute({ name, properties, data }: Command): boolean {
    if (this.#stopToken !== undefined) {
      if (name.toLowerCase() !== this.#stopToken.toLowerCase()) return false;
      this.#stopToken = undefined;
      return true;
    }
    switch (name.toLowerCase()) {
      case "stop-commands":
        this.#stopToken = data;
        return true;
      case "group":
        this.#group = { title: data, lines: [] };
        this.#groups.push(this.#group);
        return true;
      case "endgroup":
        this.#group = undefined;
        return true;
      case "error":
      case "warning":
      case "notice":
        this.#annotations.push({
          level: name.toLowerCase() as Annotation["level"],
          message: data,
          properties,
        });
        return true;
      case "debug":
        this.#debug.push(data);
        return true;
      case "add-mask":
        this.#masks.push(...data.split(/[\r\n]+/).filter((part) => part !== ""));
        return true;
      case "echo":
        return true;
      default:
        // set-output, save-state, set-env, add-path: the runner warns of them, or refuses them.
        this.#disabled.push(name);
        this.#annotations.push({ level: "error", message: `The command '${name}' is disabled.`, properties });
        return true;
    }
  }
}

/** `::name key=value,…::data` at the start of the trimmed line, else `##[name key=value;…]data` anywhere in it. */
function parseCommand(line: string, stopToken: string | undefined): Command | undefined {
  const isKnown = ({ name }: Command): boolean =>
    COMMANDS.has(name.toLowerCase()) || name.toLowerCase() === stopToken?.toLowerCase();
  const text = line.replace(UNSEEN, "");
  return [parseModern(text), parseLegacy(text)].find((command) => command !== undefined && isKnown(command));
}

/** What `string.TrimStart` of .NET removes. */
const WHITE_SPACE = /^[\t-\r \u0085\u00a0\p{Z}]+/u;

/**
 * Comparisons of .NET that know a culture, as `StartsWith` and `IndexOf` are, skip what ICU ignores. The runner takes names from
 * fixed places, so it executes less than this parser, which is the safe side for tests.
 */
const UNSEEN = /(?![\t-\r\u0085])[\p{Cc}\p{Cf}\p{DI}]/gu;

function parseModern(line: string): Command | undefined {
  const text = line.replace(WHITE_SPACE, "");
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  return end < 0 ? undefined : commandOf(text.slice(2, end), ",", text.slice(end + 2));
}

function parseLegacy(line: string): Command | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  return end < 0 ? undefined : commandOf(line.slice(start + 3, end), ";", line.slice(end + 1));
}

function commandOf(info: string, separator: string, data: string): Command {
  const space = info.indexOf(" ");
  const name = space < 0 ? info : info.slice(0, space);
  const properties = space < 0 ? "" : info.slice(space + 1);
  return { name, properties: parseProperties(properties, separator), data: unescape(data) };
}

function parseProperties(text: string, separator: string): Record<string, string> {
  const pairs = text.split(separator).map((pair) => /^([^=]+)=(.*)$/.exec(pair.trim()));
  const known = pairs.filter((pair) => pair !== null);
  return Object.fromEntries(
    known.map(([, name = "", value = ""]) => [
      name,
      unescape(value.replaceAll("%3A", ":").replaceAll("%2C", ",")),
    ]),
  );
}

function unescape(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
