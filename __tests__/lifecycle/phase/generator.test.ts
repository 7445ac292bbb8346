import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "@jest/globals";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";
import { detect, detectWithoutExtensions } from "../../../src/lifecycle/phase/detector.ts";
import { type ExtensionSource, failureOf, realContext, Workspace } from "../../cnb/buildpack-fixture.ts";

const PROVIDES = 'printf \'[[provides]]\\nname = "tool"\\n\' > "$2"';
const REQUIRES = 'printf \'[[requires]]\\nname = "tool"\\nmetadata = {v = "1"}\\n\' > "$2"';
const ANALYZED =
  '[run-image]\nreference = "acme/run@sha256:1"\nimage = "acme/run"\n' +
  '[run-image.target]\nos = "linux"\narch = "amd64"\n';
const EXTENDS = "ARG base_image\\nFROM \\${base_image}\\nRUN true\\n";

/** A workspace in which buildpack `acme/a` needs what the extensions provide. */
function workspaceWith(...extensions: readonly ExtensionSource[]): Workspace {
  const workspace = new Workspace();
  workspace.buildpack({ id: "acme/a", detect: REQUIRES });
  for (const extension of extensions) workspace.extension({ detect: PROVIDES, ...extension });
  const elements = extensions.map(
    ({ id }) => `[[order-extensions.group]]\nid = "${id}"\nversion = "1.0.0"\n`,
  );
  const order = '[[order]]\n[[order.group]]\nid = "acme/a"\nversion = "1.0.0"\n';
  workspace.write("order.toml", `${order}[[order-extensions]]\n${elements.join("")}`);
  workspace.write("layers/analyzed.toml", ANALYZED);
  return workspace;
}

const writesRun = (text: string): string => `printf "${text}" > "$CNB_OUTPUT_DIR/run.Dockerfile"`;
const toml = (workspace: Workspace, name: string) => parseTomlTable(workspace.read(`layers/${name}`), name);
const runImage = (workspace: Workspace): unknown => toml(workspace, "analyzed.toml")["run-image"];

