// Generation, the second part of the detector: image extensions write Dockerfiles, and may choose another run image.
// Reads group, plan and analyzed.toml; writes `<generated>`, and rewrites analyzed.toml and plan.toml.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#phase-generation
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Analyzed, formatAnalyzed, parseAnalyzed } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { formatPlan, type PlanEntry, type Requirement } from "../../cnb/build-plan.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { GroupElement } from "../../cnb/group.ts";
import { escapeId, formatModule } from "../../cnb/module-reference.ts";
import { firstError, messageOf } from "../../errors.ts";
import { isMissing } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import { passedOnEnvironment, readProvidedEnvironment } from "../buildpack/build-environment.ts";
import { readInstalledExtension } from "../buildpack/installed-extension.ts";
import { resolveTarget } from "../buildpack/target-data.ts";
import type { LifecycleContext } from "../context.ts";
import { copyAsIs } from "../copy-as-is.ts";
import { type GeneratedDockerfile, generateDockerfiles } from "../extension/extension-output.ts";
import type { DetectInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { findRunImage, readRunImages } from "../run-image/run-image-choice.ts";
import { readOptionalToml, writeFileWithParents } from "../toml-file.ts";

/** The extensions that take part, and the build plan they took part in. */
export interface GenerateWork {
  readonly extensions: readonly GroupElement[];
  readonly plan: readonly PlanEntry[];
}

/** @throws {LifecycleError} exit code 91 if bin/generate of an extension fails, 92 if its output is wrong, 1 or 3 for other files */
export async function generate(
  { extensions, plan }: GenerateWork,
  inputs: DetectInputs,
  ctx: LifecycleContext,
): Promise<void> {
  const runImages = await readRunImages(inputs.runPath, ctx);
  const analyzed = parseAnalyzed(
    (await readOptionalToml(inputs.analyzedPath)) ?? "",
    quote(inputs.analyzedPath),
  );
  try {
    await using output = await openOutput(inputs, ctx);
    const { dockerfiles, unmet } = await runExtensions({ extensions, plan, analyzed, output }, inputs, ctx);
    const choice = chooseRunImage(dockerfiles);
    const newBase = choice.newBase === nameBefore(analyzed, ctx) ? undefined : choice.newBase;
    if (newBase !== undefined && findRunImage(runImages, newBase) === undefined)
      ctx.log.warn(`new runtime base image '${newBase}' not found in run metadata`);
    await keepDockerfiles(choice.dockerfiles, inputs, ctx);
    for (const line of whatIsNotDone(choice.dockerfiles)) ctx.log.warn(line);
    const runImage = newBase === undefined ? analyzed.runImage : { reference: newBase, image: newBase };
    const updated = runImage && (choice.extend ? { ...runImage, extend: true } : runImage);
    await writeFileWithParents(inputs.analyzedPath, formatAnalyzed({ ...analyzed, runImage: updated }));
    await writeFileWithParents(inputs.planPath, formatPlan(unmet));
  } catch (cause) {
    if (firstError(cause) instanceof LifecycleError) throw cause;
    throw new LifecycleError(ExitCode.GENERATE_FAILED, `build: ${messageOf(cause)}`, { cause });
  }
}

interface Output extends AsyncDisposable {
  readonly dir: string;
}

/** Before Platform API 0.13 extensions write to a temporary directory, and only some files are kept. */
async function openOutput(
  { generatedDir }: DetectInputs,
  { platformApi }: LifecycleContext,
): Promise<Output> {
  if (atLeast(platformApi, "0.13"))
    return { dir: generatedDir, [Symbol.asyncDispose]: () => Promise.resolve() };
  const dir = await mkdtemp(path.join(tmpdir(), "cnb-extensions-generated."));
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

/** Runs one extension after the other; each meets all that it was asked for. */
async function runExtensions(
  {
    extensions,
    plan,
    analyzed,
    output,
  }: GenerateWork & { readonly analyzed: Analyzed; readonly output: Output },
  { appDir, platformDir, buildConfigDir, extensionsDir }: DetectInputs,
  ctx: LifecycleContext,
): Promise<{ dockerfiles: readonly GeneratedDockerfile[]; unmet: readonly PlanEntry[] }> {
  const surroundings = {
    appDir,
    platformDir,
    base: passedOnEnvironment(ctx.environment),
    provided: await readProvidedEnvironment(platformDir, buildConfigDir),
    target: await resolveTarget(analyzed.runImage?.target),
  };
  let unmet = plan;
  const dockerfiles: GeneratedDockerfile[] = [];
  for (const element of extensions) {
    ctx.log.debug(`Running generate for extension ${formatModule(element)}`);
    const extension = await readInstalledExtension(extensionsDir, element);
    const asked = requirementsOf(element, unmet);
    const outputDir = path.join(output.dir, escapeId(element.id));
    dockerfiles.push(
      ...(await generateDockerfiles({ ...surroundings, extension, outputDir, plan: asked }, ctx)),
    );
    const met = new Set(asked.map(({ name }) => name));
    unmet = unmet.filter(({ requires }) => !requires.some(({ name }) => met.has(name)));
  }
  return { dockerfiles, unmet };
}

function requirementsOf({ id }: GroupElement, plan: readonly PlanEntry[]): readonly Requirement[] {
  return plan
    .filter(({ providers }) => providers.some((one) => one.extension === true && one.id === id))
    .flatMap(({ requires }) => requires);
}

interface Kept extends GeneratedDockerfile {
  /** A run.Dockerfile before one that begins from another image has no effect. */
  readonly ignored: boolean;
}

interface RunImageDecision {
  readonly newBase: string | undefined;
  readonly extend: boolean;
  readonly dockerfiles: readonly Kept[];
}

/** The last run.Dockerfile that begins from an image of its own decides; what comes after it extends that image. */
function chooseRunImage(dockerfiles: readonly GeneratedDockerfile[]): RunImageDecision {
  const from = dockerfiles.findLastIndex(({ newBase }) => newBase !== undefined);
  const kept = dockerfiles.map((one, at) => ({ ...one, ignored: one.kind === "run" && at < from }));
  return {
    newBase: dockerfiles[from]?.newBase,
    extend: kept.some(({ kind, ignored, extend }) => kind === "run" && !ignored && extend),
    dockerfiles: kept,
  };
}

/** The run image's name so far; Platform APIs that do not know it cannot tell that it stays the same. */
function nameBefore({ runImage }: Analyzed, { platformApi }: LifecycleContext): string {
  return atLeast(platformApi, "0.12") ? (runImage?.image ?? "") : "";
}

async function keepDockerfiles(
  dockerfiles: readonly Kept[],
  { generatedDir }: DetectInputs,
  { platformApi, log }: LifecycleContext,
): Promise<void> {
  for (const { path: file, kind, extensionId, ignored } of dockerfiles) {
    if (atLeast(platformApi, "0.13")) {
      if (ignored) await rename(file, `${file}.ignore`);
      continue;
    }
    const dir = path.join(generatedDir, kind, escapeId(extensionId));
    const to = path.join(dir, ignored ? "Dockerfile.ignore" : "Dockerfile");
    await copyAsIs({ what: "Dockerfile", from: file, to }, log);
    await copyConfig(path.dirname(file), dir, log);
  }
}

async function copyConfig(outputDir: string, dir: string, log: LifecycleContext["log"]): Promise<void> {
  const name = "extend-config.toml";
  const copied = { what: "configuration", from: path.join(outputDir, name), to: path.join(dir, name) };
  await copyAsIs(copied, log).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** Said now, since the extender that refuses comes late. */
function whatIsNotDone(dockerfiles: readonly Kept[]): readonly string[] {
  return dockerfiles
    .filter(({ extend, ignored }) => extend && !ignored)
    .map(
      ({ extensionId, kind }) =>
        `extension ${extensionId} wants the ${kind} image extended by its ${kind}.Dockerfile, which this lifecycle cannot do`,
    );
}
