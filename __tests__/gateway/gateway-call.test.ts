import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseCall } from "../../src/gateway/gateway-call.ts";
import { routeName } from "../../src/gateway/gateway-route.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";

const DIGEST = digestOf("");

describe("parseCall", () => {
  it.each([
    ["/v2/", { kind: "ping" }],
    ["/v2/app/manifests/1.0", { kind: "manifest", name: "app", selector: "1.0" }],
    ["/v2/ghcr.io/o/app/manifests/latest", { kind: "manifest", name: "ghcr.io/o/app", selector: "latest" }],
    [`/v2/app/manifests/${DIGEST}`, { kind: "manifest", name: "app", selector: DIGEST }],
    [`/v2/app/manifests/${encodeURIComponent(DIGEST)}`, { kind: "manifest", name: "app", selector: DIGEST }],
    [`/v2/app/blobs/${DIGEST}`, { kind: "blob", name: "app", digest: DIGEST }],
    ["/v2/app/blobs/uploads/", { kind: "uploads", name: "app" }],
    ["/v2/app/blobs/uploads", { kind: "uploads", name: "app" }],
    ["/v2/app/blobs/uploads/1f-2", { kind: "upload", name: "app", id: "1f-2" }],
    ["/v2/blobs/manifests/blobs/uploads/", { kind: "uploads", name: "blobs/manifests" }],
  ])("knows %s", (path, call) => {
    expect(parseCall(path)).toEqual(call);
  });

  it.each([
    "/",
    "/v1/",
    "/v2/app",
    "/v2/app/tags/list",
    "/v2/App/manifests/1",
    "/v2/app/manifests/",
    "/v2/app/manifests/a/b",
    "/v2/app/manifests/%zz",
    "/v2/app/manifests/..%2f..",
    "/v2/app/blobs/sha256:abc",
    "/v2/app/blobs/uploads/../x",
    "/v2/app/blobs/sha512:" + "0".repeat(128),
  ])("does not know %s", (path) => {
    expect(parseCall(path)).toBeUndefined();
  });
});

describe("routeName", () => {
  it.each([
    ["ghcr.io/owner/app:1", "ghcr.io/owner/app"],
    ["debian", "index.docker.io/library/debian"],
    ["127.0.0.1:5000/app", "127.0.0.1-5000/app"],
    ["[::1]:5000/app", "1-5000/app"],
    ["LOCALHOST:5000/app", "localhost-5000/app"],
  ])("makes a path of %s", (reference, name) => {
    expect(routeName(parseImageReference(reference))).toBe(name);
    expect(parseImageReference(`127.0.0.1:1/${name}`).repository).toBe(name);
  });
});

describe("any path", () => {
  it("is unknown, or names a repository and something that cannot lead elsewhere", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom("v2", "manifests", "blobs", "uploads", "..", "%2e%2e", DIGEST),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const call = parseCall(`/v2/${parts.join("/")}`);
        const last = call === undefined || call.kind === "uploads" ? "" : Object.values(call).at(-1);
        expect(last).not.toMatch(/[/\\\0]/);
      }),
    );
  });
});
