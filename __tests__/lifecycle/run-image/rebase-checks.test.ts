import { describe, expect, it } from "@jest/globals";
import { checkRebase } from "../../../src/lifecycle/run-image/rebase-checks.ts";
import type { ImageConfig } from "../../../src/oci/image-config.ts";

interface Parts extends Partial<ImageConfig> {
  readonly labels?: Record<string, string>;
  readonly api?: string;
}

function image({ labels = {}, api = "0.14", ...config }: Parts = {}): ImageConfig {
  return {
    os: "linux",
    architecture: "amd64",
    rootfs: { type: "layers", diff_ids: ["sha256:a"] },
    config: { Labels: labels, Env: api === "" ? [] : [`CNB_PLATFORM_API=${api}`] },
    ...config,
  };
}

const distro = (name: string, version: string): Record<string, string> => ({
  "io.buildpacks.base.distro.name": name,
  "io.buildpacks.base.distro.version": version,
});
const stack = (id: string, mixins?: readonly string[]): Record<string, string> => ({
  "io.buildpacks.stack.id": id,
  ...(mixins && { "io.buildpacks.stack.mixins": JSON.stringify(mixins) }),
});

function check(app: Parts, runImage: Parts, force = false): string[] {
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message) };
  checkRebase({ app: image(app), runImage: image(runImage) }, { force, log });
  return warnings;
}

describe("an app of Platform API 0.12 and later", () => {
  it.each<[string, Parts, Parts]>([
    ["equal targets", { labels: distro("a", "1") }, { labels: distro("a", "1") }],
    ["a run image that says nothing about its distribution", { labels: distro("a", "1") }, {}],
    ["a run image that says only a name", { labels: distro("a", "1") }, { labels: distro("a", "") }],
    ["a variant on one side only", { variant: "v8" }, {}],
    ["a run image that itself is not rebasable", {}, { labels: { "io.buildpacks.rebasable": "false" } }],
    ["another stack", { labels: stack("a") }, { labels: stack("b") }],
  ])("takes %s", (_name, app, runImage) => {
    expect(check(app, runImage)).toEqual([]);
  });

  it.each<[string, Parts, Parts, RegExp]>([
    [
      "an app that is not rebasable",
      { labels: { "io.buildpacks.rebasable": "false" } },
      {},
      /not marked as rebasable/,
    ],
    ["another operating system", {}, { os: "windows" }, /new run image: \{"os":"windows"/],
    ["another architecture", {}, { architecture: "arm64" }, /unable to satisfy target os\/arch constraints/],
    ["another variant", { variant: "v7" }, { variant: "v8" }, /"arch-variant":"v8"\}, old run image: .*"v7"/],
    ["another distribution", { labels: distro("a", "1") }, { labels: distro("b", "1") }, /"name":"b"/],
    ["another version", { labels: distro("a", "1") }, { labels: distro("a", "2") }, /"version":"2"/],
    ["a distribution that the app has not", {}, { labels: distro("a", "1") }, /unable to satisfy/],
  ])("refuses %s, unless forced", (_name, app, runImage, message) => {
    expect(() => check(app, runImage)).toThrow(message);
    expect(() => check(app, runImage)).toThrow("; please provide -force to override");
    expect(check(app, runImage, true)).toEqual([expect.stringMatching(message)]);
  });
});

describe.each(["0.11", ""])("an app of Platform API %j", (api) => {
  it("takes a run image of its stack with its mixins, whatever stage they are for", () => {
    const app = { api, labels: stack("a", ["run:m", "n"]), architecture: "arm64" };
    expect(check(app, { labels: stack("a", ["m", "n", "more"]) })).toEqual([]);
  });

  it.each<[string, Parts, Parts, string]>([
    [
      "another stack",
      { labels: stack("a") },
      { labels: stack("b") },
      "incompatible stack: 'b' is not compatible with 'a'",
    ],
    ["no stack of the app", {}, { labels: stack("b") }, "stack not defined on app image"],
    ["no stack of the run image", { labels: stack("a") }, {}, "stack not defined on new base image"],
    [
      "missing mixins",
      { labels: stack("a", ["z", "run:b", "c"]) },
      { labels: stack("a", ["c"]) },
      "missing required mixin(s): b, z",
    ],
  ])("refuses %s, forced or not", (_name, app, runImage, message) => {
    expect(() => check({ ...app, api }, runImage)).toThrow(message);
    expect(() => check({ ...app, api }, runImage, true)).toThrow(message);
  });
});
