// Files and labels of the specification.
import { formatAnalyzed, parseAnalyzed } from "../../src/cnb/analyzed.ts";
import { formatApiVersion, parseApiVersion } from "../../src/cnb/api-version.ts";
import { parseBuildMetadata } from "../../src/cnb/build-metadata.ts";
import { formatPlan, parseDetectedPlan, parsePlan } from "../../src/cnb/build-plan.ts";
import { parseBuilderDescriptor } from "../../src/cnb/builder-descriptor.ts";
import {
  parseBuilderMetadata,
  parseBuildpackLayers,
  parseLifecycleApis,
  parseOrderLabel,
  parseSystemLabel,
} from "../../src/cnb/builder-labels.ts";
import { parseBuildpackDescriptor } from "../../src/cnb/buildpack-descriptor.ts";
import { parseExtensionDescriptor } from "../../src/cnb/extension-descriptor.ts";
import { formatGroup, parseGroup } from "../../src/cnb/group.ts";
import { formatLaunchMetadata, parseLaunchMetadata } from "../../src/cnb/launch-metadata.ts";
import { parseLayer } from "../../src/cnb/layer.ts";
import { formatLifecycleDescriptor, parseLifecycleDescriptor } from "../../src/cnb/lifecycle-descriptor.ts";
import { encodeLifecycleMetadata, parseLifecycleMetadata } from "../../src/cnb/lifecycle-metadata.ts";
import { formatOrder, parseOrder } from "../../src/cnb/order.ts";
import { parsePackageDescriptor } from "../../src/cnb/package-descriptor.ts";
import { formatProjectMetadata, parseProjectMetadata } from "../../src/cnb/project-metadata.ts";
import { formatReport, parseReport } from "../../src/cnb/report.ts";
import { formatRun, formatStack, parseRun, parseStack } from "../../src/cnb/run.ts";
import { formatToml } from "../../src/cnb/toml/format-toml.ts";
import { parsePlainTomlTable, parseTomlTable, type TomlTable } from "../../src/cnb/toml/parse-toml.ts";
import { formatInputsRecord, parseInputsRecord } from "../../src/platform/plan/inputs-record.ts";
import { ofText, ofValues, type Parser, type TextParser } from "./parser.ts";
import { jsonOf, tomlOf } from "./structures.ts";

const TOML_TOKENS = [
  ...Array.from("[]{}=.,#\"'\n"),
  ...[
    "[[",
    "]]",
    '"""',
    "'''",
    "= true\n",
    "= 1\n",
    "= inf\n",
    "= nan\n",
    "= 1979-05-27T07:32:00Z\n",
    "= 07:32:00\n",
  ],
  ...["= 9223372036854775807\n", "0x1F", "1_000", "\\uD800", "\\u00e9", "\r\n", "a.b.c = 1\n", '"" = 1\n'],
];
const JSON_TOKENS = [
  ...Array.from('[]{}:,"'),
  "null",
  ':""',
  ":{}",
  ":[]",
  ":1e400",
  '"10":1',
  '"__proto__":{}',
  "\\ud800",
];

type Read<T> = (text: string, what: string) => T;

function toml<T>(
  name: string,
  read: Read<T>,
  seeds: readonly string[],
  format?: (value: T) => string,
): Parser {
  return ofValues(
    tomlOf,
    specified({ name, read, seeds, format, tokens: [...TOML_TOKENS, ...words(seeds)] }),
  );
}

function json<T>(
  name: string,
  read: Read<T>,
  values: readonly unknown[],
  format?: (value: T) => string,
): Parser {
  const seeds = values.map((value) => JSON.stringify(value));
  return ofValues(
    jsonOf,
    specified({ name, read, seeds, format, tokens: [...JSON_TOKENS, ...words(seeds)] }),
  );
}

interface Specified<T> extends Pick<TextParser<T>, "name" | "seeds" | "tokens"> {
  readonly read: Read<T>;
  readonly format: ((value: T) => string) | undefined;
}

function specified<T>({ read, format, ...rest }: Specified<T>): TextParser<T> {
  const named = (text: string): T => read(text, '"it"');
  return { ...rest, read: named, refusals: ["MALFORMED"], ...(format !== undefined && { format }) };
}

/** The keys of seeds, which mutations are to find in other places. */
function words(seeds: readonly string[]): string[] {
  return [...new Set(seeds.join("\n").match(/"?[\w-]{2,}"?/g))];
}

function writtenOrder({ order, orderExtensions }: ReturnType<typeof parseOrder>): string {
  return formatOrder(order, orderExtensions);
}

function writtenMetadata(metadata: ReturnType<typeof parseLaunchMetadata>): string {
  return formatLaunchMetadata(metadata, parseApiVersion("0.12"));
}

const GROUP = 'id = "a/b"\nversion = "1"\napi = "0.10"\nhomepage = "https://example.com"\n';

