// What a request says about an image that may do without a build. Pure.
import type { ResolvedBuild } from "./build-request.ts";
import { isTested } from "./image-test.ts";

/** Whether images of this build say what they were made from, and earlier ones are looked at. */
export function isCompared({ reuse }: Pick<ResolvedBuild, "reuse">): boolean {
  return reuse.whenUnchanged === "skip" || reuse.rebase === "auto";
}

/** Why an earlier image cannot do, whatever it was made from; undefined if one can. */
export function reasonToBuild({
  clearCache,
  delivery,
  outcome,
  test,
  verify,
}: Pick<ResolvedBuild, "clearCache" | "delivery" | "outcome" | "test" | "verify">): string | undefined {
  if (clearCache) return '"clear-cache" is "true"';
  if (!delivery.push) return "the image is not pushed";
  if (delivery.load) return "the image is loaded into the engine";
  if (delivery.layout !== undefined) return "the image is written to a directory";
  if (isTested(test)) return "the image is tested before its tags move";
  if (verify) return "the image is verified by a second build";
  if (delivery.attest !== "false") return "the image is attested";
  return outcome.sbomDir === undefined ? undefined : "only a build has all SBOM files";
}
