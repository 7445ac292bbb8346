// extension.toml: what an image extension says about itself.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#extensiontoml-toml
import * as v from "valibot";
import { DescriptorTarget, MODULE_WORDS, type ModuleWords } from "./buildpack-descriptor.ts";
import { parseToml } from "./toml/parse-toml.ts";

export const DOCKERFILE_KINDS = ["run", "build"] as const;
/** Which image a Dockerfile of an extension is for. */
export type DockerfileKind = (typeof DOCKERFILE_KINDS)[number];

const text = v.optional(v.string(), "");

const Descriptor = v.object({
  api: text,
  extension: v.object({
    id: text,
    version: text,
    ...MODULE_WORDS,
    "clear-env": v.optional(v.boolean(), false),
    "exec-env": v.optional(v.array(v.string()), []),
  }),
  targets: v.optional(v.array(DescriptorTarget), []),
});

/** What extension.toml says. */
export interface ExtensionDescriptor extends ModuleWords {
  /** The Buildpack API it is written for, e.g. `0.10`. */
  readonly api: string;
  readonly id: string;
  readonly version: string;
  /** Whether user-provided variables are kept from it. */
  readonly clearEnv: boolean;
  readonly execEnv: readonly string[];
  readonly targets: readonly DescriptorTarget[];
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseExtensionDescriptor(toml: string, what: string): ExtensionDescriptor {
  const { extension, api, targets } = parseToml(Descriptor, toml, what);
  const { "clear-env": clearEnv, "exec-env": execEnv, ...rest } = extension;
  return { ...rest, api, clearEnv, execEnv, targets };
}
