// The input `outputs` of docker/build-push-action, e.g. `type=image,name=ghcr.io/owner/app,push=true`. Pure.
import { quote } from "../../quote.ts";
import { isFalse, listEntries, type ListEntry } from "./attributes.ts";
import type { Translation } from "./translation.ts";

/** What an output says of delivery; undefined if it says nothing. */
interface Delivery {
  readonly push?: string | undefined;
  readonly load?: string | undefined;
  /** A directory. */
  readonly layout?: string | undefined;
}

/** Attributes that are read above, or change nothing in what is made here. */
const WITHOUT_EFFECT = new Set([
  "type",
  "name",
  "push",
  "push-by-digest",
  "name-canonical",
  "oci-mediatypes",
  "rewrite-timestamp",
  "force-compression",
  "compression-level",
  "unpack",
  "store",
  "dest",
  "tar",
]);

/** BuildKit's long form of an annotation, e.g. `annotation-manifest[linux/amd64].KEY`; the input `annotations` says which there are. */
const SUBJECT_ANNOTATION =
  /^annotation-(manifest|index|manifest-descriptor|index-descriptor)(\[[^\]]*\])?\.(.+)$/;

const LAYOUT_HINT =
  'Add "tar=false", or set "layout" to a directory: actions/upload-artifact keeps it, and `tar --create --directory DIRECTORY .` turns it into a file.';

const FILE_HINT =
  'Set "load: true" and let a step write the file, e.g. `docker save --output image.tar IMAGE`; or push it to a registry.';

/** Reads all of them; names, compression and delivery become inputs of ours. */
export function readOutputs(translation: Translation): void {
  for (const entry of listEntries(translation.text("outputs"))) readOutput(translation, entry);
}

function readOutput(translation: Translation, entry: ListEntry): void {
  // Also of one that is refused, so that the image is not said to be missing.
  const name = entry.attributes.get("name");
  if (name !== undefined) translation.set("image", name, "outputs");
  const delivery = deliveryOf(translation, entry);
  if (delivery === undefined) return;
  const { push, load, layout } = delivery;
  // `push` beside it says the same, or less.
  if (push !== undefined && (push !== "false" || !translation.isSet("push")))
    translation.replace("push", push);
  const byDigest = entry.attributes.get("push-by-digest") ?? "false";
  if (byDigest !== "false") translation.set("push-by-digest", byDigest, "outputs");
  if (load !== undefined) translation.replace("load", load);
  if (layout !== undefined) translation.set("layout", layout, "outputs");
  for (const [key, value] of entry.attributes) readAttribute(translation, { key, value, line: entry.line });
}

/** Complains if it is none that there is. */
function deliveryOf(translation: Translation, { line, attributes }: ListEntry): Delivery | undefined {
  const refuse = (problem: string, hint: string): undefined => {
    translation.complain("outputs", problem, hint);
    return undefined;
  };
  const type = attributes.get("type");
  if (type === "oci") return layoutOf(translation, { line, attributes });
  if (attributes.has("dest") || type === undefined || /^(?:local|tar)$/.test(type)) {
    refuse(`${quote(line)} is a file or a directory that this action does not write.`, FILE_HINT);
    return;
  }
  switch (type) {
    case "registry":
      return { push: "true" };
    case "image":
      return { push: attributes.get("push") };
    case "docker":
      return { load: "true" };
    case "cacheonly":
      return { push: "false" };
    default: {
      refuse(`${quote(type)} is not one of image, registry, docker, oci, cacheonly.`, FILE_HINT);
      return;
    }
  }
}

/** Nothing else becomes of the image; a file of it is what there is by default. */
function layoutOf(translation: Translation, { line, attributes }: ListEntry): Delivery | undefined {
  const layout = attributes.get("dest") ?? "";
  if (attributes.get("tar") === "false" && layout !== "" && layout !== "-") return { push: "false", layout };
  translation.complain(
    "outputs",
    `${quote(line)} is a file, but this action writes a directory.`,
    LAYOUT_HINT,
  );
  return undefined;
}

function readAttribute(
  translation: Translation,
  { key, value, line }: { readonly key: string; readonly value: string; readonly line: string },
): void {
  if (WITHOUT_EFFECT.has(key)) return;
  const annotation = annotationKey(key);
  if (key === "registry.insecure") readInsecure(translation, value, line);
  else if (key === "compression") translation.set("layer-compression", value, "outputs");
  else if (annotation !== undefined)
    translation.replace("annotations", `${translation.text("annotations")}\n${annotation}=${value}`.trim());
  else {
    const hint =
      "Leave it out, or see the inputs of this action: docs/migrating.md lists the inputs of both.";
    translation.complain("outputs", `${quote(line)} has ${quote(key)}, which has no effect here.`, hint);
  }
}

/** As the input `annotations` has it; undefined if the attribute is no annotation. */
function annotationKey(key: string): string | undefined {
  if (key.startsWith("annotation.")) return key.slice("annotation.".length);
  const [, subject, platform = "", name = ""] = SUBJECT_ANNOTATION.exec(key) ?? [];
  return subject === undefined ? undefined : `${subject}${platform}:${name}`;
}

/** A registry is insecure in all that a build does with it, so the workflow names its host. */
function readInsecure(translation: Translation, value: string, line: string): void {
  if (isFalse(value)) return;
  const hint = 'Name the host of the registry in "insecure-registries", e.g. localhost:5000.';
  translation.complain("outputs", `${quote(line)} has "registry.insecure", which is an input here.`, hint);
}
