// package.toml: what a buildpack package is to be made of, in the format that pack reads.
// Format: https://buildpacks.io/docs/reference/config/package-config/
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { DescriptorTarget } from "./buildpack-descriptor.ts";
import type { ModuleKind } from "./module-reference.ts";
import { checkKnownToml, parseTomlTable } from "./toml/parse-toml.ts";

const text = v.optional(v.string(), "");
const Place = v.object({ uri: text });

const PackageFile = v.object({
  buildpack: v.optional(Place),
  extension: v.optional(Place),
  dependencies: v.optional(v.array(v.object({ uri: text, image: text })), []),
  platform: v.optional(v.object({ os: v.optional(v.string(), "linux") })),
  targets: v.optional(v.array(DescriptorTarget), []),
});

/** What package.toml says. */
export interface PackageDescriptor {
  /** Undefined if it does not say: what is beside it tells. */
  readonly kind: ModuleKind | undefined;
  /** Where the main buildpack is; `.` is the directory of the file. */
  readonly uri: string;
  /** Locators of what comes with it. */
  readonly dependencies: readonly string[];
  /** What a composite is packaged for. */
  readonly targets: readonly DescriptorTarget[];
}

/** @throws {PlatformError} `MALFORMED` naming the file, also for a key that is not known */
export function parsePackageDescriptor(toml: string, what: string): PackageDescriptor {
  const file = checkKnownToml(PackageFile, parseTomlTable(toml, what), what);
  const { buildpack, extension, platform } = file;
  if (buildpack !== undefined && extension !== undefined)
    throw malformed(`${what} has both [buildpack] and [extension].`, "A package is for one of them.");
  if (platform !== undefined && platform.os !== "linux")
    throw malformed(`${what} is for the system ${quote(platform.os)}.`, 'Only "linux" is allowed.');
  const kind = extension !== undefined ? "extension" : buildpack !== undefined ? "buildpack" : undefined;
  return {
    kind,
    uri: (buildpack ?? extension)?.uri || ".",
    dependencies: file.dependencies.map((dependency) => locatorOf(dependency, what)),
    targets: file.targets,
  };
}

/** `image` is the older key for package images. */
function locatorOf({ uri, image }: { readonly uri: string; readonly image: string }, what: string): string {
  if ((uri === "") !== (image === "")) return uri === "" ? `docker://${image}` : uri;
  const has = uri === "" ? "neither uri nor image" : `both uri = ${quote(uri)} and image = ${quote(image)}`;
  throw malformed(
    `A dependency in ${what} has ${has}.`,
    "Set uri, e.g. to docker://ghcr.io/owner/buildpack:1.",
  );
}

function malformed(message: string, hint: string): PlatformError {
  return new PlatformError("MALFORMED", message, { hint });
}
