// The labels of an app image, in the order in which they replace each other: buildpacks have nearly the last word.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#labels
import { atLeast } from "../../cnb/api-version.ts";
import { BUILD_METADATA_LABEL, encodeBuildMetadata } from "../../cnb/build-metadata.ts";
import type { LaunchMetadata } from "../../cnb/launch-metadata.ts";
import {
  encodeLifecycleMetadata,
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
} from "../../cnb/lifecycle-metadata.ts";
import {
  encodeProjectMetadata,
  PROJECT_METADATA_LABEL,
  type ProjectMetadata,
} from "../../cnb/project-metadata.ts";
import type { LifecycleContext } from "../context.ts";
import { LAUNCHER_METADATA } from "../version.ts";

/** What a build was for; Platform API 0.15. */
const EXEC_ENV_LABEL = "io.buildpacks.exec-env";

export interface LabelSources {
  readonly metadata: LifecycleMetadata;
  readonly launch: LaunchMetadata;
  readonly project: ProjectMetadata;
}

/** Key and value of each label; a key may come twice. */
export function makeLabels(
  { metadata, launch, project }: LabelSources,
  { platformApi, execEnv }: Pick<LifecycleContext, "platformApi" | "execEnv">,
): readonly (readonly [key: string, value: string])[] {
  return [
    [LIFECYCLE_METADATA_LABEL, encodeLifecycleMetadata(metadata)],
    [BUILD_METADATA_LABEL, encodeBuildMetadata(launch, LAUNCHER_METADATA, platformApi)],
    [PROJECT_METADATA_LABEL, encodeProjectMetadata(project)],
    ...launch.labels.map(({ key, value }) => [key, value] as const),
    ...(atLeast(platformApi, "0.15") && execEnv !== "" ? [[EXEC_ENV_LABEL, execEnv] as const] : []),
  ];
}
