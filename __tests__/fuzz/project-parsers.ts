// What a checkout holds: descriptors, patterns, archives, buildpacks.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { readBuilderModules } from "../../src/buildpack/builder-modules.ts";
import { parseLocator } from "../../src/buildpack/locator.ts";
import { parseModuleDescriptor } from "../../src/buildpack/module-descriptor.ts";
import { findInIndex, registryIndexPath } from "../../src/buildpack/registry-index.ts";
import { packageRoom, unpackStream } from "../../src/buildpack/unpack-stream.ts";
import { parseProjectDescriptor } from "../../src/project/descriptor/parse-descriptor.ts";
import { packSourceTree } from "../../src/project/source/pack-source.ts";
import { createReach } from "../../src/project/source/pattern-reach.ts";
import { createSourceFilter } from "../../src/project/source/source-filter.ts";
import { REGULAR, SYMLINK, writeZip, type ZipFile } from "../project/tiny-zip.ts";
import { chunksOf, ofText, ofValues, type Parser } from "./parser.ts";
import { tomlOf } from "./structures.ts";

const TOML = [...Array.from("[]{}=.,\"'\n"), "[[", "]]", "= true\n", "= 1\n", "= []\n", '"""', "\\u0000"];
const TARGET = { os: "linux", arch: "amd64" };
const DIGEST = `sha256:${"0".repeat(64)}`;
const ENTRY = JSON.stringify({
  ns: "a",
  name: "b",
  version: "1.2.3",
  yanked: false,
  addr: `a.example/b@${DIGEST}`,
});

const BUILDPACK =
  'api = "0.10"\n[buildpack]\nid = "a/b"\nversion = "1.0.0"\nhomepage = "h"\n[[targets]]\nos = "linux"\n[[stacks]]\nid = "*"\n';
const LABELS = {
  "io.buildpacks.builder.metadata": JSON.stringify({
    buildpacks: [{ id: "a", version: "1" }],
    lifecycle: { version: "1" },
  }),
  "io.buildpacks.buildpack.layers": JSON.stringify({ a: { 1: { api: "0.10", layerDiffID: DIGEST } } }),
  "io.buildpacks.buildpack.order": JSON.stringify([{ group: [{ id: "a" }] }]),
  "io.buildpacks.base.distro.name": "debian",
};

const ZIP_FILES: readonly ZipFile[] = [
  { name: "a/b", content: "text", mode: REGULAR | 0o755, stored: true, flags: 0, offset: 0 },
  { name: "l", content: "a/b", mode: SYMLINK | 0o777 },
  { name: "d/", mode: 0o40755 },
  { name: "c", content: "text", claimedBytes: 4, method: 8 },
];

