// Runs attacks one after the other. Whatever an attack is after, some things hold for all: nothing outside of the workspace
// changes or is seen, the build ends, and with little memory, and nothing of it stays in the runner's temporary folder.
import { messageOf } from "../../src/errors.ts";
import { runAction } from "../support/mini-runner.ts";
import type { Attack, Attacked, Build, Scene } from "./attack.ts";
import { engineInputs, leftovers } from "./engine.ts";
import { Place } from "./place.ts";
import { startRecorder } from "./recorder.ts";

/** How an attack went. */
export interface Outcome {
  readonly attack: Attack;
  /** Sentences; none if it failed, as it should. */
  readonly reached: readonly string[];
  readonly log: readonly string[];
  readonly seconds: number;
}

/** So long that only what never ends takes it, also on a busy machine. */
const PATIENCE_SECONDS = 120;
/** Of private memory; a build without an engine takes less than 200 MB. */
const MEMORY_BYTES = 1_500_000_000;
const TIMED_OUT = 137;

export async function runAttack(attack: Attack): Promise<Outcome> {
  const started = performance.now();
  const seen: Attacked[] = [];
  await using place = await Place.make();
  const before = place.fingerprint();
  let wrong: readonly string[];
  let isMeant = false;
  try {
    const scene = await attack.setup(place);
    isMeant = scene.cancel?.signal === "SIGKILL";
    const build = builder(attack, place, scene, seen);
    const result = await (scene.run ?? ((once: Build) => once()))(build);
    wrong = [...(await scene.verdict(result)), ...ending(scene, result)];
  } catch (error) {
    wrong = [`The attack itself broke: ${error instanceof Error ? (error.stack ?? "") : messageOf(error)}`];
  }
  const log = seen.flatMap(({ rawLines }) => rawLines);
  const always = [...violations({ place, before, seen, isMeant }), ...(await remains(attack, seen))];
  return { attack, reached: [...wrong, ...always], log, seconds: (performance.now() - started) / 1000 };
}

function builder(attack: Attack, place: Place, scene: Scene, seen: Attacked[]): Build {
  return async (changes) => {
    const { inputs, env, event, cancel, action, later } = { ...scene, ...changes };
    const rawLines: string[] = [];
    const result = await runAction({
      workspace: place.workspace,
      runnerTemp: place.runnerTemp,
      through: cancel?.signal === "SIGKILL" ? [] : LIMITS,
      onLine: (line) => rawLines.push(line),
      env: { ...environment(attack, place), ...env },
      inputs: action === undefined ? { ...(await defaults(attack, place)), ...inputs } : { ...inputs },
      ...(event !== undefined && { event }),
      ...(cancel !== undefined && { cancel }),
      ...(action !== undefined && { action }),
      ...(later !== undefined && { later }),
    });
    const annotations = [...result.annotations, ...(result.post?.annotations ?? [])];
    const errors = annotations.filter(({ level }) => level === "error").map(({ message }) => message);
    const printed = rawLines.filter((line) => !line.startsWith("::add-mask::")).join("\n");
    const attacked = { ...result, rawLines, errors, printed };
    seen.push(attacked);
    return attacked;
  };
}

/** Where nothing is said, a registry that has nothing, or a build that would go well. */
async function defaults(attack: Attack, place: Place): Promise<Record<string, string>> {
  if (attack.needs === "engine") return engineInputs();
  const { host } = place.use(await startRecorder());
  return { image: `${host}/owner/app`, builder: `${host}/owner/builder` };
}

function environment(attack: Attack, place: Place): Record<string, string> {
  const engine = attack.needs === "engine" ? {} : { DOCKER_HOST: "unix:///no/such/docker.sock" };
  return { HOME: place.dockerConfig, DOCKER_CONFIG: place.dockerConfig, ...engine };
}

/** What hangs is killed, what wants all memory gets none. Signals are passed on, but for the one that nobody gets. */
const LIMITS = [
  "timeout",
  "--foreground",
  "--signal=KILL",
  String(PATIENCE_SECONDS),
  "prlimit",
  `--data=${MEMORY_BYTES}`,
];

function ending({ ends }: Scene, { exitCode, errors }: Attacked): readonly string[] {
  if (ends === undefined || (exitCode === 0) === (ends === "well")) return [];
  return [`The build ended with ${exitCode}: ${errors.join(" / ").slice(0, 600)}`];
}

/** What builds left in the engine. */
async function remains({ needs }: Attack, seen: readonly Attacked[]): Promise<readonly string[]> {
  if (needs !== "engine") return [];
  const left = await leftovers(seen.flatMap(({ state }) => Object.values(state)));
  return left.length === 0 ? [] : [`It left in the engine: ${left.join(", ")}`];
}

interface Aftermath {
  readonly place: Place;
  readonly before: string;
  readonly seen: readonly Attacked[];
  /** Whether the attack itself kills the build. */
  readonly isMeant: boolean;
}

function violations({ place, before, seen, isMeant }: Aftermath): string[] {
  const wrong: string[] = [];
  if (place.fingerprint() !== before) wrong.push("Something outside of the workspace was changed");
  for (const result of seen) {
    const { exitCode, printed, outputs, summary, state, post, rawLines } = result;
    const isKilled = exitCode === TIMED_OUT && !isMeant;
    if (isKilled || post?.exitCode === TIMED_OUT) wrong.push("The build did not end by itself");
    if (/FATAL ERROR|out of memory|Array buffer allocation failed/.test(printed))
      wrong.push("It wanted all memory");
    const told = JSON.stringify([seenOf(result), outputs, summary, state, post?.summary]);
    if (told.includes(place.secret)) wrong.push("What is outside of the workspace was shown");
    const trace = rawLines.find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
    if (trace !== undefined) wrong.push(`It ended with a stack trace: ${trace.trim()}`);
  }
  const left = place.left();
  if (left.length > 0) wrong.push(`It left files in RUNNER_TEMP: ${left.slice(0, 5).join(", ")}`);
  return wrong;
}

/** What libraries say for those who debug counts as the runner shows it, without what is masked; all else as it is. */
function seenOf({ printed, masks }: Attacked): string {
  const hidden = (line: string): string => masks.reduce((text, mask) => text.replaceAll(mask, "***"), line);
  const lines = printed.split("\n");
  return lines.map((line) => (line.startsWith("::debug::") ? hidden(line) : line)).join("\n");
}
