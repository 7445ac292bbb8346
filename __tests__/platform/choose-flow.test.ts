import { describe, expect, it } from "@jest/globals";
import { chooseFlow } from "../../src/platform/choose-flow.ts";

type Request = Parameters<typeof chooseFlow>[0];
type Plan = Parameters<typeof chooseFlow>[1];

const NO_CACHE = { kind: "none" } as const;

function choose(origins: readonly string[], trustBuilder: Request["trustBuilder"], isTrusted = true) {
  const trust = { value: isTrusted, source: "default", reason: "the builder is well known" } as const;
  const order = { sources: origins.map((origin) => ({ origin })), orderExtensions: [] };
  return chooseFlow(
    { trustBuilder, containers: {} } as unknown as Request,
    { trust, order } as unknown as Plan,
    NO_CACHE,
  );
}

describe("chooseFlow", () => {
  it("runs the buildpacks of a trusted builder in the creator", () => {
    expect(choose([], "auto").value).toBe("creator");
  });

  it.each(["docker://ghcr.io/owner/buildpack:1", "./buildpack", "the script of acme/inline"])(
    "keeps %s, which is no part of a trusted builder, away from credentials",
    (origin) => {
      expect(choose([origin], "auto")).toMatchObject({
        value: "phases",
        reason: `"${origin}" is not part of the builder, which is trusted`,
      });
    },
  );

  it("trusts what is added to a builder that the workflow trusts", () => {
    expect(choose(["the script of acme/inline"], "true").value).toBe("creator");
  });
});
