// SBOM files of a buildpack: checked against what it declared, copied to where the exporter looks for them.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials
import path from "node:path";
import { escapeId } from "../../cnb/module-reference.ts";
import { PlatformError } from "../../errors.ts";
import { compareBytes } from "../../oci/json.ts";
import { quote } from "../../quote.ts";
import { copyAsIs } from "../copy-as-is.ts";
import type { Logger } from "../logger.ts";
import { type Layer, namesIn } from "./layers-directory.ts";

/** Extensions of SBOM files and the media types a buildpack has to declare for them. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  "cdx.json": "application/vnd.cyclonedx+json",
  "spdx.json": "application/spdx+json",
  "syft.json": "application/vnd.syft+json",
};

/** A buildpack whose build has ended. */
export interface BuiltBuildpack {
  readonly id: string;
  readonly sbomFormats: readonly string[];
  /** `<layers>/<escaped id>` */
  readonly dir: string;
  readonly layers: readonly Layer[];
}

/** Names of the SBOM files in a buildpack's directory. */
export async function findSbomFiles(buildpackDir: string): Promise<readonly string[]> {
  return (await namesIn(buildpackDir)).filter((name) => /\.sbom\..*\.json$/.test(name)).sort(compareBytes);
}

/**
 * Copies each SBOM file to `<layers>/sbom/{launch,build,cache}/<escaped id>[/<layer>]/sbom.<ext>`.
 * Those of no layer stay where they are: a restored one may be left when a buildpack gives its layer up.
 * @returns the files of no layer
 * @throws {PlatformError} `MALFORMED` for a file of an unknown or undeclared format
 */
export async function collectSbom(
  buildpack: BuiltBuildpack,
  layersDir: string,
  log: Pick<Logger, "warn">,
): Promise<readonly string[]> {
  const ofNoLayer: string[] = [];
  for (const file of await findSbomFiles(buildpack.dir)) {
    const extension = checkFormat(file, buildpack);
    const targets = targetsOf(file, buildpack);
    if (targets.length === 0) ofNoLayer.push(file);
    for (const target of targets) {
      const to = path.join(layersDir, "sbom", target, `sbom.${extension}`);
      await copyAsIs({ what: "SBOM", from: path.join(buildpack.dir, file), to }, log);
    }
  }
  return ofNoLayer;
}

function checkFormat(file: string, { id, sbomFormats }: BuiltBuildpack): string {
  const extension = Object.keys(MEDIA_TYPES).find((known) => file.endsWith(`.sbom.${known}`));
  const mediaType = extension === undefined ? undefined : MEDIA_TYPES[extension];
  if (extension === undefined || mediaType === undefined) {
    throw new PlatformError("MALFORMED", `${quote(file)} of buildpack ${id} has an unknown SBOM format.`, {
      hint: `Name it *.sbom.{${Object.keys(MEDIA_TYPES).join(",")}}.`,
    });
  }
  const declared = sbomFormats.map((format) => format.split(";")[0]?.trim().toLowerCase());
  if (declared.includes(mediaType)) return extension;
  throw new PlatformError(
    "MALFORMED",
    `${quote(file)} of buildpack ${id} has the undeclared SBOM format ${mediaType}.`,
    {
      hint: `Add ${quote(mediaType)} to sbom-formats in its buildpack.toml.`,
    },
  );
}

/** None for a file of no layer. The layer's name goes up to the first dot. */
function targetsOf(file: string, { id, layers }: BuiltBuildpack): readonly string[] {
  const name = file.slice(0, file.indexOf("."));
  const escaped = escapeId(id);
  if (name === "launch" || name === "build") return [path.join(name, escaped)];
  const layer = layers.find((one) => one.name === name);
  if (layer === undefined) return [];
  const kinds = [layer.launch ? "launch" : "build", ...(layer.cache ? ["cache"] : [])];
  return kinds.map((kind) => path.join(kind, escaped, name));
}
