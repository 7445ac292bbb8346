// Writes the part of docs/lifecycle.md that walks a small build through all phases, from a real run of it.
//
//   script/describe-lifecycle          writes it anew
//   script/describe-lifecycle --check  ends with 1 if it is not what a run gives
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { type PhaseWalk, startWalk, type Walk } from "./lib/walk.ts";
import { BUILD, DETECT } from "./lib/walk-fixture.ts";

const DOCUMENT = fileURLToPath(new URL("../docs/lifecycle.md", import.meta.url));
const BEGIN = "<!-- what follows is written by script/describe-lifecycle -->";
const END = "<!-- end of what script/describe-lifecycle writes -->";
const APP = "registry.example/hello";
const PHASES: readonly (readonly [phase: string, command: string, ...args: readonly string[]])[] = [
  ["analyzer", "analyze", APP],
  ["detector", "detect"],
  ["restorer", "restore"],
  ["builder", "build"],
  ["exporter", "export", "-launcher", "/cnb/lifecycle/launcher", APP],
];

async function describeWalk(): Promise<string> {
  await using walk = await startWalk();
  const first = await runAll(walk);
  const layers = walk.layersOfApp().map((name) => `1. ${name}`);
  walk.write("workspace/hello.txt", "Hello again!\n");
  walk.clearLayers();
  const second = await runAll(walk);
  return [
    "The app is one file, `/workspace/hello.txt`. The buildpack's `bin/detect` and `bin/build`:",
    fenced(DETECT, "sh"),
    fenced(BUILD, "sh"),
    ...first.map(([phase, done]) => describePhase(phase, done)),
    `The layers of the app image, by its history:\n\n${layers.join("\n")}`,
    "### The same again, with another text in the app's file",
    "The layers directory is empty, the cache and the image are those of the first build. The phases say:",
    ...second.map(([phase, { output }]) => `**${phase}**\n\n${output === "" ? "nothing" : fenced(output)}`),
    "What the restorer wrote, so that the buildpack finds its layer:",
    ...(second.find(([phase]) => phase === "restorer")?.[1].writes ?? []).map(describeFile),
  ].join("\n\n");
}

async function runAll(walk: Walk): Promise<readonly (readonly [string, PhaseWalk])[]> {
  const done: [string, PhaseWalk][] = [];
  for (const [phase, command, ...args] of PHASES) done.push([phase, await walk.run(command, args)]);
  return done;
}

function describePhase(phase: string, { reads, writes, removes, output }: PhaseWalk): string {
  const args = PHASES.find(([name]) => name === phase)?.slice(2) ?? [];
  const read = reads.length === 0 ? "nothing" : reads.map((file) => `\`${file}\``).join(", ");
  return [
    `### ${[phase, ...args].join(" ")}`,
    `Reads ${read}.`,
    ...writes.map(describeFile),
    ...(removes.length === 0 ? [] : [`Removes ${removes.map((file) => `\`${file}\``).join(", ")}.`]),
    ...(output === "" ? [] : ["Says", fenced(output)]),
  ].join("\n\n");
}

function describeFile({ name, text }: PhaseWalk["writes"][number]): string {
  if (text === "") return `Writes \`${name}\`${name.endsWith(".tar") ? "" : ", empty"}.`;
  const language = /\.(toml|json)$/.exec(name)?.[1] ?? languageOf(text);
  return `Writes \`${name}\`\n\n${fenced(text, language)}`;
}

/** Of a file whose name does not tell. */
function languageOf(text: string): string {
  if (text.startsWith("{")) return "json";
  return text.startsWith("#!/bin/sh\n") ? "sh" : "text";
}

/** What is in no language is what a program prints. */
function fenced(text: string, language = "text"): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

const document = await readFile(DOCUMENT, "utf8");
const [before, after] = [document.split(BEGIN)[0], document.split(END)[1]];
if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} lacks "${BEGIN}" or "${END}"`);
const described = await format(`${before}${BEGIN}\n\n${await describeWalk()}\n\n${END}${after}`, {
  ...(await resolveConfig(DOCUMENT)),
  parser: "markdown",
});
if (process.argv[2] !== "--check") await writeFile(DOCUMENT, described);
else if (described !== document) {
  console.error(
    "docs/lifecycle.md is not what a run gives; run script/describe-lifecycle and read the difference",
  );
  process.exitCode = 1;
}
