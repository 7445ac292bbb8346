// The layers of the official lifecycle's recordings, rebuilt from their listings.
import { readdirSync, readFileSync } from "node:fs";
import {
  encodeTarHeader,
  paddingOf,
  TAR_END,
  type TarEntry,
  type TarType,
} from "../../src/oci/tar-header.ts";

const RECORDINGS = new URL("../conformance/expected/0.21.14/", import.meta.url);

export interface Recording {
  readonly runs: readonly {
    readonly name: string;
    readonly phases: readonly {
      readonly phase: string;
      readonly exit: number;
      /** Lines that a build script printed behind `kit> `. */
      readonly said: readonly string[];
    }[];
    /** Listing of `<layers>` and its TOML files. */
    readonly after: { readonly files: readonly string[]; readonly toml?: Readonly<Record<string, unknown>> };
  }[];
  /** Listings of the tars, by diffID. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
  /** Contents of small files, by the start of their digest. */
  readonly contents: Readonly<Record<string, string>>;
}

/** The recording of a case, e.g. `03-detection`. */
export function readRecording(name: string): Recording {
  const whole: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, RECORDINGS), "utf8"));
  return withoutReferences(whole, whole) as Recording;
}

/** Puts parts in the place of `{"same": "/path/of/another/part"}`. */
function withoutReferences(value: unknown, whole: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutReferences(item, whole));
  if (typeof value !== "object" || value === null) return value;
  if ("same" in value && typeof value.same === "string") {
    const keys = value.same.split("/").slice(1);
    const part = keys.reduce<unknown>(
      (found, key) => (found as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")],
      whole,
    );
    return withoutReferences(part, whole);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutReferences(item, whole)]),
  );
}

export function recordingNames(): readonly string[] {
  return readdirSync(RECORDINGS).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []));
}

/** A tar entry of a listing with its content, which is undefined if the recording does not have it. */
export interface ListedEntry {
  readonly entry: TarEntry;
  readonly content: string | undefined;
}

const TYPES: Readonly<Record<string, TarType>> = {
  f: "file",
  d: "directory",
  l: "symlink",
  p: "fifo",
  c: "character-device",
  b: "block-device",
};

/** Reads a line such as `f 0644 1000:1000 315532801 2 a4fb621495a01224 /workspace/café {pax:path}`. */
export function parseListing(line: string, contents: Recording["contents"]): ListedEntry | undefined {
  const match =
    /^(.) (\d+) (\d+):(\d+) (\d+) (?:(\d+) ([0-9a-f]{16}) )?(\/[^]*?)(?: -> ([^]*?))?(?: \{[^{}]*\})?$/.exec(
      line,
    );
  const type = TYPES[match?.[1] ?? ""];
  if (match === null || type === undefined) return undefined;
  const [, , mode, uid, gid, mtime, size = "0", hash, name = "", linkName] = match;
  return {
    entry: {
      type,
      name,
      mode: parseInt(mode ?? "", 8),
      uid: Number(uid),
      gid: Number(gid),
      mtime: Number(mtime),
      sizeBytes: Number(size),
      ...(linkName !== undefined && { linkName }),
    },
    content: hash === undefined ? "" : contents[hash],
  };
}

/** The tar of these entries. */
export function tarOf(
  entries: readonly ListedEntry[],
  encode: (listed: ListedEntry) => Buffer = ({ entry }) => encodeTarHeader(entry),
): Buffer {
  const parts = entries.flatMap((listed) => [
    encode(listed),
    Buffer.from(listed.content ?? ""),
    Buffer.alloc(paddingOf(listed.entry.sizeBytes)),
  ]);
  return Buffer.concat([...parts, TAR_END]);
}
