// Buildpacks and extensions ("modules") that a build may need, and where they lie in a builder. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpacks-directory-layout
import type { BuildpackDescriptor, DescriptorTarget, ModuleWords } from "../cnb/buildpack-descriptor.ts";
import { escapeId, type ModuleKind, type ModuleReference } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { quote } from "../quote.ts";

/** What a module says about itself. */
export interface ModuleInfo
  extends ModuleReference, ModuleWords, Partial<Pick<BuildpackDescriptor, "clearEnv" | "execEnv">> {
  readonly kind: ModuleKind;
  /** The Buildpack API it is written for, e.g. `0.10`. */
  readonly api: string;
  /** Of a composite buildpack, which has no programs of its own; empty for all others. */
  readonly order: Order;
  readonly targets: readonly DescriptorTarget[];
  /** That older buildpacks name; the id `*` is any. */
  readonly stacks: BuildpackDescriptor["stacks"];
}

/** A layer with modules that is stored somewhere, as a package has it. */
export interface StoredLayer {
  readonly descriptor: Descriptor;
  readonly diffId: Digest;
  /** Where it is; undefined if that is no registry, but a file. */
  readonly repository: ImageReference | undefined;
  /** As it is stored; it errors instead of ending if its digest is wrong. */
  open(): Promise<AsyncIterable<Buffer>>;
}

/** A directory, a layer or an archive with a module; a flattened package has several in one layer. */
export interface ModuleSource {
  /** What the user named, e.g. `docker://ghcr.io/owner/buildpack:1`. */
  readonly origin: string;
  readonly modules: readonly ModuleInfo[];
  /** The same for sources with the same content: a diffID, or the path of a directory. */
  readonly identity: string;
  /** For sources that are one. */
  readonly layer?: StoredLayer | undefined;
  /**
   * Their files as tar records, without what ends an archive, so that others can follow; read again with each call. Of a source that
   * is no layer, the first is the directory of the module.
   */
  records(): AsyncIterable<Buffer>;
}

/** Sources that belong together, e.g. the layers of a package. */
export interface ModuleBundle {
  /** The one that was asked for; the others are what it needs. */
  readonly main: ModuleReference;
  readonly sources: readonly ModuleSource[];
}

const ID = /^[\w.-]+(?:\/[\w.-]+)*$/;
const DOTS = /(?:^|\/)\.+(?:\/|$)/;
const VERSION = /^\w[\w.+-]*$/;
/** They would share directories or files with the lifecycle's own. */
const RESERVED_IDS = new Set(["app", "config", "generated", "sbom"]);

/** Whether the text can be the id of a module, and so the name of a directory. */
export function isModuleId(text: string): boolean {
  return ID.test(text) && text.length <= 255 && !DOTS.test(text) && !RESERVED_IDS.has(text);
}

/** Whether the text can be the version of a module, and so the name of a directory. */
export function isModuleVersion(text: string): boolean {
  return VERSION.test(text) && text.length <= 255;
}

/**
 * Makes sure that id and version can be names of directories.
 * @throws {PlatformError} `MALFORMED` quoting the one that cannot
 */
export function checkModuleName({ id, version }: ModuleReference, what: string): void {
  if (!isModuleId(id)) {
    throw new PlatformError("MALFORMED", `${what} has the id ${quote(id)}, which is not an id.`, {
      hint: 'An id has letters, digits, dots, dashes and slashes, e.g. "acme/node", and is not "app", "config", "generated" or "sbom".',
    });
  }
  if (!isModuleVersion(version)) {
    throw new PlatformError(
      "MALFORMED",
      `${what} has the version ${quote(version)}, which is not a version.`,
      { hint: "Write it as three numbers, e.g. 1.2.0." },
    );
  }
}

/** Where modules of a kind are, e.g. `/cnb/buildpacks`. */
export function modulesDirectory(kind: ModuleKind): string {
  return kind === "buildpack" ? "/cnb/buildpacks" : "/cnb/extensions";
}

/** Where a module is, e.g. `/cnb/buildpacks/acme_node/1.2.0`. */
export function moduleDirectory({ kind, id, version }: ModuleReference & { kind: ModuleKind }): string {
  return `${modulesDirectory(kind)}/${escapeId(id)}/${version}`;
}
