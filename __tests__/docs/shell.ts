// What the commands of the documents refer to in this repository, so that a test can tell what is not there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ROOT } from "./markdown.ts";

/** Why the commands of a block cannot be what they seem; empty if nothing speaks against them. */
export function problemsOfCommands(text: string): string[] {
  const { scripts } = JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return commandsOf(text).flatMap((words) => [
    ...words.flatMap(missingFile),
    ...missingScript(words, Object.keys(scripts)),
    ...unknownArguments(words),
    ...missingTest(words),
    ...swallowedCommand(words),
  ]);
}

/** The words of each command, without assignments before it and without comments. */
function commandsOf(text: string): string[][] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.replace(/(^|\s)#.*$/, "").replace(/^\$ /, ""))
    .flatMap((line) => line.split(/\s*(?:&&|\|\||[|;])\s*/))
    .map((command) => unwrapped(words(command)))
    .filter((command) => command.length > 0);
}

function words(command: string): string[] {
  const all = [...command.matchAll(/"[^"]*"|'[^']*'|[^\s"']+(?:="[^"]*")?/g)].map(([word]) => word);
  return all.slice(all.findIndex((word) => !/^[A-Z_]+=/.test(word)));
}

/** The command that is run in the test bed. */
function unwrapped([program = "", ...args]: readonly string[]): string[] {
  return program === "script/in-testbed" ? args : [program, ...args];
}

/** What comes after an image that was built is for its default process, unless something else is started. */
function swallowedCommand(words: readonly string[]): string[] {
  const [program, verb, ...rest] = words;
  const image = rest.findIndex((word) => /^"?\$\{?IMAGE\b/.test(word));
  if (program !== "docker" || verb !== "run" || image < 0 || image === rest.length - 1) return [];
  return rest.slice(0, image).some((word) => word.startsWith("--entrypoint"))
    ? []
    : [`the default process gets "${rest.slice(image + 1).join(" ")}", and nothing else starts`];
}

/** Folders whose content is committed. */
const COMMITTED = /^(?:\.\/)?((?:script|__tests__|src|docs|examples|launcher)\/[\w./-]*)$/;

/** Jest takes the start of a path, too. */
function missingFile(word: string): string[] {
  const [, file] = COMMITTED.exec(word) ?? [];
  if (file === undefined || file.includes("/NN-")) return [];
  const folder = resolve(ROOT, dirname(file));
  const name = file.slice(file.lastIndexOf("/") + 1);
  const isThere = existsSync(folder) && readdirSync(folder).some((other) => other.startsWith(name));
  return isThere ? [] : [`there is no ${file}`];
}

function missingScript([program, ...args]: readonly string[], scripts: readonly string[]): string[] {
  if (program !== "npm") return [];
  const [name] = args[0] === "run" ? args.slice(1) : args;
  if (name === undefined || name === "ci" || name === "install" || scripts.includes(name)) return [];
  return [`package.json has no script "${name}"`];
}

/** The name of a test behind `-t`. */
function missingTest(words: readonly string[]): string[] {
  const name = words[words.indexOf("-t") + 1]?.replace(/"/g, "");
  if (!words.includes("-t") || name === undefined) return [];
  const folder = resolve(ROOT, words.find((word) => word.startsWith("__tests__")) ?? "__tests__");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".test.ts"),
  );
  const isThere = files.some((file) => readFileSync(resolve(folder, file), "utf8").includes(`it("${name}`));
  return isThere ? [] : [`no test is called "${name}"`];
}

/** Flags and words that a script of ours does not mention. */
function unknownArguments([program = "", ...args]: readonly string[]): string[] {
  const scripted = program === "node" ? args.find((word) => !word.startsWith("-")) : program;
  const [, file] = /^(?:\.\/)?((?:script|__tests__)\/[\w./-]+)$/.exec(scripted ?? "") ?? [];
  if (file === undefined || !existsSync(resolve(ROOT, file))) return [];
  const text = readFileSync(resolve(ROOT, file), "utf8");
  return args
    .filter((word) => /^--?[a-z][\w-]*$/.test(word) || /^[a-z]+$/.test(word))
    .map((word) => word.replace(/^--(?=[a-z])/, ""))
    .filter((word) => !text.includes(word))
    .map((word) => `${file} knows no "${word}"`);
}