/** Written by a phase, a buildpack or a builder; read by us. */
export const SPEC_PARSERS: readonly Parser[] = [
  ofText({
    name: "API versions",
    seeds: ["0.12", "v0.12", "1"],
    tokens: ["0.", "v", "00"],
    read: parseApiVersion,
    format: formatApiVersion,
    refusals: ["MALFORMED"],
  }),
  json(
    "the label of the inputs",
    parseInputsRecord,
    [
      { format: 1, source: `sha256:${"0".repeat(64)}`, builder: `sha256:${"f".repeat(64)}`, more: [1] },
      { format: 2 },
    ],
    (record) => (record === undefined ? '{"format":0}' : formatInputsRecord(record)),
  ),
  toml<TomlTable>(
    "TOML without a schema",
    parseTomlTable,
    ['a = 1\n[b]\nc = [1, 2.5, "x"]\nd = { e = true }\n'],
    formatToml,
  ),
  toml<TomlTable>("TOML of a project", parsePlainTomlTable, [
    'a = 1\nb = 1979-05-27\n[c]\nd = [1, 2.5, "x"]\n',
  ]),
  toml(
    "analyzed.toml",
    (text, what) => formatAnalyzed(parseAnalyzed(text, what)),
    [
      '[image]\nreference = "a@sha256:0"\n[run-image]\nreference = "r"\nimage = "i"\nextend = true\n[run-image.target]\nos = "linux"\narch = "amd64"\n[run-image.target.distro]\nname = "debian"\nversion = "12"\n',
      '[metadata]\n[[metadata.app]]\nsha = "x"\n[[metadata.buildpacks]]\nkey = "k"\nversion = "1"\n[metadata.buildpacks.layers.one]\nsha = "x"\nbuild = true\n[metadata.buildpacks.layers.one.metadata]\na = 1\n[metadata.buildpacks.store.metadata]\nb = 2\n[metadata.run-image]\ntop-layer = "t"\nreference = "r"\n[metadata.stack.run-image]\nimage = "i"\nmirrors = ["m"]\n',
    ],
    (text) => text,
  ),
  toml("builder.toml", parseBuilderDescriptor, [
    'description = "d"\n[[buildpacks]]\nid = "a"\nversion = "1"\nuri = "."\n[[extensions]]\nimage = "e"\n[[order]]\n[[order.group]]\nid = "a"\noptional = true\n[[order-extensions]]\n[[order-extensions.group]]\nid = "e"\n[build]\nimage = "b"\n[[build.env]]\nname = "PATH"\nvalue = "/x"\nsuffix = "append"\ndelim = ":"\n[run]\n[[run.images]]\nimage = "r"\nmirrors = ["m"]\n[lifecycle]\nversion = "0.21.14"\n[[targets]]\nos = "linux"\narch = "arm64"\n[[system.pre.buildpacks]]\nid = "a"\n',
    '[stack]\nid = "s"\nbuild-image = "b"\nrun-image = "r"\nrun-image-mirrors = ["m"]\n[lifecycle]\nuri = "l.tgz"\n',
  ]),
  toml("package.toml", parsePackageDescriptor, [
    '[buildpack]\nuri = "."\n[[dependencies]]\nuri = "docker://ghcr.io/o/b:1"\n[[dependencies]]\nimage = "i"\n[platform]\nos = "linux"\n[[targets]]\nos = "linux"\narch = "arm64"\n',
    '[extension]\nuri = "../e"\n',
  ]),
  toml(
    "group.toml",
    (text, what) => formatGroup(parseGroup(text, what)),
    [`[[group]]\n${GROUP}[[group-extensions]]\n${GROUP}`],
    (text) => text,
  ),
  toml(
    "order.toml",
    (text, what) => writtenOrder(parseOrder(text, what)),
    [
      '[[order]]\n[[order.group]]\nid = "a"\nversion = "1"\noptional = true\n[[order-extensions]]\n[[order-extensions.group]]\nid = "e"\n',
    ],
    (text) => text,
  ),
  toml(
    "plan.toml",
    parsePlan,
    [
      '[[entries]]\n[[entries.providers]]\nid = "a"\nversion = "1"\n[[entries.requires]]\nname = "n"\n[entries.requires.metadata]\nv = "1"\n',
    ],
    formatPlan,
  ),
  toml("plans of bin/detect", parseDetectedPlan, [
    '[[provides]]\nname = "a"\n[[requires]]\nname = "a"\nversion = "1"\n[requires.metadata]\nx = [1]\n[[or]]\n[[or.provides]]\nname = "b"\n',
  ]),
  toml("layer files", parseLayer, [
    '[types]\nbuild = true\nlaunch = true\ncache = false\n[metadata]\na = "b"\n',
    "launch = true\n",
  ]),
  toml(
    "report.toml",
    parseReport,
    [
      '[image]\ntags = ["a:1"]\ndigest = "sha256:0"\nimage-id = "x"\nmanifest-size = 12\n',
      '[image]\nmanifest-size = "12"\n',
    ],
    formatReport,
  ),
  toml("run.toml", parseRun, ['[[images]]\nimage = "a"\nmirrors = ["b", "c"]\n'], formatRun),
  toml("stack.toml", parseStack, ['[run-image]\nimage = "a"\nmirrors = ["b"]\n'], ([image]) =>
    image === undefined ? "" : formatStack(image),
  ),
  toml(
    "lifecycle.toml",
    parseLifecycleDescriptor,
    [
      '[lifecycle]\nversion = "0.20.0"\n[apis.buildpack]\ndeprecated = []\nsupported = ["0.7"]\n[apis.platform]\nsupported = ["0.12"]\n',
    ],
    formatLifecycleDescriptor,
  ),
  toml(
    "project-metadata.toml",
    parseProjectMetadata,
    ['[source]\ntype = "git"\n[source.version]\ncommit = "0"\n[source.metadata]\nrefs = ["main"]\n'],
    formatProjectMetadata,
  ),
  toml(
    "metadata.toml",
    (text, what) => writtenMetadata(parseLaunchMetadata(text, what)),
    [
      `buildpack-default-process-type = "web"\n[[buildpacks]]\n${GROUP}[[processes]]\ntype = "web"\ncommand = ["a", "b"]\nargs = ["c"]\ndirect = true\nbuildpack-id = "a"\nworking-dir = "/x"\n[[labels]]\nkey = "k"\nvalue = "v"\n[[slices]]\npaths = ["*"]\n`,
    ],
    (text) => text,
  ),
  toml("buildpack.toml", parseBuildpackDescriptor, [
    'api = "0.10"\n[buildpack]\nid = "a/b"\nversion = "1"\nclear-env = true\n[[targets]]\nos = "linux"\narch = "amd64"\n[[targets.distros]]\nname = "debian"\nversion = "12"\n[[stacks]]\nid = "*"\n[metadata]\nx = 1\n',
    'api = "0.10"\n[buildpack]\nid = "a"\n[[order]]\n[[order.group]]\nid = "b"\nversion = "1"\n',
  ]),
  toml("extension.toml", parseExtensionDescriptor, [
    'api = "0.10"\n[extension]\nid = "a/b"\nversion = "1"\nname = "A"\n',
  ]),
  json("the label of builders", parseBuilderMetadata, [
    {
      description: "d",
      buildpacks: [{ id: "a", version: "1", homepage: "h" }],
      stack: { runImage: { image: "r", mirrors: ["m"] } },
      images: [{ image: "r", mirrors: null }],
      lifecycle: {
        version: "0.20",
        api: { buildpack: "0.7", platform: "0.12" },
        apis: { platform: { supported: ["0.12"] } },
      },
      createdBy: { name: "pack", version: "1" },
    },
  ]),
  json("the label of buildpack layers", parseBuildpackLayers, [
    {
      "a/b": {
        "1": {
          api: "0.10",
          layerDiffID: "sha256:0",
          order: [{ group: [{ id: "c" }] }],
          stacks: [{ id: "*" }],
          targets: [{ os: "linux" }],
        },
      },
    },
  ]),
  json("the label of system buildpacks", parseSystemLabel, [
    { pre: { buildpacks: [{ id: "a", version: "1" }] }, post: { buildpacks: null } },
  ]),
  json("the label of orders", parseOrderLabel, [[{ group: [{ id: "a", version: "1", optional: true }] }]]),
  json("the label of lifecycle APIs", parseLifecycleApis, [
    { buildpack: { deprecated: null, supported: ["0.7"] }, platform: {} },
  ]),
  json("the label of build metadata", parseBuildMetadata, [
    {
      buildpacks: [{ id: "a", version: "1" }],
      processes: [{ type: "web", command: ["a"], args: null, direct: true }],
      "buildpack-default-process-type": "web",
    },
  ]),
  json("the label of lifecycle metadata", parseLifecycleMetadata, [
    {
      app: [{ sha: "x" }],
      buildpacks: [
        {
          key: "a",
          version: "1",
          layers: { one: { sha: "x", data: { b: 1 }, launch: true } },
          store: { metadata: { c: 1 } },
        },
      ],
      config: { sha: "c" },
      launcher: { sha: "l" },
      "process-types": { sha: "p" },
      runImage: { topLayer: "t", reference: "r", image: "i", mirrors: ["m"] },
      stack: { runImage: { image: "i" } },
    },
    { app: { sha: "old" }, buildpacks: null },
  ]),
  json(
    "the label of lifecycle metadata, written again",
    (text, what) => encodeLifecycleMetadata(parseLifecycleMetadata(text, what)),
    [{ app: [], buildpacks: [{ key: "a", layers: { one: { sha: "x", data: [1] } } }] }],
    (text) => text,
  ),
];
