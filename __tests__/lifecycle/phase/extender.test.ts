import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { parseKind, refuseExtended } from "../../../src/lifecycle/extension/extended-image.ts";
import { extend } from "../../../src/lifecycle/phase/extender.ts";
import { realContext, Workspace } from "../../cnb/buildpack-fixture.ts";
import { NODE_24 } from "../../support/node24.ts";

const GROUP =
  '[[group]]\nid = "acme/a"\nversion = "1.0.0"\napi = "0.10"\n' +
  '[[group-extensions]]\nid = "acme/none"\nversion = "1.0.0"\napi = "0.10"\n' +
  '[[group-extensions]]\nid = "acme/e"\nversion = "1.2.0"\napi = "0.10"\n';
const EXTENDS = "ARG base_image\nFROM ${base_image}\nRUN true\n";

async function extendWith(
  files: Readonly<Record<string, string>>,
  { kind = "build", platformApi = "0.13" }: { kind?: "build" | "run"; platformApi?: string } = {},
): Promise<{ failure: unknown; root: string }> {
  using workspace = new Workspace();
  workspace.write("layers/group.toml", GROUP);
  for (const [name, text] of Object.entries(files)) workspace.write(name, text);
  const failure = await extend({ ...workspace.inputs, kind }, realContext({ platformApi })).catch(
    (error: unknown) => error,
  );
  return { failure, root: workspace.root };
}

describe("extend", () => {
  it.each([
    ["build", "0.13", "layers/generated/acme_e/build.Dockerfile"],
    ["run", "0.13", "layers/generated/acme_e/run.Dockerfile"],
    ["build", "0.12", "layers/generated/build/acme_e/Dockerfile"],
    ["run", "0.12", "layers/generated/run/acme_e/Dockerfile"],
  ] as const)("refuses a %s image with Platform API %s that %s changes", async (kind, platformApi, name) => {
    const { failure, root } = await extendWith({ [name]: EXTENDS }, { kind, platformApi });

    expect(failure).toMatchObject({
      exitCode: 102,
      message:
        `extend ${kind} image: extension acme/e@1.2.0 wants "${root}/${name}" applied, ` +
        "and this lifecycle cannot apply Dockerfiles",
      hint: "Use a builder with an official lifecycle, or one without image extensions.",
    });
  });

  it.each([
    ["there is no Dockerfile", {}],
    ["the Dockerfile is for the other image", { "layers/generated/acme_e/run.Dockerfile": EXTENDS }],
    ["the Dockerfile is ignored", { "layers/generated/acme_e/build.Dockerfile.ignore": EXTENDS }],
    [
      "it has no instructions",
      { "layers/generated/acme_e/build.Dockerfile": EXTENDS.replace("RUN true", "") },
    ],
    ["it is of an extension that takes no part", { "layers/generated/acme_x/build.Dockerfile": EXTENDS }],
  ])("succeeds if %s", async (_, files) => {
    expect((await extendWith(files as Record<string, string>)).failure).toBeUndefined();
  });

  it.each([
    ["1 without group.toml", { "layers/group.toml": "[" }, 1],
    ["12 for an unknown API", { "layers/group.toml": GROUP.replaceAll("0.10", "0.6") }, 12],
    ["102 for a bad Dockerfile", { "layers/generated/acme_e/build.Dockerfile": "RUM" }, 102],
  ])("ends with %s", async (_, files, exitCode) => {
    expect((await extendWith(files as Record<string, string>)).failure).toMatchObject({ exitCode });
  });
});

describe("parseKind", () => {
  it("takes what can be extended, and refuses the rest", () => {
    expect([parseKind("build"), parseKind("run")]).toStrictEqual(["build", "run"]);
    expect(() => parseKind("app")).toThrow('"app" is not a kind of image to extend; use build or run');
  });
});

describe("refuseExtended", () => {
  it("lets no image be exported without what extensions would add", () => {
    expect(() => {
      refuseExtended({ reference: "acme/run@sha256:1", image: "acme/run", extend: true });
    }).toThrow('get extended image config: the run image "acme/run" is to be extended');
  });

  it("lets all others pass", () => {
    expect(() => {
      refuseExtended({ reference: "acme/run@sha256:1", extend: false });
    }).not.toThrow();
  });
});

describe("the extender as a program", () => {
  function run(kind: string, dockerfile: string): { status: number | null; stdout: string } {
    using workspace = new Workspace();
    workspace.write("layers/group.toml", GROUP);
    workspace.write(`layers/generated/acme_e/${dockerfile}`, EXTENDS);
    const { status, stdout } = spawnSync(
      NODE_24,
      ["src/lifecycle/cli/cli.ts", "extend", "-kind", kind, "-layers", workspace.inputs.layersDir],
      {
        cwd: fileURLToPath(new URL("../../../", import.meta.url)),
        env: { CNB_PLATFORM_API: "0.13", CNB_NO_COLOR: "true" },
        encoding: "utf8",
      },
    );
    return { status, stdout };
  }

  it("refuses in words", () => {
    const { status, stdout } = run("run", "run.Dockerfile");

    expect(status).toBe(102);
    expect(stdout).toMatch(
      /^ERROR: failed to extend run image: extension acme\/e@1\.2\.0 wants ".*" applied, .* Use a builder with an official lifecycle/,
    );
  });

  it("succeeds if there is nothing to extend", () => {
    expect(run("run", "build.Dockerfile")).toStrictEqual({
      status: 0,
      stdout: "No extension changes the run image\n",
    });
  });

  it("refuses another kind of image", () => {
    expect(run("app", "app.Dockerfile")).toMatchObject({ status: 3 });
  });
});
