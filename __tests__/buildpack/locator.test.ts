import "../cnb/native-errors.ts";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseLocator } from "../../src/buildpack/locator.ts";
import { PlatformError } from "../../src/errors.ts";
import { withoutLogins } from "../../src/quote.ts";
import { anyCharacter } from "../support/any-character.ts";

const HEX = "0123456789abcdef".repeat(4);
const FREE = { by: "workflow", workspace: "/work/app" } as const;
const CONFINED = { by: "checkout", directories: ["/work/app"] } as const;
const parse = (text: string) => parseLocator(text, FREE);

describe("parseLocator", () => {
  it.each<[string, object]>([
    ["from=builder", { kind: "builder-order" }],
    ["from=builder:acme/node", { kind: "builder-module", id: "acme/node", version: "" }],
    ["from=builder:acme/node@1.2.0", { kind: "builder-module", id: "acme/node", version: "1.2.0" }],
    ["urn:cnb:builder:node", { kind: "builder-module", id: "node", version: "" }],
    ["urn:cnb:builder:acme/node@1.2.0", { kind: "builder-module", id: "acme/node", version: "1.2.0" }],
    ["urn:cnb:registry:acme/node", { kind: "registry", namespace: "acme", name: "node", version: "" }],
    [
      "urn:cnb:registry:acme/node@1.2.0",
      { kind: "registry", namespace: "acme", name: "node", version: "1.2.0" },
    ],
    [
      "docker://ghcr.io/o/b:1",
      { kind: "package", image: { registry: "ghcr.io", repository: "o/b", tag: "1" } },
    ],
    ["docker:///o/b", { kind: "package", image: { registry: "index.docker.io", repository: "o/b" } }],
    ["docker:/o/b", { kind: "package", image: { registry: "index.docker.io", repository: "o/b" } }],
    ["./buildpack", { kind: "path", path: "/work/app/buildpack", chooser: CONFINED }],
    [".", { kind: "path", path: "/work/app", chooser: CONFINED }],
    ["..", { kind: "path", path: "/work", chooser: CONFINED }],
    ["../shared/buildpack/", { kind: "path", path: "/work/shared/buildpack", chooser: CONFINED }],
    ["/opt/buildpack", { kind: "path", path: "/opt/buildpack", chooser: FREE }],
    ["node.tgz", { kind: "path", path: "/work/app/node.tgz", chooser: CONFINED }],
    ["dist/node.tar.gz", { kind: "path", path: "/work/app/dist/node.tar.gz", chooser: CONFINED }],
    ["node.cnb", { kind: "path", path: "/work/app/node.cnb", chooser: CONFINED }],
    ["file:///opt/my%20buildpack", { kind: "path", path: "/opt/my buildpack", chooser: FREE }],
    [
      "https://example.com/a.tgz",
      { kind: "download", namedBy: "workflow", url: "https://example.com/a.tgz", digest: undefined },
    ],
    [
      `http://example.com/a.cnb#sha256=${HEX.toUpperCase()}`,
      { kind: "download", namedBy: "workflow", url: "http://example.com/a.cnb", digest: `sha256:${HEX}` },
    ],
  ])("reads %s", (text, locator) => {
    expect(parse(text)).toStrictEqual({ text, ...locator });
  });

  it("lets a checkout lead nowhere else, whatever form the locator has", () => {
    for (const text of ["./a", "/opt/a", "file:///opt/a", "a"])
      expect(parseLocator(text, CONFINED, "/work/app/sub")).toMatchObject({ chooser: CONFINED });
    expect(parseLocator("./a", CONFINED, "/work/app/sub")).toMatchObject({ path: "/work/app/sub/a" });
  });

  it("remembers of an address who named it", () => {
    expect(parseLocator("https://example.com/a.tgz", CONFINED)).toMatchObject({ namedBy: "checkout" });
  });

  it("keeps the query of an address, but shows it to nobody", () => {
    expect(parse("https://example.com/a.tgz?sig=c")).toStrictEqual({
      kind: "download",
      namedBy: "workflow",
      text: "https://example.com/a.tgz?***",
      url: "https://example.com/a.tgz?sig=c",
      digest: undefined,
    });
  });

  const docker = (repository: string, more: object = {}) => ({
    registry: "index.docker.io",
    repository,
    ...more,
  });
  it.each([
    [
      "acme/node",
      { id: "acme/node", version: "" },
      { namespace: "acme", name: "node", version: "" },
      docker("acme/node"),
    ],
    [
      "acme/node@1.2.0",
      { id: "acme/node", version: "1.2.0" },
      { namespace: "acme", name: "node", version: "1.2.0" },
      undefined,
    ],
    ["acme/node@1.2", { id: "acme/node", version: "1.2" }, undefined, undefined],
    ["acme/node:1.2.0", undefined, undefined, docker("acme/node", { tag: "1.2.0" })],
    ["node", { id: "node", version: "" }, undefined, docker("library/node")],
    ["acme/deep/node", { id: "acme/deep/node", version: "" }, undefined, docker("acme/deep/node")],
    ["my buildpack", undefined, undefined, undefined],
    ["ghcr.io/acme/node:1", undefined, undefined, { registry: "ghcr.io", repository: "acme/node", tag: "1" }],
  ])("leaves open what %s is", (text, module, registry, image) => {
    expect(parse(text)).toStrictEqual({
      kind: "name",
      text,
      path: `/work/app/${text}`,
      chooser: CONFINED,
      module,
      registry,
      image,
    });
  });

  it.each([
    ["", "is empty"],
    [" acme/node", "spaces around it"],
    ["acme\nnode", "control characters"],
    ["a".repeat(2049), "more than 2048 characters"],
    ["from=image", "there is no such prefix"],
    ["from=builder:", '"" is not <id>'],
    ["from=builder:acme/../node", '"acme/../node" is not <id>'],
    ["from=builder:a@1@2", '"a@1@2" is not <id>'],
    ["urn:cnb:builder:acme/node@", '"acme/node@" is not <id>'],
    ["urn:cnb:builder:acme/node@../1", '"acme/node@../1" is not <id>'],
    ["urn:cnb:builder:..", '".." is not <id>'],
    ["urn:cnb:builder", "there is no such prefix"],
    ["urn:cnb:registry:node", '"node" is not <namespace>/<name>'],
    ["urn:cnb:registry:a/b/c", '"a/b/c" is not <namespace>/<name>'],
    ["urn:cnb:registry:Acme/node", '"Acme/node" is not <namespace>/<name>'],
    ["urn:cnb:other:a", "there is no such prefix"],
    ["docker://", "is not an image reference"],
    ["docker://ghcr.io/Acme/node", "upper-case letters"],
    ["ftp://example.com/a.tgz", '"ftp:" is not an allowed scheme'],
    ["git://example.com/a", '"git:" is not an allowed scheme'],
    ["file://buildpack", "three slashes"],
    ["file:///a%00b", "NUL"],
    ["https://", "not an address"],
    ["https://example.com/a.tgz#sha256=12", '"#sha256=12" is not #sha256='],
    ["https://example.com/a.tgz#main", '"#main" is not #sha256='],
  ])("refuses %j", (text, why) => {
    const refuse = () => parse(text);

    expect(refuse).toThrow(PlatformError);
    expect(refuse).toThrow(why);
    expect(refuse).toThrow(
      expect.objectContaining({ code: "INPUT", hint: expect.stringContaining("urn:cnb:registry:") }),
    );
    expect(refuse).toThrow(text.length > 100 ? "a".repeat(100) : JSON.stringify(text));
  });

  it("refuses an address with a password without quoting that", () => {
    const refuse = () => parse("https://me:hunter2@example.com/a.tgz?token=hunter2");

    expect(refuse).toThrow('"https://***@example.com/a.tgz?***" does not locate a buildpack');
    expect(refuse).not.toThrow("hunter2");
  });

  it("gives a locator or an INPUT error for any text, at once", () => {
    const piece = fc.constantFrom(
      ...["from=builder", "urn:cnb:", "builder:", "registry:", "docker:/", "file://", "https://", "#sha256="],
      ...["..", "/", "@", ":", ".tgz", "acme", "node", "1.2.0", "%2e", "\0", " ", "[", "~"],
    );
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: anyCharacter }),
      fc.array(piece).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (value) => {
        // What stands before "@" in an address may be a login.
        expect([value, withoutLogins(value)]).toContain(outcome(value));
      }),
      { numRuns: 500 },
    );
  });
});

/** The text of what was understood; all of it if it was refused as it should be; else what was thrown. */
function outcome(text: string): unknown {
  try {
    return parse(text).text;
  } catch (error) {
    return error instanceof PlatformError && error.code === "INPUT" ? text : error;
  }
}
