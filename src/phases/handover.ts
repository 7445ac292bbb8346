// What phases tell each other in files of the volume that all of them can write. The exporter reads images with credentials that
// these files name, so a phase that runs buildpacks must leave them as they were. Pure.
import { type Analyzed, parseAnalyzed } from "../cnb/analyzed.ts";
import { PlatformError } from "../errors.ts";
import type { PhaseName } from "../log.ts";
import { quote } from "../quote.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** What a phase left, by path. */
export type Left = ReadonlyMap<string, string>;

/** What the exporter goes by, besides layers: previous image and run image, and whose layers there are. */
export const HANDED_OVER: readonly string[] = [PHASE_PATHS.analyzed, PHASE_PATHS.group];

/**
 * Detection may choose another run image where there are image extensions, and else changes nothing of analyzed.toml.
 * @throws {PlatformError} `BUILDPACK` if something else was changed
 */
export function checkDetected(
  { analyzed, detected }: { readonly analyzed: Left; readonly detected: Left },
  mayChooseRunImage: boolean,
): void {
  const [before, after] = [analyzed, detected].map((left) => left.get(PHASE_PATHS.analyzed));
  if (before === after) return;
  const isAllowed = mayChooseRunImage && read(before).previousImage === read(after).previousImage;
  if (!isAllowed) throw changed("detector", PHASE_PATHS.analyzed, [before, after]);
}

/**
 * Building changes nothing of what the exporter goes by.
 * @throws {PlatformError} `BUILDPACK` if something was changed
 */
export function checkBuilt(
  phase: PhaseName,
  { detected, restored, built }: { readonly detected: Left; readonly restored: Left; readonly built: Left },
): void {
  for (const path of HANDED_OVER) {
    const before = (path === PHASE_PATHS.analyzed ? restored : detected).get(path);
    const after = built.get(path);
    if (before !== after) throw changed(phase, path, [before, after]);
  }
}

/** The reference of the run image that the exporter is going to use, as analyzed.toml has it; undefined if it has none. */
export function analyzedRunImage(left: Left): string | undefined {
  return read(left.get(PHASE_PATHS.analyzed)).runImage?.reference || undefined;
}

function read(toml: string | undefined): Analyzed {
  return parseAnalyzed(toml ?? "", PHASE_PATHS.analyzed);
}

function changed(phase: PhaseName, path: string, versions: readonly (string | undefined)[]): PlatformError {
  const [before, after] = path === PHASE_PATHS.analyzed ? versions.map(imagesIn) : [];
  const difference =
    before === after ? "" : ` It names ${after ?? "no images"} now instead of ${before ?? "no images"}.`;
  return new PlatformError(
    "BUILDPACK",
    `A buildpack of the ${phase} changed ${path}, which phases with credentials rely on.${difference}`,
    {
      hint: "Do not use that builder or buildpack: it may be trying to read images with the credentials of this job. The image was not exported.",
    },
  );
}

/** For people: whatever cannot be understood names none. */
function imagesIn(toml: string | undefined): string | undefined {
  try {
    const { runImage, previousImage } = read(toml);
    const names = [runImage?.image, runImage?.reference, previousImage].filter(Boolean);
    return names.length === 0 ? undefined : names.map((name) => quote(name ?? "")).join(", ");
  } catch {
    return undefined;
  }
}
