// <layer>.toml: the types and metadata of one layer.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-content-metadata-toml
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { sortKeys } from "../oci/json.ts";
import { quote } from "../quote.ts";
import { formatToml } from "./toml/format-toml.ts";
import { checkToml, FreeTable, parseTomlTable, type TomlTable } from "./toml/parse-toml.ts";

const flag = v.optional(v.boolean(), false);
const nothing = v.optional(v.unknown());
/** Buildpack API 0.5 had the types at the top level. */
const Misplaced = v.object({ build: nothing, launch: nothing, cache: nothing });
const LayerFile = v.object({
  types: v.optional(v.object({ build: flag, launch: flag, cache: flag }), {}),
  metadata: v.optional(FreeTable),
});

/** Where a layer is used. */
export interface LayerTypes {
  /** By later buildpacks. */
  readonly build: boolean;
  /** In the app image. */
  readonly launch: boolean;
  /** By the same buildpack in the next build. */
  readonly cache: boolean;
}

/** What a layer's TOML file holds. */
export interface LayerContentMetadata extends LayerTypes {
  readonly metadata?: TomlTable | undefined;
}

/** @throws {PlatformError} `MALFORMED` naming the file, also for types at the top level as in Buildpack API 0.5 */
export function parseLayer(toml: string, what: string): LayerContentMetadata {
  const table = parseTomlTable(toml, what);
  const misplaced = Object.entries(checkToml(Misplaced, table, what)).find(
    ([, value]) => value !== undefined,
  )?.[0];
  if (misplaced !== undefined) {
    throw new PlatformError("MALFORMED", `${what} has ${quote(misplaced)} at its top level.`, {
      hint: `Put it into the table [types]: ${misplaced} = true.`,
    });
  }
  const { types, metadata } = checkToml(LayerFile, table, what);
  return {
    build: types.build,
    launch: types.launch,
    cache: types.cache,
    metadata,
  };
}

/**
 * A restored layer's file: metadata only, so that the buildpack has to say again what the layer is for. Labels have numbers of
 * JSON, so whole ones become integers, whatever they were, and dates are text.
 */
export function formatRestoredLayer(metadata: unknown): string {
  return metadata === null || metadata === undefined ? "" : formatToml({ metadata: sortKeys(metadata) });
}
