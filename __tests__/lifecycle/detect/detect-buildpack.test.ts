import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readInstalledBuildpack } from "../../../src/lifecycle/buildpack/installed-buildpack.ts";
import { readInstalledExtension } from "../../../src/lifecycle/buildpack/installed-extension.ts";
import { detectBuildpack, type Verdict } from "../../../src/lifecycle/detect/detect-buildpack.ts";
import type { ProcessRunner, ProgramCall, ProgramEnd } from "../../../src/lifecycle/process-runner.ts";
import { type BuildpackSource, realContext, Workspace } from "../../cnb/buildpack-fixture.ts";

const TARGET = { os: "linux", arch: "amd64", distro: { name: "ubuntu", version: "24.04" } };

async function detect(
  source: Partial<BuildpackSource>,
  given: { processes?: ProcessRunner; execEnv?: string } = {},
): Promise<Verdict> {
  using workspace = new Workspace();
  workspace.buildpack({ id: "acme/a", ...source });
  const { buildpacksDir, appDir, platformDir } = workspace.inputs;
  const buildpack = await readInstalledBuildpack(buildpacksDir, { id: "acme/a", version: "1.0.0" });
  const context = realContext({});
  return await detectBuildpack(
    buildpack,
    {
      appDir,
      platformDir,
      base: { PATH: process.env["PATH"] ?? "" },
      provided: { platform: [{ name: "USER_VARIABLE", content: "user" }], buildConfig: [] },
      target: TARGET,
    },
    { processes: given.processes ?? context.processes, execEnv: given.execEnv ?? "production" },
  );
}

/** The variables that a buildpack sees, names only where values are paths. */
async function variablesOf(source: Partial<BuildpackSource>): Promise<readonly string[]> {
  const calls: ProgramCall[] = [];
  const run = (call: ProgramCall): Promise<ProgramEnd> => {
    calls.push(call);
    return Promise.resolve({ kind: "exited", code: 100 });
  };
  await detect(source, { processes: { run }, execEnv: "test" });
  return Object.entries(calls[0]?.env ?? {})
    .filter(([name]) => name !== "PATH")
    .map(([name, value]) => (value.startsWith("/") ? name : `${name}=${value}`));
}

