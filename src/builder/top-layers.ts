// The small layers that lie on top of a builder in its registry. They have its order.toml: a builder that somebody derived from another
// one has the labels of that, but may have an order of its own. And where they stay away from modules, it does not matter which of both
// lies above the other.
import path from "node:path";
import type { Readable } from "node:stream";
import { allEnded } from "../bounded.ts";
import { decompressed } from "../bytes/decompressed.ts";
import { describeFault, verified } from "../bytes/verified.ts";
import { parseOrder } from "../cnb/order.ts";
import { PlatformError } from "../errors.ts";
import type { BlobDescriptor, Descriptor } from "../oci/manifest.ts";
import { readContent, readTar } from "../oci/tar-reader.ts";
import type { ServedImage } from "./located-image.ts";
import type { DetectionOrder } from "./reachable-modules.ts";

/** What is read: the layers of modules have no order, and are not opened. */
export interface TopLayersSource {
  readonly image: Pick<ServedImage, "manifest" | "config">;
  /** DiffIDs of the layers of modules. */
  readonly modules: ReadonlySet<string>;
  readonly openBlob: (layer: BlobDescriptor) => Promise<Readable>;
}

/** What these layers say. */
export interface TopLayers {
  /** That the builder's lifecycle finds; undefined if it is in none of them. */
  readonly orders: DetectionOrder | undefined;
  /** Whether all that lies above a module's layer, and is no module's, was read, and neither changes nor hides anything of modules. */
  readonly areApart: boolean;
  /** Whether one of them has a system.toml: its buildpacks take part in every build, whatever the order. */
  readonly haveSystem: boolean;
}

const ORDER = "cnb/order.toml";
const SYSTEM = "cnb/system.toml";
const MODULES = ["cnb/buildpacks", "cnb/extensions"] as const;
/** What hides all that lies below. */
const HIDES_ALL = ["cnb/.wh..wh..opq", ".wh.cnb", ".wh..wh..opq"] as const;
const HIDES_ORDER: ReadonlySet<string> = new Set(["cnb/.wh.order.toml", ...HIDES_ALL]);
const HIDES_MODULES: ReadonlySet<string> = new Set([
  "cnb/.wh.buildpacks",
  "cnb/.wh.extensions",
  ...HIDES_ALL,
]);
/** Tools give a builder's small files layers of their own, and put them on top. */
const MAX_LAYER_BYTES = 1024 * 1024;
const MAX_LAYERS = 8;
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
const MAX_ORDER_BYTES = 1024 * 1024;

interface Layer {
  readonly blob: Descriptor;
  readonly diffId: string;
  readonly isAboveModules: boolean;
}

/**
 * Reads them.
 * @throws {PlatformError} what the registry rejects with; `MALFORMED` if the order is none, or a layer no tar, `DIGEST_MISMATCH` if
 * a layer is not what the config says
 */
export async function readTopLayers(source: TopLayersSource): Promise<TopLayers> {
  const others = otherLayers(source);
  const large = others.findIndex(({ blob }) => blob.size > MAX_LAYER_BYTES);
  const small = others.slice(0, large < 0 ? MAX_LAYERS : Math.min(large, MAX_LAYERS));
  const read = await allEnded(small.map((layer) => readLayer(layer, source)));
  const toml = read.find(({ order }) => order !== undefined)?.order;
  const unread = others.slice(small.length);
  return {
    orders:
      toml === undefined || toml === "hidden" ? undefined : parseOrder(toml.toString("utf8"), `/${ORDER}`),
    areApart:
      !read.some(({ isInModules }) => isInModules) && !unread.some(({ isAboveModules }) => isAboveModules),
    haveSystem: read.some(({ hasSystem }) => hasSystem),
  };
}

/** Those that are no module's, the highest first. */
function otherLayers({ image: { manifest, config }, modules }: TopLayersSource): Layer[] {
  const diffIds = config.rootfs.diff_ids;
  const lowest = diffIds.findIndex((diffId) => modules.has(diffId));
  return manifest.layers
    .map((blob, at) => ({ blob, diffId: diffIds[at] ?? "", isAboveModules: lowest >= 0 && at > lowest }))
    .filter(({ diffId }) => !modules.has(diffId))
    .reverse();
}

/** What a layer has. */
interface LayerContent {
  /** `hidden`: there is none from here on, or not where it seems to be. */
  readonly order: Buffer | "hidden" | undefined;
  readonly isInModules: boolean;
  readonly hasSystem: boolean;
}

async function readLayer({ blob, diffId }: Layer, { openBlob }: TopLayersSource): Promise<LayerContent> {
  const content = (await openBlob(blob)) as AsyncIterable<Buffer>;
  const expected = { digest: diffId as `sha256:${string}`, limitBytes: MAX_UNPACKED_BYTES };
  const tar = verified(decompressed(content), expected, (fault) => {
    const message = `The layer ${blob.digest} unpacks to ${describeFault(fault)}, and its diffID is ${diffId}.`;
    return new PlatformError("DIGEST_MISMATCH", message);
  });
  let order: LayerContent["order"];
  let isInModules = false;
  let hasSystem = false;
  for await (const item of readTar(tar)) {
    const { type, linkName } = item.entry;
    const file = pathOf(item.entry.name);
    if (file === ORDER) order = type === "file" ? await readContent(item, MAX_ORDER_BYTES) : "hidden";
    else if (HIDES_ORDER.has(file) || (file === "cnb" && type !== "directory")) order = "hidden";
    hasSystem ||= file === SYSTEM;
    isInModules ||=
      touchesModules(file, type === "directory") ||
      (type === "hardlink" && touchesModules(pathOf(linkName ?? ""), false));
  }
  return { order, isInModules, hasSystem };
}

function pathOf(name: string): string {
  return path.posix.normalize(`/${name}`).replace(/^\/|\/$/g, "");
}

/** Directories above a module may be there again. */
function touchesModules(file: string, isDirectory: boolean): boolean {
  if (file === "cnb" || MODULES.some((directory) => file === directory)) return !isDirectory;
  return HIDES_MODULES.has(file) || MODULES.some((directory) => file.startsWith(`${directory}/`));
}
