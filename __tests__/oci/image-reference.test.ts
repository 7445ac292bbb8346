import { describe, expect, it } from "@jest/globals";
import {
  atDigest,
  formatImageReference,
  imageName,
  manifestSelector,
  parseImageReference,
} from "../../src/oci/image-reference.ts";

const HEX = "0123456789abcdef".repeat(4);
const DIGEST = `sha256:${HEX}` as const;
const HUB = "index.docker.io";

describe("parseImageReference", () => {
  it.each([
    ["debian", { registry: HUB, repository: "library/debian" }],
    ["debian:12-slim", { registry: HUB, repository: "library/debian", tag: "12-slim" }],
    ["docker.io/debian", { registry: HUB, repository: "library/debian" }],
    ["index.docker.io/debian", { registry: HUB, repository: "library/debian" }],
    ["registry-1.docker.io/owner/app", { registry: HUB, repository: "owner/app" }],
    ["owner/app", { registry: HUB, repository: "owner/app" }],
    ["registry.io", { registry: HUB, repository: "library/registry.io" }],
    ["ghcr.io/owner/app/part:v1", { registry: "ghcr.io", repository: "owner/app/part", tag: "v1" }],
    ["ghcr.io/app", { registry: "ghcr.io", repository: "app" }],
    ["localhost/app", { registry: "localhost", repository: "app" }],
    ["localhost:5000/app", { registry: "localhost:5000", repository: "app" }],
    ["127.0.0.1:5000/a/b:x", { registry: "127.0.0.1:5000", repository: "a/b", tag: "x" }],
    ["[::1]:5000/app:x", { registry: "[::1]:5000", repository: "app", tag: "x" }],
    ["[2001:db8::1]/app", { registry: "[2001:db8::1]", repository: "app" }],
    ["Registry/app", { registry: "Registry", repository: "app" }],
    ["host-name:80/app", { registry: "host-name:80", repository: "app" }],
    [`debian@${DIGEST}`, { registry: HUB, repository: "library/debian", digest: DIGEST }],
    [`ghcr.io/o/a:t@${DIGEST}`, { registry: "ghcr.io", repository: "o/a", tag: "t", digest: DIGEST }],
    ["owner/a.b_c__d-e---f", { registry: HUB, repository: "owner/a.b_c__d-e---f" }],
    [`owner/app:${"t".repeat(128)}`, { registry: HUB, repository: "owner/app", tag: "t".repeat(128) }],
    ["owner/app:_A.b-C", { registry: HUB, repository: "owner/app", tag: "_A.b-C" }],
    [`owner/${"r".repeat(249)}`, { registry: HUB, repository: `owner/${"r".repeat(249)}` }],
  ])("reads %s", (name, reference) => {
    expect(parseImageReference(name)).toStrictEqual(reference);
  });

  it.each([
    ["", "it has no repository"],
    ["ghcr.io/", "it has no repository"],
    ["ghcr.io/:tag", "it has no repository"],
    ["Debian", 'the repository "Debian" has upper-case letters'],
    ["ghcr.io/Owner/app", 'the repository "Owner/app" has upper-case letters'],
    ["owner/app:", '"" is not a tag'],
    ["owner/app:.x", '".x" is not a tag'],
    ["owner/app:-x", '"-x" is not a tag'],
    ["owner/app:a b", '"a b" is not a tag'],
    [`owner/app:${"t".repeat(129)}`, `"${"t".repeat(129)}" is not a tag`],
    ["owner/app@", '"" is not a digest'],
    ["owner/app@sha256:abc", '"sha256:abc" is not a digest'],
    [`owner/app@sha512:${HEX}`, `"sha512:${HEX}" is not a digest`],
    [`owner/app@${DIGEST}@${DIGEST}`, `"${DIGEST}@${DIGEST}" is not a digest`],
    ["owner//app", '"owner//app" is not a repository'],
    ["/app", '"/app" is not a repository'],
    ["owner/app/", '"owner/app/" is not a repository'],
    ["owner/a..b", '"owner/a..b" is not a repository'],
    ["owner/a___b", '"owner/a___b" is not a repository'],
    ["owner/-app", '"owner/-app" is not a repository'],
    ["owner/app_", '"owner/app_" is not a repository'],
    ["owner/app ", '"owner/app " is not a repository'],
    ["owner/café", '"owner/café" is not a repository'],
    [`owner/${"r".repeat(250)}`, `"owner/${"r".repeat(250)}" is not a repository`],
    ["https://ghcr.io/owner/app", '"https:" is not a registry host'],
    ["host:port/app", '"host:port" is not a registry host'],
    ["-host.io/app", '"-host.io" is not a registry host'],
    ["host..io/app", '"host..io" is not a registry host'],
    ["[::1/app", '"[::1" is not a registry host'],
    ["256.256.256.256/app", '"256.256.256.256" is not a registry host'],
    ["1.2.3.4.5:80/app", '"1.2.3.4.5:80" is not a registry host'],
    ["ghcr.io:99999/app", '"ghcr.io:99999" is not a registry host'],
    ["[:::::]/app", '"[:::::]" is not a registry host'],
    [HEX, `"${HEX}" looks like an image id`],
  ])("refuses %j", (name, why) => {
    const parse = () => parseImageReference(name);

    expect(parse).toThrow(`"${name}" is not an image reference: ${why}.`);
    expect(parse).toThrow(
      expect.objectContaining({ code: "IMAGE_REFERENCE", hint: expect.stringMatching(/^[A-Z].*\.$/) }),
    );
  });

  it("quotes no more than the start of what is too long", () => {
    expect(() => parseImageReference("a".repeat(100_000_000))).toThrow(
      `"${"a".repeat(299)}…" is not an image reference: it is too long.`,
    );
  });

  it("says how a name in upper case is to be written", () => {
    expect(() => parseImageReference("ghcr.io/Owner/App:Tag")).toThrow(
      expect.objectContaining({ hint: 'Use "owner/app".' }),
    );
  });
});

describe("a parsed reference", () => {
  it.each([
    ["debian", `${HUB}/library/debian`],
    ["localhost:5000/a:b", "localhost:5000/a:b"],
    [`ghcr.io/a@${DIGEST}`, `ghcr.io/a@${DIGEST}`],
    [`ghcr.io/a:b@${DIGEST}`, `ghcr.io/a:b@${DIGEST}`],
  ])("%s is written in full as %s", (name, full) => {
    const reference = parseImageReference(name);

    expect(formatImageReference(reference)).toBe(full);
    expect(parseImageReference(full)).toStrictEqual(reference);
  });

  it("has a name without tag and digest", () => {
    expect(imageName(parseImageReference(`ghcr.io/a/b:t@${DIGEST}`))).toBe("ghcr.io/a/b");
  });

  it.each([
    ["a/b", "latest"],
    ["a/b:t", "t"],
    [`a/b:t@${DIGEST}`, DIGEST],
  ])("%s asks the registry for %s", (name, selector) => {
    expect(manifestSelector(parseImageReference(name))).toBe(selector);
  });

  it("loses its tag where a digest is put in its place", () => {
    expect(atDigest(parseImageReference("ghcr.io/a:t"), DIGEST)).toStrictEqual({
      registry: "ghcr.io",
      repository: "a",
      digest: DIGEST,
    });
  });
});
