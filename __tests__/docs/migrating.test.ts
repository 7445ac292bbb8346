// Each row of the tables in docs/migrating.md: all that the others have is in them, and the action does what they say.
import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KNOWN_INPUTS } from "../../src/actions/action-inputs.ts";
import { REFUSED_INPUTS } from "../../src/actions/build-push/refused-inputs.ts";
import { translateInputs } from "../../src/actions/build-push/translate-inputs.ts";
import { openInputs, readBuildRequest } from "../../src/actions/inputs.ts";
import { BUILD_PUSH_INPUTS, BUILD_PUSH_OUTPUTS } from "../actions/build-push/examples.ts";
import { read, ROOT } from "./markdown.ts";

interface Row {
  /** What the other calls it. */
  readonly names: readonly string[];
  /** Inputs and outputs of ours; empty for `–`. */
  readonly here: readonly string[];
  readonly remarks: string;
}

function spansOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);
}

/** Of the table whose first column has that head. */
function rowsOf(head: string): readonly Row[] {
  const [, table = ""] = read("docs/migrating.md").split(new RegExp(`^\\| ${head} +\\|.*\\n\\|.*\\n`, "m"));
  const [lines = ""] = table.split(/\n(?!\|)/, 1);
  return lines.split("\n").map((line) => {
    const [, first = "", second = "", ...rest] = line.split(/ *(?<!\\)\| */);
    return { names: spansOf(first), here: spansOf(second), remarks: rest.join("").trim() };
  });
}

describe("the table of docker/build-push-action", () => {
  const rows = rowsOf("build-push-action");
  const rowOf = (name: string): Row => rows.find(({ names }) => names.includes(name)) ?? fail(name);

  it("has all of its inputs and outputs, each once", () => {
    expect(rows.flatMap(({ names }) => names).sort()).toEqual(
      [...BUILD_PUSH_INPUTS, ...BUILD_PUSH_OUTPUTS].sort(),
    );
  });

  it("says of those that are refused, and only of them, that they are", () => {
    const refused = rows.filter(({ remarks }) => remarks.startsWith("Refused")).flatMap(({ names }) => names);

    expect(refused.sort()).toEqual(Object.keys(REFUSED_INPUTS).sort());
  });

  it.each(Object.entries(REFUSED_INPUTS))(
    "leads to the same inputs as the message about %s",
    (name, { hint }) => {
      const { here } = rowOf(name);

      expect(here).not.toEqual([]);
      expect(here.filter((input) => !hint.includes(`"${input}`))).toEqual([]);
    },
  );

  it.each([
    ["tags", "g.io/a"],
    ["context", "services/api"],
    ["platforms", "linux/arm64"],
    ["cache-from", "type=gha,scope=api"],
    ["cache-to", "type=registry,ref=g.io/cache"],
    ["no-cache", "true"],
    ["outputs", "type=image,name=g.io/a,compression=zstd"],
  ])("names what %s becomes", (name, value) => {
    const { writtenAs, problems } = translateInputs({ [`INPUT_${name.toUpperCase()}`]: value }, KNOWN_INPUTS);

    expect(problems).toEqual([]);
    expect(writtenAs.size).toBeGreaterThan(0);
    expect([...writtenAs.keys()].filter((input) => !rowOf(name).here.includes(input))).toEqual([]);
  });

  it.each(["labels", "annotations", "push", "load", "pull", "network", "sbom", "builder"])(
    "leads from %s to the input of the same name",
    (name) => {
      expect(rowOf(name).here).toEqual([name]);
    },
  );

  it.each([
    ["provenance", "mode=max"],
    ["attests", "type=provenance"],
  ])("says that %s is warned about", (name, value) => {
    expect(rowOf(name).here).toEqual([]);
    expect(rowOf(name).remarks).toContain("A warning");
    expect(translateInputs({ [`INPUT_${name.toUpperCase()}`]: value }, KNOWN_INPUTS).warnings).toHaveLength(
      1,
    );
  });
});

/** The flags of pack 0.40, `pack build --help`, and the two that it hides. */
const PACK_FLAGS = (
  "builder buildpack buildpack-registry cache cache-image clear-cache creation-time default-process descriptor " +
  "disable-system-buildpacks docker-host env env-file exec-env extension gid insecure-registry lifecycle-image network path " +
  "platform post-buildpack pre-buildpack previous-image publish pull-policy report-output-dir run-image sbom-output-dir tag " +
  "trust-builder trust-extra-buildpacks uid userns-host volume workspace interactive sparse " +
  "force-color no-color quiet timestamps verbose"
).split(" ");

const temporary = mkdtempSync(join(tmpdir(), "migrating-"));
const ENV_FILE = join(temporary, "build.env");

const G_IO = { registry: "g.io" };

