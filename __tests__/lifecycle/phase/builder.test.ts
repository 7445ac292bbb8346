import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { formatGroup } from "../../../src/cnb/group.ts";
import { formatToml } from "../../../src/cnb/toml/format-toml.ts";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";
import { build } from "../../../src/lifecycle/phase/builder.ts";
import { failureOf, realContext, Workspace } from "../../cnb/buildpack-fixture.ts";
import { readRecording, type Recording } from "../../oci/recording.ts";

const ANALYZED =
  '[run-image]\nreference = "r"\n[run-image.target]\nos = "linux"\narch = "amd64"\n' +
  '[run-image.target.distro]\nname = "kitos"\nversion = "1"\n';

const caseFile = (file: string): string =>
  fileURLToPath(new URL(`../../conformance/cases/${file}`, import.meta.url));

/** Group, plan, analyzed and app as they were when the official builder started, in a workspace of our own. */
function startAsRecorded(workspace: Workspace, name: string): Recording["runs"][number] {
  const [run] = readRecording(name).runs;
  if (run === undefined) throw new Error(`${name} has no runs`);
  const toml = run.after.toml ?? {};
  workspace.copyCase(name);
  cpSync(caseFile(`${name}/app`), path.join(workspace.root, "app"), { recursive: true });
  workspace.write("layers/group.toml", formatToml(toml["/layers/group.toml"] as object));
  workspace.write("layers/plan.toml", formatToml(toml["/layers/plan.toml"] as object));
  workspace.write("layers/analyzed.toml", ANALYZED);
  return run;
}

/** Everything a builder writes below `<layers>`; directories end in a slash. */
function writtenBelow(layersDir: string): readonly string[] {
  return readdirSync(layersDir, { recursive: true, withFileTypes: true })
    .map((entry) => path.join(entry.parentPath, entry.name) + (entry.isDirectory() ? "/" : ""))
    .map((file) => file.replace(layersDir, "/layers"));
}

const isBuilders = (file: string): boolean =>
  !/\/layers\/[^/]*$/.test(file) && !file.includes("buildpacksio_lifecycle");

describe("the builder does as the official lifecycle", () => {
  it.each(["01-minimal", "02-layer-types", "06-processes", "07-slices-labels-unmet", "08-sbom"])(
    "with the buildpacks of %s",
    async (name) => {
      using workspace = new Workspace();
      const { after, phases } = startAsRecorded(workspace, name);
      const context = realContext({});

      await build(workspace.inputs, context);

      const recorded = after.files.map((line) => line.replace(/^[^/]*/, ""));
      expect(writtenBelow(workspace.inputs.layersDir).filter(isBuilders).sort()).toStrictEqual(
        recorded.filter(isBuilders).sort(),
      );
      expect(parseTomlTable(workspace.read("layers/config/metadata.toml"), "")).toStrictEqual(
        after.toml?.["/layers/config/metadata.toml"],
      );
      const said = phases.flatMap((phase) => phase.said);
      const lines = context.printed().split("\n");
      expect(lines.flatMap((line) => (line.startsWith("kit> ") ? [line.slice(5)] : []))).toStrictEqual(said);
    },
  );

  it("in what each buildpack sees of the environment", async () => {
    using workspace = new Workspace();
    startAsRecorded(workspace, "04-environment");
    const [run] = (
      JSON.parse(readFileSync(caseFile("04-environment/case.json"), "utf8")) as {
        runs: readonly { files: Readonly<Record<string, string>> }[];
      }
    ).runs;
    for (const [file, text] of Object.entries(run?.files ?? {}))
      workspace.write(file.replace(/^\/cnb/, ""), text);
    for (const id of ["kit_dump-false", "kit_dump-true"]) {
      const file = `buildpacks/${id}/1.0.0/bin/build`;
      // The kit masks all of /tmp, where our layers are.
      const script = workspace.read(file).replaceAll("s#/tmp/[^ ]*#", "s#/[^ =]*/plan.toml#");
      workspace.write(file, script.replace("find /platform", "echo"), 0o755);
    }
    const environment = {
      PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      ...{
        HOME: "/home/cnb",
        HOSTNAME: "kit",
        LIBRARY_PATH: "/from-container",
        CPATH: "",
        NOT_PASSED_ON: "x",
      },
    };

    await build(workspace.inputs, realContext({ environment }));

    const { contents } = readRecording("04-environment");
    const seen = (id: string): string =>
      workspace
        .read(`layers/${id}/dump/env.txt`)
        .replaceAll(`${workspace.root}/buildpacks`, "/cnb/buildpacks")
        .replaceAll(`${workspace.root}/`, "/");
    expect(seen("kit_dump-false")).toBe(contents["2b0454ca2529649b"]);
    expect(seen("kit_dump-true")).toBe(contents["b6e26dd836bfeab5"]);
  });
});