describe("generate", () => {
  it("runs an extension with its plan, its directories and the target, and takes its entries from the plan", async () => {
    const script = [
      'echo "in $(basename "$PWD") with $#: $(basename "$1") $(basename "$2") $(basename "$3")"',
      'echo "$CNB_OUTPUT_DIR $CNB_PLATFORM_DIR $CNB_BP_PLAN_PATH" | grep -c "^$1 $2 $3$"',
      'echo "$(basename "$(dirname "$CNB_EXTENSION_DIR")") $CNB_TARGET_OS $FROM_USER $CNB_EXEC_ENV|"',
      'cat "$3"',
    ];
    using workspace = workspaceWith({ id: "acme/e", generate: script.join("\n") });
    workspace.write("platform/env/FROM_USER", "yes");
    const context = realContext({ execEnv: "test" });

    await detect(workspace.inputs, context);

    expect(context.printed()).toContain(
      "in app with 3: acme_e platform plan.toml\n1\nacme_e linux yes |\n" +
        '[[entries]]\n  name = "tool"\n  [entries.metadata]\n    v = "1"\n',
    );
    expect(workspace.read("layers/plan.toml")).toBe("");
    expect(toml(workspace, "group.toml")).toStrictEqual({
      group: [{ id: "acme/a", version: "1.0.0", api: "0.10" }],
      "group-extensions": [{ id: "acme/e", version: "1.0.0", api: "0.10" }],
    });
  });

  it("tells nothing of what a buildpack with the same id promised", async () => {
    using workspace = workspaceWith({ id: "acme/a", generate: 'cat "$3"' });
    const mine = 'printf \'[[provides]]\\nname = "mine"\\n[[requires]]\\nname = "mine"\\n\' >> "$2"';
    workspace.buildpack({ id: "acme/a", detect: `${REQUIRES}\n${mine}` });
    const context = realContext({});

    await detect(workspace.inputs, context);

    expect(context.printed()).toContain('name = "tool"');
    expect(context.printed()).not.toContain('name = "mine"');
    expect(toml(workspace, "plan.toml")).toMatchObject({ entries: [{ requires: [{ name: "mine" }] }] });
  });

  it("keeps the user's variables from an extension that clears them, and targets from an old one", async () => {
    const generate = 'echo "$FROM_USER|$CNB_TARGET_OS|"';
    using workspace = workspaceWith({ id: "acme/e", api: "0.9", more: "clear-env = true", generate });
    workspace.write("platform/env/FROM_USER", "yes");
    const context = realContext({});

    await detect(workspace.inputs, context);

    expect(context.printed()).toContain("\n||\n");
  });

  it("switches the run image, which then has no target, and warns if run.toml does not know it", async () => {
    using workspace = workspaceWith({ id: "acme/e", generate: writesRun("FROM acme/other") });
    const context = realContext({});

    await detect(workspace.inputs, context);

    expect(runImage(workspace)).toStrictEqual({ reference: "acme/other", image: "acme/other" });
    expect(context.printed()).toContain("new runtime base image 'acme/other' not found in run metadata");
  });

  it("does not warn of a run image that run.toml knows", async () => {
    using workspace = workspaceWith({ id: "acme/e", generate: writesRun("FROM acme/other") });
    workspace.write("run.toml", '[[images]]\nimage = "x.example/other"\nmirrors = ["acme/other"]\n');
    const context = realContext({});

    await detect(workspace.inputs, context);

    expect(context.printed()).not.toContain("new runtime base image");
  });

  it("leaves the run image as it is if it is switched to itself", async () => {
    using workspace = workspaceWith({ id: "acme/e", generate: writesRun("FROM acme/run") });

    await detect(workspace.inputs, realContext({}));

    expect(runImage(workspace)).toMatchObject({ reference: "acme/run@sha256:1", target: { os: "linux" } });
  });

  it("says that a run image is to be extended, and that it cannot do that", async () => {
    using workspace = workspaceWith({ id: "acme/e", generate: writesRun(EXTENDS) });
    const context = realContext({});

    await detect(workspace.inputs, context);

    expect(runImage(workspace)).toMatchObject({ image: "acme/run", extend: true });
    expect(context.printed()).toContain(
      "extension acme/e wants the run image extended by its run.Dockerfile, which this lifecycle cannot do",
    );
  });

  it("lets the last new base win, and ignores what comes before it", async () => {
    using workspace = workspaceWith(
      { id: "acme/e", generate: writesRun(EXTENDS) },
      { id: "acme/f", generate: writesRun("FROM acme/first") },
      { id: "acme/g", generate: writesRun("FROM acme/last") },
    );

    await detect(workspace.inputs, realContext({}));

    expect(runImage(workspace)).toStrictEqual({ reference: "acme/last", image: "acme/last" });
    const generated = ["acme_e", "acme_f", "acme_g"].map((name) =>
      readdirSync(`${workspace.root}/layers/generated/${name}`),
    );
    expect(generated).toStrictEqual([
      ["run.Dockerfile.ignore"],
      ["run.Dockerfile.ignore"],
      ["run.Dockerfile"],
    ]);
  });

  it("extends the new base by what comes after it", async () => {
    using workspace = workspaceWith(
      { id: "acme/e", generate: writesRun("FROM acme/other") },
      { id: "acme/f", generate: writesRun(EXTENDS) },
    );

    await detect(workspace.inputs, realContext({}));

    expect(runImage(workspace)).toStrictEqual({ reference: "acme/other", image: "acme/other", extend: true });
  });

  it("leaves the run image alone if only the build image is concerned", async () => {
    const generate = `printf "${EXTENDS}" > "$1/build.Dockerfile"`;
    using workspace = workspaceWith({ id: "acme/e", generate });

    await detect(workspace.inputs, realContext({}));

    expect(runImage(workspace)).toStrictEqual(parseTomlTable(ANALYZED, "")["run-image"]);
    expect(workspace.has("layers/generated/acme_e/build.Dockerfile")).toBe(true);
  });

  it("finds the files of an extension without bin/generate where the extender looks", async () => {
    using workspace = workspaceWith({ id: "acme/e" });
    workspace.write("extensions/acme_e/1.0.0/generate/run.Dockerfile", "FROM acme/other");
    workspace.write("extensions/acme_e/1.0.0/generate/context/file", "x");

    await detect(workspace.inputs, realContext({}));

    expect(runImage(workspace)).toMatchObject({ image: "acme/other" });
    expect(workspace.read("layers/generated/acme_e/run.Dockerfile")).toBe("FROM acme/other");
    expect(workspace.read("layers/generated/acme_e/context/file")).toBe("x");
  });

  it("lets an extension write nothing", async () => {
    using workspace = workspaceWith({ id: "acme/e", generate: "exit 0" });

    await detect(workspace.inputs, realContext({}));

    expect(runImage(workspace)).toMatchObject({ image: "acme/run" });
  });

  it("sorts Dockerfiles by image before Platform API 0.13, and removes what it does not need", async () => {
    const both = `${writesRun("FROM acme/other")}\nprintf "${EXTENDS}" > "$1/build.Dockerfile"\necho > "$1/more"`;
    using workspace = workspaceWith(
      { id: "acme/d", generate: writesRun(EXTENDS) },
      {
        id: "acme/e",
        generate: `${both}\nprintf '[[build.args]]\\nname = "n"\\n' > "$1/extend-config.toml"`,
      },
    );
    const temporary = () =>
      readdirSync(tmpdir()).filter((name) => name.startsWith("cnb-extensions-generated."));
    const before = temporary();

    await detect(
      workspace.inputs,
      realContext({ platformApi: "0.12", environment: { CNB_EXPERIMENTAL_MODE: "quiet" } }),
    );

    const { root } = workspace;
    expect(readdirSync(`${root}/layers/generated`, { recursive: true }).sort()).toStrictEqual(
      [
        ...["build", "build/acme_e", "build/acme_e/Dockerfile", "build/acme_e/extend-config.toml"],
        ...["run", "run/acme_d", "run/acme_d/Dockerfile.ignore", "run/acme_e", "run/acme_e/Dockerfile"],
        "run/acme_e/extend-config.toml",
      ].sort(),
    );
    expect(temporary()).toStrictEqual(before);
  });

  it("copies links as they are before Platform API 0.13, and nothing that they lead to", async () => {
    const generate = `printf "${EXTENDS}" > "$1/mine"; ln -s mine "$1/build.Dockerfile"
      echo > "$1/config"; ln -s config "$1/extend-config.toml"`;
    using workspace = workspaceWith({ id: "acme/e", generate });

    await detect(
      workspace.inputs,
      realContext({ platformApi: "0.12", environment: { CNB_EXPERIMENTAL_MODE: "quiet" } }),
    );

    const dir = `${workspace.root}/layers/generated/build/acme_e`;
    expect(readlinkSync(`${dir}/Dockerfile`)).toBe("mine");
    expect(readlinkSync(`${dir}/extend-config.toml`)).toBe("config");
  });

  it.each(["build.Dockerfile", "run.Dockerfile", "extend-config.toml"])(
    "waits for no pipe in place of %s",
    async (name) => {
      using workspace = workspaceWith({ id: "acme/e", generate: `mkfifo "$1/${name}"` });

      expect(await failureOf(detect(workspace.inputs, realContext({})))).toMatchObject({
        exitCode: 92,
        message: expect.stringMatching(/is a named pipe, not a regular file/),
      });
    },
  );

  it.each([
    [
      "91 if bin/generate fails",
      "exit 5",
      91,
      /^build: extension acme\/e failed to generate: exit status 5$/,
    ],
    [
      "92 for a bad Dockerfile",
      writesRun("RUN before"),
      92,
      /^build: failed to parse run.Dockerfile for extension acme\/e: no build stage in current context$/,
    ],
    [
      "92 for an argument that the lifecycle gives",
      'printf \'[[run.args]]\\nname = "user_id"\\n\' > "$1/extend-config.toml"',
      92,
      /extend-config.toml" has the argument "user_id", which the lifecycle gives itself$/,
    ],
    [
      "92 for a bad configuration",
      'echo "[" > "$1/extend-config.toml"',
      92,
      /extend-config.toml" is not TOML/,
    ],
    [
      "92 for two contexts",
      'mkdir "$1/context" "$1/context.run"',
      92,
      /has both context and context.run: only one of them can be the build context$/,
    ],
  ])("ends with %s", async (_, generate, exitCode, message) => {
    using workspace = workspaceWith({ id: "acme/e", generate });

    const failure = await failureOf(detect(workspace.inputs, realContext({})));

    expect(failure).toMatchObject({ exitCode, message: expect.stringMatching(message) });
    expect(workspace.read("layers/analyzed.toml")).toBe(ANALYZED);
    expect(toml(workspace, "plan.toml")).toMatchObject({ entries: [{ providers: [{ extension: true }] }] });
  });
});

