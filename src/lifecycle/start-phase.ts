// Starting a phase: its inputs, its user, and what it may touch.
import { userInfo } from "node:os";
import { ExitCode } from "../spec/exit-codes.ts";
import { analyze } from "./analyzer.ts";
import { build } from "./builder.ts";
import type { LifecycleContext } from "./context.ts";
import { create } from "./creator.ts";
import { detect } from "./detector.ts";
import { exportImage } from "./exporter.ts";
import type { Phase } from "./input-table.ts";
import type { InputValues } from "./input-values.ts";
import { LifecycleError } from "./lifecycle-error.ts";
import { dropPrivileges, ensureOwner } from "./privileges.ts";
import { analyzeInputs, buildInputs, detectInputs, exportInputs, restoreInputs } from "./resolve-inputs.ts";
import { restore } from "./restorer.ts";

/** Runs one phase to its end. @throws {LifecycleError} with the exit code to end with */
export async function startPhase(phase: Phase, values: InputValues, ctx: LifecycleContext): Promise<void> {
  const epoch = ctx.environment["SOURCE_DATE_EPOCH"];
  switch (phase) {
    case "analyzer": {
      const inputs = analyzeInputs(values);
      await becomeOwner(ctx, [inputs.layersDir]);
      return analyze(inputs, ctx);
    }
    case "detector":
      refuseRoot();
      return detect(await detectInputs(values), ctx);
    case "restorer": {
      const inputs = restoreInputs(values);
      await becomeOwner(ctx, [inputs.layersDir, inputs.cacheDir]);
      return restore(inputs, ctx);
    }
    case "builder":
      refuseRoot();
      return build(buildInputs(values), ctx);
    case "exporter": {
      const inputs = exportInputs(values, values.positional, epoch);
      await becomeOwner(ctx, [inputs.cacheDir]);
      return exportImage(inputs, ctx);
    }
    case "creator":
      return startCreator(values, ctx, epoch);
  }
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
    export: exportInputs(values, [...values.positional.slice(0, 1), ...values.list("tag")], epoch),
  };
  await becomeOwner(ctx, [inputs.build.layersDir, inputs.restore.cacheDir]);
  const { homedir, username } = userInfo();
  const environment =
    process.getuid?.() === ctx.owner.uid
      ? { ...ctx.environment, HOME: homedir, USER: username }
      : ctx.environment;
  return create(inputs, { ...ctx, environment });
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
