import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import {
  type BuildResult,
  type BuildTurn,
  buildWithBuildpack,
} from "../../../src/lifecycle/buildpack/buildpack-build.ts";
import { readInstalledBuildpack } from "../../../src/lifecycle/buildpack/installed-buildpack.ts";
import { type BuildpackSource, failureOf, realContext, Workspace } from "../../cnb/buildpack-fixture.ts";

async function run(
  workspace: Workspace,
  source: Partial<BuildpackSource>,
  turn: Partial<BuildTurn> = {},
  context = realContext({ execEnv: "test" }),
): Promise<BuildResult> {
  workspace.buildpack({ id: "acme/a", ...source });
  const { appDir, buildpacksDir, layersDir, platformDir } = workspace.inputs;
  const buildpack = await readInstalledBuildpack(buildpacksDir, { id: "acme/a", version: "1.0.0" });
  const base = { PATH: process.env["PATH"] ?? "" };
  const provided = { platform: [{ name: "USER_VARIABLE", content: "u" }], buildConfig: [] };
  const target = { os: "linux", arch: "arm64", "arch-variant": "v8" };
  const paths = { appDir, layersDir, platformDir };
  return await buildWithBuildpack(
    { buildpack, ...paths, base, provided, target, plan: [], ...turn },
    context,
  );
}

async function printedBy(
  build: string,
  source: Partial<BuildpackSource> = {},
  turn: Partial<BuildTurn> = {},
) {
  using workspace = new Workspace();
  const context = realContext({ execEnv: "test" });
  await run(workspace, { build, ...source }, turn, context);
  return context.printed().replaceAll(workspace.root, "<root>");
}