describe("extensions before Platform API 0.13", () => {
  it.each([
    ["warn", 0, "Warning: Platform requested experimental feature 'Dockerfiles'\n"],
    ["quiet", 0, "acme/e 1.0.0\n"],
    ["error", 1, "ERROR: Platform requested experimental feature 'Dockerfiles'\n"],
    [undefined, 1, "ERROR: Platform requested experimental feature 'Dockerfiles'\n"],
  ])("are experimental: with mode %s the detector ends with %s", async (mode, exit, printed) => {
    using workspace = workspaceWith({ id: "acme/e", generate: "exit 0" });
    const environment = mode === undefined ? {} : { CNB_EXPERIMENTAL_MODE: mode };
    const context = realContext({ platformApi: "0.12", environment });

    const failure = await detect(workspace.inputs, context).catch((error: unknown) => error);

    expect((failure as { exitCode: number } | undefined)?.exitCode ?? 0).toBe(exit);
    expect(context.printed().startsWith(printed)).toBe(true);
    expect(existsSync(workspace.inputs.groupPath)).toBe(exit === 0);
  });
});

describe("detectWithoutExtensions", () => {
  it("refuses a group with extensions, naming them, once it is known", async () => {
    using workspace = workspaceWith({ id: "acme/e", generate: "echo generated" });
    const context = realContext({});

    expect(await failureOf(detectWithoutExtensions(workspace.inputs, context))).toMatchObject({
      exitCode: 22,
      message: "detect: the order contains extensions, which the creator does not support: acme/e@1.0.0",
    });
    expect(workspace.has("layers/group.toml")).toBe(true);
    expect(context.printed()).not.toContain("generated");
  });

  it("takes a group in which no extension takes part", async () => {
    using workspace = workspaceWith({ id: "acme/e" });
    workspace.buildpack({ id: "acme/a", detect: "exit 0" });

    await detectWithoutExtensions(workspace.inputs, realContext({ platformApi: "0.12" }));

    expect(toml(workspace, "group.toml")).not.toHaveProperty("group-extensions");
  });
});
