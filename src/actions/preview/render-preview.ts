// The text of a preview: what a reviewer wants to know of the image, before the image is in use. Pure.
import { formatTarget } from "../../oci/target.ts";
import type { ImageSizes } from "../../platform/image/compare-images.ts";
import type { ImagePreview, ImagePreviews, PreviewedImage } from "../../platform/image/preview-image.ts";
import type { WorkKind } from "../../platform/request/build-request.ts";
import { codeOf, details, row, tableOf, wordsOf } from "./comment-html.ts";
import { buildpackTable, layerTable, sizeDifference, sizeWords } from "./preview-tables.ts";

/** What the preview is of. */
export interface PreviewSubject {
  readonly title: string;
  /** The commit that was built; undefined if it is not known. */
  readonly commit: string | undefined;
  /** Page of the run; undefined outside of GitHub. */
  readonly runUrl: string | undefined;
}

/** Fewer characters than the 65,536 that GitHub takes: the marker needs some, too. */
export const MAX_COMMENT_LENGTH = 65_000;

/** One block of HTML without a blank line. Whatever its parts hold, it is shorter than {@link MAX_COMMENT_LENGTH}. */
export function renderPreview({ platforms, omitted }: ImagePreviews, subject: PreviewSubject): string {
  const [only, ...others] = platforms;
  const more = omitted === 0 ? "" : `<p>${omitted} more platforms are left out.</p>`;
  const parts =
    only !== undefined && others.length === 0
      ? [verdict(only), ...imageParts(only, 1)]
      : [...platforms.map(platformVerdict), more, ...platformParts(platforms)];
  const frame = [`<h3>${wordsOf(subject.title)}</h3>`, runCommand(platforms), origin(subject, platforms)];
  const [head = "", ...foot] = frame;
  const room = MAX_COMMENT_LENGTH - lengthOf(frame);
  return `${[head, ...cutParts(parts, room), ...foot].filter((part) => part !== "").join("\n")}\n`;
}

/** What there is to say of one of some images. */
function imageParts(preview: ImagePreview, images: number): string[] {
  return [
    ...notes(preview).map((note) => `<p>${note}</p>`),
    overview(preview, images),
    buildpackTable({ ...preview, images }),
    layerTable({ ...preview, images }),
  ];
}

function platformParts(previews: readonly ImagePreview[]): string[] {
  return previews.map((preview) => {
    const content = imageParts(preview, previews.length).filter((part) => part !== "");
    return details(codeOf(formatTarget(preview.target)), content.join("\n"));
  });
}

/** As many parts as there is room for, from the first on, and how many are left out. */
function cutParts(parts: readonly string[], room: number): readonly string[] {
  const note = (left: number): string => `<p>… and ${left} more, cut here</p>`;
  const kept = [...parts];
  while (lengthOf(kept) > room - lengthOf([note(parts.length)])) kept.pop();
  return kept.length === parts.length ? parts : [...kept, note(parts.length - kept.length)];
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 1, 0);
}

/** The line that is seen in a notification. */
function verdict(preview: ImagePreview): string {
  const words = verdictWords(preview, "Size of the image: ");
  return words === "" ? "" : `<p>${words}</p>`;
}

/** The same for one of several platforms. */
function platformVerdict(preview: ImagePreview): string {
  const { image, base, target } = preview;
  const known = verdictWords(preview, "");
  const words =
    base?.kind === "read" && image?.kind === "missing"
      ? "The image is <strong>gone</strong>."
      : base?.kind === "missing" && image?.kind === "read"
        ? "The image is <strong>new</strong>."
        : known;
  return `<p>${[codeOf(formatTarget(target)), words].filter((part) => part !== "").join(": ")}</p>`;
}

function verdictWords({ sizes, comparison, change }: ImagePreview, subject: string): string {
  const difference = sizeDifference(sizes.base?.totalBytes, sizes.image?.totalBytes);
  const size = difference === "" ? "" : `${subject}<strong>${difference}</strong>.`;
  switch (change) {
    case "same":
      return "<strong>The same image</strong> as the base.";
    case "rebased":
      return `<strong>Rebased</strong>: only the run image is different. ${size}`.trimEnd();
    case "changed":
    case undefined: {
      const runImage = comparison?.runImage === "changed" ? " It uses a different run image." : "";
      return size === "" ? "" : `${size}${runImage}`;
    }
  }
}

/** What a reader may stumble over. */
function notes({ image, built, base, target }: ImagePreview): string[] {
  const all = [
    WORK_NOTES[built?.work ?? "build"],
    image === undefined ? builtNote(built) : problemNote(image, target),
    image === undefined && built?.contents.layers.length === 0 ? "Its layers are unknown." : "",
    base === undefined ? "There is no base image to compare with." : problemNote(base, target),
  ];
  return all.filter((note) => note !== "");
}

