// The text of a preview: what a reviewer wants to know of the image, before the image is in use. Pure.
import { formatTarget } from "../../oci/target.ts";
import type { ImageSizes } from "../../platform/image/compare-images.ts";
import type { ImagePreview, PreviewedImage } from "../../platform/image/preview-image.ts";
import { codeOf, row, tableOf, wordsOf } from "./comment-html.ts";
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
export function renderPreview(preview: ImagePreview, subject: PreviewSubject): string {
  const { contents, comparison } = preview;
  const parts = [
    `<h3>${wordsOf(subject.title)}</h3>`,
    verdict(preview),
    ...notes(preview).map((note) => `<p>${note}</p>`),
    overview(preview),
    buildpackTable(contents, comparison),
    layerTable(contents, comparison),
    runCommand(preview),
    origin(subject, preview),
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

/** The line that is seen in a notification. */
function verdict({ sizes, comparison }: ImagePreview): string {
  const difference = sizeDifference(sizes.base?.totalBytes, sizes.image?.totalBytes);
  if (difference === "") return "";
  const runImage = comparison?.runImage === "changed" ? " It uses a different run image." : "";
  return `<p>Size of the image: <strong>${difference}</strong>.${runImage}</p>`;
}

/** What a reader may stumble over. */
function notes({ image, built, base, target }: ImagePreview): string[] {
  const all = [
    image === undefined ? builtNote(built) : problemNote(image, target),
    image === undefined && built?.contents.layers.length === 0 ? "Its layers are unknown." : "",
    base === undefined ? "There is no base image to compare with." : problemNote(base, target),
  ];
  return all.filter((note) => note !== "");
}

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

function overview(preview: ImagePreview): string {
  const { image, built, base, contents } = preview;
  const before = base?.kind === "read" ? base : undefined;
  const name = image?.name ?? built?.names[0];
  const digest = image?.kind === "read" ? image.digest : built?.digest;
  const rows = [
    line("Image", [base?.name, name].map(withoutDigest).map(orEmpty)),
    line("Digest", [before?.digest, digest].map(orEmpty)),
    ...sizeLines(preview),
    line("Run image", [before?.contents.runImage, contents?.runImage].map(orEmpty), runImageWords(preview)),
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

function runCommand({ image }: ImagePreview): string {
  if (image?.kind !== "read") return "";
  const [name = ""] = image.name.split("@");
  // The tag may move.
  const reference = `${name.replace(/:[^/:]*$/, "")}@${image.digest}`;
  return `<pre><code>docker run --rm ${reference}</code></pre>`;
}

function origin({ commit, runUrl }: PreviewSubject, { target }: ImagePreview): string {
  const built = commit === undefined ? "" : ` from ${codeOf(commit.slice(0, 12))}`;
  const page =
    runUrl === undefined || !URL.canParse(runUrl) ? "" : new URL(runUrl).href.replaceAll('"', "%22");
  const run = page === "" ? "" : ` by <a href="${page.replaceAll("&", "&amp;")}">this run</a>`;
  return `<p><sub>Built${built} for ${codeOf(formatTarget(target))}${run}.</sub></p>`;
}
