// A build without an engine: a step of a job in the container of the builder, which has to make the image that an engine makes of the
// same source, and to leave the builder as it was.
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { type ActionResult, runAction, type RunOptions } from "../support/mini-runner.ts";
import { NO_NEW_PRIVILEGES, startIdle, throughContainer } from "./container-job.ts";
import { docker, listDocker } from "./engine.ts";
import { keptTools, makeFolder } from "./kept-tools.ts";
import { ROOT, wordsOf } from "./testbed.ts";

/** A step, and the builder in whose container it runs. */
export interface StepInBuilder {
  readonly step: RunOptions & { readonly inputs: Readonly<Record<string, string>> };
  readonly builder: string;
}

/**
 * Runs main and post as a runner does whose folders a container has at the same paths.
 * @throws {Error} if the builder is not as it was, or the image is another one than on an engine
 */
export async function runInBuilder({ step, builder }: StepInBuilder): Promise<ActionResult> {
  const folder = await makeFolder("e2e-job-");
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const home = path.join(folder, "home");
  await mkdir(home);
  // What the step writes to its workspace is of no concern to an engine.
  const source = path.join(folder, "source");
  const { workspace = path.join(folder, "workspace") } = step;
  await mkdir(workspace, { recursive: true });
  await cp(workspace, source, { recursive: true, verbatimSymlinks: true });
  const toolCache = step.toolCache ?? (await keptTools());
  const container = await startContainer({ step: { ...step, workspace, toolCache }, builder }, folder);
  cleanup.defer(async () => {
    await docker(["rm", "--force", container]);
  });
  const before = await filesOf(container);
  const result = await runAction({
    ...step,
    workspace,
    toolCache,
    folder,
    inputs: { ...step.inputs, ...NOT_FOR_PROCESSES, engine: "none" },
    env: { ...step.env, HOME: home },
    through: throughContainer({ container, paths: {} }),
  });
  checkUnchanged(before, await filesOf(container));
  if (result.exitCode === 0 && result.outputs["work"] === "build")
    await compare(result.outputs["digest"] ?? "none", { ...step, workspace: source });
  return result;
}

/** A file of the cache of an image that builds keep in a tool cache. @throws {Error} if there is none */
export async function readKept(toolCache: string, image: string, file: string): Promise<string> {
  const volumes = path.join(toolCache, "cnb-volumes/kept");
  const ofImage = (await readdir(volumes)).find((name) => name.includes(path.basename(image)));
  return readFile(path.join(volumes, ofImage ?? "none", file), "utf8");
}

/** What tests say in every build, since it makes no difference to the image. */
const NOT_FOR_PROCESSES = { network: "", "lifecycle-image": "" };

async function startContainer({ step, builder }: StepInBuilder, folder: string): Promise<string> {
  const config = step.env?.["DOCKER_CONFIG"];
  const mounted = [folder, step.workspace, step.runnerTemp, step.toolCache, step.inputs["layout"], config];
  const mounts = Object.fromEntries(mounted.flatMap((each) => (each ? [[each, each]] : [])));
  const dist = path.join(ROOT, "dist");
  return startIdle({
    image: builder,
    user: "0:0",
    args: [...NO_NEW_PRIVILEGES, ...(config ? ["--env", `DOCKER_CONFIG=${config}`] : [])],
    mounts: { ...mounts, [dist]: `${dist}:ro` },
    env: config === undefined ? {} : { DOCKER_CONFIG: config },
  });
}

/** Files of the builder with all but their times; not those where buildpacks may leave some, nor folders of the job. */
const LIST = `find / -xdev ( -path /proc -o -path /sys -o -path /tmp -o -path /home -o -path /root -o -path /work ) -prune
  -o ( -type d -printf %p\\040%m\\040%U:%G\\n ) -o -printf %p\\040%m\\040%U:%G\\040%s\\040%l\\n`;

function filesOf(container: string): Promise<string[]> {
  return listDocker("exec", container, ...LIST.split(/\s+/));
}

/** @throws {Error} naming what has become of the builder's files */
function checkUnchanged(before: readonly string[], after: readonly string[]): void {
  const [had, has] = [new Set(before), new Set(after)];
  const gone = before.filter((file) => !has.has(file)).map((file) => `- ${file}`);
  const come = after.filter((file) => !had.has(file)).map((file) => `+ ${file}`);
  if (gone.length + come.length === 0) return;
  throw new Error(["The builder is not as it was:", ...gone, ...come].join("\n"));
}

/** By digest: what an engine has made once, it need not make again. */
const comparisons = new Map<string, Promise<void>>();

function compare(digest: string, step: StepInBuilder["step"]): Promise<void> {
  const comparison = comparisons.get(digest) ?? checkSame(digest, step);
  comparisons.set(digest, comparison);
  return comparison;
}

/** The same build on an engine, to names of its own, and of no cache. @throws {Error} if its digest is another one */
async function checkSame(digest: string, step: StepInBuilder["step"]): Promise<void> {
  const names = (step.inputs["image"] ?? "").split(/[\n,]/);
  const image = names.map((name) => name.replace(/(?::[^/:]+)?$/, (tag) => `-engine${tag}`)).join("\n");
  // What is watched is the build without an engine.
  const env = Object.fromEntries(Object.entries(step.env ?? {}).filter(([name]) => name !== "DOCKER_HOST"));
  const onEngine = await runAction({
    inputs: { ...step.inputs, ...NOT_COMPARED, image },
    env,
    ...(step.workspace !== undefined && { workspace: step.workspace }),
    ...(step.event !== undefined && { event: step.event }),
  });
  if (onEngine.exitCode === 0 && onEngine.outputs["digest"] === digest) return;
  throw new Error(
    [
      `Without an engine the image is ${digest}; with one, ${onEngine.outputs["digest"] ?? "none"}:`,
      wordsOf(onEngine),
    ].join("\n"),
  );
}

/** What cannot make another image. */
const NOT_COMPARED = {
  attest: "false",
  cache: "none",
  layout: "",
  load: "false",
  verify: "false",
  engine: "docker",
};
