// buildpack.toml and extension.toml of modules that come from anywhere.
import { parseBuildpackDescriptor } from "../cnb/buildpack-descriptor.ts";
import { parseExtensionDescriptor } from "../cnb/extension-descriptor.ts";
import type { ModuleKind } from "../cnb/module-reference.ts";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { checkModuleName, type ModuleInfo } from "./module.ts";

/** No file of this kind is larger; those of large buildpacks have 100 KiB. */
export const MAX_DESCRIPTOR_BYTES = 4 * 1024 * 1024;

/** `buildpack.toml` or `extension.toml` */
export function descriptorName(kind: ModuleKind): string {
  return `${kind}.toml`;
}

/**
 * Parses the descriptor of a module.
 * @param what names the file, e.g. `"/opt/node/buildpack.toml"`
 * @throws {PlatformError} `MALFORMED` naming the file and what is wrong about it
 */
export function parseModuleDescriptor(kind: ModuleKind, toml: string, what: string): ModuleInfo {
  const info = kind === "buildpack" ? buildpackInfo(toml, what) : extensionInfo(toml, what);
  checkModuleName(info, what);
  if (!/^\d+\.\d+$/.test(info.api)) {
    throw new PlatformError(
      "MALFORMED",
      `${what} has api = ${quote(info.api)}, which is not an API version.`,
      {
        hint: 'Say which version of the Buildpack API it is written for, e.g. api = "0.10".',
      },
    );
  }
  return info;
}

function buildpackInfo(toml: string, what: string): ModuleInfo {
  return { kind: "buildpack", ...parseBuildpackDescriptor(toml, what) };
}

function extensionInfo(toml: string, what: string): ModuleInfo {
  return { kind: "extension", ...parseExtensionDescriptor(toml, what), order: [], stacks: [] };
}
