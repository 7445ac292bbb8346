import { describe, expect, it } from "@jest/globals";
import { buildCacheVolume } from "../../src/cache/build-cache.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";

const volume = (image: string, builder = "ghcr.io/owner/builder:1", arch = "amd64"): string =>
  buildCacheVolume({
    image: parseImageReference(image),
    builder: parseImageReference(builder),
    target: { os: "linux", arch },
  });

describe("buildCacheVolume", () => {
  it("is readable and stays the same over versions of this action", () => {
    expect(volume("ghcr.io/owner/my_app.api:1")).toBe("cnb-cache-owner-my-app-api-da1c88f1859d");
  });

  it("does not depend on the tag or the digest of the image", () => {
    expect(volume("ghcr.io/owner/app:2")).toBe(volume("ghcr.io/owner/app:1"));
    expect(volume("ghcr.io/owner/app")).toBe(volume("ghcr.io/owner/app:1"));
  });

  it("does not depend on the digest of the builder", () => {
    const pinned = `ghcr.io/owner/builder:1@sha256:${"a".repeat(64)}`;

    expect(volume("ghcr.io/owner/app", pinned)).toBe(volume("ghcr.io/owner/app"));
  });

  it.each([
    ["registry", volume("docker.io/owner/app")],
    ["repository", volume("ghcr.io/owner/app2")],
    ["builder", volume("ghcr.io/owner/app", "ghcr.io/owner/other:1")],
    ["tag of the builder", volume("ghcr.io/owner/app", "ghcr.io/owner/builder:2")],
    ["architecture", volume("ghcr.io/owner/app", "ghcr.io/owner/builder:1", "arm64")],
  ])("differs with another %s", (_what, other) => {
    expect(other).not.toBe(volume("ghcr.io/owner/app"));
  });

  it("is a valid name however long the repository is", () => {
    expect(volume(`ghcr.io/${"long/".repeat(40)}app`)).toMatch(/^[a-z0-9][a-z0-9_.-]{1,80}$/);
  });
});
