import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { LIFECYCLE_VERSION } from "../../../src/lifecycle/version.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import {
  checkNeededApi,
  checkNeededEngine,
  checkNeededLifecycle,
} from "../../../src/platform/request/check-request.ts";

const BARE = {
  containers: { insecureRegistries: [] as string[] },
  outcome: {} as Partial<ResolvedBuild["outcome"]>,
};

function check(api: string, more: Partial<typeof BARE>): () => void {
  const request = { ...BARE, ...more } as unknown as ResolvedBuild;
  return () => {
    checkNeededApi(request, { value: parseApiVersion(api), source: "builder", reason: "the highest" });
  };
}

describe("checkNeededApi", () => {
  it.each([
    ["insecure-registries", "0.12", "0.13", { containers: { insecureRegistries: ["registry.local"] } }],
    ["creation-time", "0.8", "0.9", { outcome: { createdAt: 1 } }],
    ["exec-env", "0.14", "0.15", { outcome: { execEnv: "test" } }],
  ])("refuses %s before the Platform API that has it", (input, before, since, request) => {
    expect(check(before, request)).toThrow(
      `The input "${input}" needs Platform API ${since}, but this build speaks ${before}: the highest.`,
    );
    expect(check(since, request)).not.toThrow();
  });

  it("accepts every version if nothing needs a newer one", () => {
    expect(check("0.7", {})).not.toThrow();
  });
});

describe("checkNeededLifecycle", () => {
  const checkZstd = (version: string | undefined): (() => void) => {
    const request = { outcome: { layerCompression: "zstd" } } as ResolvedBuild;
    return () => {
      checkNeededLifecycle(request, { who: 'the builder "a/b"', version });
    };
  };

  it("lets our lifecycle compress with zstd", () => {
    expect(checkZstd(LIFECYCLE_VERSION)).not.toThrow();
  });

  it.each([
    ["0.21.17", "0.21.17"],
    ["of an unknown version", undefined],
  ])("refuses zstd for a lifecycle %s", (words, version) => {
    expect(checkZstd(version)).toThrow(
      `"layer-compression" is "zstd", but the lifecycle ${words} of the builder "a/b" knows only gzip.`,
    );
  });

  it("accepts every lifecycle if nothing is asked of it", () => {
    const request = { outcome: {} } as ResolvedBuild;
    expect(() => {
      checkNeededLifecycle(request, { who: "the builder", version: "0.21.17" });
    }).not.toThrow();
  });
});

describe("checkNeededEngine", () => {
  const checkLoad = (serverVersion: string, load: boolean): (() => void) => {
    const request = { outcome: { layerCompression: "zstd" }, delivery: { load } } as ResolvedBuild;
    return () => {
      checkNeededEngine(request, { serverVersion });
    };
  };

  it("refuses to load zstd layers into Docker 20.10, which cannot read them", () => {
    expect(checkLoad("20.10.24+dfsg1", true)).toThrow(
      '"load" is "true" and "layer-compression" is "zstd", which the Docker engine 20.10.24+dfsg1 cannot read.',
    );
    expect(checkLoad("20.10.24+dfsg1", false)).not.toThrow();
  });

  it.each(["23.0.0", "28.0.4", "5.4.2"])("lets the engine %s load them", (serverVersion) => {
    expect(checkLoad(serverVersion, true)).not.toThrow();
  });
});
