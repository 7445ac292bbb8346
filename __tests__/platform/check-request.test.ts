import { describe, expect, it } from "@jest/globals";
import type { BuildRequest } from "../../src/platform/build-request.ts";
import { checkNeededApi } from "../../src/platform/check-request.ts";
import { parseApiVersion } from "../../src/spec/api-version.ts";

const BARE = {
  containers: { insecureRegistries: [] as string[] },
  outcome: {} as Partial<BuildRequest["outcome"]>,
};

function check(api: string, more: Partial<typeof BARE>): () => void {
  const request = { ...BARE, ...more } as unknown as BuildRequest;
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
