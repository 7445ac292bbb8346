// group.toml: the buildpacks that passed detection.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#grouptoml-toml
import * as v from "valibot";
import type { ModuleReference } from "./module-reference.ts";
import { formatToml } from "./toml/format-toml.ts";
import { parseToml } from "./toml/parse-toml.ts";

const GroupElement = v.object({
  id: v.string(),
  version: v.optional(v.string(), ""),
  api: v.optional(v.string(), ""),
  homepage: v.optional(v.string()),
});
const GroupFile = v.object({
  group: v.optional(v.array(GroupElement), []),
  "group-extensions": v.optional(v.array(GroupElement), []),
});

/** A buildpack that takes part in the build. */
export interface GroupElement extends ModuleReference {
  /** The Buildpack API it is written for, e.g. `0.10`. */
  readonly api: string;
  readonly homepage?: string | undefined;
}

/** What group.toml holds. */
export interface Group {
  readonly buildpacks: readonly GroupElement[];
  readonly extensions: readonly GroupElement[];
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseGroup(toml: string, what: string): Group {
  const file = parseToml(GroupFile, toml, what);
  return { buildpacks: file.group, extensions: file["group-extensions"] };
}

export function formatGroup(group: Group): string {
  return formatToml({
    ...(group.buildpacks.length > 0 && { group: group.buildpacks.map(written) }),
    ...(group.extensions.length > 0 && { "group-extensions": group.extensions.map(written) }),
  });
}

function written({ id, version, api, homepage }: GroupElement): object {
  return { id, version, api, homepage: homepage === "" ? undefined : homepage };
}
