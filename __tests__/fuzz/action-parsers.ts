// Inputs, and what GitHub says.
import * as v from "valibot";
import { callError } from "../../src/actions/github/github-error.ts";
import { parseIdentityClaims } from "../../src/actions/github/identity-token.ts";
import {
  archiveSize,
  failureReason,
  findOutcome,
  saveVerdict,
} from "../../src/actions/github-cache/cache-answers.ts";
import { cachePolicy } from "../../src/actions/github-cache/cache-policy.ts";
import { readClientOutput } from "../../src/actions/github-cache/client-output.ts";
import { parseSigstore } from "../../src/actions/inputs/attest-inputs.ts";
import { parseBindings } from "../../src/actions/inputs/binding-input.ts";
import { parseCache, parseCacheScope } from "../../src/actions/inputs/cache-inputs.ts";
import {
  parseCpus,
  parseHosts,
  parseId,
  parseMemory,
  parseNetwork,
  parseRegistryTimeout,
  parseUserId,
} from "../../src/actions/inputs/container-inputs.ts";
import { parseDockerHosts } from "../../src/actions/inputs/docker-host-input.ts";
import { parseEnvFile } from "../../src/actions/inputs/env-file.ts";
import { parseEnv } from "../../src/actions/inputs/env-input.ts";
import {
  parseImage,
  parseImages,
  parseRequiredImage,
  parseTags,
} from "../../src/actions/inputs/image-inputs.ts";
import { parseAnnotations, parseLabels } from "../../src/actions/inputs/label-input.ts";
import { oneOf } from "../../src/actions/inputs/one-of-input.ts";
import {
  parseAppDir,
  parseExecEnv,
  parseProcessType,
  readLayerCompression,
} from "../../src/actions/inputs/outcome-inputs.ts";
import { parsePlatform, parsePlatforms } from "../../src/actions/inputs/platform-input.ts";
import { parseIndexAddress } from "../../src/actions/inputs/source-inputs.ts";
import { parseTestCommand, parseTestPath, parseTestTimeout } from "../../src/actions/inputs/test-inputs.ts";
import { parseVolumes } from "../../src/actions/inputs/volume-input.ts";
import { parseMetadata } from "../../src/actions/preview/metadata-input.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { parseExactJson, parseJson } from "../../src/oci/schema.ts";
import { parseLabel } from "../../src/platform/request/build-deps.ts";
import { collecting, ofText, ofValues, type Parser } from "./parser.ts";
import { jsonOf } from "./structures.ts";

const encodeBase64 = (text: string): string => Buffer.from(text).toString("base64url");
const ENV = { TAKEN: "from the step", TYPE: "maven" };
const LINES = ["\n", "\r\n", "=", "#", " ", '"', "'", "\\", "$"];
const word = oneOf({ always: true, never: true }, "never");
const WORD_PARSERS = [
  parseAppDir,
  parseCpus,
  parseDockerHosts,
  parseExecEnv,
  parseHosts,
  parseId,
  parseIndexAddress,
  readLayerCompression,
  parseMemory,
  parseNetwork,
  parseProcessType,
  parseRegistryTimeout,
  parseTestCommand,
  parseTestPath,
  parseTestTimeout,
  parseUserId,
];
const SOME_TAGS = [parseImageReference("ghcr.io/owner/app:1")];

const PULL_REQUEST = {
  pull_request: { number: 7, head: { sha: "0", repo: { full_name: "owner/app" } } },
  repository: { full_name: "owner/app", default_branch: "main" },
};
const RUN = {
  workflow_run: { head_branch: "b", head_sha: "0", head_repository: { owner: { login: "owner" } } },
  repository: null,
};

