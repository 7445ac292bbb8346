import { chown, link, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ContainerSpec } from "../../src/docker/daemon.ts";
import { removeFilesAsRoot } from "../../src/platform/workspace/remove-files.ts";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { readTar, tarFile, writeTar } from "../docker/tiny-tar.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "./builder-root.ts";
import { type Output, outputOf, runShell, shell, workVolume } from "./shell-phases.ts";

let root: BuilderRoot;
let engine: ProcessEngine;

beforeEach(async () => {
  root = await makeBuilderRoot();
  engine = new ProcessEngine(root.options);
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

function run(script: string, more: Partial<ContainerSpec> = {}): Promise<Output> {
  return runShell(engine, shell(script, more));
}

describe("a directory without an engine", () => {
  it("is emptied where it is, by the builder's user, and nothing else is", async () => {
    await mkdir(root.at("cache/-odd/.hidden"), { recursive: true });
    await mkdir(root.at("cache/..odd"));
    for (const each of ["cache", "cache/-odd", "cache/-odd/.hidden", "cache/..odd"])
      if (isRoot) await chown(root.at(each), USER.uid, USER.gid);
    const env = { ...root.options.env, CNB_USER_ID: String(USER.uid), CNB_GROUP_ID: String(USER.gid) };
    const daemon = new ProcessEngine({ ...root.options, env });

    await removeFilesAsRoot(daemon, { directory: root.at("cache"), image: "any.example/builder" });

    expect(await readdir(root.at("cache"))).toEqual([]);
  });

  it("is emptied by no program if it is not known as whom that would run", async () => {
    const env = { ...root.options.env, CNB_USER_ID: "0" };
    const daemon = new ProcessEngine({ ...root.options, env, isRoot: true });
    await using container = await daemon.createContainer(shell("", { user: "0:0" }));

    await expect(outputOf(container)).rejects.toMatchObject({
      code: "DAEMON",
      message: 'Without CNB_USER_ID it is not known as whom "/bin/sh" is to run.',
    });
  });
});

describe("the files of a phase without an engine", () => {
  it("go into a mount, and come out of it", async () => {
    const { volume, mount } = await workVolume("layers", { root, engine });
    await using container = await engine.createContainer(shell("", { mounts: [mount] }));

    await container.putArchive(mount.target, Readable.from([writeTar([tarFile("order.toml", "order")])]));

    const archive = await container.getArchive(`${mount.target}/order.toml`);
    expect(readTar(await buffer(archive))).toMatchObject([
      { name: "order.toml", content: Buffer.from("order") },
    ]);
    await expect(container.getArchive(`${mount.target}/lacking`)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const lacking = container.putArchive(`${mount.target}/lacking`, Readable.from([writeTar([])]));
    await expect(lacking).rejects.toMatchObject({ code: "NOT_FOUND" });
    await volume[Symbol.asyncDispose]();
  });

  it("are not read through a link that a buildpack left", async () => {
    const { volume, mount } = await workVolume("layers", { root, engine });
    await symlink(root.at("etc"), root.at("layers/sbom"));
    await using container = await engine.createContainer(shell("", { mounts: [mount] }));

    await expect(container.getArchive(`${mount.target}/sbom/passwd`)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await volume[Symbol.asyncDispose]();
  });

  it("are gone from the builder once the next phase gets its own, or the phase is disposed", async () => {
    const files = writeTar([tarFile("cnb/run.toml", "chosen"), tarFile("platform/env/KEY", "value")]);
    const first = await engine.createContainer(shell(`cat ${root.at("platform/env/KEY")}`));
    await first.putArchive(root.dir, Readable.from([files]));
    expect((await outputOf(first)).lines).toEqual(["stdout: value"]);

    await using second = await engine.createContainer(shell(""));
    await second.putArchive(root.dir, Readable.from([writeTar([tarFile("platform/env/OTHER", "")])]));

    expect(await readdir(root.at("platform/env"))).toEqual(["OTHER"]);
    expect(await readFile(root.at("cnb/run.toml"), "utf8")).toContain("registry.example/run");
    await first[Symbol.asyncDispose]();
    expect(await readdir(root.at("platform/env"))).toEqual(["OTHER"]);
    await second[Symbol.asyncDispose]();
    await expect(stat(root.at("platform"))).rejects.toThrow("ENOENT");
  });

  it("are where a mount leads, which variables tell", async () => {
    await mkdir(root.at("cache/committed"), { recursive: true });
    const mounts = [{ kind: "bind", source: root.at("cache"), target: "/cache" }] as const;

    const { lines } = await run('touch "$CNB_CACHE_DIR/committed/layer"; echo "$CNB_CACHE_DIR"', {
      ...{ mounts, env: ["CNB_CACHE_DIR=/cache"] },
    });

    expect(lines).toEqual([`stdout: ${root.at("cache")}`]);
    expect(await readdir(root.at("cache/committed"))).toEqual(["layer"]);
  });
});

describe("the temporary files of a phase without an engine", () => {
  it("are where only its user may look, and are gone with it", async () => {
    const container = await engine.createContainer(
      shell('mkdir "$TMPDIR/layer" && echo > "$TMPDIR/layer/a.tar"; stat -c "%n %a %u" "$TMPDIR"'),
    );
    const { code, lines } = await outputOf(container);
    const [, place = "", rights] = /^stdout: (\S+) (.*)$/.exec(lines[0] ?? "") ?? [];
    expect([code, rights, await readdir(place)]).toEqual([0, `700 ${USER.uid}`, ["layer"]]);

    await container[Symbol.asyncDispose]();

    await expect(stat(place)).rejects.toThrow("ENOENT");
  });

  it("are written down before there are any, so that they go with a build that was killed, too", async () => {
    const container = await engine.createContainer(shell('echo "$TMPDIR"'));
    const place = (await outputOf(container)).lines[0]?.replace("stdout: ", "") ?? "";

    const removed = await new ProcessEngine(root.options).removeLabelled("run=1");

    expect(removed).toEqual({ containers: 0, volumes: 0, files: 1 });
    await expect(stat(place)).rejects.toThrow("ENOENT");
  });
});

(isRoot ? describe : describe.skip)("second names of files of root", () => {
  it("are not read", async () => {
    const { volume, mount } = await workVolume("layers", { root, engine });
    const secret = root.at("etc/secret");
    await writeFile(secret, "secret", { mode: 0o600 });
    await link(secret, root.at("layers/report.toml"));
    await using container = await engine.createContainer(shell("", { mounts: [mount] }));

    const archive = await container.getArchive(`${mount.target}/report.toml`);

    await expect(buffer(archive)).rejects.toMatchObject({
      code: "MALFORMED",
      message: expect.stringContaining("a second name of a file of root"),
    });
    await volume[Symbol.asyncDispose]();
  });
});
