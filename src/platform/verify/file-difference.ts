// What is different between two entries of archives that have the same name, in words: never anything of a content. Pure.
import { toText } from "../../oci/byte-path.ts";
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

type Entry = ReadEntry["entry"];

/** What is compared of a header. */
export type ComparedHeader = Pick<Entry, "type" | "mode" | "uid" | "gid" | "mtime"> &
  Required<Pick<Entry, "deviceMajor" | "deviceMinor">> &
  Pick<ReadEntry, "linkNameBytes">;

/** Nothing else of it has to be kept. */
export function comparedHeader({ entry, linkNameBytes }: Omit<ReadEntry, "content">): ComparedHeader {
  const { type, mode, uid, gid, mtime, deviceMajor = 0, deviceMinor = 0 } = entry;
  return { type, mode, uid, gid, mtime, deviceMajor, deviceMinor, linkNameBytes };
}

/** Each in words. */
const ASPECTS: readonly { readonly name: string; readonly words: (header: ComparedHeader) => string }[] = [
  { name: "mode", words: ({ mode }) => mode.toString(8).padStart(4, "0") },
  { name: "owner", words: ({ uid, gid }) => `${uid}:${gid}` },
  { name: "mtime", words: ({ mtime }) => formatTime(mtime) },
  { name: "device", words: formatDevice },
];

/** Two headers of one name; none if they are the same. The size is that of the content. */
export function headerAspects(first: ComparedHeader, second: ComparedHeader): readonly string[] {
  if (first.type !== second.type) return [`type ${first.type} and ${second.type}`];
  const aspects = ASPECTS.flatMap(({ name, words }) => {
    const [a, b] = [words(first), words(second)];
    return a === b ? [] : [`${name} ${a} and ${b}`];
  });
  return [...aspects, ...linkAspects(first, second)];
}

/** Targets that differ only far behind, or in bytes that are no text, have the same words. */
function linkAspects(...headers: readonly [ComparedHeader, ComparedHeader]): readonly string[] {
  const [a, b] = headers.map(({ linkNameBytes }) => linkNameBytes);
  if (a === b) return [];
  const [first, second] = [a, b].map((target = "") => quote(toText(target)));
  if (first === second) return [`link target ${first ?? ""}, of which only what is not shown differs`];
  return [`link target ${first ?? ""} and ${second ?? ""}`];
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
function formatDevice({ type, deviceMajor, deviceMinor }: ComparedHeader): string {
  return type.endsWith("-device") ? `${deviceMajor}:${deviceMinor}` : "none";
}

/** Seconds since 1970, which an archive may have any of. */
function formatTime(mtime: number): string {
  const time = new Date(mtime * 1000);
  return Number.isNaN(time.getTime()) ? `${mtime} s` : time.toISOString().replace(".000Z", "Z");
}
