// Starting a phase: its inputs, its user, and what it may touch. A phase is a process, so each loads only what it needs.
import { userInfo } from "node:os";
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { LifecycleContext } from "../context.ts";
import type { Phase } from "../inputs/input-table.ts";
import type { InputValues } from "../inputs/input-values.ts";
import {
  analyzeInputs,
  buildInputs,
  detectInputs,
  exportInputs,
  extendInputs,
  imageNames,
  rebaseInputs,
  restoreInputs,
} from "../inputs/resolve-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { becomeOwner } from "./privileges.ts";

/** What phases load that deal with images, at the same time as the phase itself. */
const loadImages = () => import("./open-images.ts");

/** Runs one phase to its end. @throws {LifecycleError} with the exit code to end with */
export async function startPhase(phase: Phase, values: InputValues, ctx: LifecycleContext): Promise<void> {
  const epoch = ctx.environment["SOURCE_DATE_EPOCH"];
  switch (phase) {
    case "analyzer": {
      const inputs = analyzeInputs(values);
      const [{ analyze }, { openImages }] = await Promise.all([import("../phase/analyzer.ts"), loadImages()]);
      const directories = [inputs.layersDir, values.text("launch-cache")];
      return analyze(inputs, await openImages(phase, values, ctx, directories));
    }
    case "restorer": {
      const inputs = restoreInputs(values);
      const [{ restore }, { openImages }] = await Promise.all([import("../phase/restorer.ts"), loadImages()]);
      return restore(inputs, await openImages(phase, values, ctx, [inputs.layersDir, inputs.cacheDir]));
    }
    case "exporter":
      return startExporter(values, ctx, epoch);
    case "creator":
      return startCreator(values, ctx, epoch);
    case "rebaser": {
      const inputs = rebaseInputs(values);
      const [{ rebase }, { openImages }] = await Promise.all([import("../phase/rebaser.ts"), loadImages()]);
      return rebase(inputs, await openImages(phase, values, ctx, []));
    }
    case "detector": {
      refuseRoot();
      const { detect } = await import("../phase/detector.ts");
      return detect(await detectInputs(values), ctx);
    }
    case "extender":
      return startExtender(values, ctx);
    case "builder": {
      refuseRoot();
      const { build } = await import("../phase/builder.ts");
      return build(buildInputs(values), ctx);
    }
  }
}

async function startExporter(
  values: InputValues,
  ctx: LifecycleContext,
  epoch: string | undefined,
): Promise<void> {
  const inputs = exportInputs(values, values.positional, epoch);
  const [{ exportBuild }, { openImages }] = await Promise.all([import("../phase/exporter.ts"), loadImages()]);
  const directories = [inputs.cacheDir, values.text("launch-cache")];
  return exportBuild(inputs, await openImages("exporter", values, ctx, directories));
}

/** With the build image extended the platform expects the build to be done, too. */
async function startExtender(values: InputValues, ctx: LifecycleContext): Promise<void> {
  const inputs = extendInputs(values);
  const { extend } = await import("../phase/extender.ts");
  await extend(inputs, ctx);
  if (inputs.kind === "run") return;
  await becomeOwner(ctx, [inputs.layersDir]);
  refuseRoot();
  const { build } = await import("../phase/builder.ts");
  return build(inputs, { ...ctx, environment: ownerEnvironment(ctx) });
}

async function startCreator(
  values: InputValues,
  ctx: LifecycleContext,
  epoch: string | undefined,
): Promise<void> {
  const inputs = {
    analyze: { ...analyzeInputs(values), skipLayers: values.flag("skip-restore") },
    detect: await detectInputs(values),
    restore: restoreInputs(values),
    build: buildInputs(values),
    export: exportInputs(values, imageNames(values), epoch),
  };
  const [{ create }, { openImages }] = await Promise.all([import("../phase/creator.ts"), loadImages()]);
  const directories = [inputs.build.layersDir, inputs.restore.cacheDir, values.text("launch-cache")];
  const images = await openImages("creator", values, ctx, directories);
  return create(inputs, { ...images, environment: ownerEnvironment(ctx) });
}

/** As the user of the build image, one has that user's home. */
function ownerEnvironment({ owner, environment }: LifecycleContext): LifecycleContext["environment"] {
  if (process.getuid?.() !== owner.uid) return environment;
  const { homedir, username } = userInfo();
  return { ...environment, HOME: homedir, USER: username };
}

function refuseRoot(): void {
  if (process.getuid?.() !== 0) return;
  throw new LifecycleError(
    ExitCode.FAILED,
    "refusing to run as root: buildpacks run as the user of the build image",
  );
}
