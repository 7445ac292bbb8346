// Writes what a build prints into docs/architecture.md, from two real builds of examples/node-app by the committed bundle. Called
// by script/describe-build, which prepares the test bed.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runAction, type StepResult } from "../__tests__/support/mini-runner.ts";

const root = path.resolve(import.meta.dirname, "..");
const DOCUMENT = path.join(root, "docs/architecture.md");
const MAX_COLUMNS = 112;
const CONTINUED = 4;
const host = process.env["TESTBED_REGISTRY"] ?? "";
/** New each time, so that there is no previous image and no cache. */
const repository = `docs/${randomBytes(4).toString("hex")}`;

/** What a build printed, in parts that the document has words for. */
interface Printed {
  /** Until the first phase. */
  readonly before: readonly string[];
  /** With the titles of groups. */
  readonly phases: readonly string[];
  readonly after: readonly string[];
}

async function buildTwice(): Promise<readonly [Printed, Printed]> {
  const workspace = await mkdtemp(path.join(tmpdir(), "describe-build-"));
  try {
    await cp(path.join(root, "examples/node-app"), workspace, { recursive: true });
    const first = await build(workspace);
    const server = path.join(workspace, "server.js");
    await writeFile(server, `${await readFile(server, "utf8")}// changed\n`);
    return [first, await build(workspace)];
  } finally {
    await rm(workspace, { recursive: true, force: true });
    removeCache();
  }
}

function removeCache(): void {
  const filter = `label=io.buildpacks.action.build-cache=${host}/${repository}`;
  const volumes = execFileSync("docker", ["volume", "ls", "--quiet", "--filter", filter], {
    encoding: "utf8",
  });
  for (const volume of volumes.split("\n").filter(Boolean)) execFileSync("docker", ["volume", "rm", volume]);
}

async function build(workspace: string): Promise<Printed> {
  // The registry of the test bed is on loopback, which containers reach in the machine's own network only.
  const inputs = {
    ...{
      image: `${host}/${repository}:1\n${host}/${repository}:latest`,
      builder: `${host}/testbed/builder:latest`,
    },
    ...{ "trust-builder": "false", "lifecycle-image": `${host}/testbed/lifecycle:latest`, network: "host" },
  };
  const result = await runAction({ workspace, inputs });
  if (result.exitCode !== 0) throw new Error(`The build failed:\n${result.log.join("\n")}`);
  return splitLog(result, (line) => mask(line, workspace));
}

/** The lines of a log with the titles of its groups, as they are on the page of a run. */
function splitLog({ log, groups }: StepResult, tidy: (line: string) => string | undefined): Printed {
  const parts: Record<keyof Printed, string[]> = { before: [], phases: [], after: [] };
  const tidied = (lines: readonly string[]): string[] => lines.flatMap((line) => tidy(line) ?? []);
  let at = 0;
  for (const [index, { title, lines }] of groups.entries()) {
    const start = log.findIndex(
      (_, from) => from >= at && lines.every((line, to) => line === log[from + to]),
    );
    parts[index === 0 ? "before" : "phases"].push(...tidied(log.slice(at, start)));
    parts.phases.push(...tidied([`▾ ${title}`]), ...tidied(lines).map((line) => `    ${line}`.trimEnd()));
    at = start + lines.length;
  }
  // How long the last phase took is said below its group.
  if (/ in \d/.test(log[at] ?? "")) parts.phases.push(...tidied(log.slice(at, ++at)));
  parts.after.push(...tidied(log.slice(at)));
  return parts;
}

/** What differs from run to run is left out; undefined for lines that only tell how far something is. */
function mask(line: string, workspace: string): string | undefined {
  if (/\d%|\/s\b/.test(line)) return undefined;
  return line
    .replaceAll(/127\.0\.0\.1:\d+\/127\.0\.0\.1-\d+\//g, "127.0.0.1:…/registry.example/")
    .replaceAll(host, "registry.example")
    .replaceAll(repository, "owner/app")
    .replaceAll(workspace, "/home/runner/work/app/app")
    .replaceAll(/sha256:[0-9a-f]{8,}/g, "sha256:…")
    .replaceAll(/\b\d+(?:\.\d+)?(?= ?(?:ms|s|min)\b)/g, "…")
    .replaceAll(/\b\d+(?:\.\d+)?(?= (?:B|bytes|[kKMG]i?B)\b)/g, "…");
}

/** Pages scroll sideways for what is wider. */
function wrap(line: string): string[] {
  if (line.length <= MAX_COLUMNS) return [line];
  const space = line.lastIndexOf(" ", MAX_COLUMNS);
  const at = space > line.search(/\S/) ? space : MAX_COLUMNS;
  const indent = " ".repeat(Math.max(0, line.search(/\S/)) + CONTINUED);
  return [line.slice(0, at), ...wrap(indent + line.slice(at).trimStart())];
}

/** The group with what the buildpacks print, and the line below it. */
function buildPhaseOf({ phases }: Printed): string[] {
  const from = phases.findIndex((line) => line.startsWith("▾ Build"));
  const length = phases.slice(from + 1).findIndex((line) => line.startsWith("▾"));
  return phases.slice(from, from + 1 + length);
}

function replacePart(document: string, name: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- script/describe-build writes: ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${DOCUMENT} lacks "${begin}" or "${end}"`);
  const block = `\n\n\`\`\`text\n${lines.flatMap(wrap).join("\n")}\n\`\`\`\n\n`;
  return document.slice(0, from + begin.length) + block + document.slice(to);
}

const [first, second] = await buildTwice();
let document = await readFile(DOCUMENT, "utf8");
document = replacePart(document, "what is decided", first.before);
document = replacePart(document, "what the phases print", first.phases);
document = replacePart(document, "what is delivered", first.after);
document = replacePart(document, "the second build", [...buildPhaseOf(second), ...second.after]);
await writeFile(DOCUMENT, document);
