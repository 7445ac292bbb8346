// A tiny image for containers that never start, by which files get into volumes while the builder is still being pulled.
import { Readable } from "node:stream";
import type { Daemon } from "../../docker/daemon.ts";
import { digestOf } from "../../oci/digest.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from "../../oci/media-types.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END } from "../../oci/tar-header.ts";
import type { Target } from "../../oci/target.ts";

const REPOSITORY = "cloud-native-buildpacks.local/holder";
const VERSION = "1";
const PLAIN_LAYER = "application/vnd.oci.image.layer.v1.tar";

/** Makes sure that the engine has the image, and returns its name; it stays, since other builds may be using it. */
export async function ensureHolderImage(daemon: Daemon, target: Target): Promise<string> {
  const name = `${REPOSITORY}:${VERSION}-${target.arch}`;
  if ((await daemon.inspectImage(name)) === undefined) {
    await daemon.loadImage(Readable.from([holderArchive(name, target)]));
  }
  return name;
}

/**
 * The image as an OCI layout that also has Docker's manifest.json: the one form that all engines load, whatever their
 * image store (graph drivers know no OCI layouts, and the containerd store wants the blobs by digest).
 */
function holderArchive(name: string, target: Target): Buffer {
  const layer = tarOf([{ name: "holder", content: Buffer.alloc(0) }]);
  const config = json({
    architecture: target.arch,
    os: target.os,
    created: "1980-01-01T00:00:01Z",
    config: { Cmd: ["/holder"] },
    rootfs: { type: "layers", diff_ids: [digestOf(layer)] },
  });
  const manifest = json({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: descriptor(OCI_CONFIG, config),
    layers: [descriptor(PLAIN_LAYER, layer)],
  });
  const annotations = {
    "io.containerd.image.name": name,
    "org.opencontainers.image.ref.name": name.slice(name.lastIndexOf(":") + 1),
  };
  const index = {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [{ ...descriptor(OCI_MANIFEST, manifest), annotations }],
  };
  const legacy = [{ Config: blobPath(config), RepoTags: [name], Layers: [blobPath(layer)] }];
  return tarOf([
    { name: "oci-layout", content: json({ imageLayoutVersion: "1.0.0" }) },
    { name: "index.json", content: json(index) },
    { name: "manifest.json", content: json(legacy) },
    ...[config, layer, manifest].map((content) => ({ name: blobPath(content), content })),
  ]);
}

function descriptor(mediaType: string, content: Buffer): object {
  return { mediaType, digest: digestOf(content), size: content.length };
}

function blobPath(content: Buffer): string {
  return `blobs/${digestOf(content).replace(":", "/")}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function tarOf(files: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const owner = { mode: 0o644, uid: 0, gid: 0, mtime: FIXED_MTIME };
  const chunks = files.flatMap(({ name, content }) => [
    encodeTarHeader({ ...owner, name, type: "file", sizeBytes: content.length }),
    content,
    Buffer.alloc(paddingOf(content.length)),
  ]);
  return Buffer.concat([...chunks, TAR_END]);
}
