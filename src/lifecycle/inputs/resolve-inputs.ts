// From flags and variables to the inputs of each phase.
import { access } from "node:fs/promises";
import path from "node:path";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { parseKind } from "../extension/extended-image.ts";
import { parseLayerCompression } from "../image/layer-compression.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import {
  nameImages,
  parseCacheImage,
  parseImageInput,
  parseImageInputs,
  parseImageName,
} from "./image-names.ts";
import type { Phase } from "./input-table.ts";
import type { InputValues } from "./input-values.ts";
import type {
  AnalyzeInputs,
  BuildInputs,
  DetectInputs,
  ExportInputs,
  ExtendInputs,
  RebaseInputs,
  RestoreInputs,
} from "./phase-inputs.ts";

/** The name of the app image, which is none if only tags are given, and its tags. */
export function imageNames(values: InputValues): readonly string[] {
  const [name = ""] = values.positional;
  return [name, ...values.list("tag")];
}

export function analyzeInputs(values: InputValues): AnalyzeInputs {
  const [name = ""] = values.positional;
  const names = imageNames(values);
  const [appImage, ...additionalTags] = parseImageInputs(names, { inDaemon: values.flag("daemon") });
  const previous = values.text("previous-image");
  return {
    analyzedPath: values.path("analyzed"),
    layersDir: values.path("layers"),
    appImage,
    appImageName: name,
    previousImage: previous === undefined ? appImage : parseImageInput(previous),
    previousImageName: previous ?? name,
    additionalTags,
    runImageName: runImageName(values),
    runPath: values.runPath,
    cacheImage: parseCacheImage(values.text("cache-image"), [appImage, ...additionalTags]),
    skipLayers: values.flag("skip-layers"),
  };
}

export async function detectInputs(values: InputValues): Promise<DetectInputs> {
  return {
    ...buildInputs(values),
    extensionsDir: path.resolve(values.path("extensions")),
    generatedDir: path.resolve(values.path("generated")),
    runPath: values.runPath,
    orderPath: values.text("order") ?? (await defaultOrderPath(values.path("layers"))),
    systemPath: values.path("system"),
  };
}

export function restoreInputs(values: InputValues): RestoreInputs {
  return {
    analyzedPath: values.path("analyzed"),
    buildImageName: values.text("build-image"),
    buildpacksDir: values.path("buildpacks"),
    cacheDir: values.text("cache-dir"),
    cacheImage: parseCacheImage(values.text("cache-image"), []),
    groupPath: values.path("group"),
    layersDir: values.path("layers"),
    runPath: values.runPath,
    skipLayers: values.flag("skip-layers") || values.flag("skip-restore"),
  };
}

export function buildInputs(values: InputValues): BuildInputs {
  return {
    analyzedPath: values.path("analyzed"),
    appDir: path.resolve(values.path("app")),
    buildConfigDir: values.path("build-config"),
    buildpacksDir: values.path("buildpacks"),
    groupPath: values.path("group"),
    layersDir: path.resolve(values.path("layers")),
    planPath: values.path("plan"),
    platformDir: path.resolve(values.path("platform")),
  };
}

export function extendInputs(values: InputValues): ExtendInputs {
  return {
    ...buildInputs(values),
    generatedDir: path.resolve(values.path("generated")),
    kind: parseKind(values.path("kind")),
  };
}

/** @param imageNames the app image first, then its further tags */
export function exportInputs(
  values: InputValues,
  imageNames: readonly string[],
  sourceDateEpoch: string | undefined,
): ExportInputs {
  const images = parseImageInputs(imageNames, { inDaemon: values.flag("daemon") });
  return {
    analyzedPath: values.path("analyzed"),
    appDir: path.resolve(values.path("app")),
    cacheDir: values.text("cache-dir"),
    cacheImage: parseCacheImage(values.text("cache-image"), images),
    groupPath: values.path("group"),
    imageNames,
    images,
    launcherPath: values.path("launcher"),
    launcherSbomDir: values.path("launcher-sbom"),
    layerCompression: parseLayerCompression(values.path("layer-compression")),
    layersDir: path.resolve(values.path("layers")),
    parallel: values.flag("parallel"),
    processType: values.text("process-type"),
    projectMetadataPath: values.path("project-metadata"),
    reportPath: values.path("report"),
    runPath: values.runPath,
    sourceDateEpoch,
  };
}

export function rebaseInputs(values: InputValues): RebaseInputs {
  const images = parseImageInputs(values.positional, { inDaemon: values.flag("daemon") });
  const names = nameImages(values.positional, images);
  const previous = values.text("previous-image");
  const runImage = runImageName(values);
  return {
    app: previous === undefined ? names[0] : parseImageName(previous),
    force: values.flag("force"),
    names,
    reportPath: values.path("report"),
    runImage: runImage === undefined ? undefined : parseImageName(runImage),
  };
}

/** The deprecated `-image` beats the variable, but not the flag of the same meaning. */
function runImageName(values: InputValues): string | undefined {
  const deprecated = values.text("image");
  if (deprecated === undefined) return values.text("run-image");
  if (!values.isGiven("run-image")) return deprecated;
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    "resolve inputs: supply only one of -run-image or (deprecated) -image",
  );
}

/**
 * The words after the flags are image names, and only some phases take any.
 * @throws {LifecycleError} exit code 3 if there are too many
 */
export function refuseArguments(phase: Phase, { positional }: InputValues): void {
  const allowed = {
    analyzer: 1,
    detector: 0,
    restorer: 0,
    builder: 0,
    extender: 0,
    exporter: Infinity,
    creator: 1,
    rebaser: Infinity,
  }[phase];
  if (positional.length <= allowed) return;
  const message = `parse arguments: received unexpected arguments: ${positional.slice(allowed).join(" ")}`;
  throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, message);
}

async function defaultOrderPath(layersDir: string): Promise<string> {
  const own = path.join(layersDir, "order.toml");
  return access(own).then(
    () => own,
    () => "/cnb/order.toml",
  );
}
