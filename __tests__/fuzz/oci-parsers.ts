// What registries serve and archives hold.
import { artifactManifest, parseReferrers, withReferrer } from "../../src/oci/artifact.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { encodeImageConfig, parseImageConfig } from "../../src/oci/image-config.ts";
import { parseLayoutVersion } from "../../src/oci/image-layout.ts";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import {
  type Descriptor,
  type ImageIndex,
  parseIndex,
  parseManifest,
  selectManifest,
} from "../../src/oci/manifest.ts";
import {
  encodeTarHeader,
  paddingOf,
  TAR_END,
  type TarEntry,
  type TarType,
} from "../../src/oci/tar-header.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";
import { chunksOf, ofText, ofValues, type Parser, rewriting } from "./parser.ts";
import { jsonOf } from "./structures.ts";

const DIGEST = digestOf("x");
const descriptor = { mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", digest: DIGEST, size: 3 };
const MANIFEST_TOKENS = ['"digest":', '"size":', '"platform":', '"annotations":', `"${DIGEST}"`, "sha512:"];

const CONFIG = {
  architecture: "amd64",
  created: "1980-01-01T00:00:01Z",
  os: "linux",
  config: { Env: ["PATH=/bin"], User: "1000:1000", Labels: { a: "<&>" }, ExposedPorts: { "80/tcp": {} } },
  rootfs: { type: "layers", diff_ids: [DIGEST] },
  history: [{ created_by: "x", empty_layer: true }],
};

const OWNED = { mode: 0o644, uid: 1000, gid: 1000, mtime: 1 };
const TAR_FILES: readonly TarFile[] = [
  { entry: { ...OWNED, name: "a/b", type: "file", sizeBytes: 4 }, text: "text", flag: "" },
  { entry: { ...OWNED, name: "pax", type: "file", sizeBytes: 12 }, text: "12 path=é\n", flag: "x" },
  { entry: { ...OWNED, name: "long", type: "file", sizeBytes: 5 }, text: "name\0", flag: "L" },
  { entry: { ...OWNED, name: "l", type: "symlink", sizeBytes: 0, linkName: "../b" }, text: "", flag: "" },
];

/** JSON, text and tar. */
const REFERRER = artifactManifest(
  { mediaType: "a/b", content: Buffer.from("{}"), annotations: {} },
  { mediaType: "a/b", digest: `sha256:${"ab".repeat(32)}`, size: 2 },
);

export const OCI_PARSERS: readonly Parser[] = [
  ofText({
    name: "image references",
    seeds: ["ghcr.io/owner/app:1.2", "debian", `127.0.0.1:5000/a/b@${DIGEST}`, `[::1]:5000/a:x@${DIGEST}`],
    tokens: ["docker.io/", "localhost/", "@sha256:", "library/", "__", "--", ":5000/", "A", DIGEST],
    read: parseImageReference,
    format: formatImageReference,
    refusals: ["IMAGE_REFERENCE"],
  }),
  ofValues(jsonOf, {
    name: "manifests",
    seeds: [JSON.stringify({ schemaVersion: 2, config: descriptor, layers: [descriptor, descriptor] })],
    tokens: MANIFEST_TOKENS,
    read: (text) => parseManifest(text, '"app:1"'),
    format: (manifest) => JSON.stringify(manifest),
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "versions of image layouts",
    seeds: ['{"imageLayoutVersion":"1.0.0"}'],
    tokens: ["imageLayoutVersion", "1.0.0", "null"],
    read: (text) => parseLayoutVersion(text, '"image/oci-layout"'),
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "indexes",
    seeds: [
      JSON.stringify({
        schemaVersion: 2,
        manifests: [{ ...descriptor, platform: { os: "linux", architecture: "arm64", variant: "v8" } }],
      }),
      // More than a number can be.
      `{"schemaVersion":2,"manifests":[{"mediaType":"","digest":"${DIGEST}","size":1e309,"platform":{"os":"linux","architecture":"amd64"}}]}`,
    ],
    tokens: MANIFEST_TOKENS,
    // Entries are judged when they are chosen.
    read: (text) => chosenFrom(parseIndex(text, '"app:1"')),
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "lists of what refers to an image",
    seeds: ['{"schemaVersion":2,"manifests":[{"digest":"sha256:ab","size":2}]}', '{"manifests":null}'],
    tokens: [...MANIFEST_TOKENS, "null"],
    read: (text) =>
      withReferrer(parseReferrers(text, "The list"), REFERRER, { mediaType: "a/b", annotations: {} }),
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "image configurations",
    seeds: [JSON.stringify(CONFIG), '{"architecture":"","os":"","rootfs":{"type":"","diff_ids":null}}'],
    tokens: ['"Labels":', '"Env":', '"history":', '"10":', "null,", '"Volumes":{"/a":{}}'],
    // What is empty is left out.
    ...rewriting((text) => parseImageConfig(text, '"app:1"'), encodeImageConfig),
    refusals: ["MALFORMED"],
  }),
  {
    name: "tar archives",
    seeds: [
      tarOf([entry("file", "a/b", "content"), entry("symlink", "l"), entry("directory", "d")]),
      tarOf([entry("file", `${"long/".repeat(60)}é`, "x"), entry("hardlink", "h")]),
      Buffer.concat([
        gnu("L", `${"n".repeat(300)}\0`),
        gnu("K", "target\0"),
        tarOf([entry("file", "x", "y")]),
      ]),
      Buffer.concat([
        gnu("x", "14 path=a/../b\n12 size=600\n"),
        tarOf([entry("file", "x", "y".repeat(600))]),
      ]),
      Buffer.concat([gnu("g", "12 uid=1000\n"), tarOf([entry("fifo", "p"), entry("block-device", "b")])]),
    ],
    tokens: [
      "ustar\x0000",
      "30 mtime=1350244992.023960108\n",
      "9 path=a\n",
      "11 size=-1\n",
      "\x80\0\0\0\xff",
      "77777777777",
    ],
    structure: { values: [TAR_FILES], write: (files: readonly TarFile[]) => tarOf(files.map(toFile)) },
    read: async (bytes) => readAll(withRightChecksums(Buffer.from(bytes))),
    refusals: ["MALFORMED"],
  },
];

/** What builds for different machines choose of an index. */
function chosenFrom(index: ImageIndex): readonly Descriptor[] {
  const targets = ["amd64", "arm64"].map((arch) => ({ os: "linux", arch }));
  const chosen = targets.flatMap((target) => selectManifest(index, target, '"app:1"') ?? []);
  if (!chosen.every(({ size }) => Number.isSafeInteger(size) && size >= 0)) throw new Error("It has no size");
  return chosen;
}

interface TarFile {
  readonly entry: TarEntry;
  readonly text: string;
  /** In place of the type of the entry. */
  readonly flag: string;
}

function toFile({ entry: described, text, flag }: TarFile): File {
  const header = encodeTarHeader(described);
  if (flag !== "") header.write(flag, header.length - 512 + 156);
  return { header, content: Buffer.from(text) };
}

async function readAll(tar: Buffer): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of readTar(chunksOf(tar, 500))) {
    found.push({ ...item.entry, bytes: item.nameBytes, content: await readContent(item, 4_096) });
  }
  return found;
}

interface File {
  readonly header: Buffer;
  readonly content: Buffer;
}

function entry(type: TarType, name: string, text = ""): File {
  const content = Buffer.from(text);
  const common = {
    mode: 0o644,
    uid: 1000,
    gid: 1000,
    mtime: 1,
    linkName: type.endsWith("link") ? "a/b" : "",
  };
  return { header: encodeTarHeader({ ...common, type, name, sizeBytes: content.length }), content };
}

function tarOf(files: readonly File[]): Buffer {
  return Buffer.concat([...files.map(padded), TAR_END]);
}

function gnu(flag: string, text: string): Buffer {
  const { header, content } = entry("file", "././@LongLink", text);
  header.write(flag, 156);
  return padded({ header, content });
}

function padded({ header, content }: File): Buffer {
  return Buffer.concat([header, content, Buffer.alloc(paddingOf(content.length))]);
}

/** Makes the checksums right again wherever a header may be, so that damage gets past them. */
function withRightChecksums(tar: Buffer): Buffer {
  for (let at = 0; at + 512 <= tar.length; at += 512) {
    const block = tar.subarray(at, at + 512);
    block.fill(" ", 148, 156);
    let sum = 0;
    for (const byte of block) sum += byte;
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  }
  return tar;
}
