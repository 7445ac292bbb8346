// Running bin/detect of one buildpack or extension and reading its verdict.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#detection
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TargetData } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { parseDetectedPlan, type PlanSection } from "../../cnb/build-plan.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { buildpackEnvironment, type ProvidedEnvironment } from "../buildpack/build-environment.ts";
import type { ProcessEnvironment } from "../buildpack/env-files.ts";
import { apiOf, locationVariables } from "../buildpack/installed-buildpack.ts";
import type { InstalledExtension, InstalledModule } from "../buildpack/installed-extension.ts";
import { targetVariables } from "../buildpack/target-data.ts";
import type { LifecycleContext } from "../context.ts";
import { StepError } from "../lifecycle-error.ts";
import { describeResult, type ProgramEnd } from "../process-runner.ts";
import { readOptionalToml, readToml } from "../toml-file.ts";

/** What a buildpack or extension says to the source, with everything it printed. */
export interface Verdict {
  readonly kind: "pass" | "fail" | "error";
  /** Alternatives of the build plan; only of those that pass. */
  readonly sections: readonly PlanSection[];
  readonly output: string;
  /** Exit code of bin/detect, if it ended by itself. */
  readonly exitCode?: number | undefined;
  readonly problem?: string | undefined;
}

/** Where bin/detect runs and what it sees; the same for all buildpacks. */
export interface DetectSurroundings {
  readonly appDir: string;
  readonly platformDir: string;
  readonly base: ProcessEnvironment;
  readonly provided: ProvidedEnvironment;
  readonly target: TargetData;
}

const PASS = 0;
const FAIL = 100;
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

/** Runs bin/detect with a plan file of its own; never rejects, a buildpack that cannot run is an error verdict. */
export async function detectBuildpack(
  buildpack: InstalledModule,
  surroundings: DetectSurroundings,
  ctx: Pick<LifecycleContext, "processes" | "execEnv">,
): Promise<Verdict> {
  if (buildpack.kind === "extension" && !buildpack.hasDetect) return preparedVerdict(buildpack);
  const planDir = await mkdtemp(path.join(tmpdir(), "plan."));
  try {
    const planPath = path.join(planDir, "plan.toml");
    await (await open(planPath, "w", 0o600)).close();
    const output = new BoundedOutput();
    const result = await ctx.processes.run({
      program: path.join(buildpack.root, "bin", "detect"),
      args: [surroundings.platformDir, planPath],
      cwd: surroundings.appDir,
      env: detectEnvironment(buildpack, { ...surroundings, planPath, execEnv: ctx.execEnv }),
      onOutput: (bytes) => {
        output.add(bytes);
      },
    });
    return await judge(result, output.text(), { planPath, buildpack });
  } finally {
    await rm(planDir, { recursive: true, force: true });
  }
}

function detectEnvironment(
  buildpack: InstalledModule,
  {
    base,
    provided,
    target,
    platformDir,
    planPath,
    execEnv,
  }: DetectSurroundings & { planPath: string; execEnv: string },
): ProcessEnvironment {
  return {
    ...buildpackEnvironment(base, provided, buildpack.descriptor.clearEnv),
    ...locationVariables(buildpack, { platformDir, planPath }),
    ...targetVariables(buildpack, target),
    ...(atLeast(apiOf(buildpack), "0.12") && { CNB_EXEC_ENV: execEnv }),
  };
}

async function judge(
  result: ProgramEnd,
  output: string,
  { planPath, buildpack }: { planPath: string; buildpack: InstalledModule },
): Promise<Verdict> {
  if (result.kind !== "exited")
    return { kind: "error", sections: [], output, problem: describeResult(result) };
  if (result.code === FAIL) return { kind: "fail", sections: [], output, exitCode: result.code };
  if (result.code !== PASS) return { kind: "error", sections: [], output, exitCode: result.code };
  return readPlan(buildpack, output, () => readToml(planPath));
}

/** An extension without bin/detect passes, and may have its build plan lying ready. */
async function preparedVerdict(extension: InstalledExtension): Promise<Verdict> {
  const file = path.join(extension.root, "detect", "plan.toml");
  return readPlan(extension, "", async () => (await readOptionalToml(file)) ?? "");
}

async function readPlan(
  buildpack: InstalledModule,
  output: string,
  read: () => Promise<string>,
): Promise<Verdict> {
  try {
    const what = `The build plan of ${formatModule(buildpack.descriptor)}`;
    const sections = parseDetectedPlan(await read(), what);
    refuseRequiredVersions(sections);
    if (buildpack.kind === "extension") refuseRequirements(sections);
    return { kind: "pass", sections, output, exitCode: PASS };
  } catch (error) {
    return { kind: "error", sections: [], output, problem: messageOf(error) };
  }
}

function refuseRequirements(sections: readonly PlanSection[]): void {
  const [required] = sections.flatMap(({ requires }) => requires);
  if (required === undefined) return;
  throw new StepError(`it requires ${quote(required.name)}, but extensions may only provide`);
}

/** Buildpack API 0.7 and later know a version only inside a requirement's metadata. */
function refuseRequiredVersions(sections: readonly PlanSection[]): void {
  for (const { name, version } of sections.flatMap(({ requires }) => requires)) {
    if (version === undefined || version === "") continue;
    throw new StepError(`it requires ${quote(name)} with the key "version", which belongs in its metadata`);
  }
}

/** The output of one program, cut where it becomes absurd. */
class BoundedOutput {
  readonly #chunks: Buffer[] = [];
  #sizeBytes = 0;

  add(bytes: Buffer): void {
    if (this.#sizeBytes > MAX_OUTPUT_BYTES) return;
    this.#sizeBytes += bytes.length;
    this.#chunks.push(bytes);
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}
