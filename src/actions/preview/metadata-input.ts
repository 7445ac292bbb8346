// The input `metadata` of a preview: what the build said of its image. It may come from a fork's run, so it is untrusted.
import * as v from "valibot";
import { messageOf } from "../../errors.ts";
import { isDigest } from "../../oci/digest.ts";
import { parseJson } from "../../oci/schema.ts";
import type { Target } from "../../oci/target.ts";
import type { BuiltImage } from "../../platform/image/preview-image.ts";
import type { Complain } from "../inputs/input-reader.ts";

const text = v.nullish(v.string());
const size = v.fallback(v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), undefined);

/** Only what a preview shows, of `BuildReport`; what is not known is not there. */
const Metadata = v.object({
  digest: text,
  image: text,
  tags: v.nullish(v.array(v.string()), []),
  loaded: v.nullish(v.array(v.string()), []),
  runImage: text,
  work: v.fallback(v.nullish(v.picklist(["build", "rebase", "skip"])), undefined),
  attestations: v.nullish(v.array(v.string()), []),
  target: v.nullish(v.object({ os: v.string(), arch: v.string(), variant: v.optional(v.string()) })),
  buildpacks: v.nullish(v.array(v.object({ id: v.string(), version: v.string() })), []),
  layers: v.nullish(
    v.array(
      v.object({
        name: v.string(),
        diffId: v.fallback(text, undefined),
        sizeBytes: size,
      }),
    ),
    [],
  ),
  sizeBytes: size,
  runImageSizeBytes: size,
});

type Metadata = v.InferOutput<typeof Metadata>;

/** The build action's output of that name. */
export function parseMetadata(json: string, complain: Complain): BuiltImage | undefined {
  if (json === "") return undefined;
  try {
    return describeBuilt(parseJson(Metadata, json, "it"));
  } catch (error) {
    const hint =
      "Set it to the output `metadata` of the build step, e.g. ${{ steps.build.outputs.metadata }}.";
    complain("", messageOf(error), hint);
    return undefined;
  }
}

function describeBuilt(metadata: Metadata): BuiltImage {
  const { digest, tags, loaded, runImage, work, target, buildpacks, layers } = metadata;
  return {
    // Only what was pushed has a name with a digest.
    isPushed: Boolean(metadata.image),
    names: tags.length > 0 ? tags : loaded,
    digest: digest != null && isDigest(digest) ? digest : undefined,
    work: work ?? undefined,
    attestations: metadata.attestations.length,
    target: target == null ? undefined : withoutUndefined(target),
    contents: {
      layers: layers.map(({ name, diffId, sizeBytes }) => ({
        name,
        diffId: diffId ?? undefined,
        sizeBytes: sizeBytes ?? undefined,
      })),
      isComplete: false,
      sizeBytes: metadata.sizeBytes ?? undefined,
      runImageSizeBytes: metadata.runImageSizeBytes ?? undefined,
      buildpacks,
      runImage: runImage ?? undefined,
    },
  };
}

function withoutUndefined({ os, arch, variant }: NonNullable<Metadata["target"]>): Target {
  return { os, arch, ...(variant !== undefined && { variant }) };
}
