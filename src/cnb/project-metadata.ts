// project-metadata.toml: where the source comes from; it becomes the label `io.buildpacks.project.metadata`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml
import * as v from "valibot";
import { encodeJson, sortKeys } from "../oci/json.ts";
import { formatToml } from "./toml/format-toml.ts";
import { parseToml } from "./toml/parse-toml.ts";

const Table = v.optional(v.record(v.string(), v.unknown()));
const ProjectMetadata = v.object({
  source: v.optional(v.object({ type: v.optional(v.string()), version: Table, metadata: Table })),
});

export const PROJECT_METADATA_LABEL = "io.buildpacks.project.metadata";

/** e.g. `{source: {type: "git", version: {commit: "…"}, metadata: {repository: "…"}}}` */
export type ProjectMetadata = v.InferOutput<typeof ProjectMetadata>;

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseProjectMetadata(toml: string, what: string): ProjectMetadata {
  return parseToml(ProjectMetadata, toml, what);
}

export function formatProjectMetadata(metadata: ProjectMetadata): string {
  return formatToml(metadata);
}

/** The label's text. */
export function encodeProjectMetadata({ source }: ProjectMetadata): string {
  if (source === undefined) return "{}";
  const { type, version, metadata } = source;
  return encodeJson({
    source: {
      ...(type && { type }),
      ...(version && { version: sortKeys(version) }),
      ...(metadata && { metadata: sortKeys(metadata) }),
    },
  });
}
