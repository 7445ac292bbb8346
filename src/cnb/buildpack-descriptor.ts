// buildpack.toml: what a buildpack says about itself.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildpacktoml-toml
import * as v from "valibot";
import { type Order, OrderGroups } from "./order.ts";
import { parseToml } from "./toml/parse-toml.ts";

const text = v.optional(v.string(), "");

const Distro = v.object({ name: text, version: text });
/** The schema of a target; the official lifecycle reads `arch-variant`, builder labels say `variant`. */
export const DescriptorTarget = v.object({
  os: text,
  arch: text,
  "arch-variant": v.optional(v.string()),
  variant: v.optional(v.string()),
  distros: v.nullish(v.array(Distro)),
});

/** What buildpacks and extensions say of themselves for people. */
export const MODULE_WORDS = {
  name: v.optional(v.string()),
  homepage: v.optional(v.string()),
  description: v.optional(v.string()),
  keywords: v.optional(v.array(v.string())),
  licenses: v.optional(v.array(v.object({ type: v.optional(v.string()), uri: v.optional(v.string()) }))),
};

const Descriptor = v.object({
  api: text,
  buildpack: v.object({
    id: text,
    version: text,
    ...MODULE_WORDS,
    "clear-env": v.optional(v.boolean(), false),
    "sbom-formats": v.optional(v.array(v.string()), []),
    "exec-env": v.optional(v.array(v.string()), []),
  }),
  order: v.optional(OrderGroups, []),
  stacks: v.optional(v.array(v.object({ id: text, mixins: v.optional(v.array(v.string())) })), []),
  targets: v.optional(v.array(DescriptorTarget), []),
});

/** A target that a buildpack supports; empty fields match everything. */
export type DescriptorTarget = v.InferOutput<typeof DescriptorTarget>;

/** What a buildpack or an extension says of itself for people. */
export interface ModuleWords {
  readonly name?: string | undefined;
  readonly homepage?: string | undefined;
  readonly description?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly licenses?: readonly { type?: string | undefined; uri?: string | undefined }[] | undefined;
}

/** What buildpack.toml says; `order` makes it a composite, which has no programs of its own. */
export interface BuildpackDescriptor extends ModuleWords {
  readonly api: string;
  readonly id: string;
  readonly version: string;
  /** Whether user-provided variables are kept from it. */
  readonly clearEnv: boolean;
  /** Media types of the SBOM files it may write. */
  readonly sbomFormats: readonly string[];
  readonly execEnv: readonly string[];
  readonly order: Order;
  readonly stacks: readonly { id: string; mixins?: readonly string[] | undefined }[];
  readonly targets: readonly DescriptorTarget[];
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseBuildpackDescriptor(toml: string, what: string): BuildpackDescriptor {
  const { buildpack, api, order, stacks, targets } = parseToml(Descriptor, toml, what);
  const { "clear-env": clearEnv, "sbom-formats": sbomFormats, "exec-env": execEnv, ...rest } = buildpack;
  return { ...rest, api, clearEnv, sbomFormats, execEnv, order, stacks, targets };
}