const GROUP = formatGroup({
  buildpacks: [
    { id: "acme/a", version: "1.0.0", api: "0.10" },
    { id: "acme/b", version: "1.0.0", api: "0.10" },
  ],
  extensions: [],
});

function start(workspace: Workspace, a: string, b = "exit 0", api = "0.10"): void {
  workspace.buildpack({ id: "acme/a", api, build: a });
  workspace.buildpack({ id: "acme/b", api, build: b });
  workspace.write("layers/group.toml", GROUP.replaceAll("0.10", api));
  workspace.write("layers/plan.toml", "");
}

/** A name that is required, and who provides it. */
type PlanLine = readonly [name: string, ...providers: string[]];

const planOf = (...entries: readonly PlanLine[]): string =>
  entries
    .map(
      ([name, ...providers]) =>
        `[[entries]]\n${providers.map((id) => `[[entries.providers]]\nid = "${id}"\nversion = "1.0.0"\n`).join("")}` +
        `[[entries.requires]]\nname = "${name}"\n`,
    )
    .join("");

describe("build", () => {
  it.each([
    ["group.toml is missing", "group", undefined, 1, /^read buildpack group or plan: ENOENT/],
    ["plan.toml is missing", "plan", undefined, 1, /^read buildpack group or plan: ENOENT/],
    ["group.toml is malformed", "group", "group = 1", 1, /group.toml" is malformed at "group"/],
    ["plan.toml is malformed", "plan", "[", 1, /plan.toml" is not TOML/],
    [
      "a buildpack of the group speaks another API",
      "group",
      GROUP.replace("0.10", "0.6"),
      12,
      /^set buildpack API of acme\/a@1.0.0: "0.6" is incompatible/,
    ],
    [
      "a buildpack of the group is missing",
      "group",
      GROUP.replace("acme/b", "acme/gone"),
      52,
      /^build: Buildpack acme\/gone@1.0.0 is missing/,
    ],
    ["analyzed.toml is malformed", "analyzed", "[", 52, /^build: ".*analyzed.toml" is not TOML/],
  ])("ends if %s", async (...[, file, text, exitCode, message]) => {
    using workspace = new Workspace();
    start(workspace, "exit 0");
    const name = `layers/${file}.toml`;
    if (text === undefined) workspace.write("elsewhere", "");
    const missing = { ...workspace.inputs, [`${file}Path`]: path.join(workspace.root, "missing.toml") };
    if (text !== undefined) workspace.write(name, text);

    const inputs = text === undefined ? missing : workspace.inputs;
    const failure = await failureOf(build(inputs, realContext({})));

    expect(failure).toMatchObject({ exitCode, message: expect.stringMatching(message) });
  });

  it("ends with 51 if a buildpack fails, without running the next", async () => {
    using workspace = new Workspace();
    start(workspace, "echo last words >&2; exit 9", "touch ran");
    const context = realContext({});

    expect(await failureOf(build(workspace.inputs, context))).toMatchObject({
      exitCode: 51,
      message: "build: buildpack acme/a@1.0.0 failed: exit status 9",
    });
    expect(context.printed()).toBe("last words\n");
    expect(workspace.has("app/ran")).toBe(false);
  });

  it("ends with 52 for output that is wrong", async () => {
    using workspace = new Workspace();
    start(workspace, 'echo "launch = true" > "$1/tool.toml"');

    expect(await failureOf(build(workspace.inputs, realContext({})))).toMatchObject({
      exitCode: 52,
      message: expect.stringMatching(/^build: ".*\/acme_a\/tool.toml" has "launch" at its top level\.$/),
    });
  });

  it.each(["env", "env.build"])("ends with 52 for a build layer whose %s is a file", async (name) => {
    using workspace = new Workspace();
    start(workspace, `mkdir "$1/l"; touch "$1/l/${name}"; printf '[types]\\nbuild = true\\n' > "$1/l.toml"`);

    expect(await failureOf(build(workspace.inputs, realContext({})))).toMatchObject({
      exitCode: 52,
      message: `build: "${workspace.root}/layers/acme_a/l/${name}" is not a directory with a file for each variable.`,
    });
  });

  it("needs no analyzed.toml and no buildpacks", async () => {
    using workspace = new Workspace();
    workspace.write("layers/group.toml", "");
    workspace.write("layers/plan.toml", "");

    await build(workspace.inputs, realContext({}));

    expect(workspace.read("layers/config/metadata.toml")).toBe("processes = []\n");
  });

  it("removes the SBOM files of an earlier build", async () => {
    using workspace = new Workspace();
    start(workspace, "exit 0");
    workspace.write("layers/sbom/launch/old/sbom.cdx.json", "{}");

    await build(workspace.inputs, realContext({}));

    expect(workspace.has("layers/sbom/launch/old")).toBe(false);
    expect(workspace.read("layers/sbom/launch/sbom.legacy.json")).toBe("null\n");
    expect(workspace.read("layers/sbom/build/sbom.legacy.json")).toBe("null\n");
  });

  const tellPlan = 'echo "$CNB_BUILDPACK_DIR" | cut -d_ -f2 | cut -d/ -f1; grep name "$3" || echo nothing';

  it.each<[string, string, readonly PlanLine[], readonly [string, string]]>([
    ["a requirement that is met", "", [["x", "acme/a", "acme/b"]], ["x", "nothing"]],
    [
      "a requirement that is declared unmet",
      `printf '[[unmet]]\\nname = "x"\\n' > "$1/build.toml"`,
      [["x", "acme/a", "acme/b"]],
      ["x", "x"],
    ],
    [
      "what another buildpack promised",
      "",
      [
        ["x", "acme/a"],
        ["y", "acme/b"],
      ],
      ["x", "y"],
    ],
    [
      "an entry of the same name elsewhere in the plan",
      "",
      [
        ["x", "acme/a"],
        ["x", "acme/b"],
      ],
      ["x", "nothing"],
    ],
  ])("after the first buildpack, of %s", async (_, script, entries, [first, second]) => {
    using workspace = new Workspace();
    start(workspace, `${tellPlan}\n${script}`, tellPlan);
    workspace.write("layers/plan.toml", planOf(...entries));
    const context = realContext({});

    await build(workspace.inputs, context);

    const line = (name: string): string => (name === "nothing" ? name : `  name = "${name}"`);
    expect(context.printed()).toBe(`a\n${line(first)}\nb\n${line(second)}\n`);
  });

  it("tells only the version that the plan names", async () => {
    using workspace = new Workspace();
    start(workspace, tellPlan);
    workspace.write("layers/plan.toml", planOf(["x", "acme/a"]).replace("1.0.0", "2.0.0"));
    const context = realContext({});

    await build(workspace.inputs, context);

    expect(context.printed()).toBe("a\nnothing\n");
  });

  it("tells nothing of what an extension with the same id promised", async () => {
    using workspace = new Workspace();
    start(workspace, tellPlan);
    const plan = planOf(["x", "acme/a"]).replace(/^( *)version = .*$/m, "$&\n$1extension = true");
    workspace.write("layers/plan.toml", plan);
    const context = realContext({});

    await build(workspace.inputs, context);

    expect(plan).toContain("extension = true");
    expect(context.printed()).toBe("a\nnothing\n");
  });

  it("lets later buildpacks see build layers of earlier ones, and no others", async () => {
    using workspace = new Workspace();
    start(
      workspace,
      `for l in build launch; do mkdir -p "$1/$l/env"; echo -n $l > "$1/$l/env/FROM_$l"; echo "[types]
$l = true" > "$1/$l.toml"; done`,
      "env | grep ^FROM_; env | grep -c CNB_LAYERS_DIR=$1",
    );
    const context = realContext({});

    await build(workspace.inputs, context);

    expect(context.printed()).toBe("FROM_build=build\n1\n");
  });

  it("warns of a default process that is redefined", async () => {
    using workspace = new Workspace();
    const launch = (more: string): string =>
      `printf '[[processes]]\\ntype = "web"\\ncommand = ["x"]\\n${more}' > "$1/launch.toml"`;
    start(workspace, launch("default = true\\n"), launch(""));
    const context = realContext({});

    await build(workspace.inputs, context);

    expect(context.printed()).toBe(
      "Warning: redefining the following default process type with a process not marked as default: web\n",
    );
    expect(workspace.read("layers/config/metadata.toml")).not.toContain("buildpack-default-process-type");
  });

  it("collects the old bill of materials", async () => {
    using workspace = new Workspace();
    start(
      workspace,
      `printf '[[bom]]\\nname = "l"\\n[bom.metadata]\\nb = 1\\na = 2\\n' > "$1/launch.toml"
printf '[[bom]]\\nname = "b"\\n' > "$1/build.toml"`,
    );
    const context = realContext({});

    await build(workspace.inputs, context);

    const buildpack = { id: "acme/a", version: "1.0.0" };
    expect(workspace.read("layers/sbom/launch/sbom.legacy.json")).toBe(
      `[{"name":"l","metadata":{"a":2,"b":1},"buildpack":${JSON.stringify(buildpack)}}]\n`,
    );
    expect(JSON.parse(workspace.read("layers/sbom/build/sbom.legacy.json"))).toStrictEqual([
      { name: "b", metadata: null, buildpack },
    ]);
    expect(context.printed()).toBe(
      "Warning: Buildpack acme/a@1.0.0 uses the deprecated [[bom]]; it should write SBOM files.\n",
    );
  });

  it("has it in metadata.toml before Platform API 0.9, of buildpacks by id and version only", async () => {
    using workspace = new Workspace();
    start(workspace, `printf '[[bom]]\\nname = "l"\\n[bom.metadata]\\na = 2\\n' > "$1/launch.toml"`);

    await build(workspace.inputs, realContext({ platformApi: "0.8" }));

    const metadata = parseTomlTable(workspace.read("layers/config/metadata.toml"), "");
    const buildpack = { id: "acme/a", version: "1.0.0" };
    expect(metadata["bom"]).toStrictEqual([{ name: "l", metadata: { a: 2n }, buildpack }]);
    expect(workspace.has("layers/sbom/launch/sbom.legacy.json")).toBe(false);
  });

  it("leaves the group's order to metadata.toml", async () => {
    using workspace = new Workspace();
    start(workspace, "exit 0");

    await build(workspace.inputs, realContext({}));

    expect(parseTomlTable(workspace.read("layers/config/metadata.toml"), "")).toStrictEqual({
      processes: [],
      buildpacks: [
        { id: "acme/a", version: "1.0.0", api: "0.10" },
        { id: "acme/b", version: "1.0.0", api: "0.10" },
      ],
    });
    expect(existsSync(path.join(workspace.inputs.layersDir, "acme_b"))).toBe(true);
  });
});
