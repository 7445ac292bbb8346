// The bill of materials that buildpacks wrote before SBOM files: `[[bom]]` in launch.toml and build.toml.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml-bom-array
import type { ModuleReference } from "../../cnb/module-reference.ts";
import { PlatformError } from "../../errors.ts";
import { encodeJson, sortKeys } from "../../oci/json.ts";

/** One dependency as a buildpack declared it. */
export interface BomEntry {
  readonly name: string;
  readonly metadata: unknown;
}

/** @throws {PlatformError} `MALFORMED` for an entry with a version outside its metadata */
export function parseBom(
  entries: readonly Readonly<Record<string, unknown>>[],
  what: string,
): readonly BomEntry[] {
  return entries.map((entry) => {
    if ("version" in entry && entry["version"] !== "") {
      throw new PlatformError("MALFORMED", `${what} has a [[bom]] entry with the key "version".`, {
        hint: "Put the version in its metadata.",
      });
    }
    const { name, metadata } = entry;
    return { name: typeof name === "string" ? name : "", metadata: sortKeys(metadata) };
  });
}

/** The text of sbom.legacy.json: all entries with the buildpack that declared them, or `null`. */
export function encodeLegacyBom(
  entries: readonly (BomEntry & { readonly buildpack: ModuleReference })[],
): string {
  const written = entries.map(({ name, metadata, buildpack: { id, version } }) => ({
    name,
    metadata: metadata ?? null,
    buildpack: { id, version },
  }));
  return `${encodeJson(written.length === 0 ? null : written)}\n`;
}
