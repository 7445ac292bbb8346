// Starting a phase: its inputs, its user, and what it may touch.
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
import { analyze } from "../phase/analyzer.ts";
import { build } from "../phase/builder.ts";
import { create } from "../phase/creator.ts";
import { detect } from "../phase/detector.ts";
import { exportBuild } from "../phase/exporter.ts";
import { extend } from "../phase/extender.ts";
import { rebase } from "../phase/rebaser.ts";
import { restore } from "../phase/restorer.ts";
import { chooseImages } from "./choose-images.ts";
import { dropPrivileges, ensureOwner } from "./privileges.ts";

/** Runs one phase to its end. @throws {LifecycleError} with the exit code to end with */
export async function startPhase(phase: Phase, values: InputValues, ctx: LifecycleContext): Promise<void> {
  const epoch = ctx.environment["SOURCE_DATE_EPOCH"];
  switch (phase) {
    case "analyzer": {
      const inputs = analyzeInputs(values);
      const images = await chooseImages(phase, values, ctx);
      await becomeOwner(ctx, [inputs.layersDir, values.text("launch-cache")]);
      return analyze(inputs, { ...ctx, images });
    }
    case "detector":
      refuseRoot();
      return detect(await detectInputs(values), ctx);
    case "restorer": {
      const inputs = restoreInputs(values);
      const images = await chooseImages(phase, values, ctx);
      await becomeOwner(ctx, [inputs.layersDir, inputs.cacheDir]);
      return restore(inputs, { ...ctx, images });
    }
    case "extender":
      return startExtender(values, ctx);
    case "builder":
      refuseRoot();
      return build(buildInputs(values), ctx);
    case "exporter": {
      const inputs = exportInputs(values, values.positional, epoch);
      const images = await chooseImages(phase, values, ctx);
      await becomeOwner(ctx, [inputs.cacheDir, values.text("launch-cache")]);
      return exportBuild(inputs, { ...ctx, images });
    }
    case "creator":
      return startCreator(values, ctx, epoch);
    case "rebaser": {
      const inputs = rebaseInputs(values);
      const images = await chooseImages(phase, values, ctx);
      await becomeOwner(ctx, []);
      return rebase(inputs, { ...ctx, images });
    }
  }
}

/** With the build image extended the platform expects the build to be done, too. */
async function startExtender(values: InputValues, ctx: LifecycleContext): Promise<void> {
  const inputs = extendInputs(values);
  await extend(inputs, ctx);
  if (inputs.kind === "run") return;
  await becomeOwner(ctx, [inputs.layersDir]);
  refuseRoot();
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
  const images = await chooseImages("creator", values, ctx);
  const directories = [inputs.build.layersDir, inputs.restore.cacheDir, values.text("launch-cache")];
  await becomeOwner(ctx, directories);
  return create(inputs, { ...ctx, images, environment: ownerEnvironment(ctx) });
}

/** As the user of the build image, one has that user's home. */
function ownerEnvironment({ owner, environment }: LifecycleContext): LifecycleContext["environment"] {
  if (process.getuid?.() !== owner.uid) return environment;
  const { homedir, username } = userInfo();
  return { ...environment, HOME: homedir, USER: username };
}

/** Gives directories to the user of the build image, then becomes that user. */
async function becomeOwner(
  { owner }: LifecycleContext,
  directories: readonly (string | undefined)[],
): Promise<void> {
  await ensureOwner(
    directories.filter((directory) => directory !== undefined),
    owner,
  );
  dropPrivileges(owner);
}

function refuseRoot(): void {
  if (process.getuid?.() !== 0) return;
  throw new LifecycleError(
    ExitCode.FAILED,
    "refusing to run as root: buildpacks run as the user of the build image",
  );
}
