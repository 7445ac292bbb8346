import { describe, expect, it } from "@jest/globals";
import {
  cacheVolume,
  chooseLayerCache,
  type LayerCacheFacts,
  type LayerCacheOwner,
  layerKey,
  layerKeyPrefix,
} from "../../src/cache/layer-cache-choice.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";

interface Names {
  readonly image?: string;
  readonly builder?: string;
  readonly arch?: string;
  readonly scope?: string;
}

const owner = ({
  image = "ghcr.io/owner/app",
  builder = "ghcr.io/owner/builder:1",
  arch = "amd64",
  scope = "",
}: Names): LayerCacheOwner => ({
  image: parseImageReference(image),
  builder: parseImageReference(builder),
  target: { os: "linux", arch },
  scope,
});

describe.each([
  ["cacheVolume", cacheVolume],
  ["layerKeyPrefix", layerKeyPrefix],
])("%s", (_name, nameOf) => {
  const name = (names: Names = {}): string => nameOf(owner(names));

  it("does not depend on the tag or the digest of the image", () => {
    expect(name({ image: "ghcr.io/owner/app:2" })).toBe(name());
    expect(name({ image: `ghcr.io/owner/app:1@sha256:${"a".repeat(64)}` })).toBe(name());
  });

  it("does not depend on the digest of the builder", () => {
    expect(name({ builder: `ghcr.io/owner/builder:1@sha256:${"a".repeat(64)}` })).toBe(name());
  });

  it.each<[string, Names]>([
    ["registry", { image: "docker.io/owner/app" }],
    ["repository", { image: "ghcr.io/owner/app2" }],
    ["builder", { builder: "ghcr.io/owner/other:1" }],
    ["tag of the builder", { builder: "ghcr.io/owner/builder:2" }],
    ["architecture", { arch: "arm64" }],
    ["scope", { scope: "api" }],
  ])("differs with another %s", (_what, other) => {
    expect(name(other)).not.toBe(name());
  });

  it("tells scopes apart", () => {
    expect(name({ scope: "api" })).not.toBe(name({ scope: "web" }));
  });

  it("is never the beginning of that of another cache", () => {
    expect(name({ image: "ghcr.io/owner/app-web" }).startsWith(name())).toBe(false);
    expect(name({ scope: "a" }).startsWith(name())).toBe(false);
  });

  it("is valid however long the repository and however odd the scope is", () => {
    const image = `ghcr.io/${"long/".repeat(40)}app`;

    expect(name({ image, scope: "a, ü/*\n" })).toMatch(/^[a-z0-9][a-z0-9_.-]{1,100}$/);
  });
});

describe("cacheVolume", () => {
  it("is readable and stays the same over versions of this action", () => {
    expect(cacheVolume(owner({ image: "ghcr.io/owner/my_app.api:1" }))).toBe(
      "cnb-cache-owner-my-app-api-da1c88f1859d",
    );
  });
});

describe("the cacheVolume of a branch", () => {
  const branch = "refs/heads/topic";

  it("is another one than that of the default branch and of other branches", () => {
    const names = [undefined, branch, "refs/heads/topic2"].map((each) => cacheVolume(owner({}), each));

    expect(new Set(names).size).toBe(3);
  });

  it("is never that of a scope, whatever that is called", () => {
    for (const scope of [branch, JSON.stringify({ branch }), `{"branch":"${branch}"}`]) {
      expect(cacheVolume(owner({ scope }))).not.toBe(cacheVolume(owner({}), branch));
    }
  });
});

describe("layerKeyPrefix", () => {
  it("is readable, and names the platform", () => {
    expect(layerKeyPrefix(owner({ image: "ghcr.io/owner/my_app.api:1" }))).toBe(
      "layers-v1-linux-amd64-owner-my-app-api-da1c88f1859d-",
    );
  });
});

describe("layerKey", () => {
  it("is the same for the same content, and only then", () => {
    const key = layerKey("layers-", Buffer.from("{}"));

    expect(key).toBe("layers-44136fa355b3678a1146ad16f7e8649e");
    expect(layerKey("layers-", Buffer.from("{}"))).toBe(key);
    expect(layerKey("layers-", Buffer.from("{} "))).not.toBe(key);
  });
});

describe("chooseLayerCache", () => {
  const here = { serviceAvailable: true, sharesDirectories: true, volumesAre: "of the engine" } as const;
  const bare = { ...here, serviceAvailable: false, sharesDirectories: false };

  it.each<[LayerCacheFacts, string, boolean]>([
    [{ ...here, requested: "auto" }, "github", false],
    [{ ...here, requested: "github" }, "github", false],
    [{ ...here, requested: "volume" }, "volume", false],
    [{ ...here, requested: "none" }, "none", false],
    [{ ...here, requested: "registry" }, "registry", false],
    [{ ...here, requested: "auto", serviceAvailable: false }, "volume", false],
    [{ ...here, requested: "auto", sharesDirectories: false }, "volume", false],
    [{ ...here, requested: "github", serviceAvailable: false }, "volume", true],
    [{ ...here, requested: "github", sharesDirectories: false }, "volume", true],
    [{ ...bare, requested: "registry" }, "registry", false],
    [{ ...bare, requested: "none" }, "none", false],
  ])("takes for %o: %s, as a fallback: %s", (facts, kind, isFallback) => {
    expect(chooseLayerCache(facts)).toMatchObject({ kind, isFallback });
  });

  it.each<[Partial<LayerCacheFacts>, RegExp]>([
    [{}, /has GitHub's cache service/],
    [{ requested: "none" }, /the input "cache"/],
    [{ serviceAvailable: false }, /has no cache service, so a volume of the engine keeps them/],
    [{ serviceAvailable: false, volumesAre: "directories" }, /so a directory of the runner's tool cache/],
    [{ sharesDirectories: false }, /does not see directories/],
  ])("says why: %o", (facts, reason) => {
    expect(chooseLayerCache({ ...here, requested: "auto", ...facts }).reason).toMatch(reason);
  });
});