/** Texts and archives. */
export const PROJECT_PARSERS: readonly Parser[] = [
  ofValues(tomlOf, {
    name: "project.toml",
    seeds: [
      '[_]\nschema-version = "0.2"\nid = "x"\nname = "n"\n[[_.licenses]]\ntype = "MIT"\n[io.buildpacks]\nbuilder = "b"\nexclude = ["*.md"]\n[[io.buildpacks.group]]\nid = "a/b"\nversion = "1"\n[[io.buildpacks.build.env]]\nname = "A"\nvalue = "b"\n',
      '[project]\nid = "x"\n[build]\ninclude = ["src"]\n[[build.buildpacks]]\nuri = "./b"\n[[build.env]]\nname = "A"\nvalue = "b"\n[metadata]\nx = 1\n',
      "[io.buildpacks.group.script]\napi = '0.10'\ninline = '''\necho\n'''\n[[io.buildpacks.pre.group]]\nuri = 'docker://x'\n",
    ],
    tokens: [
      ...TOML,
      "schema-version",
      "[io.buildpacks]\n",
      "[[io.buildpacks.group]]\n",
      "uri",
      "inline",
      "exec-env",
      "exclude",
      "include",
    ],
    read: (text) => parseProjectDescriptor(text, "project.toml"),
    refusals: ["MALFORMED", "INPUT"],
  }),
  ofText({
    name: "patterns of sources",
    seeds: ["*.md\n!README.md\n/build/\ndocs/**/*.txt\na/b", "**/node_modules\n\\#x\n[a-c]\n"],
    tokens: ["*", "**", "/", "!", "[", "]", "\\", "?", "\n", "#", "**/"],
    read: (text) => {
      const lines = text.split("\n");
      const patterns = lines.slice(0, 20);
      const filter = createSourceFilter({ kind: "exclude", patterns });
      const reach = createReach(patterns.filter((pattern) => pattern !== ""));
      const paths = [
        "a",
        "a/b",
        "docs/x/y.txt",
        "README.md",
        (lines.at(-1) ?? "").replace(/^[./]+/, "") || "z",
      ];
      return paths.map((name) => [filter?.decide(name, "file"), reach(name)]);
    },
    refusals: ["MALFORMED"],
  }),
  {
    name: "zip archives",
    seeds: [
      writeZip([
        { name: "a.txt", content: "text", mode: REGULAR | 0o644 },
        { name: "d/", mode: 0o40755 },
      ]),
      writeZip(
        [
          { name: "a", content: "x", stored: true },
          { name: "l", content: "a", mode: SYMLINK | 0o777 },
        ],
        { zip64: true },
      ),
      writeZip([{ name: "big", content: Buffer.alloc(5000) }]),
    ],
    tokens: [
      "PK\x03\x04",
      "PK\x01\x02",
      "PK\x05\x06",
      "PK\x06\x06",
      "PK\x06\x07",
      "../",
      "\xff\xff\xff\xff",
      "\x08\0",
      "\x01\0",
    ],
    structure: { values: [ZIP_FILES], write: (files: readonly ZipFile[]) => writeZip(files) },
    read: packedZip,
    refusals: ["SOURCE"],
  },
  {
    name: "compressed archives",
    seeds: [
      gzipSync("a tar"),
      Buffer.from("28b52ffd0405290000746578740ad3c0d3a1", "hex"),
      Buffer.from("no archive"),
    ],
    tokens: ["\x1f\x8b\x08\0", "(\xb5/\xfd", "\0\0\0\0", "\xff\xff"],
    read: async (bytes) => {
      const chunks: Buffer[] = [];
      const room = packageRoom({ sizeBytes: 32 * 1024 });
      for await (const chunk of unpackStream(chunksOf(bytes, 500), room)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    refusals: ["MALFORMED"],
  },
  ofText({
    name: "locators of buildpacks",
    seeds: [
      "acme/node@1.2.0",
      "from=builder",
      "./buildpack",
      "a.tgz",
      `https://a.example/x.tgz#sha256=${"0".repeat(64)}`,
      "docker://ghcr.io/o/b:1",
      "urn:cnb:registry:a/b@1",
      "urn:cnb:builder:a/b",
      "file:///x",
    ],
    tokens: [
      "urn:cnb:",
      "builder:",
      "registry:",
      "docker://",
      "https://",
      "file://",
      "@",
      "#sha256=",
      "../",
      "%2e",
      ".cnb",
    ],
    read: (text) => parseLocator(text, { by: "workflow", workspace: "/workspace" }),
    refusals: ["BUILDPACK", "INPUT", "IMAGE_REFERENCE"],
  }),
  ofText({
    name: "entries of the buildpack registry",
    seeds: [`${ENTRY}\n${ENTRY.replace("1.2.3", "1.10.0-rc.1")}\n`, "\n"],
    tokens: ['"version":"1.0.0"', '"yanked":true', '"addr":"', "\n", "-rc.1", "+build", ENTRY],
    read: (text) => [
      registryIndexPath({ namespace: "a", name: text.replace(/[^a-z.]/g, "").slice(0, 9) || "b" }),
      findInIndex(text, { namespace: "a", name: "b", version: "" }),
    ],
    refusals: ["BUILDPACK", "MALFORMED", "IMAGE_REFERENCE"],
  }),
  ...(["buildpack", "extension"] as const).map((kind) =>
    ofValues(tomlOf, {
      name: `descriptors of the kind ${kind}`,
      seeds: [BUILDPACK.replace("[buildpack]", `[${kind}]`)],
      tokens: [...TOML, "api", "id", "version", "[[order]]\n[[order.group]]\n", "../"],
      read: (text) => parseModuleDescriptor(kind, text, '"it"'),
      refusals: ["MALFORMED"],
    }),
  ),
  ofText({
    name: "labels of builders",
    seeds: [JSON.stringify(LABELS)],
    tokens: ['\\"id\\":', '\\"version\\":', "null", "[]", "{}", '\\"order\\":', '\\"layerDiffID\\":'],
    read: (text) => readBuilderModules("a:1", TARGET, labelsIn(text)),
    refusals: ["MALFORMED"],
  }),
];

/** All labels that a text has, which may be none. */
function labelsIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/"(io\.[\w.]+)":("(?:[^"\\]|\\.)*")/g)];
  return Object.fromEntries(
    pairs.flatMap(([, key = "", value = ""]) => {
      try {
        return [[key, JSON.parse(value) as string]];
      } catch {
        return [];
      }
    }),
  );
}

let directory: string | undefined;

/** The source that an archive is; its reader wants a file. */
async function packedZip(bytes: Buffer): Promise<unknown> {
  if (directory === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), "fuzz-"));
    process.on("exit", () => {
      rmSync(made, { recursive: true, force: true });
    });
    directory = made;
  }
  const file = path.join(directory, "source.zip");
  // Some file systems write a file to the disk at once if it was emptied, but none that is new.
  rmSync(file, { force: true });
  writeFileSync(file, bytes);
  let sizeBytes = 0;
  const tree = { path: file, target: "/workspace", uid: 1, gid: 1, fileModes: "normalize" } as const;
  for await (const chunk of packSourceTree(tree)) {
    sizeBytes += (chunk as Buffer).length;
    if (sizeBytes > 64 * 1024 * 1024) throw new Error("It unpacks to more than 64 MiB");
  }
  return sizeBytes;
}
