// Media types of manifests, configs and layers, in their OCI and Docker spelling.

export const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
export const DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
export const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
export const DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
export const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
export const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
export const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
export const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
export const OCI_TAR_LAYER = "application/vnd.oci.image.layer.v1.tar";
export const OCI_ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";

const DOCKER_LAYERS = "application/vnd.docker.image.rootfs";
const OCI_LAYERS = "application/vnd.oci.image.layer";

/** What OCI calls what Docker has a name of its own for. */
const OCI_NAMES: ReadonlyMap<string, string> = new Map([
  [DOCKER_MANIFEST, OCI_MANIFEST],
  [DOCKER_CONFIG, OCI_CONFIG],
  [`${DOCKER_LAYERS}.diff.tar`, `${OCI_LAYERS}.v1.tar`],
  [DOCKER_LAYER, OCI_LAYER],
  [`${DOCKER_LAYERS}.diff.tar.zstd`, OCI_ZSTD_LAYER],
  [`${DOCKER_LAYERS}.foreign.diff.tar`, `${OCI_LAYERS}.nondistributable.v1.tar`],
  [`${DOCKER_LAYERS}.foreign.diff.tar.gzip`, `${OCI_LAYERS}.nondistributable.v1.tar+gzip`],
]);

/** The OCI spelling of the media type of a manifest, config or layer: the blob is the same one. */
export function ociNameOf(mediaType: string): string {
  return OCI_NAMES.get(mediaType) ?? mediaType;
}

/** Whether a layer of this media type is compressed with zstd. */
export function isZstdLayer(mediaType: string): boolean {
  return /[+.]zstd$/.test(mediaType);
}

/** What a client that reads images should say it accepts. */
export const ACCEPTED_MANIFESTS = [OCI_INDEX, DOCKER_MANIFEST_LIST, OCI_MANIFEST, DOCKER_MANIFEST];

/** Whether a manifest of this media type lists images of several targets. */
export function isIndex(mediaType: string): boolean {
  return mediaType === OCI_INDEX || mediaType === DOCKER_MANIFEST_LIST;
}
