// The detector: finds the group of buildpacks that can build the source, and the build plan they agree on.
// Reads order.toml and analyzed.toml; writes group.toml and plan.toml. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import { readFile } from "node:fs/promises";
import { messageOf } from "../errors.ts";
import { parseAnalyzed } from "../spec/analyzed.ts";
import { atLeast } from "../spec/api-version.ts";
import { formatPlan } from "../spec/build-plan.ts";
import { ExitCode } from "../spec/exit-codes.ts";
import { formatGroup } from "../spec/group.ts";
import { formatModule } from "../spec/module-reference.ts";
import { parseOrder, type Order, type OrderElement } from "../spec/order.ts";
import { passedOnEnvironment, readProvidedEnvironment } from "./build-environment.ts";
import type { LifecycleContext } from "./context.ts";
import { detectBuildpack, type DetectSurroundings, type Verdict } from "./detect-buildpack.ts";
import { detectOrder, type Detection, type DetectionDeps } from "./detection.ts";
import { DetectionLog } from "./detection-log.ts";
import { apiOf, readInstalledBuildpack, type InstalledBuildpack } from "./installed-buildpack.ts";
import { LifecycleError } from "./lifecycle-error.ts";
import type { DetectInputs } from "./phase-inputs.ts";
import { requireBuildpackApi } from "./supported-apis.ts";
import { addSystemBuildpacks } from "./system-buildpacks.ts";
import { resolveTarget, supportsTarget } from "./target-data.ts";
import { readOptional, writeFileWithParents } from "./toml-file.ts";

/** @throws {LifecycleError} exit code 20 or 21 if no group passes, 12 for an unknown Buildpack API, 22 for the rest */
export async function detect(inputs: DetectInputs, ctx: LifecycleContext): Promise<void> {
  const order = await addSystemBuildpacks(await readOrder(inputs.orderPath), inputs.systemPath, ctx);
  await checkOrder(order, inputs.buildpacksDir);
  const log = new DetectionLog();
  const detection = await detectOrder(order, await createDeps(inputs, ctx, log)).catch((cause: unknown) => {
    throw new LifecycleError(ExitCode.DETECT_FAILED, `detect: ${messageOf(cause)}`, { cause });
  });
  log.flush(ctx.log, detection.kind === "failed");
  if (detection.kind === "failed") throw nothingDetected(detection, ctx);
  const buildpacks = detection.members.map(({ descriptor: { id, version, api, homepage } }) => ({
    id,
    version,
    api,
    homepage,
  }));
  await writeFileWithParents(inputs.groupPath, formatGroup({ buildpacks, extensions: [] }));
  await writeFileWithParents(inputs.planPath, formatPlan(detection.plan));
}

async function readOrder(orderPath: string): Promise<Order> {
  try {
    const { order, orderExtensions } = parseOrder(await readFile(orderPath, "utf8"), `"${orderPath}"`);
    if (orderExtensions.length === 0) return order;
  } catch (cause) {
    throw new LifecycleError(ExitCode.FAILED, `initialize detector: read order: ${messageOf(cause)}`, {
      cause,
    });
  }
  throw new LifecycleError(ExitCode.FAILED, `initialize detector: "${orderPath}" has [[order-extensions]]`, {
    hint: "This lifecycle does not run image extensions yet: use a builder without them.",
  });
}

/** What stands directly in the order must be there and speak a known API, even if it is optional. */
async function checkOrder(order: Order, buildpacksDir: string): Promise<void> {
  for (const element of order.flatMap(({ group }) => group)) {
    const buildpack = await readInstalledBuildpack(buildpacksDir, element).catch((cause: unknown) => {
      throw new LifecycleError(ExitCode.FAILED, `initialize detector: ${messageOf(cause)}`, { cause });
    });
    requireBuildpackApi(buildpack.descriptor.api, formatModule(element));
  }
}

async function createDeps(
  inputs: DetectInputs,
  ctx: LifecycleContext,
  log: DetectionLog,
): Promise<DetectionDeps> {
  const analyzed = await readOptional(inputs.analyzedPath);
  const runImage =
    analyzed === undefined ? undefined : parseAnalyzed(analyzed, `"${inputs.analyzedPath}"`).runImage;
  const surroundings: DetectSurroundings = {
    appDir: inputs.appDir,
    platformDir: inputs.platformDir,
    base: passedOnEnvironment(ctx.environment),
    provided: await readProvidedEnvironment(inputs.platformDir, inputs.buildConfigDir),
    target: await resolveTarget(runImage?.target),
  };
  return {
    find: (element) => readInstalledBuildpack(inputs.buildpacksDir, element),
    applies: (buildpack) => appliesTo(buildpack, ctx),
    detect: (element, buildpack) => detectIfSupported({ element, buildpack, surroundings }, ctx),
    log,
  };
}

/** A wrong target is an error, except for an optional buildpack: that one decides for itself, as in other lifecycles. */
async function detectIfSupported(
  {
    element,
    buildpack,
    surroundings,
  }: { element: OrderElement; buildpack: InstalledBuildpack; surroundings: DetectSurroundings },
  ctx: LifecycleContext,
): Promise<Verdict> {
  if (!element.optional && !supportsTarget(buildpack, surroundings.target)) {
    const { os, arch, distro } = surroundings.target;
    const target = [os, arch, distro?.name, distro?.version].filter(Boolean).join("/");
    const problem = `unable to satisfy target constraints: it does not support ${target}`;
    return { kind: "error", sections: [], output: "", problem };
  }
  return detectBuildpack(buildpack, surroundings, ctx);
}

function appliesTo(buildpack: InstalledBuildpack, { platformApi, execEnv }: LifecycleContext): boolean {
  if (!atLeast(platformApi, "0.15") || !atLeast(apiOf(buildpack), "0.12")) return true;
  const listed = buildpack.descriptor.execEnv;
  return listed.length === 0 || listed.includes("*") || listed.includes(execEnv);
}

function nothingDetected(
  detection: Extract<Detection, { kind: "failed" }>,
  ctx: LifecycleContext,
): LifecycleError {
  ctx.log.error("No buildpack groups passed detection.");
  if (detection.errored) {
    return new LifecycleError(ExitCode.NO_GROUP_DETECTED_WITH_ERRORS, "detect: buildpack(s) failed with err");
  }
  ctx.log.error("Please check that you are running against the correct path.");
  return new LifecycleError(ExitCode.NO_GROUP_DETECTED, "detect: no buildpacks participating");
}
