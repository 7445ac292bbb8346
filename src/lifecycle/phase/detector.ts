// The detector: finds the group of buildpacks that can build the source, and the build plan they agree on.
// Reads order.toml and analyzed.toml; writes group.toml and plan.toml, and what image extensions generate. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import { parseAnalyzed } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { formatPlan, type PlanEntry } from "../../cnb/build-plan.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { formatGroup, type Group, type GroupElement } from "../../cnb/group.ts";
import { formatModule, type ModuleKind, type ModuleReference } from "../../cnb/module-reference.ts";
import { type Order, parseOrder } from "../../cnb/order.ts";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import {
  passedOnEnvironment,
  type ProvidedEnvironment,
  readProvidedEnvironment,
} from "../buildpack/build-environment.ts";
import { apiOf, readInstalledBuildpack } from "../buildpack/installed-buildpack.ts";
import { type InstalledModule, readInstalledExtension } from "../buildpack/installed-extension.ts";
import { resolveTarget, supportsTarget } from "../buildpack/target-data.ts";
import type { LifecycleContext } from "../context.ts";
import { detectBuildpack, type DetectSurroundings, type Verdict } from "../detect/detect-buildpack.ts";
import { type Detection, type DetectionDeps, detectOrder } from "../detect/detection.ts";
import { DetectionLog } from "../detect/detection-log.ts";
import { addSystemBuildpacks } from "../detect/system-buildpacks.ts";
import { requireExperimental } from "../experimental-mode.ts";
import type { DetectInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { requireBuildpackApi } from "../supported-apis.ts";
import { readOptionalToml, readToml, writeFileWithParents } from "../toml-file.ts";
import { generate } from "./generator.ts";

/**
 * Detects, and lets the extensions of the group generate their Dockerfiles.
 * @throws {LifecycleError} exit code 20 or 21 if no group passes, 12 for an unknown Buildpack API, 91 or 92 if an extension
 *   fails, 22 for the rest
 */
export async function detect(inputs: DetectInputs, ctx: LifecycleContext): Promise<void> {
  const orders = await readOrders(inputs, ctx);
  const { platformApi } = ctx;
  if (orders.orderExtensions.length > 0 && !atLeast(platformApi, "0.13"))
    requireExperimental("Dockerfiles", ctx);
  const { group, plan } = await findGroup(orders, inputs, ctx);
  if (group.extensions.length > 0) await generate({ extensions: group.extensions, plan }, inputs, ctx);
}

/** Detects, but takes no group with extensions, as the creator must. @throws {LifecycleError} as {@link detect} */
export async function detectWithoutExtensions(inputs: DetectInputs, ctx: LifecycleContext): Promise<void> {
  const { group } = await findGroup(await readOrders(inputs, ctx), inputs, ctx);
  if (group.extensions.length === 0) return;
  const names = group.extensions.map(formatModule).join(", ");
  const message = `detect: the order contains extensions, which the creator does not support: ${names}`;
  throw new LifecycleError(ExitCode.DETECT_FAILED, message, { hint: "Run the phases one by one." });
}

interface Orders {
  readonly order: Order;
  readonly orderExtensions: Order;
}

async function readOrders(inputs: DetectInputs, ctx: LifecycleContext): Promise<Orders> {
  const { order: written, orderExtensions } = await readOrder(inputs.orderPath);
  const order = await addSystemBuildpacks(written, inputs.systemPath, ctx);
  await checkOrder(order, "buildpack", inputs);
  await checkOrder(orderExtensions, "extension", inputs);
  return { order, orderExtensions };
}

async function readOrder(orderPath: string): Promise<Orders> {
  try {
    return parseOrder(await readToml(orderPath), quote(orderPath));
  } catch (cause) {
    throw new LifecycleError(ExitCode.FAILED, `initialize detector: read order: ${messageOf(cause)}`, {
      cause,
    });
  }
}

/** What stands directly in the order must be there and speak a known API, even if it is optional. */
async function checkOrder(order: Order, kind: ModuleKind, inputs: DetectInputs): Promise<void> {
  for (const element of order.flatMap(({ group }) => group)) {
    const module = await readModule({ ...element, kind }, inputs).catch((cause: unknown) => {
      throw new LifecycleError(ExitCode.FAILED, `initialize detector: ${messageOf(cause)}`, { cause });
    });
    requireBuildpackApi(module.descriptor.api, formatModule(element));
  }
}

async function readModule(
  element: ModuleReference & { readonly kind: ModuleKind },
  { buildpacksDir, extensionsDir }: DetectInputs,
): Promise<InstalledModule> {
  return element.kind === "buildpack"
    ? readInstalledBuildpack(buildpacksDir, element)
    : readInstalledExtension(extensionsDir, element);
}

/** Writes group.toml and plan.toml. */
async function findGroup(
  orders: Orders,
  inputs: DetectInputs,
  ctx: LifecycleContext,
): Promise<{ readonly group: Group; readonly plan: readonly PlanEntry[] }> {
  const log = new DetectionLog();
  const detection = await detectOrder(orders, await createDeps(inputs, ctx, log)).catch((cause: unknown) => {
    throw new LifecycleError(ExitCode.DETECT_FAILED, `detect: ${messageOf(cause)}`, { cause });
  });
  log.flush(ctx.log, detection.kind === "failed");
  if (detection.kind === "failed") throw nothingDetected(detection, ctx);
  const { members, plan } = detection;
  const group = { buildpacks: elements(members, "buildpack"), extensions: elements(members, "extension") };
  await writeFileWithParents(inputs.groupPath, formatGroup(group));
  await writeFileWithParents(inputs.planPath, formatPlan(plan));
  return { group, plan };
}

function elements(members: readonly InstalledModule[], kind: ModuleKind): readonly GroupElement[] {
  return members
    .filter((member) => member.kind === kind)
    .map(({ descriptor: { id, version, api, homepage } }) => ({ id, version, api, homepage }));
}

async function createDeps(
  inputs: DetectInputs,
  ctx: LifecycleContext,
  log: DetectionLog,
): Promise<DetectionDeps> {
  const analyzed = await readOptionalToml(inputs.analyzedPath);
  const runImage =
    analyzed === undefined ? undefined : parseAnalyzed(analyzed, quote(inputs.analyzedPath)).runImage;
  const surroundings: DetectSurroundings = {
    appDir: inputs.appDir,
    platformDir: inputs.platformDir,
    base: passedOnEnvironment(ctx.environment),
    provided: await readProvided(inputs),
    target: await resolveTarget(runImage?.target),
  };
  return {
    find: (element) => readModule(element, inputs),
    applies: (module) => appliesTo(module, ctx),
    refuse: (module) => refuseTarget(module, surroundings, ctx),
    detect: (_, module) => detectBuildpack(module, surroundings, ctx),
    log,
  };
}

/** No buildpack can be tried without them, which counts as an error of each. */
async function readProvided({ platformDir, buildConfigDir }: DetectInputs): Promise<ProvidedEnvironment> {
  return readProvidedEnvironment(platformDir, buildConfigDir).catch((cause: unknown) => {
    const message = `detect: read the variables of the platform: ${messageOf(cause)}`;
    throw new LifecycleError(ExitCode.NO_GROUP_DETECTED_WITH_ERRORS, message, { cause });
  });
}

/** A wrong target is an error, except for an optional buildpack: that one decides for itself, as in other lifecycles. */
function refuseTarget(
  module: InstalledModule,
  surroundings: DetectSurroundings,
  { platformApi }: LifecycleContext,
): Verdict | undefined {
  if (!atLeast(platformApi, "0.12") || supportsTarget(module, surroundings.target)) return undefined;
  const { os, arch, distro } = surroundings.target;
  const target = [os, arch, distro?.name, distro?.version].filter(Boolean).join("/");
  const problem = `unable to satisfy target constraints: it does not support ${target}`;
  return { kind: "error", sections: [], output: "", problem };
}

function appliesTo(module: InstalledModule, { platformApi, execEnv }: LifecycleContext): boolean {
  if (!atLeast(platformApi, "0.15") || !atLeast(apiOf(module), "0.12")) return true;
  const listed = module.descriptor.execEnv;
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
