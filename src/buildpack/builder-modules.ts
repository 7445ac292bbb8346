// What a builder has of buildpacks and extensions, by its labels. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { atLeast, parseApiVersion } from "../cnb/api-version.ts";
import {
  BUILDER_METADATA_LABEL,
  type BuilderMetadata,
  BUILDPACK_LAYERS_LABEL,
  BUILDPACK_ORDER_LABEL,
  parseBuilderMetadata,
  parseBuildpackLayers,
  parseOrderLabel,
} from "../cnb/builder-labels.ts";
import type { ModuleKind, ModuleReference } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";
import type { Target } from "../oci/target.ts";
import { quote } from "../quote.ts";
import type { ModuleInfo } from "./module.ts";
import { labelledModules } from "./module-labels.ts";

export const EXTENSION_LAYERS_LABEL = "io.buildpacks.extension.layers";
export const EXTENSION_ORDER_LABEL = "io.buildpacks.buildpack.order-extensions";
const STACK_ID_LABEL = "io.buildpacks.stack.id";
const DISTRO_NAME_LABEL = "io.buildpacks.base.distro.name";
const DISTRO_VERSION_LABEL = "io.buildpacks.base.distro.version";

/** A builder as far as buildpacks are concerned. */
export interface BuilderModules {
  /** For messages. */
  readonly name: string;
  readonly modules: readonly BuilderModule[];
  readonly order: Order;
  readonly orderExtensions: Order;
  /** Buildpack APIs that its lifecycle speaks, deprecated ones included; empty if its labels do not tell. */
  readonly buildpackApis: readonly string[];
  readonly platform: BuilderPlatform;
}

/** A module in a builder; what only its layers' label tells is undefined where that does not name it. */
export interface BuilderModule extends ModuleReference, Partial<Omit<ModuleInfo, keyof ModuleReference>> {
  readonly kind: ModuleKind;
  readonly diffId?: string;
}

/** What buildpacks run on. */
export interface BuilderPlatform {
  readonly target: Target;
  /** Of the build image; undefined where its labels do not tell. */
  readonly distro: { readonly name: string; readonly version: string } | undefined;
  /** What older lifecycles compare with the stacks of buildpacks; undefined where the builder's does not, or labels do not tell. */
  readonly stack: string | undefined;
}

/** @throws {PlatformError} `MALFORMED` naming the builder and the label */
export function readBuilderModules(
  name: string,
  target: Target,
  labels: Readonly<Record<string, string>>,
): BuilderModules {
  const what = quote(name);
  const metadata = parseBuilderMetadata(labels[BUILDER_METADATA_LABEL] ?? "{}", what);
  const orderOf = (label: string): Order => {
    const json = labels[label];
    return isNothing(json) ? [] : parseOrderLabel(json, what);
  };
  return {
    name,
    modules: [
      ...modulesOf("buildpack", metadata.buildpacks, labels[BUILDPACK_LAYERS_LABEL], what),
      ...modulesOf("extension", metadata.extensions, labels[EXTENSION_LAYERS_LABEL], what),
    ],
    order: orderOf(BUILDPACK_ORDER_LABEL),
    orderExtensions: orderOf(EXTENSION_ORDER_LABEL),
    buildpackApis: buildpackApisOf(metadata),
    platform: { target, distro: distroOf(labels), stack: stackOf(labels, metadata) },
  };
}

function modulesOf(
  kind: ModuleKind,
  named: readonly ModuleReference[],
  layersLabel: string | undefined,
  what: string,
): BuilderModule[] {
  const layers = isNothing(layersLabel) ? {} : parseBuildpackLayers(layersLabel, what);
  const labelled = labelledModules(kind, layers);
  const others = named
    .filter(({ id, version }) => !labelled.some((module) => module.id === id && module.version === version))
    .map(({ id, version }) => ({ kind, id, version }));
  return [...labelled, ...others];
}

/** Go writes an empty list as `null`. */
function isNothing(json: string | undefined): json is undefined | "null" {
  return json === undefined || json === "null";
}

/** `api` is what builders had before `apis`. */
function buildpackApisOf({ lifecycle }: BuilderMetadata): string[] {
  const { supported, deprecated } = lifecycle.apis?.buildpack ?? {};
  const listed = [...(supported ?? []), ...(deprecated ?? [])];
  const single = lifecycle.api?.buildpack ?? "";
  return listed.length > 0 || single === "" ? listed : [single];
}

/** From Platform API 0.12 on, targets are compared, and a buildpack that names only stacks runs anywhere. */
function stackOf(
  labels: Readonly<Record<string, string>>,
  { lifecycle }: BuilderMetadata,
): string | undefined {
  const { supported, deprecated } = lifecycle.apis?.platform ?? {};
  const apis = [...(supported ?? []), ...(deprecated ?? [])].map(parseApiVersion);
  return apis.some((api) => atLeast(api, "0.12")) ? undefined : labels[STACK_ID_LABEL];
}

function distroOf(labels: Readonly<Record<string, string>>): BuilderPlatform["distro"] {
  const name = labels[DISTRO_NAME_LABEL] ?? "";
  return name === "" ? undefined : { name, version: labels[DISTRO_VERSION_LABEL] ?? "" };
}