describe("detectBuildpack", () => {
  it.each<[string, string, Partial<Verdict>]>([
    ["passes", "exit 0", { kind: "pass", exitCode: 0, sections: [{ provides: [], requires: [] }] }],
    ["fails", "exit 100", { kind: "fail", exitCode: 100, sections: [] }],
    ["errs with another code", "exit 3", { kind: "error", exitCode: 3, sections: [] }],
    ["errs if it is killed", "kill -9 $$", { kind: "error", problem: "killed by signal SIGKILL (9)" }],
  ])("%s", async (_, script, verdict) => {
    expect(await detect({ detect: script })).toMatchObject(verdict);
  });

  it("errs without bin/detect", async () => {
    const verdict = await detect({});

    expect(verdict).toMatchObject({ kind: "error", sections: [] });
    expect(verdict.exitCode).toBeUndefined();
    expect(verdict.problem).toMatch(/^spawn .*\/bin\/detect ENOENT$/);
  });

  it("collects both outputs", async () => {
    const { output } = await detect({ detect: "echo out\nsleep 0.05\necho err >&2\nexit 100" });

    expect(output).toBe("out\nerr\n");
  });

  it("stops collecting where output becomes absurd", async () => {
    const { output, kind } = await detect({ detect: "head -c 6000000 /dev/zero" });

    expect(kind).toBe("pass");
    expect(output.length).toBeGreaterThan(4_000_000);
    expect(output.length).toBeLessThan(5_000_000);
  });

  it("runs in the app directory with platform and plan as arguments and nothing to read", async () => {
    const { output } = await detect({
      detect:
        'echo "$(basename "$PWD") $# $(basename "$1") $(basename "$2")"\nstat -c %a "$2"\nwc -c < "$2"\ncat',
    });

    expect(output).toBe("app 2 platform plan.toml\n600\n0\n");
  });

  it("reads the plan, alternatives in their order", async () => {
    const script = `cat > "$2" <<T
[[provides]]
name = "x"
[[requires]]
name = "x"
metadata = {version = "1"}
[[or]]
[[or]]
[[or.provides]]
name = "y"
T`;
    const { sections } = await detect({ detect: script });

    expect(sections).toStrictEqual([
      { provides: [{ name: "x" }], requires: [{ name: "x", metadata: { version: "1" } }] },
      { provides: [], requires: [] },
      { provides: [{ name: "y" }], requires: [] },
    ]);
  });

  it.each([
    ["is not TOML", "echo 'not toml [' > \"$2\"", /^The build plan of acme\/a@1.0.0 is not TOML: /],
    [
      "has another form",
      'echo \'provides = "x"\' > "$2"',
      /^The build plan of acme\/a@1.0.0 is malformed at "provides": /,
    ],
    [
      "requires a version outside metadata",
      'printf \'[[requires]]\\nname = "x"\\nversion = "1"\\n\' > "$2"',
      /^it requires "x" with the key "version", which belongs in its metadata$/,
    ],
    [
      "requires a version in an alternative",
      'printf \'[[or]]\\n[[or.requires]]\\nname = "y"\\nversion = "1"\\n\' > "$2"',
      /^it requires "y" with the key "version"/,
    ],
    ["is gone", 'rm "$2"', /^ENOENT/],
  ])("errs if the plan %s", async (_, script, problem) => {
    const verdict = await detect({ detect: script });

    expect(verdict).toMatchObject({ kind: "error", sections: [], problem: expect.stringMatching(problem) });
    expect(verdict.exitCode).toBeUndefined();
  });

  it("does not read the plan of a buildpack that fails", async () => {
    expect(await detect({ detect: "echo '[' > \"$2\"\nexit 100" })).toMatchObject({ kind: "fail" });
  });

  it.each([
    ["0.8", ["CNB_BUILDPACK_DIR", "CNB_PLATFORM_DIR", "CNB_BUILD_PLAN_PATH"]],
    [
      "0.10",
      [
        ...["CNB_BUILDPACK_DIR", "CNB_PLATFORM_DIR", "CNB_BUILD_PLAN_PATH", "CNB_TARGET_OS=linux"],
        ...["CNB_TARGET_ARCH=amd64", "CNB_TARGET_DISTRO_NAME=ubuntu", "CNB_TARGET_DISTRO_VERSION=24.04"],
      ],
    ],
    [
      "0.12",
      [
        ...["CNB_BUILDPACK_DIR", "CNB_PLATFORM_DIR", "CNB_BUILD_PLAN_PATH", "CNB_TARGET_OS=linux"],
        ...["CNB_TARGET_ARCH=amd64", "CNB_TARGET_DISTRO_NAME=ubuntu", "CNB_TARGET_DISTRO_VERSION=24.04"],
        "CNB_EXEC_ENV=test",
      ],
    ],
  ])("tells a buildpack of API %s what its API has", async (api, variables) => {
    expect(await variablesOf({ api })).toStrictEqual(["USER_VARIABLE=user", ...variables]);
  });

  it("keeps the user's variables from a buildpack that clears them", async () => {
    expect(await variablesOf({ more: "clear-env = true", api: "0.8" })).toStrictEqual([
      "CNB_BUILDPACK_DIR",
      "CNB_PLATFORM_DIR",
      "CNB_BUILD_PLAN_PATH",
    ]);
  });

  it("removes the directory of the plan", async () => {
    const { output } = await detect({ detect: 'basename "$(dirname "$2")"' });

    expect(output).toMatch(/^plan\..+\n$/);
    expect(readdirSync(tmpdir())).not.toContain(output.trim());
  });
});

describe("detectBuildpack of an extension", () => {
  async function detectExtension(source: { detect?: string }, plan?: string): Promise<Verdict> {
    using workspace = new Workspace();
    const root = workspace.extension({ id: "acme/e", ...source });
    if (plan !== undefined) workspace.write(`${path.relative(workspace.root, root)}/detect/plan.toml`, plan);
    const { extensionsDir, appDir, platformDir } = workspace.inputs;
    const extension = await readInstalledExtension(extensionsDir, { id: "acme/e", version: "1.0.0" });
    const provided = { platform: [], buildConfig: [] };
    const base = { PATH: process.env["PATH"] ?? "" };
    return await detectBuildpack(
      extension,
      { appDir, platformDir, base, provided, target: TARGET },
      realContext({}),
    );
  }

  it("tells it its own directory, and no buildpack's", async () => {
    const { output } = await detectExtension({ detect: 'echo "$CNB_EXTENSION_DIR $CNB_BUILDPACK_DIR|"' });

    expect(output).toMatch(/\/extensions\/acme_e\/1\.0\.0 \|\n$/);
  });

  it("passes without bin/detect and plan", async () => {
    expect(await detectExtension({})).toMatchObject({
      kind: "pass",
      sections: [{ provides: [], requires: [] }],
    });
  });

  it("takes the plan that lies ready without bin/detect", async () => {
    const { kind, sections } = await detectExtension({}, '[[provides]]\nname = "x"');

    expect([kind, sections]).toStrictEqual(["pass", [{ provides: [{ name: "x" }], requires: [] }]]);
  });

  it.each([
    ["by bin/detect", { detect: 'printf \'[[requires]]\\nname = "x"\' > "$2"' }, undefined],
    ["by its plan", {}, '[[requires]]\nname = "x"'],
    ["in an alternative", {}, '[[or]]\n[[or.requires]]\nname = "x"'],
  ])("errs if something is required %s", async (_, source, plan) => {
    expect(await detectExtension(source, plan)).toMatchObject({
      kind: "error",
      problem: 'it requires "x", but extensions may only provide',
    });
  });
});