describe("buildWithBuildpack", () => {
  it("runs bin/build in the app directory with layers, platform and plan as arguments", async () => {
    const printed = await printedBy('echo "$PWD $# $1 $2 $(basename "$3")"; cat; echo err >&2');

    expect(printed).toBe("<root>/app 3 <root>/layers/acme_a <root>/platform plan.toml\nerr\n");
  });

  it("tells of a layer file without a name, and keeps the other layers", async () => {
    const build = 'mkdir "$1/a"; printf "[types]\\nlaunch = true\\n" | tee "$1/a.toml" >"$1/.toml"';
    using workspace = new Workspace();
    const context = realContext({ execEnv: "test" });
    const { layers } = await run(workspace, { build }, {}, context);

    expect(layers).toMatchObject([{ name: "a", hasContent: true }]);
    expect(context.printed()).toMatch(/\.toml" of buildpack acme\/a.* names no layer; it is ignored\.\n$/);
  });

  it.each([
    ["0.8", ""],
    ["0.10", "CNB_TARGET_ARCH=arm64\nCNB_TARGET_ARCH_VARIANT=v8\nCNB_TARGET_OS=linux\n"],
    ["0.12", "CNB_EXEC_ENV=test\nCNB_TARGET_ARCH=arm64\nCNB_TARGET_ARCH_VARIANT=v8\nCNB_TARGET_OS=linux\n"],
  ])("tells a buildpack of API %s what its API has", async (api, more) => {
    const printed = await printedBy(
      'env | grep -E "CNB_|USER_" | sed "s#=.*/plan.toml#=<plan>#" | LC_ALL=C sort',
      { api },
    );

    const [exec = "", ...targets] = more.startsWith("CNB_EXEC") ? more.split(/(?<=\n)/) : ["", more];
    expect(printed).toBe(
      "CNB_BP_PLAN_PATH=<plan>\nCNB_BUILDPACK_DIR=<root>/buildpacks/acme_a/1.0.0\n" +
        `${exec}CNB_LAYERS_DIR=<root>/layers/acme_a\nCNB_PLATFORM_DIR=<root>/platform\n` +
        `${targets.join("")}USER_VARIABLE=u\n`,
    );
  });

  it.each([
    ["nothing", [], ""],
    [
      "what was asked of it, duplicates and metadata included",
      [{ name: "x", metadata: { a: 1n } }, { name: "x" }],
      '[[entries]]\n  name = "x"\n  [entries.metadata]\n    a = 1\n\n[[entries]]\n  name = "x"\n',
    ],
  ])("writes %s into the plan", async (_, plan, toml) => {
    expect(await printedBy('cat "$3"', {}, { plan })).toBe(toml);
  });

  it("removes the directory of the plan", async () => {
    const printed = await printedBy('basename "$(dirname "$3")"');

    expect(printed).toMatch(/^acme_a-.+\n$/);
    expect(readdirSync(tmpdir())).not.toContain(printed.trim());
  });

  it("keeps what a restored layer directory has", async () => {
    using workspace = new Workspace();
    workspace.write("layers/acme_a/kept/file", "restored");

    await run(workspace, { build: 'printf "[types]\\ncache = true\\n" > "$1/kept.toml"' });

    expect(workspace.read("layers/acme_a/kept/file")).toBe("restored");
  });

  it.each([
    ["exit 3", /^build: buildpack acme\/a@1.0.0 failed: exit status 3$/],
    ["kill -TERM $$", /^build: buildpack acme\/a@1.0.0 failed: killed by signal SIGTERM \(15\)$/],
    [undefined, /^build: buildpack acme\/a@1.0.0 failed: spawn .*bin\/build ENOENT$/],
  ])("ends with 51 after %j", async (build, message) => {
    using workspace = new Workspace();

    const failure = await failureOf(run(workspace, build === undefined ? {} : { build }));

    expect(failure).toMatchObject({ exitCode: 51, message: expect.stringMatching(message) });
  });

  it("takes a layers directory that the buildpack has removed for an empty one", async () => {
    using workspace = new Workspace();

    expect(await run(workspace, { build: 'rm -r "$1"' })).toMatchObject({ layers: [], processes: [] });
  });

  it("reads layers, launch.toml and build.toml", async () => {
    using workspace = new Workspace();
    const script = `mkdir "$1/b" "$1/a"
printf '[types]\\nlaunch = true\\n[metadata]\\nk = "v"\\n' > "$1/b.toml"
printf '[types]\\nbuild = true\\ncache = true\\n' > "$1/a-b.toml"
printf '[[processes]]\\ntype = "web"\\ncommand = ["run"]\\n[[labels]]\\nkey = "l"\\nvalue = "m"\\n[[slices]]\\npaths = ["p"]\\n' > "$1/launch.toml"
printf '[[unmet]]\\nname = "y"\\n' > "$1/build.toml"`;

    const result = await run(workspace, { build: script }, { plan: [{ name: "x" }, { name: "y" }] });

    expect(result).toMatchObject({
      processes: [{ type: "web", command: ["run"], direct: true, buildpackId: "acme/a" }],
      labels: [{ key: "l", value: "m" }],
      slices: [{ paths: ["p"] }],
      unmet: ["y"],
      buildBom: [],
    });
    expect(result.layers.filter(({ build, launch }) => build || launch)).toMatchObject([
      { name: "a-b", build: true, cache: true, launch: false, hasContent: false },
      { name: "b", launch: true, metadata: { k: "v" }, hasContent: true },
    ]);
  });

  it.each([
    [
      "an unmet entry that was not asked",
      "build.toml",
      '[[unmet]]\nname = "other"',
      'has the unmet entry "other"',
    ],
    ["an unmet entry without name", "build.toml", "[[unmet]]", 'has the unmet entry ""'],
    ["a malformed build.toml", "build.toml", "unmet = 1", 'is malformed at "unmet"'],
    ["a malformed launch.toml", "launch.toml", "[", "is not TOML"],
    ["a malformed store.toml", "store.toml", "metadata = 1", 'is malformed at "metadata"'],
    ["a layer with types of another form", "l.toml", "[types]\nlaunch = 1", 'is malformed at "types.launch"'],
  ])("refuses %s", async (_, file, toml, message) => {
    using workspace = new Workspace();

    const failure = await failureOf(
      run(workspace, { build: `cat > "$1/${file}" <<'T'\n${toml}\nT` }, { plan: [{ name: "x" }] }),
    );

    expect(failure).toMatchObject({ code: "MALFORMED", message: expect.stringContaining(message) });
    expect(failure).toMatchObject({ message: expect.stringContaining(`acme_a/${file}"`) });
  });

  it("moves layers without types out of the way, after their SBOM files are collected", async () => {
    using workspace = new Workspace();
    const script = `mkdir "$1/none"; echo '[metadata]' > "$1/none.toml"; echo '{}' > "$1/none.sbom.cdx.json"`;

    await run(workspace, { build: script, more: 'sbom-formats = ["application/vnd.cyclonedx+json"]' });

    expect(readdirSync(path.join(workspace.inputs.layersDir, "acme_a")).sort()).toStrictEqual([
      "none.ignore",
      "none.sbom.cdx.json",
      "none.toml",
    ]);
    expect(workspace.read("layers/sbom/build/acme_a/none/sbom.cdx.json")).toBe("{}\n");
  });

  it("does not warn of the old bill of materials next to SBOM files", async () => {
    const script = `printf '[[bom]]\\nname = "x"\\n' > "$1/launch.toml"; echo '{}' > "$1/launch.sbom.spdx.json"`;

    expect(await printedBy(script, { more: 'sbom-formats = ["application/spdx+json"]' })).toBe("");
    expect(await printedBy(script.replace(/;.*/, ""))).toMatch(/^Warning: Buildpack acme\/a@1.0.0 uses/);
  });
});
