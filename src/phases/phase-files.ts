// The files that the platform gives to phases. Pure.
import { atLeast } from "../cnb/api-version.ts";
import { formatProjectMetadata } from "../cnb/project-metadata.ts";
import { formatRun, formatStack } from "../cnb/run.ts";
import type { PhaseContext, PhaseFile } from "./phase.ts";
import { CERTIFICATE_FILE, PHASE_PATHS } from "./phase-paths.ts";

/**
 * `<platform>/env/<NAME>` for each variable; content without a newline, since it would be part of the value.
 * Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#user-provided-variables
 */
export function variableFiles({ variables }: PhaseContext): PhaseFile[] {
  return variables.map(({ name, value }) => ({
    path: `${PHASE_PATHS.platform}/env/${name}`,
    content: value,
  }));
}

/** Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#ordertoml-toml */
export function orderFiles({ order }: PhaseContext): PhaseFile[] {
  return order === undefined ? [] : [{ path: PHASE_PATHS.order, content: order }];
}

/**
 * The run images, without which the image's label would not say how to rebase it: run.toml, before 0.12 stack.toml.
 * The builder's own file is replaced, as it may not know the image that was chosen; lifecycle images have none.
 */
export function runImageFiles({ api, runImage }: PhaseContext): PhaseFile[] {
  const [first] = runImage.runImages;
  if (first === undefined) return [];
  return atLeast(api, "0.12")
    ? [{ path: PHASE_PATHS.run, content: formatRun(runImage.runImages) }]
    : [{ path: PHASE_PATHS.stack, content: formatStack(first) }];
}

/** Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml */
export function projectMetadataFiles({ projectMetadata }: PhaseContext): PhaseFile[] {
  if (projectMetadata === undefined) return [];
  return [{ path: PHASE_PATHS.projectMetadata, content: formatProjectMetadata(projectMetadata) }];
}

/** For phases that speak to registries: `rootPhase` tells programs of this file. */
export function certificateFiles({ certificates }: PhaseContext): PhaseFile[] {
  if (certificates.length === 0) return [];
  return [{ path: CERTIFICATE_FILE, content: `${certificates.join("\n")}\n` }];
}
