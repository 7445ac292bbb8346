// What our lifecycle reads of buildpacks, caches and its own start.
import path from "node:path";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import { parseLifecycleMetadata } from "../../src/cnb/lifecycle-metadata.ts";
import { parseBuildFile } from "../../src/lifecycle/buildpack/build-file.ts";
import { applyEnvFiles } from "../../src/lifecycle/buildpack/env-files.ts";
import { parseLaunchFile } from "../../src/lifecycle/buildpack/launch-file.ts";
import { encodeCacheMetadata, parseCacheMetadata } from "../../src/lifecycle/cache/cache-metadata.ts";
import { decideRestoredLayers } from "../../src/lifecycle/cache/restored-metadata.ts";
import { cleanPattern, matchesGlob } from "../../src/lifecycle/export/glob.ts";
import { parseKind } from "../../src/lifecycle/extension/extended-image.ts";
import { checkDockerfile } from "../../src/lifecycle/extension/extension-dockerfile.ts";
import { parseLayerCompression } from "../../src/lifecycle/image/layer-compression.ts";
import { pathOfIdentifier } from "../../src/lifecycle/image/layout/found-layout.ts";
import { parseCacheImage, parseImageInputs, parseImageName } from "../../src/lifecycle/inputs/image-names.ts";
import { readInputs } from "../../src/lifecycle/inputs/input-values.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { ofText, ofValues, type Parser, rewriting } from "./parser.ts";
import { jsonOf, tomlOf } from "./structures.ts";

const TOML = [...Array.from("[]{}=.,\"'\n"), "[[", "]]", "= true\n", "= 1\n", "= inf\n"];
const APP = [parseImageReference("a.example/app")];

const CACHE = JSON.stringify({
  sbom: { sha: "sha256:0" },
  buildpacks: [
    { key: "a/b", version: "1", layers: { one: { sha: "sha256:0", data: { a: 1 }, cache: true } } },
  ],
});

