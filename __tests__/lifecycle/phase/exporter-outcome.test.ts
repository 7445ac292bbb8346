// How an export ends: names and report of the image, exit codes, and nothing left over.
import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";
import {
  addLayer,
  addRunImage,
  BASE_DIFF_ID,
  cachedTars,
  image,
  log,
  registry,
  root,
  run,
  sha256,
  write,
  writeAnalyzed,
} from "./exporter-fixture.ts";

describe("exportImage", () => {
  it("writes the report and prints what was done", async () => {
    await addLayer("a", "launch = true", "a");

    await run();

    const { bytes } = image("app", "latest");
    const digest = `sha256:${sha256(bytes)}`;
    await expect(readFile(path.join(root, "deep/report.toml"), "utf8")).resolves.toBe(
      `[image]\n  tags = ["${registry.host}/app"]\n  digest = "${digest}"\n  manifest-size = ${bytes.length}\n`,
    );
    expect(
      log.lines.filter((line) => !/SBOM \w+\.sbom|SHA: |Reusing tarball|Digest|Size|found at/.test(line)),
    ).toEqual([
      "Adding layer 'kit/one:a'",
      "Adding layer 'buildpacksio/lifecycle:launch.sbom'",
      "Added 1/1 app layer(s)",
      "Adding layer 'buildpacksio/lifecycle:launcher'",
      "Adding layer 'buildpacksio/lifecycle:config'",
      "Adding layer 'buildpacksio/lifecycle:process-types'",
      "Adding label 'io.buildpacks.lifecycle.metadata'",
      "Adding label 'io.buildpacks.build.metadata'",
      "Adding label 'io.buildpacks.project.metadata'",
      "Setting default process type 'web'",
      `Saving ${registry.host}/app...`,
      `*** Images (${digest}):`,
      `      ${registry.host}/app`,
    ]);
  });

  it.each(["nan", "inf", "-inf"])("refuses %s in metadata, which a label cannot say", async (number) => {
    await addLayer("a", "launch = true", "a");
    await write("layers/kit_one/a.toml", `[types]\nlaunch = true\n[metadata]\nlist = [1, ${number}]\n`);

    await expect(run()).rejects.toMatchObject({
      exitCode: 62,
      message: expect.stringContaining(
        `kit_one/a.toml" cannot go into a label: A number is ${number}, which`,
      ),
    });
  });

  it.each([
    [
      "0.8",
      { bom: [{ name: "dep", metadata: { version: "1" }, buildpack: { id: "kit/one", version: "1.0.0" } }] },
    ],
    ["0.9", undefined],
  ])("reports with Platform API %s what the build consisted of", async (platformApi, build) => {
    await write("layers/kit_one/build.toml", '[[bom]]\nname = "dep"\n[bom.metadata]\nversion = "1"\n');

    await run({ platformApi });

    const report = parseTomlTable(await readFile(path.join(root, "deep/report.toml"), "utf8"), "");
    // What the build consisted of comes first, as other lifecycles have it.
    expect(Object.keys(report)).toStrictEqual(build === undefined ? ["image"] : ["build", "image"]);
    expect(report["build"]).toEqual(build);
    expect(report["image"]).toMatchObject({ tags: [`${registry.host}/app`] });
  });

  it("saves under every name, also in another repository", async () => {
    await run({ images: ["app:one", "app:two", "second:tag"] });

    expect(registry.tagsOf("app")).toEqual(["one", "two"]);
    expect(image("second", "tag").bytes).toEqual(image("app", "one").bytes);
  });

  it("writes names last, when all else is there", async () => {
    await addLayer("a", "launch = true", "a");

    await run({ images: ["app:one", "second:tag"] });

    const writes = registry.calls.filter((call) => /^(PUT|POST|PATCH)/.test(call));
    const firstName = writes.indexOf("PUT /v2/app/manifests/one");
    expect(firstName).toBeGreaterThan(5);
    expect(writes.slice(firstName + 1).filter((call) => call.includes("/v2/app/"))).toEqual([]);
    expect(writes.at(-1)).toBe("PUT /v2/second/manifests/tag");
  });

  it("takes a name for written that is refused, but at the image already", async () => {
    await run({ images: ["app:one"] });
    registry.script(
      ({ method, path: at }) => method === "PUT" && at.includes("/manifests/"),
      { kind: "answer", status: 400, body: "the tag is immutable" },
      Infinity,
    );

    await expect(run({ images: ["app:one"] })).resolves.toBeUndefined();
    await expect(run({ images: ["app:two"] })).rejects.toMatchObject({
      exitCode: 62,
      message: expect.stringContaining("the tag is immutable"),
    });
  });

  it("leaves no name behind when a layer cannot be uploaded", async () => {
    registry.script((request) => request.method === "POST", { kind: "answer", status: 403 }, Infinity);

    await expect(run()).rejects.toMatchObject({ exitCode: 62 });

    expect(registry.tagsOf("app")).toEqual([]);
    await expect(readFile(path.join(root, "deep/report.toml"))).rejects.toThrow("ENOENT");
  });

  it("fails without a report or a new cache when one of the names cannot be written", async () => {
    await addLayer("a", "cache = true", "a");
    const isSecond = (request: { method: string; path: string }): boolean =>
      request.method === "PUT" && request.path.endsWith("/manifests/two");
    registry.script(isSecond, { kind: "answer", status: 403 }, Infinity);

    await expect(run({ images: ["app:one", "app:two", "app:three"] })).rejects.toMatchObject({
      exitCode: 62,
      message: expect.stringMatching(/^export: failed to write image to the following tags: \[.*\/app:two: /),
    });

    expect(registry.tagsOf("app")).toEqual(["one", "three"]);
    expect(log.lines.find((line) => line.includes(":two - "))).toMatch(/^ {6}\S+\/app:two - Cannot push/);
    await expect(readFile(path.join(root, "deep/report.toml"))).rejects.toThrow("ENOENT");
    expect(await cachedTars()).toEqual([]);
  });

  it("removes its temporary files", async () => {
    const before = await temporaryDirs();

    await run();
    await expect(run({ processType: "nothing" })).rejects.toThrow();

    const after = await temporaryDirs();
    const since = after.filter((name) => !before.includes(name));
    expect(await remaining(since)).toEqual([]);
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ["analyzed.toml", 2, () => rm(path.join(root, "layers/analyzed.toml"))],
    ["a run image in analyzed.toml", 2, () => write("layers/analyzed.toml", "")],
    ["group.toml", 1, () => rm(path.join(root, "layers/group.toml"))],
    ["the run image", 1, () => writeAnalyzed({ runImage: "" })],
    ["the run image in the registry", 1, () => writeAnalyzed({ runImage: `sha256:${"0".repeat(64)}` })],
    ["config/metadata.toml", 62, () => rm(path.join(root, "layers/config/metadata.toml"))],
    ["the launcher", 62, () => rm(path.join(root, "launcher"))],
    ["the app", 62, () => rm(path.join(root, "app"), { recursive: true })],
    ["the cache directory", 1, () => rm(path.join(root, "cache"), { recursive: true })],
  ])("ends without %s with exit code %i", async (_, exitCode, remove) => {
    await remove();

    await expect(run()).rejects.toMatchObject({ exitCode });
    expect(registry.tagsOf("app")).toEqual([]);
  });

  it("refuses a run image of which nobody can tell which layer is which", async () => {
    await writeAnalyzed({ runImage: addRunImage({ diffIds: [BASE_DIFF_ID, `sha256:${"c".repeat(64)}`] }) });

    await expect(run()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("has 1 layers in its manifest, but 2 in its config."),
    });
    expect(registry.tagsOf("app")).toEqual([]);
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ["group.toml", 1, () => write("layers/group.toml", "no [toml")],
    ["project-metadata.toml", 1, () => write("layers/project-metadata.toml", "no [toml")],
    ["a layer's TOML", 62, () => write("layers/kit_one/a.toml", "no [toml")],
    ["a buildpack API", 12, () => write("layers/group.toml", '[[group]]\nid = "a"\napi = "0.99"\n')],
  ])("ends on a bad value in %s with exit code %i", async (_, exitCode, spoil) => {
    await spoil();

    await expect(run()).rejects.toMatchObject({ exitCode });
  });
});

async function temporaryDirs(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("lifecycle.exporter")).sort();
}

/** Which of these temporary directories stay; those of suites that export at the same time do not. */
async function remaining(names: readonly string[]): Promise<string[]> {
  let left = [...names];
  for (let tries = 0; tries < 60 && left.length > 0; tries += 1) {
    await pause(50);
    const now = await temporaryDirs();
    left = left.filter((name) => now.includes(name));
  }
  return left;
}
