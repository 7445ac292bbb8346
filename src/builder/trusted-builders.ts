// Which builders may see registry credentials. Pure.
import type { Choice } from "../log.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";

/**
 * The builders that `pack` trusts by default, and nothing else.
 * See https://github.com/buildpacks/pack/blob/v0.40.5/internal/builder/trusted_builder.go
 */
export const TRUSTED_BUILDERS: readonly string[] = [
  "gcr.io/buildpacks/builder:google-22",
  "heroku/builder:26",
  "heroku/builder:24",
  "heroku/builder:22",
  "heroku/builder:20",
  "paketobuildpacks/builder-jammy-base",
  "paketobuildpacks/builder-jammy-full",
  "paketobuildpacks/builder-jammy-tiny",
  "paketobuildpacks/builder-jammy-buildpackless-static",
  "paketobuildpacks/ubuntu-noble-builder",
  "paketobuildpacks/builder-ubi8-base",
  "paketobuildpacks/ubi-9-builder",
  "paketobuildpacks/ubi-10-builder",
];

/**
 * Whether the builder's containers may have registry credentials.
 * An entry of the list without a tag stands for its whole repository, one with a tag for that tag alone: a digest next
 * to the tag could be of anything else in the repository.
 */
export function decideTrust(policy: "auto" | "true" | "false", builder: ImageReference): Choice<boolean> {
  if (policy !== "auto") {
    return { value: policy === "true", source: "input", reason: `the input "trust-builder" is "${policy}"` };
  }
  const entry = TRUSTED_BUILDERS.find((name) => matches(parseImageReference(name), builder));
  return entry === undefined
    ? {
        value: false,
        source: "default",
        reason: `"${formatImageReference(builder)}" is not one of the well-known builders`,
      }
    : { value: true, source: "default", reason: `${quote(entry)} is one of the well-known builders` };
}

function matches(entry: ImageReference, builder: ImageReference): boolean {
  if (entry.registry !== builder.registry || entry.repository !== builder.repository) return false;
  return entry.tag === undefined || (entry.tag === builder.tag && builder.digest === undefined);
}
