// The creator: all phases in one container, for builders that are trusted with credentials.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator
import { openCache } from "../cache/open-cache.ts";
import type { ImageContext } from "../image/images.ts";
import type {
  AnalyzeInputs,
  BuildInputs,
  DetectInputs,
  ExportInputs,
  RestoreInputs,
} from "../inputs/phase-inputs.ts";
import { RestoredTrees } from "../layer/restored-trees.ts";
import { analyze } from "./analyzer.ts";
import { build } from "./builder.ts";
import { detectWithoutExtensions } from "./detector.ts";
import { exportBuild } from "./exporter.ts";
import { restore } from "./restorer.ts";

/** The inputs of all phases. */
export interface CreateInputs {
  readonly analyze: AnalyzeInputs;
  readonly detect: DetectInputs;
  readonly restore: RestoreInputs;
  readonly build: BuildInputs;
  readonly export: ExportInputs;
}

/** @throws {LifecycleError} with the exit code of the phase that failed */
export async function create(inputs: CreateInputs, context: ImageContext): Promise<void> {
  const restored = new RestoredTrees();
  const ctx = { ...context, restored };
  const cache = await openCache(inputs.restore, ctx);
  ctx.log.heading("===> ANALYZING");
  await analyze(inputs.analyze, ctx);
  ctx.log.heading("===> DETECTING");
  await detectWithoutExtensions(inputs.detect, ctx);
  ctx.log.heading("===> RESTORING");
  await restore(inputs.restore, ctx, cache);
  await restored.settle();
  ctx.log.heading("===> BUILDING");
  await build(inputs.build, ctx);
  ctx.log.heading("===> EXPORTING");
  await exportBuild(inputs.export, ctx, cache);
}
