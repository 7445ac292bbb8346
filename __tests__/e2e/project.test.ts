// What a project says about its own build: project.toml, buildpacks beside the builder's, bindings, archives as the source.
import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deriveImage } from "./derived-image.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { isOwn } from "./given-lifecycle.ts";
import { readPublished } from "./published.ts";
import { createApp, freshImage, logOf, runBuild, runGoodBuild, testbed, type Workspace } from "./testbed.ts";
import { isWithoutEngine } from "./without-engine.ts";

const execute = promisify(execFile);
const image = freshImage("project");

checkForLeaks();
forgetCachesOf([image]);

/** Why no Dockerfile of an extension is applied. */
const WHY_REFUSED = isWithoutEngine
  ? "that needs a Docker engine, and this job has none"
  : String.raw`the builder's lifecycle [^ ]+\+typescript[^ ]* does not apply any`;

const SCRIPT = `
echo "inline: $FROM_PROJECT $FROM_INPUT $(ls | tr '\\n' ' ')"
echo "inline: the build image is $(cat /extended 2>/dev/null || echo as it was)"
echo "inline: binding of type $(cat "$CNB_PLATFORM_DIR/bindings/maven/type"): $(cat "$CNB_PLATFORM_DIR/bindings/maven/settings.xml")"
`;

function projectToml(builder: string): string {
  return `[_]
schema-version = "0.2"

[io.buildpacks]
builder = "${builder}"
exclude = ["secret.txt", "huge"]

[[io.buildpacks.build.env]]
name = "FROM_PROJECT"
value = "project"

[[io.buildpacks.build.env]]
name = "FROM_INPUT"
value = "overridden"

[[io.buildpacks.group]]
id = "e2e/simple-layers"

[[io.buildpacks.group]]
id = "acme/inline"

[io.buildpacks.group.script]
api = "0.10"
inline = '''${SCRIPT}'''
`;
}

type Dockerfiles = Readonly<Partial<Record<"build" | "run", string>>>;

/** Changes an image, and leaves its user as it was. */
const CHANGE =
  "ARG base_image\nFROM ${base_image}\nUSER root\nRUN echo extended by uid $(id -u) >/extended\nARG user_id\nUSER ${user_id}\n";

/** An image extension in a directory of the workspace, which wants these instructions in the images. */
async function writeExtension(dir: string, dockerfiles: Dockerfiles): Promise<void> {
  await mkdir(path.join(dir, "bin"), { recursive: true });
  await writeFile(
    path.join(dir, "extension.toml"),
    'api = "0.10"\n[extension]\nid = "acme/ext"\nversion = "0.1.0"\nname = "Extension"\n',
  );
  const generate = Object.entries(dockerfiles)
    .map(([kind, text]) => `printf '${text.replaceAll("\n", "\\n")}' >"$CNB_OUTPUT_DIR/${kind}.Dockerfile"`)
    .join("\n");
  for (const [name, script] of [
    ["detect", "exit 0"],
    ["generate", generate],
  ] as const) {
    const file = path.join(dir, "bin", name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
}

/** A buildpack in a directory of the workspace. */
async function writeBuildpack(dir: string): Promise<void> {
  await mkdir(path.join(dir, "bin"), { recursive: true });
  await writeFile(
    path.join(dir, "buildpack.toml"),
    'api = "0.10"\n[buildpack]\nid = "acme/pre"\nversion = "1.2.3"\n[[stacks]]\nid = "*"\n[[targets]]\nos = "linux"\n',
  );
  for (const [name, script] of [
    ["detect", "exit 0"],
    ["build", 'echo "pre: built first"'],
  ] as const) {
    const file = path.join(dir, "bin", name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
}

let workspace: Workspace;
let builder: string;

beforeAll(async () => {
  builder = await fixtureBuilder();
  workspace = await createApp({
    "simple-layers": "",
    version: "1",
    "secret.txt": "not for the image",
    "huge/file": "",
    "project.toml": projectToml(builder),
    "ci/settings.xml": "<settings/>\n",
    "ci/build.env": "# of the team\nFROM_INPUT='from a file'\n",
  });
  await writeBuildpack(path.join(workspace.dir, "ci/pre"));
});

afterAll(() => workspace[Symbol.asyncDispose]());

describe("a project with a descriptor", () => {
  it("is built as it says, inputs coming first", async () => {
    const result = await runGoodBuild({
      image: `${image}:described`,
      workspace,
      jobImage: builder,
      inputs: {
        builder: "",
        "env-files": "ci/build.env",
        bindings: "maven/type=maven\nmaven/settings.xml<ci/settings.xml",
        cache: "none",
      },
    });
    const log = logOf(result);

    expect(log).toContain("The builder is named by project.toml line 5.");
    expect(result.rawLines).toContain("inline: project from a file ci project.toml simple-layers version ");
    expect(result.rawLines).toContain("inline: binding of type maven: <settings/>");
    expect(result.outputs["buildpacks"]).toBe("e2e/simple-layers@1.0.0\nacme/inline@0.0.0");
  });

  it("is refused if the descriptor that was asked for is not there", async () => {
    const result = await runBuild({
      image: `${image}:gone`,
      workspace,
      inputs: { builder, descriptor: "ci/none.toml" },
    });

    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('Input "descriptor": there is no file "ci/none.toml".'),
    ]);
  });
});

describe("a source in an archive, with a buildpack of the workspace", () => {
  it("is built as if it were a directory", async () => {
    await execute("python3", ["-m", "zipfile", "-c", "ci/app.zip", "simple-layers", "version"], {
      cwd: workspace.dir,
    });

    const result = await runGoodBuild({
      image: `${image}:archive`,
      workspace,
      inputs: { builder, path: "ci/app.zip", "pre-buildpacks": "./ci/pre", cache: "none" },
    });

    expect(result.rawLines).toContain("pre: built first");
    expect(result.outputs["buildpacks"]).toBe("acme/pre@1.2.3\ne2e/simple-layers@1.0.0");
    expect(logOf(result)).toContain("Buildpack: acme/pre@1.2.3");
  });
});

describe("buildpacks that cannot be used", () => {
  it.each([
    ["./ci/nothing", "ci/nothing"],
    ["urn:cnb:builder:acme/gone", "acme/gone"],
    ["docker://", "docker://"],
    ["https://example.com/x.tgz#sha256=12", "sha256=12"],
  ])("%s is refused before anything starts", async (locator, quoted) => {
    const result = await runBuild({
      image: `${image}:refused`,
      workspace,
      inputs: { builder, buildpacks: locator, cache: "none" },
    });

    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ message }) => message).join("\n")).toContain(quoted);
    expect(logOf(result)).not.toContain("Preparing the build");
  });
});

