import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parseBuildpackDescriptor } from "../../../src/cnb/buildpack-descriptor.ts";
import { inlineBuildpackFiles } from "../../../src/project/descriptor/inline-buildpack.ts";
import type { ScriptedBuildpack } from "../../../src/project/descriptor/project-descriptor.ts";

const BUILDPACK: ScriptedBuildpack = {
  kind: "inline",
  id: "example/post-build",
  version: "0.0.0",
  api: "0.10",
  shell: "/bin/sh",
  script: 'echo "built in $1"\r\nexit 3',
};

const contentOf = (path: string, more: Partial<ScriptedBuildpack> = {}): string =>
  inlineBuildpackFiles({ ...BUILDPACK, ...more }).find((file) => file.path === path)?.content ?? "";

describe("inlineBuildpackFiles", () => {
  it("describes a buildpack that runs on any Linux", () => {
    expect(parseBuildpackDescriptor(contentOf("buildpack.toml"), "buildpack.toml")).toMatchObject({
      api: "0.10",
      id: "example/post-build",
      version: "0.0.0",
      stacks: [{ id: "*" }],
      targets: [{ os: "linux" }],
    });
  });

  it("runs the script by its shell, with line ends that a shell understands", () => {
    expect(contentOf("bin/build", { shell: "/usr/bin/env python3" })).toBe(
      '#!/usr/bin/env python3\n\necho "built in $1"\nexit 3\n',
    );
  });

  it("passes detection by a shell that understands how to, whatever the script is in", () => {
    expect(contentOf("bin/detect", { shell: "/usr/bin/env python3" })).toBe("#!/bin/sh\nexit 0\n");
  });

  it("makes programs that can be run", async () => {
    const root = await mkdtemp(join(tmpdir(), "inline-"));
    for (const { path, content, executable } of inlineBuildpackFiles(BUILDPACK)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
      if (executable) await chmod(join(root, path), 0o755);
    }

    const detect = spawnSync(join(root, "bin/detect"));
    const build = spawnSync(join(root, "bin/build"), ["/layers"]);
    await rm(root, { recursive: true });

    expect(detect.status).toBe(0);
    expect([build.status, build.stdout.toString()]).toEqual([3, "built in /layers\n"]);
  });
});
