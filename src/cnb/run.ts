// run.toml (and stack.toml before Platform API 0.12): the run images a builder names, with their mirrors.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#runtoml-toml
import * as v from "valibot";
import { formatToml } from "./toml/format-toml.ts";
import { parseToml } from "./toml/parse-toml.ts";

/** The schema of a run image, which run.toml and builder labels share. */
export const RunImageEntry = v.object({
  image: v.optional(v.string(), ""),
  mirrors: v.nullish(v.array(v.string()), []),
});
const RunFile = v.object({ images: v.optional(v.array(RunImageEntry), []) });
const StackFile = v.object({ "run-image": v.optional(RunImageEntry) });

/** A run image and the other places it can be had from. */
export interface RunImageEntry {
  readonly image: string;
  readonly mirrors: readonly string[];
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseRun(toml: string, what: string): readonly RunImageEntry[] {
  return parseToml(RunFile, toml, what).images.map(withMirrors);
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseStack(toml: string, what: string): readonly RunImageEntry[] {
  const runImage = parseToml(StackFile, toml, what)["run-image"];
  return runImage === undefined ? [] : [withMirrors(runImage)];
}

export function formatRun(images: readonly RunImageEntry[]): string {
  return formatToml({ images: images.map(formatEntry) });
}

export function formatStack(image: RunImageEntry): string {
  return formatToml({ "run-image": formatEntry(image) });
}

/** As others write it, so that their layers are the same bytes. */
function formatEntry({ image, mirrors }: RunImageEntry): object {
  return { image, ...(mirrors.length > 0 && { mirrors }) };
}

function withMirrors({ image, mirrors }: v.InferOutput<typeof RunImageEntry>): RunImageEntry {
  return { image, mirrors };
}