/** Files of layers, patterns, arguments. */
export const LIFECYCLE_PARSERS: readonly Parser[] = [
  ...["0.8", "0.10"].map((api) =>
    ofValues(tomlOf, {
      name: `launch.toml of Buildpack API ${api}`,
      seeds: [
        '[[processes]]\ntype = "web"\ncommand = ["a"]\nargs = ["b"]\ndefault = true\nworking-dir = "/"\n[[labels]]\nkey = "k"\nvalue = "v"\n[[slices]]\npaths = ["*"]\n',
        '[[processes]]\ntype = "web"\ncommand = "a b"\ndirect = false\n[[bom]]\nname = "x"\n[bom.metadata]\nversion = "1"\n',
      ],
      tokens: [...TOML, "[[processes]]\n", "command", "direct", "default", "[[bom]]\n", "version"],
      read: (text) => parseLaunchFile(text, '"it"', { id: "a/b", api: parseApiVersion(api) }),
      refusals: ["MALFORMED"],
    }),
  ),
  ofValues(tomlOf, {
    name: "build.toml",
    seeds: ['[[unmet]]\nname = "a"\n[[bom]]\nname = "x"\n[bom.metadata]\ny = [1]\n'],
    tokens: [...TOML, "[[unmet]]\n", "name", "[[bom]]\n", "version"],
    read: (text) => parseBuildFile(text, '"it"', ["a"]),
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "the metadata of caches",
    seeds: [CACHE, '{"sbom":null,"buildpacks":null}'],
    tokens: ['"layers":', '"sha":"', '"key":', "null", '"../x":{', '"data":', '"cache":true'],
    ...rewriting((text) => parseCacheMetadata(text, '"it"'), encodeCacheMetadata),
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "layers that are to be restored",
    seeds: [CACHE],
    tokens: [
      '"layers":',
      '"launch":true',
      '"build":true',
      '"cache":true',
      '"..":{"sha":""}',
      '"a/b":{}',
      '"\\u0000":{}',
    ],
    read: (text) => {
      const image = parseLifecycleMetadata(text, '"it"');
      const cache = parseCacheMetadata(text, '"it"');
      const layers = decideRestoredLayers([{ id: "a/b" }], {
        image,
        cache,
        platformApi: parseApiVersion("0.15"),
      });
      const escape = layers.find(({ name }) => path.join("/layers", name) !== `/layers/${name}`);
      if (escape !== undefined) throw new Error(`The layer "${escape.name}" leads elsewhere`);
      return layers;
    },
    refusals: ["MALFORMED"],
  }),
  ofText({
    name: "Dockerfiles of extensions",
    seeds: [
      "ARG base_image\nFROM ${base_image}\nUSER root\nRUN echo <<EOF\nx\nEOF\nRUN a \\\n  b\n",
      "# syntax\nFROM a:1 AS b\nLABEL x=y\n",
    ],
    tokens: [
      "ARG ",
      "FROM ",
      "RUN ",
      "COPY --from=x ",
      "<<EOF\n",
      "EOF\n",
      "\\\n",
      "# escape=`\n",
      "${base_image}",
    ],
    read: (text) => [checkDockerfile(text, parseKind(text.length % 2 === 0 ? "build" : "run"))],
    refusals: ["MALFORMED"],
  }),
  ofText({
    name: "patterns of slices",
    seeds: ["a/*/c.txt\na/b/c.txt", "[a-c]?\\*\nbx*", "[^]a]\nb", "*\n"],
    tokens: ["*", "?", "[", "]", "[^", "-", "\\", "**", "a/", "\n"],
    read: (text) => {
      const [pattern = "", ...name] = text.split("\n");
      // A malformed pattern is an error of its own, which the exporter tells with the pattern.
      return refusing("syntax error in pattern", () => matchesGlob(cleanPattern(pattern), name.join("\n")));
    },
    refusals: [],
  }),
  ofText({
    name: "environment files",
    seeds: ["PATH.prepend\0/a\0PATH.delim\0:", "A\0b\0B.default\0c\0C.override\0d", "PATH.\0x"],
    tokens: [".append", ".prepend", ".override", ".default", ".delim", ".", "\0", "__proto__", "PATH"],
    read: (text) => {
      const parts = text.split("\0");
      const files = parts.flatMap((name, at) =>
        at % 2 === 0 ? [{ name, content: parts[at + 1] ?? "" }] : [],
      );
      // Each step may repeat all before it, so that a few files are enough.
      return applyEnvFiles({ PATH: "/bin" }, files.slice(0, 40), "override");
    },
    refusals: [],
  }),
  ofText({
    name: "arguments of phases",
    seeds: [
      "-app=/a\0-layers\0/l\0-daemon\0a.example/app",
      "-log-level=debug\0--tag=a:1\0-tag\0b:1\0x",
      "-daemon=false",
    ],
    tokens: [
      "-",
      "--",
      "=",
      "\0",
      "-app",
      "-layers",
      "-tag",
      "-daemon",
      "=true",
      "-cache-image",
      "-uid=",
      "-unknown",
    ],
    read: (text) => {
      const args = text.split("\0");
      const inputs = readInputs({
        phase: "exporter",
        args,
        environment: {},
        platformApi: parseApiVersion("0.12"),
      });
      return [inputs.positional, inputs.runPath];
    },
    refusals: ["LIFECYCLE"],
  }),
  ofText({
    name: "names of images among the arguments",
    seeds: ["a.example/app:1\na.example/app:2", "app", "b.example/app"],
    tokens: ["a.example/", "/app", ":1", "\n", "@sha256:"],
    read: (text) => {
      const names = text.split("\n");
      return [parseImageInputs(names, { inDaemon: false }), parseImageName(text), parseCacheImage(text, APP)];
    },
    refusals: ["LIFECYCLE"],
  }),
  ofText({
    name: "identifiers of layouts",
    seeds: [`/layout/a@sha256:${"0".repeat(64)}`],
    tokens: ["@", "/../", "sha256:"],
    read: (text) => refusing("does not have the format", () => pathOfIdentifier(text)),
    refusals: [],
  }),
  ofText({
    name: "the compression of layers",
    seeds: ["zstd", "gzip"],
    tokens: ["zstd", "gzip", ":"],
    read: parseLayerCompression,
    refusals: ["LIFECYCLE"],
  }),
];

/** What it answers, or that it refused with the documented words. */
function refusing<T>(words: string, read: () => T): T | "refused" {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && error.message.includes(words)) return "refused";
    throw error;
  }
}
