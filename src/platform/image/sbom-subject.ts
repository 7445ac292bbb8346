// What the documents about an image say besides what its buildpacks listed: the image itself, what it stands on, what made it.
import type { LifecycleImage } from "../../builder/lifecycle-image.ts";
import { isDigest } from "../../oci/digest.ts";
import { imageName, type ImageReference, publicName } from "../../oci/image-reference.ts";
import type { OriginatedContent } from "../../sbom/image-inventory.ts";
import type { ImageSbom } from "../../sbom/image-sbom.ts";
import { imagePurl } from "../../sbom/package-url.ts";
import { bareComponent, type SbomComponent } from "../../sbom/sbom-component.ts";
import type { BuildReport } from "../request/build-request.ts";
import type { SbomFolder } from "./sbom-folders.ts";

/** What is known of a build whose image is described. */
export interface DescribedBuild {
  readonly image: ImageReference;
  readonly report: BuildReport;
  /** The image that the phases came from; undefined if they came from the builder. */
  readonly lifecycleImage: LifecycleImage | undefined;
}

/** The image, what it stands on, and what made it. */
export function describeSubject({
  image,
  report,
  lifecycleImage,
}: DescribedBuild): Pick<ImageSbom, "image" | "runImage" | "lifecycle" | "buildpacks"> {
  const { digest, imageId, runImage, buildpacks, target } = report;
  const arch = target?.arch;
  const [runName = "", runDigest] = runImage?.split("@") ?? [];
  return {
    image: imageComponent({ name: imageName(image), digest, arch }, imageId),
    runImage: runImage === undefined ? undefined : imageComponent({ name: runName, digest: runDigest, arch }),
    lifecycle: lifecycleComponent(lifecycleImage, report),
    buildpacks: buildpacks.map(({ id, version }) => ({ id, version })),
  };
}

/** The lifecycle has an image of its own only for builders that are not trusted. */
function lifecycleComponent(
  image: LifecycleImage | undefined,
  { lifecycleVersion = "", target }: BuildReport,
): SbomComponent {
  const pinned = image?.pinned;
  const version = (image === undefined ? lifecycleVersion : image.version) ?? "";
  if (pinned === undefined) return bareComponent({ type: "application", name: "lifecycle", version });
  const component = imageComponent({ name: imageName(pinned), digest: pinned.digest, arch: target?.arch });
  const properties = version === "" ? [] : [{ name: "io.buildpacks:lifecycle:version", value: version }];
  return { ...component, properties };
}

interface NamedDigest {
  readonly name: string;
  readonly digest: string | undefined;
  readonly arch: string | undefined;
}

/** @param imageId what an image is told apart by that was only loaded */
function imageComponent({ name: given, digest, arch }: NamedDigest, imageId?: string): SbomComponent {
  const name = publicName(given);
  if (digest === undefined || !isDigest(digest)) {
    return bareComponent({ type: "container", name, version: imageId ?? "" });
  }
  return bareComponent({
    type: "container",
    name,
    version: digest,
    purl: imagePurl(name, digest, arch),
    hashes: [{ alg: "SHA-256", content: digest.replace("sha256:", "") }],
  });
}

/** What each folder is about, in the words of the build's log. */
export function withOrigins(folders: readonly SbomFolder[], report: BuildReport): OriginatedContent[] {
  const { buildpacks, layers, lifecycleVersion = "" } = report;
  const known = new Map([
    ["buildpacksio_lifecycle", { id: "buildpacksio/lifecycle", version: lifecycleVersion }],
    ...buildpacks.map((buildpack) => [buildpack.id.replaceAll("/", "_"), buildpack] as const),
  ]);
  return folders.map(({ names: [folder = "", layer], content }) => {
    const { id, version } = known.get(folder) ?? { id: folder, version: "" };
    const name = layer === undefined ? undefined : `${id}:${layer}`;
    const diffId = layers.find((each) => each.name === name)?.diffId;
    return { content, origin: { buildpack: version === "" ? id : `${id}@${version}`, layer: name, diffId } };
  });
}
