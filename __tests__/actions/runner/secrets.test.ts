import { describe, expect, it } from "@jest/globals";
import type { Runner } from "../../../src/actions/runner/runner.ts";
import { createMasker, maskingKeychain } from "../../../src/actions/runner/secrets.ts";
import type { Credentials } from "../../../src/registry/auth/credentials.ts";

function createRecorder() {
  const masks: string[] = [];
  const runner = { mask: (secret: string) => masks.push(secret) } as unknown as Runner;
  return { masks, mask: createMasker(runner) };
}

describe("createMasker", () => {
  it("masks a secret once, and nothing that is empty", () => {
    const { masks, mask } = createRecorder();
    ["s3cret", "s3cret", "", " "].forEach(mask);

    expect(masks).toEqual(["s3cret"]);
  });

  it("masks the long lines of a secret, since the runner would mask each line", () => {
    const { masks, mask } = createRecorder();
    mask('{\n  "private_key": "MIIEvQIBADANBg"\r\n}');

    expect(masks[0]).toBe('  "private_key": "MIIEvQIBADANBg"');
    expect(masks).not.toContain("}");
  });

  it("masks a secret also as it is quoted in a message", () => {
    const { masks, mask } = createRecorder();
    mask('pass"word\\');

    expect(masks).toEqual(['pass"word\\', String.raw`pass\"word\\`]);
  });
});

describe("maskingKeychain", () => {
  it.each<[Credentials, readonly string[]]>([
    [{ kind: "basic", username: "u", password: "pass" }, ["pass", "dTpwYXNz"]],
    [{ kind: "bearer", token: "tok" }, ["tok"]],
    [{ kind: "identity-token", token: "id" }, ["id"]],
  ])("masks %j before it hands them out", async (credentials, expected) => {
    const { masks, mask } = createRecorder();

    const resolved = await maskingKeychain({ resolve: () => Promise.resolve(credentials) }, mask).resolve(
      "g.io",
    );

    expect(resolved).toBe(credentials);
    expect(masks).toEqual(expected);
  });

  it("has nothing to mask where nobody is logged in", async () => {
    const { masks, mask } = createRecorder();

    const resolved = await maskingKeychain({ resolve: () => Promise.resolve(undefined) }, mask).resolve(
      "g.io",
    );

    expect([resolved, masks]).toEqual([undefined, []]);
  });
});
