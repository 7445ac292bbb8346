import { describe, expect, it } from "@jest/globals";
import { chainKeychains } from "../../../src/registry/auth/credentials.ts";
import { authVariableKeychain, dockerConfigKeychain } from "../../../src/registry/auth/docker-config.ts";

const AUTH = Buffer.from("user:s3cret").toString("base64");
const USER = { kind: "basic", username: "user", password: "s3cret" } as const;

const keychainOf = (value: unknown) =>
  authVariableKeychain({ DOCKER_AUTH_CONFIG: typeof value === "string" ? value : JSON.stringify(value) });

describe("DOCKER_AUTH_CONFIG", () => {
  it.each([
    ["ghcr.io", "ghcr.io"],
    ["https://index.docker.io/v1/", "index.docker.io"],
    ["https://ghcr.io/v2/", "ghcr.io"],
  ])("has a login by the key %s for %s", async (key, host) => {
    expect(await keychainOf({ auths: { [key]: { auth: AUTH } } }).resolve(host)).toStrictEqual(USER);
  });

  it("is asked before the file and its helpers, which have the other registries", async () => {
    const asked: string[] = [];
    const contents = JSON.stringify({ credsStore: "x" });
    const runHelper = (_program: string, host: string) => {
      asked.push(host);
      return Promise.resolve({ exitCode: 0, stdout: '{"Username":"other","Secret":"x"}' });
    };
    const keychain = chainKeychains([
      keychainOf({ auths: { "ghcr.io": { auth: AUTH } } }),
      dockerConfigKeychain({ contents, runHelper }),
    ]);

    expect(await keychain.resolve("ghcr.io")).toStrictEqual(USER);
    expect(await keychain.resolve("quay.io")).toMatchObject({ username: "other" });
    expect(asked).toStrictEqual(["quay.io"]);
  });

  it.each([
    ["nothing", ""],
    ["white space", "\n"],
    ["no logins", "{}"],
    ["a helper, which is for files", '{"credsStore":"x","credHelpers":{"ghcr.io":"y"}}'],
    ["nonsense about another registry", '{"auths":{"quay.io":7}}'],
  ])("says nothing about a registry with %s", async (_, value) => {
    expect(await keychainOf(value).resolve("ghcr.io")).toBeUndefined();
  });

  it("says nothing where it is not set", async () => {
    expect(await authVariableKeychain({}).resolve("ghcr.io")).toBeUndefined();
  });

  it.each([
    ["that is not JSON", "s3cret", "The value of DOCKER_AUTH_CONFIG is not JSON."],
    [
      "whose logins are a text",
      '{"auths":"s3cret"}',
      'The value of DOCKER_AUTH_CONFIG is malformed at "auths".',
    ],
    [
      "whose login is no base64",
      '{"auths":{"ghcr.io":{"auth":"s3cret!"}}}',
      'The login for "ghcr.io" in DOCKER_AUTH_CONFIG is not the base64 of "user:password".',
    ],
    [
      "whose login is empty",
      '{"auths":{"ghcr.io":{}}}',
      'The login for "ghcr.io" in DOCKER_AUTH_CONFIG has no "auth".',
    ],
  ])("is refused with a value %s, which is not repeated", async (_, value, message) => {
    await expect(keychainOf(value).resolve("ghcr.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
      message,
      hint: expect.stringMatching(/^Write DOCKER_AUTH_CONFIG as \{"auths": /),
    });
  });
});
