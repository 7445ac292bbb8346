// lifecycle.toml: the version of a lifecycle and the APIs it speaks.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#lifecycle
import * as v from "valibot";
import { LifecycleApis } from "./builder-labels.ts";
import { formatToml } from "./toml/format-toml.ts";
import { parseToml } from "./toml/parse-toml.ts";

const LifecycleFile = v.object({
  lifecycle: v.object({ version: v.optional(v.string(), "") }),
  apis: v.optional(LifecycleApis, {}),
});

/** What lifecycle.toml holds. */
export interface LifecycleDescriptor {
  readonly version: string;
  readonly apis: LifecycleApis;
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseLifecycleDescriptor(toml: string, what: string): LifecycleDescriptor {
  const { lifecycle, apis } = parseToml(LifecycleFile, toml, what);
  return { version: lifecycle.version, apis };
}

export function formatLifecycleDescriptor({ version, apis }: LifecycleDescriptor): string {
  return formatToml({ lifecycle: { version }, apis });
}