/** Where a step builds nothing, its image is an earlier one, or made of one. */
const WORK_NOTES: Readonly<Record<WorkKind, string>> = {
  build: "",
  rebase: "Nothing was built: an earlier image was put on a newer run image.",
  skip: "Nothing was built, since nothing had changed since an earlier image.",
};

/** Of an image that was not read from a registry. */
function builtNote(built: ImagePreview["built"]): string {
  return built?.isPushed === true
    ? "These figures are from the build that pushed the image; the image itself was not read."
    : "The image was built, but not pushed.";
}

function problemNote(image: PreviewedImage, target: ImagePreview["target"]): string {
  switch (image.kind) {
    case "read":
      return "";
    case "missing":
      return `${codeOf(image.name)} for ${codeOf(formatTarget(target))} does not exist yet, or is hidden from this job.`;
    case "unreadable":
      return `${codeOf(image.name)} could not be read from its registry; the log of the run says why.`;
  }
}

function overview(preview: ImagePreview, images: number): string {
  const { image, built, base, contents } = preview;
  const name = image?.name ?? built?.names[0];
  // The digest of an index says nothing of one of its images.
  const digestOf = (read: PreviewedImage | undefined): string | undefined =>
    read?.kind === "read" ? (images === 1 ? read.digest : read.imageDigest) : undefined;
  const attestations = built?.attestations ?? 0;
  const runImages = [base?.kind === "read" ? base.contents.runImage : undefined, contents?.runImage];
  const rows = [
    line("Image", [base?.name, name].map(withoutDigest).map(orEmpty)),
    line("Digest", [digestOf(base), digestOf(image) ?? built?.digest].map(orEmpty)),
    ...sizeLines(preview),
    attestations === 0 ? "" : line("Attestations", ["", String(attestations)]),
    line("Run image", runImages.map(orEmpty), runImageWords(preview)),
  ];
  const head = row(["", "Base", "This pull request", "Difference"], "th");
  return tableOf([head, ...rows.filter((text) => text !== "")]);
}

/** Without a row if neither side has a value. */
function line(name: string, values: readonly string[], difference = ""): string {
  if (values.every((value) => value === "")) return "";
  return row([name, ...values, difference]);
}

/** Digests are cut to what people compare, and below the name: else the table would be wider than the page. */
function orEmpty(text: string | undefined): string {
  if (text === undefined) return "";
  const short = text.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, "$1…");
  const at = short.indexOf("@sha256:");
  return at < 0 ? codeOf(short) : [short.slice(0, at), short.slice(at + 1)].map(codeOf).join("<br>");
}

/** Which has a row of its own. */
function withoutDigest(name: string | undefined): string | undefined {
  return name?.replace(/@.*$/, "");
}

function sizeLines({ sizes, comparison }: ImagePreview): string[] {
  const sizeLine = (name: string, size: keyof ImageSizes): string => {
    const [before, after] = [sizes.base?.[size], sizes.image?.[size]];
    if (before === undefined && after === undefined) return "";
    const words = (side: ImageSizes | undefined): string => (side === undefined ? "" : sizeWords(side[size]));
    return line(name, [words(sizes.base), words(sizes.image)], sizeDifference(before, after));
  };
  const newBytes = comparison?.newBytes;
  return [
    sizeLine("Size, compressed", "totalBytes"),
    sizeLine("Without the run image", "ownBytes"),
    newBytes === undefined ? "" : line("New data to pull", ["", formatNew(newBytes)]),
  ];
}

function formatNew(bytes: number): string {
  return bytes === 0 ? "nothing" : sizeWords(bytes);
}

function runImageWords({ comparison }: ImagePreview): string {
  switch (comparison?.runImage) {
    case "same":
      return "the same";
    case "changed":
      return "<strong>changed</strong>";
    case "unknown":
    case undefined:
      return "";
  }
}

function runCommand(previews: readonly ImagePreview[]): string {
  const image = previews.map((preview) => preview.image).find((each) => each?.kind === "read");
  if (image === undefined) return "";
  const [name = ""] = image.name.split("@");
  // The tag may move.
  const reference = `${name.replace(/:[^/:]*$/, "")}@${image.digest}`;
  return `<pre><code>docker run --rm ${reference}</code></pre>`;
}

function origin({ commit, runUrl }: PreviewSubject, previews: readonly ImagePreview[]): string {
  const built = commit === undefined ? "" : ` from ${codeOf(commit.slice(0, 12))}`;
  const targets = previews.map(({ target }) => codeOf(formatTarget(target)));
  const page =
    runUrl === undefined || !URL.canParse(runUrl) ? "" : new URL(runUrl).href.replaceAll('"', "%22");
  const run = page === "" ? "" : ` by <a href="${page.replaceAll("&", "&amp;")}">this run</a>`;
  return `<p><sub>Built${built} for ${targets.join(", ")}${run}.</sub></p>`;
}
