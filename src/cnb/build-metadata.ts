// The label `io.buildpacks.build.metadata`: buildpacks, processes and launcher of an app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpacksbuildmetadata-json
import * as v from "valibot";
import { encodeJson, sortKeys } from "../oci/json.ts";
import { parseJson } from "../oci/schema.ts";
import { type ApiVersion, atLeast } from "./api-version.ts";
import type { GroupElement } from "./group.ts";
import { commandOf, type LaunchMetadata } from "./launch-metadata.ts";
import { ProcessCommand } from "./process.ts";

export const BUILD_METADATA_LABEL = "io.buildpacks.build.metadata";

/** What the label says about the launcher in the image. */
export interface LauncherMetadata {
  readonly version: string;
  readonly source: { readonly git: { readonly repository: string; readonly commit: string } };
}

/** The label's text. */
export function encodeBuildMetadata(
  metadata: LaunchMetadata,
  launcher: LauncherMetadata,
  platformApi: ApiVersion,
): string {
  return encodeJson({
    ...(!atLeast(platformApi, "0.9") && { bom: metadata.bom === undefined ? null : sortKeys(metadata.bom) }),
    buildpacks: metadata.buildpacks.map(labelledModule),
    ...(metadata.extensions.length > 0 && { extensions: metadata.extensions.map(labelledModule) }),
    launcher,
    processes: metadata.processes.map((process) => {
      const { command, args } = commandOf(process, platformApi);
      return {
        type: process.type,
        command,
        args: args ?? null,
        direct: process.direct,
        buildpackID: process.buildpackId,
        ...(process.workingDirectory && { "working-dir": process.workingDirectory }),
        ...(process.execEnv !== undefined && process.execEnv.length > 0 && { "exec-env": process.execEnv }),
      };
    }),
    ...(metadata.defaultProcessType !== "" && {
      "buildpack-default-process-type": metadata.defaultProcessType,
    }),
  });
}

const text = v.optional(v.string(), "");
const BuildMetadata = v.object({
  buildpacks: v.nullish(v.array(v.object({ id: text, version: text, homepage: v.optional(v.string()) })), []),
  processes: v.nullish(
    v.array(
      v.object({
        type: text,
        command: ProcessCommand,
        args: v.nullish(v.array(v.string())),
        direct: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
  "buildpack-default-process-type": v.optional(v.string()),
});

/** What a platform shows of a built image. */
export type BuildMetadata = v.InferOutput<typeof BuildMetadata>;

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseBuildMetadata(json: string, what: string): BuildMetadata {
  return parseJson(BuildMetadata, json, `The label ${BUILD_METADATA_LABEL} of ${what}`);
}

function labelledModule({ id, version, homepage }: GroupElement): object {
  return { id, version, ...(homepage && { homepage }) };
}
