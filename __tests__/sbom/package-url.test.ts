import { describe, expect, it } from "@jest/globals";
import { canonicalPurl, imagePurl } from "../../src/sbom/package-url.ts";

describe("canonicalPurl", () => {
  it.each([
    ["pkg:npm/%40scope/name@1.0.0", "pkg:npm/%40scope/name@1.0.0"],
    ["pkg:npm/@scope/name@1.0.0", "pkg:npm/%40scope/name@1.0.0"],
    ["pkg:npm/@scope/name", "pkg:npm/%40scope/name"],
    ["PKG:NPM/name@1", "pkg:npm/name@1"],
    ["pkg://golang/github.com/a/b@v1.2.3#cmd/./x", "pkg:golang/github.com/a/b@v1.2.3#cmd/x"],
    [
      "pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?distro=debian-12&arch=amd64&x=",
      "pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12",
    ],
    ["pkg:deb/debian/g++@1:2+3", "pkg:deb/debian/g%2B%2B@1:2%2B3"],
    ["pkg:maven/org.a/b@1?type=jar", "pkg:maven/org.a/b@1?type=jar"],
  ])("spells %s as %s", (text, spelled) => {
    expect(canonicalPurl(text)).toBe(spelled);
    expect(canonicalPurl(spelled)).toBe(spelled);
  });

  it.each([
    "",
    "npm/name@1",
    "pkg:npm",
    "pkg:npm/",
    "pkg:npm/%zz@1",
    "pkg:npm/\ud800@1",
    "https://example.com",
  ])("takes %j for no package URL", (text) => {
    expect(canonicalPurl(text)).toBeUndefined();
  });
});

describe("imagePurl", () => {
  it("has the digest, the architecture and where the image is", () => {
    expect(imagePurl("localhost:5000/owner/app", "sha256:0", "amd64")).toBe(
      "pkg:oci/app@sha256:0?arch=amd64&repository_url=localhost:5000/owner/app",
    );
  });
});