describe("an image extension", () => {
  const build = async (
    name: string,
    dockerfiles: Dockerfiles,
    inputs: Readonly<Record<string, string>> = {},
  ) => {
    await writeExtension(path.join(workspace.dir, "ci", name), dockerfiles);
    const common = {
      builder,
      extensions: `./ci/${name}`,
      cache: "none",
      "lifecycle-image": testbed().images.lifecycle,
    };
    return runBuild({ image: `${image}:${name}`, workspace, inputs: { ...common, ...inputs } });
  };
  const statusOf = (result: Awaited<ReturnType<typeof build>>) => ({
    exitCode: result.exitCode,
    errors: errorsOf(result),
  });
  const inImage = async (name: string, script: string): Promise<string> => {
    const { stdout } = await execute("docker", ["run", "--rm", "--entrypoint", "sh", name, "-c", script]);
    return stdout.trim();
  };

  // Which of the two there is depends on the lifecycle that the builders have, and on the place; none of them is left out unseen.
  if (!isOwn && !isWithoutEngine) {
    it.each(["true", "false"])("changes both images, where trust-builder is %s", async (trust) => {
      const name = `extended-${trust}`;
      const result = await build(name, { build: CHANGE, run: CHANGE }, { "trust-builder": trust });

      expect(statusOf(result)).toEqual({ exitCode: 0, errors: [] });
      expect(result.rawLines).toContain("inline: the build image is extended by uid 0");
      const made = `${image}:${name}@${result.outputs["digest"] ?? ""}`;
      expect(await inImage(made, "cat /extended; id -u")).toBe("extended by uid 0\n1001");
    });

    it("changes the run image alone", async () => {
      const result = await build("extended-run", { run: CHANGE });

      expect(statusOf(result)).toEqual({ exitCode: 0, errors: [] });
      expect(result.rawLines).toContain("inline: the build image is as it was");
      const made = `${image}:extended-run@${result.outputs["digest"] ?? ""}`;
      expect(await inImage(made, "cat /extended")).toBe("extended by uid 0");
    });

    it("fails the build with the words of the extender if its Dockerfile does", async () => {
      const result = await build("broken", { build: CHANGE.replace("echo", "exit 7; echo") });

      expect(result.exitCode).toBe(1);
      expect(errorsOf(result)).toEqual([
        expect.stringContaining("a Dockerfile of an image extension could not be applied"),
      ]);
    });
  } else {
    it.each(["build", "run"] as const)("is refused if it wants to change the %s image", async (kind) => {
      const result = await build(`extended-${kind}`, { [kind]: CHANGE });

      expect(result.exitCode).toBe(1);
      expect(errorsOf(result)).toEqual([
        expect.stringMatching(
          `The image extension "acme/ext" wants to change the ${kind} image by a Dockerfile, but ${WHY_REFUSED}\\.`,
        ),
      ]);
      expect(result.outputs).not.toHaveProperty("digest");
    });
  }

  it("may name another run image", async () => {
    const other = await deriveImage(testbed().images.run, "e2e-switched", ({ config }) => {
      config.Labels["switched"] = "yes";
    });

    const result = await build("switched", { run: `FROM ${other}\n` });

    expect(statusOf(result)).toEqual({ exitCode: 0, errors: [] });
    const { config } = await readPublished(result.outputs["image"] ?? "");
    expect(config.labels["io.buildpacks.lifecycle.metadata"]).toContain("e2e-switched");
  });
});
