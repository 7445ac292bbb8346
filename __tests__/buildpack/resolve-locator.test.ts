import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseLocator } from "../../src/buildpack/locator.ts";
import { resolveLocator } from "../../src/buildpack/resolve-locator.ts";
import { builderModules } from "./builder-modules-fixture.ts";
import { refusal } from "./refusal.ts";
import { TemporaryDirectory } from "./temporary-directory.ts";

let dir: TemporaryDirectory;
beforeEach(() => {
  dir = new TemporaryDirectory();
});
afterEach(() => {
  dir[Symbol.dispose]();
});

const resolve = (text: string, kind: "buildpack" | "extension" = "buildpack") =>
  resolveLocator(parseLocator(text, { by: "workflow", workspace: dir.path }), {
    kind,
    builder: builderModules(),
  });

describe("resolveLocator", () => {
  it("takes a path that is there for a path, whatever else it may be", async () => {
    dir.write("acme/one/buildpack.toml", "");

    expect(await resolve("acme/one")).toMatchObject({ kind: "path", path: `${dir.path}/acme/one` });
  });

  it.each([
    ["acme/one", { kind: "builder-module", id: "acme/one", version: "" }],
    ["acme/one@1.0.0", { kind: "builder-module", id: "acme/one", version: "1.0.0" }],
    ["acme/one@9.0.0", { kind: "registry", namespace: "acme", name: "one", version: "9.0.0" }],
    ["acme/other", { kind: "registry", namespace: "acme", name: "other", version: "" }],
    ["acme/other:1", { kind: "package", image: { repository: "acme/other", tag: "1" } }],
    ["ghcr.io/acme/other:1", { kind: "package", image: { registry: "ghcr.io" } }],
    ["acme/extension@3.0.0", { kind: "registry", namespace: "acme", name: "extension" }],
  ])("then %s as pack does", async (text, resolved) => {
    expect(await resolve(text)).toMatchObject({ text, ...resolved });
  });

  it.each([
    ["acme/extension", { kind: "builder-module", id: "acme/extension" }],
    ["acme/one", { kind: "package", image: { repository: "acme/one" } }],
  ])("looks for the extension %s among extensions, and never in a registry", async (text, resolved) => {
    expect(await resolve(text, "extension")).toMatchObject(resolved);
  });

  it("leaves what is clear as it is", async () => {
    const locator = parseLocator("./not/there", { by: "workflow", workspace: dir.path });

    expect(await resolveLocator(locator, { kind: "buildpack", builder: builderModules() })).toBe(locator);
  });

  it("refuses what is nothing of all that, saying what is allowed", async () => {
    expect(await refusal(resolve("my buildpack"))).toStrictEqual({
      code: "BUILDPACK",
      message:
        '"my buildpack" is neither a path on this machine, nor an id of the builder "ghcr.io/owner/builder:1", nor an image reference.',
      hint: expect.stringContaining("a directory (./buildpack)"),
    });
  });
});