/** Texts of workflows, payloads of events, answers of services. */
export const ACTION_PARSERS: readonly Parser[] = [
  ofText({
    name: "env files",
    seeds: ["# c\nexport A=b # c\nB='x\ny'\nC=\"\\n\\$\"\nTAKEN\n", "\uFEFFA=1\r\nB=2\r\n"],
    tokens: [...LINES, "export ", "A=", 'A="', "A='", "TAKEN"],
    read: (text) => collecting((complain) => parseEnvFile({ name: "build.env", text }, ENV, complain)),
    refusals: [],
  }),
  ofText({
    name: "the input env",
    seeds: ["A=b\nTAKEN\n# c\n  B=c=d"],
    tokens: [...LINES, "A=", "TAKEN"],
    read: (text) => collecting((complain) => parseEnv(text, ENV, complain)),
    refusals: [],
  }),
  ofText({
    name: "the input bindings",
    seeds: [
      "maven/type=maven\nmaven/settings.xml<ci/settings.xml\ndb<dir\ndb/password<$TAKEN",
      "a/type<$TYPE",
    ],
    tokens: [...LINES, "/", "<", "<$", "../", "/type=", "..", "\0"],
    read: (text) => collecting((complain) => parseBindings(text, ENV, complain)),
    refusals: [],
  }),
  ofText({
    name: "the inputs labels and annotations",
    seeds: [
      'a=b\n"c=d, e"\n# x\norg.opencontainers.image.title=t',
      "manifest,index:a=b\nmanifest[linux/amd64]:c=d",
    ],
    tokens: [...LINES, "manifest:", "index,", "[linux/amd64]:", "io.buildpacks."],
    read: (text) => [
      collecting((complain) => parseLabels(text, complain)),
      collecting((complain) => parseAnnotations(text, complain)),
    ],
    refusals: [],
  }),
  ofText({
    name: "the input volumes",
    seeds: ["./cache:/mnt/cache:rw\nvolume:/data\n/etc/ssl:/certs:ro"],
    tokens: [":", "/", "../", ":rw", ":ro", "\n", "/proc", "/cnb/../dev", "//"],
    read: async (text) => {
      const surroundings = { workspace: "/workspace", appDir: "/app" };
      const mounts = await parseVolumes(text, surroundings, () => undefined);
      const isReserved = /^\/(?:cnb|layers|platform|proc|sys|dev|app)(?:\/|$)/;
      const bad = mounts.find(({ target }) => isReserved.test(target) || target.split("/").includes(".."));
      if (bad !== undefined) throw new Error(`It may be mounted at ${JSON.stringify(bad)}`);
      return mounts;
    },
    refusals: [],
  }),
  ofText({
    name: "inputs that name images",
    seeds: ["ghcr.io/owner/app:1, ghcr.io/owner/app:latest\n# c\nUPPER/x", "app"],
    tokens: [",", "\n", "ghcr.io/", ":1", "@sha256:", "A"],
    read: (text) =>
      collecting((complain) => [
        parseImage(text, complain),
        parseImages(text, complain),
        parseTags(text, complain),
        parseRequiredImage(text, complain, "e"),
        parseCache(text, SOME_TAGS, complain),
      ]),
    refusals: [],
  }),
  ofText({
    name: "inputs of one word",
    seeds: [
      "linux/arm64/v8",
      "a-scope",
      "io.buildpacks.action.run=1",
      "always",
      "1.5g",
      "tcp://host:1",
      "https://a/b",
    ],
    tokens: ["linux/", "x86_64", "=", "/v7", "\n", "../", "unix:///", "[::1]:5000"],
    read: (text) =>
      collecting((complain) => [
        parsePlatform(text, complain),
        parsePlatforms(text, complain),
        parseCacheScope(text, complain),
        parseSigstore(text, complain),
        WORD_PARSERS.map((parse) => parse(text, complain)),
        refusingLabel(text),
        word(text, complain),
      ]),
    refusals: [],
  }),
  ofText({
    name: "identity tokens",
    seeds: [["{}", '{"job_workflow_ref":"a/b/c.yml@refs/heads/main"}', "x"].map(encodeBase64).join(".")],
    tokens: [".", encodeBase64('{"job_workflow_ref":'), "e30"],
    read: parseIdentityClaims,
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "the input metadata",
    seeds: [
      JSON.stringify({
        digest: `sha256:${"0".repeat(64)}`,
        tags: ["a:1"],
        loaded: [],
        target: { os: "linux", arch: "amd64" },
        runImage: { reference: "r" },
        buildpacks: [{ id: "a", version: "1" }],
        layers: [{ name: "l", diffId: "d", sizeBytes: 1 }],
      }),
    ],
    tokens: ['"digest":', '"layers":', "null", '"tags":', '"sizeBytes":-1', "1e999"],
    read: (text) => collecting((complain) => parseMetadata(text, complain)),
    refusals: [],
  }),
  ofValues(jsonOf, {
    name: "payloads of events",
    seeds: [JSON.stringify(PULL_REQUEST), JSON.stringify(RUN), "{}", "null"],
    tokens: ['"pull_request":', '"repository":', '"full_name":"owner/app"', '"number":', "null", '"head":'],
    read: (text) => {
      const payload = parseJson(v.unknown(), text, "The payload");
      return ["push", "pull_request", "workflow_run", "schedule"].map((eventName) => {
        const policy = cachePolicy({ eventName, ref: "refs/heads/main", repository: "owner/app", payload });
        if (policy.write && eventName !== "push" && eventName !== "schedule") throw new Error("It may write");
        return policy;
      });
    },
    refusals: ["MALFORMED"],
  }),
  ofValues(jsonOf, {
    name: "JSON with exact numbers",
    seeds: ['{"a":[1,2.5,-0,9007199254740993,1e3],"b":{"c":null}}'],
    tokens: ["9223372036854775807", "-0", "1e999", "0.1", '{"__proto__":1}'],
    read: (text) => parseExactJson(v.unknown(), text, "The text"),
    refusals: ["MALFORMED"],
  }),
  ofText({
    name: "refusals of GitHub",
    seeds: ["Resource not accessible by integration", "a\nb", "::error::x"],
    tokens: ["\n", "\u0085", "::", "##["],
    read: (message) => {
      const error = callError("comment", {
        status: 400 + (message.length % 200),
        headers: new Headers(),
        message,
      });
      if (/[\r\n\u0085\u2028]/.test(error.message)) throw new Error("It has several lines");
      return error.message;
    },
    refusals: [],
  }),
  ofText({
    name: "what the cache client prints",
    seeds: [
      "::warning::Failed to restore: x\nCache Size: ~1 MB (12 B)\n",
      "::add-mask::secret\n::debug::Failed to reserve cache: y\n",
      "Failed to save: another job\n/bin/tar: no",
    ],
    tokens: [
      "::warning::",
      "::debug::",
      "::error file=a::",
      "%0A",
      "%25",
      "cache write denied:",
      "\n",
      "(9 B)",
    ],
    read: (text) => {
      const reader = readClientOutput({ mask: () => undefined, onLine: () => undefined });
      for (const line of text.split("\n")) reader.onStdout(line);
      const answered = { kind: "answered", output: reader.output } as const;
      const saved = { ...answered, answer: { kind: "saved", entryId: text.length % 3 } } as const;
      const found = { ...answered, answer: { kind: "found", key: undefined } } as const;
      return [
        findOutcome(found),
        saveVerdict(saved as never),
        archiveSize(saved as never),
        failureReason(found),
      ];
    },
    refusals: [],
  }),
];

/** What is no label is a fault of the program, and an error of its own. */
function refusingLabel(text: string): unknown {
  try {
    return parseLabel(text);
  } catch (error) {
    return error instanceof Error ? "refused" : error;
  }
}
