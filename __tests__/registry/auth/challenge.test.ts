import { describe, expect, it } from "@jest/globals";
import { mergeScopes } from "../../../src/registry/auth/bearer-token.ts";
import { parseChallenge } from "../../../src/registry/auth/challenge.ts";

describe("parseChallenge", () => {
  it("reads realm, service and a scope with commas", () => {
    const header =
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"';

    expect(parseChallenge(header)).toStrictEqual({
      kind: "bearer",
      realm: "https://auth.docker.io/token",
      service: "registry.docker.io",
      scope: "repository:a/b:pull,push",
    });
  });

  it("prefers Bearer where both are offered", () => {
    expect(parseChallenge('Basic realm="a", Bearer realm="https://b/token"')).toMatchObject({
      realm: "https://b/token",
    });
    expect(parseChallenge('Bearer realm="https://b/token", Basic realm="a"')).toMatchObject({
      kind: "bearer",
    });
  });

  it.each([
    ['bAsIc realm="x"', { kind: "basic" }],
    ["BASIC", { kind: "basic" }],
    ["Basic realm=unquoted", { kind: "basic" }],
    [
      'Bearer realm = "https:\\/\\/x"',
      { kind: "bearer", realm: "https://x", service: undefined, scope: undefined },
    ],
    ["Bearer", undefined],
    ['Negotiate, NTLM realm="Basic x"', undefined],
    ["", undefined],
  ])("reads %j", (header, challenge) => {
    expect(parseChallenge(header)).toStrictEqual(challenge);
  });
});

describe("mergeScopes", () => {
  it("adds the challenge's actions to ours", () => {
    expect(
      mergeScopes(["repository:a:pull"], "repository:a:pull,push repository:prefix/a:pull"),
    ).toStrictEqual(["repository:a:pull,push", "repository:prefix/a:pull"]);
  });

  it("keeps scopes that are no resources", () => {
    expect(mergeScopes(["repository:a:pull"], "aws")).toStrictEqual(["repository:a:pull", "aws"]);
  });
});
