// What is different between two entries of archives that have the same name, in words: never anything of a content. Pure.
import { shortDigest } from "../../oci/digest.ts";
import type { ReadEntry } from "../../oci/tar-reader.ts";
import { quote } from "../../quote.ts";
import type { ContentDifference } from "./content-difference.ts";

/** A path of a layer that is not the same in both. */
export interface FileDifference {
  /** As in the archive: untrusted text. */
  readonly path: string;
  /** Clauses, the value of the first before that of the second, e.g. `mode 0644 and 0755`. */
  readonly aspects: readonly string[];
}

type Header = ReadEntry["entry"];

/** What is compared of a header; each in words. */
const ASPECTS: readonly { readonly name: string; readonly words: (header: Header) => string }[] = [
  { name: "mode", words: ({ mode }) => mode.toString(8).padStart(4, "0") },
  { name: "owner", words: ({ uid, gid }) => `${uid}:${gid}` },
  { name: "mtime", words: ({ mtime }) => formatTime(mtime) },
  { name: "link target", words: ({ linkName = "" }) => quote(linkName) },
  { name: "device", words: formatDevice },
];

/** Two headers of one name; none if they are the same. The size is that of the content. */
export function headerAspects(first: Header, second: Header): readonly string[] {
  if (first.type !== second.type) return [`type ${first.type} and ${second.type}`];
  return ASPECTS.flatMap(({ name, words }) => {
    const [a, b] = [words(first), words(second)];
    return a === b ? [] : [`${name} ${a} and ${b}`];
  });
}

/** @param differsAt is not known of contents that were not read side by side */
export function contentAspects({
  first,
  second,
  differsAt,
}: Pick<ContentDifference, "first" | "second"> & {
  readonly differsAt?: number | undefined;
}): readonly string[] {
  if (first.digest === second.digest) return [];
  const from = differsAt === undefined ? "" : ` from byte ${differsAt} on`;
  const each = [first, second].map(
    ({ sizeBytes, digest }) => `${sizeBytes} bytes sha256:${shortDigest(digest)}`,
  );
  return [`content${from} (${each.join(" and ")})`];
}

/** Only devices have one. */
function formatDevice({ type, deviceMajor = 0, deviceMinor = 0 }: Header): string {
  return type.endsWith("-device") ? `${deviceMajor}:${deviceMinor}` : "none";
}

/** Seconds since 1970, which an archive may have any of. */
function formatTime(mtime: number): string {
  const time = new Date(mtime * 1000);
  return Number.isNaN(time.getTime()) ? `${mtime} s` : time.toISOString().replace(".000Z", "Z");
}