/** Of each flag a value that pack takes, as the input that the table names, and what it becomes in a request. */
const PACK_SAMPLES: readonly (readonly [flag: string, input: string, value: string, request: object])[] = [
  ["NAME", "image", "g.io/app", { tags: [{ ...G_IO, repository: "app" }] }],
  [
    "tag",
    "image",
    "g.io/app,h.io/app:1",
    {
      tags: [
        { ...G_IO, repository: "app" },
        { registry: "h.io", repository: "app", tag: "1" },
      ],
    },
  ],
  ["builder", "builder", "g.io/b", { builder: { ...G_IO, repository: "b" } }],
  ["path", "path", "docs", { path: resolve(ROOT, "docs") }],
  ["env", "env", "A=b=c", { env: [{ name: "A", value: "b=c" }] }],
  ["env-file", "env-files", ENV_FILE, { env: [{ name: "FROM", value: "file" }] }],
  ["buildpack", "buildpacks", "a@1,./docs", { modules: { buildpacks: ["a@1", "./docs"] } }],
  ["pre-buildpack", "pre-buildpacks", "a", { modules: { preBuildpacks: ["a"] } }],
  ["post-buildpack", "post-buildpacks", "a", { modules: { postBuildpacks: ["a"] } }],
  ["extension", "extensions", "a", { modules: { extensions: ["a"] } }],
  ["buildpack-registry", "buildpack-registry", "https://g.io/index", { registryIndex: "https://g.io/index" }],
  ["publish", "push", "true", { delivery: { push: true } }],
  ["run-image", "run-image", "g.io/r", { runImage: { ...G_IO, repository: "r" } }],
  ["previous-image", "previous-image", "g.io/p", { previousImage: { ...G_IO, repository: "p" } }],
  ["lifecycle-image", "lifecycle-image", "g.io/l", { lifecycleImage: { ...G_IO, repository: "l" } }],
  ["trust-builder", "trust-builder", "true", { trustBuilder: "true" }],
  ["trust-extra-buildpacks", "trust-builder", "true", { trustBuilder: "true" }],
  ["cache", "cache", "volume", { cache: { kind: "volume" } }],
  ["cache-image", "cache", "g.io/c", { cache: { kind: "registry", image: { ...G_IO, repository: "c" } } }],
  ["clear-cache", "clear-cache", "true", { clearCache: true }],
  ["creation-time", "creation-time", "1641013200", { outcome: { createdAt: 1_641_013_200 } }],
  ["default-process", "default-process", "worker", { outcome: { defaultProcess: "worker" } }],
  ["descriptor", "descriptor", "docs/project.toml", { descriptor: { name: "docs/project.toml" } }],
  ["network", "network", "host", { containers: { network: "host" } }],
  ["volume", "volumes", "name:/mnt/a:rw", { containers: { mounts: [{ target: "/mnt/a" }] } }],
  ["platform", "platform", "linux/arm64", { targets: [{ os: "linux", arch: "arm64" }] }],
  ["pull-policy", "pull", "if-not-present", { pull: "if-not-present" }],
  ["workspace", "workspace", "app", { outcome: { appDir: "/app" } }],
  ["uid", "uid", "1234", { containers: { uid: 1234 } }],
  ["gid", "gid", "0", { containers: { gid: 0 } }],
  ["sbom-output-dir", "sbom", "out/sbom", { outcome: { sbomDir: { input: "sbom" } } }],
  ["report-output-dir", "report", "out/report", { outcome: { reportDir: { input: "report" } } }],
  [
    "insecure-registry",
    "insecure-registries",
    "g.io:5000",
    { containers: { insecureRegistries: ["g.io:5000"] } },
  ],
  ["exec-env", "exec-env", "test", { outcome: { execEnv: "test" } }],
  ["verbose", "verbose", "true", { verbose: true }],
];

/** Its effect is outside of a request. */
const ELSEWHERE = ["docker-host"];

describe("the table of pack build", () => {
  beforeAll(() => writeFile(ENV_FILE, "FROM=file\n"));
  afterAll(() => rm(temporary, { recursive: true }));

  const rows = rowsOf("`pack build`");
  const flagsOf = (some: readonly Row[]): string[] =>
    some.flatMap(({ names }) => names.map((name) => name.replace(/^--/, ""))).sort();

  it("has all flags, each once", () => {
    expect(flagsOf(rows)).toEqual(["NAME", ...PACK_FLAGS].sort());
  });

  it("says why there is none of those that lead nowhere", () => {
    const none = rows.filter(({ here }) => here.length === 0);

    expect(none.filter(({ remarks }) => remarks.length < 20)).toEqual([]);
    expect(flagsOf(rows.filter(({ here }) => here.length > 0))).toEqual(
      [...PACK_SAMPLES.map(([flag]) => flag), ...ELSEWHERE].sort(),
    );
  });

  it.each(PACK_SAMPLES)("leads from %s to the input %s", async (flag, input, value, expected) => {
    const row = rows.find(({ names }) => names.includes(flag === "NAME" ? flag : `--${flag}`));
    const request = await readBuildRequest(
      openInputs({
        INPUT_IMAGE: "g.io/a",
        INPUT_BUILDER: "g.io/b",
        GITHUB_WORKSPACE: ROOT,
        [`INPUT_${input.toUpperCase()}`]: value,
      }),
    );

    expect(row?.here.map((span) => span.split(":", 1).join(""))).toContain(input);
    expect(request).toMatchObject(expected);
  });
});

function fail(name: string): never {
  throw new Error(`There is no row of ${name}.`);
}
