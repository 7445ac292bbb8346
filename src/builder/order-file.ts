// The order.toml of a builder in its registry, read out of the layers that lie on top: a builder that somebody derived from another one
// has the labels of that, but may have an order of its own.
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
export interface OrderSource {
  readonly image: Pick<ServedImage, "manifest" | "config">;
  /** DiffIDs of the layers of modules. */
  readonly modules: ReadonlySet<string>;
  readonly openBlob: (layer: BlobDescriptor) => Promise<Readable>;
}

const ORDER = "cnb/order.toml";
/** What hides one that lies below. */
const HIDES = new Set(["cnb/.wh.order.toml", "cnb/.wh..wh..opq", ".wh.cnb", ".wh..wh..opq"]);
/** Tools give a builder's small files layers of their own, and put them on top. */
const MAX_LAYER_BYTES = 1024 * 1024;
const MAX_LAYERS = 8;
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
const MAX_ORDER_BYTES = 1024 * 1024;

interface Layer {
  readonly blob: Descriptor;
  readonly diffId: string;
}

/**
 * Reads the order that the builder's lifecycle finds; undefined if it is in none of the small layers on top.
 * @throws {PlatformError} what the registry rejects with; `MALFORMED` if it is no order, or a layer no tar, `DIGEST_MISMATCH` if
 * a layer is not what the config says
 */
export async function readOrderFile(source: OrderSource): Promise<DetectionOrder | undefined> {
  const found = await allEnded(smallLayersOnTop(source).map((layer) => findOrder(layer, source)));
  const toml = found.find((each) => each !== undefined);
  return toml === undefined || toml === "hidden" ? undefined : parseOrder(toml.toString("utf8"), `/${ORDER}`);
}

/** The highest first. */
function smallLayersOnTop({ image: { manifest, config }, modules }: OrderSource): Layer[] {
  const layers = manifest.layers
    .map((blob, at) => ({ blob, diffId: config.rootfs.diff_ids[at] ?? "" }))
    .filter(({ diffId }) => !modules.has(diffId))
    .reverse();
  const large = layers.findIndex(({ blob }) => blob.size > MAX_LAYER_BYTES);
  return layers.slice(0, large < 0 ? MAX_LAYERS : Math.min(large, MAX_LAYERS));
}

/** `hidden`: there is none from here on, or not where it seems to be. */
async function findOrder(
  { blob, diffId }: Layer,
  { openBlob }: OrderSource,
): Promise<Buffer | "hidden" | undefined> {
  const content = (await openBlob(blob)) as AsyncIterable<Buffer>;
  const expected = { digest: diffId as `sha256:${string}`, limitBytes: MAX_UNPACKED_BYTES };
  const tar = verified(decompressed(content), expected, (fault) => {
    const message = `The layer ${blob.digest} unpacks to ${describeFault(fault)}, and its diffID is ${diffId}.`;
    return new PlatformError("DIGEST_MISMATCH", message);
  });
  let found: Buffer | "hidden" | undefined;
  for await (const item of readTar(tar)) {
    const { name, type } = item.entry;
    const file = path.posix.normalize(`/${name}`).replace(/^\/|\/$/g, "");
    if (file === ORDER) found = type === "file" ? await readContent(item, MAX_ORDER_BYTES) : "hidden";
    else if (HIDES.has(file) || (file === "cnb" && type !== "directory")) found = "hidden";
  }
  return found;
}
