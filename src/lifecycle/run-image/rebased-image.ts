// What a rebase makes of an app image: the run image's layers under its own, and labels that say so. Pure.
// Departure from other lifecycles: the variant of the new run image is kept, without which such an app might not start.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser
import { type ApiVersion, atLeast } from "../../cnb/api-version.ts";
import {
  encodeLifecycleMetadata,
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
} from "../../cnb/lifecycle-metadata.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import { encodeJson, sortKeys } from "../../oci/json.ts";
import { FIXED_CREATED } from "../image/app-image-config.ts";
import { StepError } from "../lifecycle-error.ts";
import { objectTo, type RebaseCheck } from "./rebase-checks.ts";
import { findRunImage } from "./run-image-choice.ts";

/** What is known about the new run image. */
export interface NewRunImage {
  /** As it was given. */
  readonly name: string;
  /** As labels refer to it. */
  readonly reference: string;
  readonly config: ImageConfig;
}

/** The diffIDs above the old run image. @throws {Error} if its top layer is not in the app image */
export function layersAbove(app: ImageConfig, topLayer: string): readonly string[] {
  const at = app.rootfs.diff_ids.indexOf(topLayer);
  if (at >= 0) return app.rootfs.diff_ids.slice(at + 1);
  throw new StepError("rebase app image: could not find base layer in image");
}

/**
 * The label's new content. A run image of a name that the app does not know needs `force`, and becomes the one it knows.
 * @throws {Error} naming it
 */
export function rebaseMetadata(
  metadata: LifecycleMetadata,
  { name, reference, config }: NewRunImage,
  { platformApi, ...check }: RebaseCheck & { readonly platformApi: ApiVersion },
): LifecycleMetadata {
  const topLayer = config.rootfs.diff_ids.at(-1);
  if (topLayer === undefined) throw new StepError("get rebase run image top layer SHA: image has no layers");
  const runImage = { image: "", ...metadata.runImage, topLayer, reference };
  const rebased = { ...metadata, runImage };
  if (!atLeast(platformApi, "0.12") || knowsRunImage(metadata, name)) return rebased;
  const known = describeKnown(rebased);
  objectTo(
    `rebase app image: new base image '${name}' not found in existing run image metadata: ${known}`,
    check,
  );
  return {
    ...rebased,
    runImage: { ...runImage, image: name, mirrors: [] },
    stack: { runImage: { image: name, mirrors: [] } },
  };
}

/** The app's configuration on the new run image; what is not about the container itself starts from scratch. */
export function rebaseConfig(
  app: ImageConfig,
  runImage: ImageConfig,
  { diffIds, metadata, platformApi }: RebasedParts,
): ImageConfig {
  const diff_ids = [...runImage.rootfs.diff_ids, ...diffIds];
  return {
    architecture: runImage.architecture,
    os: runImage.os,
    "os.version": runImage["os.version"],
    variant: runImage.variant,
    created: FIXED_CREATED,
    history: diff_ids.map(() => ({ created: FIXED_CREATED })),
    rootfs: { type: "layers", diff_ids },
    config: { ...app.config, Labels: rebaseLabels(app, runImage, { metadata, platformApi }) },
  };
}

export interface RebasedParts {
  /** Of the app's own layers. */
  readonly diffIds: readonly string[];
  readonly metadata: LifecycleMetadata;
  readonly platformApi: ApiVersion;
}

/** Labels that describe the base come from the new one. */
function rebaseLabels(
  app: ImageConfig,
  runImage: ImageConfig,
  { metadata, platformApi }: Pick<RebasedParts, "metadata" | "platformApi">,
): Record<string, string> {
  const prefixes = ["io.buildpacks.stack.", ...(atLeast(platformApi, "0.12") ? ["io.buildpacks.base."] : [])];
  const isOfBase = ([label]: [string, string]): boolean =>
    prefixes.some((prefix) => label.startsWith(prefix));
  const own = Object.entries(app.config?.Labels ?? {}).filter((entry) => !isOfBase(entry));
  const base = Object.entries(runImage.config?.Labels ?? {}).filter(isOfBase);
  const label = [LIFECYCLE_METADATA_LABEL, encodeLifecycleMetadata(metadata)] as const;
  return sortKeys(Object.fromEntries([...own, label, ...base])) as Record<string, string>;
}

function knowsRunImage({ runImage, stack }: LifecycleMetadata, name: string): boolean {
  const known = [runImage, stack?.runImage].flatMap((names) =>
    names == null ? [] : [{ image: names.image, mirrors: names.mirrors ?? [] }],
  );
  return findRunImage(known, name) !== undefined;
}

function describeKnown({ runImage, stack }: LifecycleMetadata): string {
  if (runImage != null && runImage.image !== "") {
    const { topLayer, reference, image, mirrors } = runImage;
    return encodeJson({ topLayer, reference, image, ...(mirrors?.length && { mirrors }) });
  }
  const names = stack?.runImage;
  if (stack == null) return "not found";
  return encodeJson({
    ...(names?.image && { image: names.image }),
    ...(names?.mirrors?.length && { mirrors: names.mirrors }),
  });
}
