import { describe, expect, it } from "@jest/globals";
import { decideTrust, TRUSTED_BUILDERS } from "../../src/builder/trusted-builders.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";

const isTrusted = (name: string, policy: "auto" | "true" | "false" = "auto"): boolean =>
  decideTrust(policy, parseImageReference(name)).value;

describe("decideTrust", () => {
  it.each(TRUSTED_BUILDERS.map((name) => [name]))("trusts %s", (name) => {
    expect(isTrusted(name)).toBe(true);
  });

  it.each([
    "docker.io/paketobuildpacks/builder-jammy-base",
    "index.docker.io/paketobuildpacks/builder-jammy-base:latest",
    "paketobuildpacks/builder-jammy-base:0.4.1",
    `paketobuildpacks/builder-jammy-base@sha256:${"a".repeat(64)}`,
    "docker.io/heroku/builder:24",
  ])("trusts %s, which is another way to write an entry", (name) => {
    expect(isTrusted(name)).toBe(true);
  });

  it.each([
    "heroku/builder",
    "heroku/builder:latest",
    "heroku/builder:18",
    `heroku/builder:24@sha256:${"a".repeat(64)}`,
    "gcr.io/buildpacks/builder",
    "ghcr.io/paketobuildpacks/builder-jammy-base",
    "paketobuildpacks/builder-jammy-base-evil",
    "evil/paketobuildpacks/builder-jammy-base",
    "ghcr.io/owner/builder",
  ])("does not trust %s", (name) => {
    expect(isTrusted(name)).toBe(false);
  });

  it("lets the input decide, and says so", () => {
    expect(decideTrust("true", parseImageReference("evil/builder"))).toEqual({
      value: true,
      source: "input",
      reason: 'the input "trust-builder" is "true"',
    });
    expect(isTrusted("heroku/builder:24", "false")).toBe(false);
  });
});
