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

/** Reads lines as the runner does, and acts on the commands in them. */
export class CommandParser {
  readonly #log: string[] = [];
  readonly #annotations: Annotation[] = [];
  readonly #debug: string[] = [];
  readonly #masks: string[] = [];
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
        this.#annotations.push({ level: "error", message: `The command '${name}' is disabled.`, properties });
        return true;
    }
  }
}

/** `::name key=value,…::data` at the start of the trimmed line, else `##[name key=value;…]data` anywhere in it. */
function parseCommand(line: string, stopToken: string | undefined): Command | undefined {
  const isKnown = (name: string): boolean =>
    COMMANDS.has(name.toLowerCase()) || name.toLowerCase() === stopToken?.toLowerCase();
  const modern = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/.exec(line);
  const legacy = /##\[([^\s\]]+)(?:\s+([^\]]*))?\](.*)$/.exec(line);
  for (const [match, separator] of [
    [modern, ","],
    [legacy, ";"],
  ] as const) {
    const [, name, properties = "", data = ""] = match ?? [];
    if (name === undefined || !isKnown(name)) continue;
    return { name, properties: parseProperties(properties, separator), data: unescape(data) };
  }
  return undefined;
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
