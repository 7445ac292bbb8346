// The index of a buildpack registry: one small file for each buildpack, read over HTTPS; nothing is cloned.
// Format: https://github.com/buildpacks/rfcs/blob/main/text/0022-client-side-buildpack-registry.md
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import { parseJson } from "../oci/schema.ts";
import { quote } from "../quote.ts";
import { buildpackError } from "./buildpack-error.ts";
import type { RegistryName } from "./locator.ts";

/** The index of the public registry. */
export const REGISTRY_INDEX = "https://raw.githubusercontent.com/buildpacks/registry-index/main";

const MAX_NAME_LENGTH = 253;

const Entry = v.object({
  ns: v.string(),
  name: v.string(),
  version: v.string(),
  yanked: v.optional(v.boolean(), false),
  addr: v.string(),
});

type Entry = v.InferOutput<typeof Entry>;

/**
 * Where the file of a buildpack is, relative to the index, e.g. `no/de/acme_nodejs`.
 * @throws {PlatformError} `BUILDPACK` if there can be no such file
 */
export function registryIndexPath({ namespace, name }: Omit<RegistryName, "version">): string {
  const folders = [...foldersOf(name)];
  // They are made of letters of the name, which may be dots.
  if (folders.some((folder) => /^\.+$/.test(folder)) || namespace.length + name.length > MAX_NAME_LENGTH)
    throw buildpackError(`No registry can have a buildpack "${namespace}/${name}".`);
  return [...folders, `${namespace}_${name}`].join("/");
}

function foldersOf(name: string): readonly string[] {
  if (name.length < 3) return [String(name.length)];
  return name.length === 3 ? ["3", name.slice(0, 2)] : [name.slice(0, 2), name.slice(2, 4)];
}

/**
 * The package image of a version, of the highest one if none is named. Yanked versions are never chosen.
 * @param index the content of the buildpack's file
 * @throws {PlatformError} `BUILDPACK` naming the versions there are, `MALFORMED` for a broken index
 */
export function findInIndex(index: string, wanted: RegistryName): ImageReference {
  const name = `${wanted.namespace}/${wanted.name}`;
  const entries = index
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => parseJson(Entry, line, `The registry's entry of ${quote(name)}`));
  const usable = entries.filter(({ yanked }) => !yanked);
  const entry =
    wanted.version === ""
      ? usable.reduce<Entry | undefined>(higher, undefined)
      : usable.find(({ version }) => version === wanted.version);
  if (entry === undefined) throw missing(name, wanted.version, entries);
  const image = parseImageReference(entry.addr);
  if (image.digest !== undefined) return image;
  throw new PlatformError(
    "MALFORMED",
    `The registry's entry of ${quote(name)} has ${quote(entry.addr)} without a digest.`,
  );
}

function missing(name: string, version: string, entries: readonly Entry[]): PlatformError {
  const usable = entries.filter(({ yanked }) => !yanked).map((entry) => entry.version);
  const there = usable.length === 0 ? "none that may be used" : usable.slice(-20).join(", ");
  if (entries.some((entry) => entry.version === version))
    return buildpackError(
      `"${name}@${version}" was yanked from the registry.`,
      `Use another version: ${there}.`,
    );
  if (version === "")
    return buildpackError(`The registry has no version of ${quote(name)} that was not yanked.`);
  return buildpackError(
    `The registry has no version ${quote(version)} of ${quote(name)}.`,
    `It has ${there}.`,
  );
}

function higher(a: Entry | undefined, b: Entry): Entry {
  return a !== undefined && compareVersions(a.version, b.version) >= 0 ? a : b;
}

/** By the rules of https://semver.org/#spec-item-11; what is not a version is lower than all that are. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  const numbers = left.numbers.map((number, at) => number - (right.numbers[at] ?? 0));
  return numbers.find((difference) => difference !== 0) ?? comparePreReleases(left.pre, right.pre);
}

function parseVersion(text: string): { numbers: number[]; pre: readonly string[] } | undefined {
  const [, major, minor, patch, pre] = /^v?(\d+)\.(\d+)\.(\d+)(?:-([^+]+))?(?:\+.*)?$/.exec(text) ?? [];
  if (major === undefined) return undefined;
  return { numbers: [major, minor, patch].map(Number), pre: pre?.split(".") ?? [] };
}

/** None is higher than any; numbers are lower than words; more parts are higher. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  for (const [at, left] of a.entries()) {
    const right = b[at];
    if (right === undefined) return 1;
    if (left === right) continue;
    const [isLeftNumber, isRightNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isLeftNumber && isRightNumber) return Number(left) - Number(right);
    if (isLeftNumber !== isRightNumber) return isLeftNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
