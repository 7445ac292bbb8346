// report.toml: what was exported.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#reporttoml-toml
import * as v from "valibot";
import { formatToml } from "./toml/format-toml.ts";
import { FreeTable, parseToml, parseTomlTable } from "./toml/parse-toml.ts";

const ReportFile = v.object({
  image: v.optional(
    v.object({
      tags: v.optional(v.array(v.string()), []),
      "image-id": v.optional(v.string()),
      digest: v.optional(v.string()),
      "manifest-size": v.optional(
        v.pipe(
          v.union([
            v.pipe(v.bigint(), v.transform(Number)),
            v.pipe(v.string(), v.digits(), v.transform(Number)),
          ]),
          v.safeInteger(),
          v.minValue(0),
        ),
      ),
    }),
    { tags: [] },
  ),
});

/** What report.toml says about the exported image. */
export interface Report {
  /** Full references that were saved. */
  readonly tags: readonly string[];
  /** Hexadecimal, without `sha256:`; daemon exports only. */
  readonly imageId?: string | undefined;
  /** Of the manifest; registry exports only. */
  readonly digest?: string | undefined;
  readonly manifestSizeBytes?: number | undefined;
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseReport(toml: string, what: string): Report {
  const { image } = parseToml(ReportFile, toml, what);
  return {
    tags: image.tags,
    imageId: image["image-id"],
    digest: image.digest,
    manifestSizeBytes: image["manifest-size"],
  };
}

/**
 * The same report about an image that has other names and another digest; what else is in it stays.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
export function rewriteReport(
  toml: string,
  { tags, digest, manifestSizeBytes }: Required<Omit<Report, "imageId">>,
  what: string,
): string {
  const { image, ...others } = parseTomlTable(toml, what);
  const about = {
    ...(v.is(FreeTable, image) ? image : {}),
    tags,
    digest,
    "manifest-size": manifestSizeBytes === undefined ? undefined : BigInt(manifestSizeBytes),
  };
  return formatToml({ ...others, image: about });
}

export function formatReport(report: Report): string {
  return formatToml({
    image: {
      tags: report.tags,
      "image-id": report.imageId,
      digest: report.digest,
      "manifest-size": report.manifestSizeBytes === undefined ? undefined : BigInt(report.manifestSizeBytes),
    },
  });
}
