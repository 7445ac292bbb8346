// Running one extension's bin/generate, and reading the Dockerfiles it writes.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#generation
import { cp, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import type { TargetData } from "../../cnb/analyzed.ts";
import type { Requirement } from "../../cnb/build-plan.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { DOCKERFILE_KINDS, type DockerfileKind } from "../../cnb/extension-descriptor.ts";
import { parseToml } from "../../cnb/toml/parse-toml.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { buildpackEnvironment, type ProvidedEnvironment } from "../buildpack/build-environment.ts";
import type { ProcessEnvironment } from "../buildpack/env-files.ts";
import { isThere } from "../buildpack/installed-buildpack.ts";
import type { InstalledExtension } from "../buildpack/installed-extension.ts";
import { withPlanFile } from "../buildpack/plan-file.ts";
import { targetVariables } from "../buildpack/target-data.ts";
import type { LifecycleContext } from "../context.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { describeResult } from "../process-runner.ts";
import { readOptional, readOptionalToml } from "../toml-file.ts";
import { checkDockerfile, type ExtensionDockerfile } from "./extension-dockerfile.ts";

/** One extension's turn. */
export interface GenerateTurn {
  readonly extension: InstalledExtension;
  /** Where it writes, e.g. `/layers/generated/acme_apt`; made if it is missing. */
  readonly outputDir: string;
  readonly appDir: string;
  readonly platformDir: string;
  readonly base: ProcessEnvironment;
  readonly provided: ProvidedEnvironment;
  readonly target: TargetData;
  /** What the extension promised to provide. */
  readonly plan: readonly Requirement[];
}

/** A Dockerfile, whose it is, and what it asks for. */
export interface GeneratedDockerfile extends ExtensionDockerfile {
  readonly extensionId: string;
  readonly kind: DockerfileKind;
  readonly path: string;
}

/** Build arguments that every Dockerfile gets from the lifecycle. */
const OWN_ARGS = ["build_id", "user_id", "group_id"];
const Args = v.optional(
  v.object({ args: v.optional(v.array(v.object({ name: v.optional(v.string(), "") })), []) }),
  { args: [] },
);
const ExtendConfig = v.object({ build: Args, run: Args });

/**
 * Fills the output directory and returns the Dockerfiles in it.
 * @throws {LifecycleError} exit code 91 if bin/generate fails; other errors are the output's fault
 */
export async function generateDockerfiles(
  turn: GenerateTurn,
  ctx: LifecycleContext,
): Promise<readonly GeneratedDockerfile[]> {
  const { extension, outputDir } = turn;
  await mkdir(outputDir, { recursive: true });
  if (extension.hasGenerate) await runGenerate(turn, ctx);
  else await copyPrepared(extension, outputDir);
  return readOutput(extension.descriptor.id, outputDir, ctx);
}

async function runGenerate(turn: GenerateTurn, ctx: LifecycleContext): Promise<void> {
  const { extension, outputDir, platformDir, appDir } = turn;
  const result = await withPlanFile(extension.descriptor.id, turn.plan, (planPath) =>
    ctx.processes.run({
      program: path.join(extension.root, "bin", "generate"),
      args: [outputDir, platformDir, planPath],
      cwd: appDir,
      env: {
        ...buildpackEnvironment(turn.base, turn.provided, extension.descriptor.clearEnv),
        CNB_BP_PLAN_PATH: planPath,
        CNB_EXTENSION_DIR: extension.root,
        CNB_OUTPUT_DIR: outputDir,
        CNB_PLATFORM_DIR: platformDir,
        ...targetVariables(extension, turn.target),
      },
      onOutput: (bytes) => {
        ctx.log.output(bytes);
      },
    }),
  );
  if (result.kind === "exited" && result.code === 0) return;
  const name = extension.descriptor.id;
  const message = `build: extension ${name} failed to generate: ${describeResult(result)}`;
  throw new LifecycleError(ExitCode.EXTENSION_FAILED, message);
}

/**
 * Departure from other lifecycles: from Platform API 0.13 on they leave the files of an extension without bin/generate
 * where they are, so that their extender does not find them.
 */
async function copyPrepared({ root }: InstalledExtension, outputDir: string): Promise<void> {
  const prepared = path.join(root, "generate");
  if (await isThere(prepared)) await cp(prepared, outputDir, { recursive: true, verbatimSymlinks: true });
}

async function readOutput(
  extensionId: string,
  outputDir: string,
  { log }: LifecycleContext,
): Promise<readonly GeneratedDockerfile[]> {
  await checkExtendConfig(path.join(outputDir, "extend-config.toml"));
  const found: GeneratedDockerfile[] = [];
  for (const kind of DOCKERFILE_KINDS) {
    const file = path.join(outputDir, `${kind}.Dockerfile`);
    const text = await readOptional(file);
    if (text === undefined) continue;
    const checked = checkedDockerfile(text, { kind, extensionId });
    for (const warning of checked.warnings) log.warn(warning);
    found.push({ ...checked, extensionId, kind, path: file });
  }
  await checkContexts(outputDir);
  return found;
}

function checkedDockerfile(
  text: string,
  { kind, extensionId }: { kind: DockerfileKind; extensionId: string },
): ExtensionDockerfile {
  try {
    return checkDockerfile(text, kind);
  } catch (cause) {
    const message = `failed to parse ${kind}.Dockerfile for extension ${extensionId}: ${messageOf(cause)}`;
    throw new PlatformError("MALFORMED", message, { cause });
  }
}

async function checkExtendConfig(file: string): Promise<void> {
  const text = await readOptionalToml(file);
  if (text === undefined) return;
  const { build, run } = parseToml(ExtendConfig, text, quote(file));
  const taken = [...build.args, ...run.args].find(({ name }) => OWN_ARGS.includes(name));
  if (taken === undefined) return;
  const message = `validating extend config: ${quote(file)} has the argument ${quote(taken.name)}, which the lifecycle gives itself`;
  throw new PlatformError("MALFORMED", message);
}

async function checkContexts(outputDir: string): Promise<void> {
  const isDirectory = async (name: string): Promise<boolean> =>
    stat(path.join(outputDir, name)).then(
      (found) => found.isDirectory(),
      () => false,
    );
  if (!(await isDirectory("context"))) return;
  for (const name of ["context.build", "context.run"]) {
    if (!(await isDirectory(name))) continue;
    const message = `${quote(outputDir)} has both context and ${name}: only one of them can be the build context`;
    throw new PlatformError("MALFORMED", message);
  }
}
