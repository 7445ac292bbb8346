import { describe, expect, it } from "@jest/globals";
import { chainKeychains, type Credentials, type Keychain } from "../../../src/registry/auth/credentials.ts";
import { createRegistryAuth, registryAuthKeychain } from "../../../src/registry/auth/registry-auth.ts";

function keychainOf(credentials: Readonly<Record<string, Credentials>>): Keychain {
  return { resolve: (registry) => Promise.resolve(credentials[registry]) };
}

const USER = { kind: "basic", username: "user", password: "pa:ss" } as const;
const USER_BASE64 = Buffer.from("user:pa:ss").toString("base64");

describe("registryAuthKeychain", () => {
  it.each([
    [`Basic ${USER_BASE64}`, USER],
    [`  basic   ${USER_BASE64} `, USER],
    ["Bearer tok", { kind: "bearer", token: "tok" }],
    ["X-Identity tok", { kind: "identity-token", token: "tok" }],
  ])("reads %j", async (header, credentials) => {
    const keychain = registryAuthKeychain(JSON.stringify({ "ghcr.io": header }));

    expect(await keychain.resolve("ghcr.io")).toStrictEqual(credentials);
    expect(await keychain.resolve("other.io")).toBeUndefined();
  });

  it.each([
    ["https://index.docker.io/v1/", "index.docker.io"],
    ["docker.io", "index.docker.io"],
    ["registry-1.docker.io", "index.docker.io"],
    ["http://localhost:5000/v2/app", "localhost:5000"],
  ])("takes the key %s as the host %s", async (key, host) => {
    const keychain = registryAuthKeychain(JSON.stringify({ [key]: "Bearer tok" }));

    expect(await keychain.resolve(host)).toStrictEqual({ kind: "bearer", token: "tok" });
  });

  it.each([undefined, "", " ", "{}"])("knows nobody from %j", async (json) => {
    expect(await registryAuthKeychain(json).resolve("ghcr.io")).toBeUndefined();
  });

  it.each(["s3cret", '{"ghcr.io": "s3cret', '["s3cret"]', '{"ghcr.io": {"auth": "s3cret"}}'])(
    "refuses %j without repeating it",
    (json) => {
      const create = () => registryAuthKeychain(json);

      expect(create).toThrow(expect.objectContaining({ code: "CREDENTIALS" }));
      expect(create).not.toThrow("s3cret");
      expect(create).not.toThrow(expect.objectContaining({ cause: expect.anything() }));
    },
  );

  it.each(["Digest s3cret", "s3cret", "Basic s3cret!", `Basic ${Buffer.from("s3cret").toString("base64")}`])(
    "refuses the header %j when it is used, without repeating it",
    async (header) => {
      const keychain = registryAuthKeychain(JSON.stringify({ "ghcr.io": header }));

      const refused = await keychain.resolve("ghcr.io").catch((error: unknown) => error);

      expect(refused).toMatchObject({ code: "CREDENTIALS" });
      expect(String(refused)).toContain('"ghcr.io"');
      expect(String(refused)).not.toContain("s3cret");
      await expect(keychain.resolve("other.io")).resolves.toBeUndefined();
    },
  );
});

describe("createRegistryAuth", () => {
  it("writes what registryAuthKeychain reads", async () => {
    const credentials: Record<string, Credentials> = {
      "ghcr.io": USER,
      "index.docker.io": { kind: "identity-token", token: "identity" },
      "localhost:5000": { kind: "bearer", token: "tok" },
    };

    const { json } = await createRegistryAuth(keychainOf(credentials), Object.keys(credentials));

    const keychain = registryAuthKeychain(json);
    for (const [host, expected] of Object.entries(credentials)) {
      expect(await keychain.resolve(host)).toStrictEqual(expected);
    }
  });

  it("has only the registries that were asked for and are known", async () => {
    const keychain = keychainOf({ "ghcr.io": USER, "quay.io": USER });

    const { json } = await createRegistryAuth(keychain, ["ghcr.io", "unknown.io", "ghcr.io"]);

    expect(json).toBe(`{"ghcr.io":"Basic ${USER_BASE64}"}`);
    expect((await createRegistryAuth(keychain, [])).json).toBe("{}");
  });

  it("lists what must be masked, and nothing empty", async () => {
    const keychain = keychainOf({
      "a.io": USER,
      "b.io": { kind: "bearer", token: "tok" },
      "c.io": { kind: "basic", username: "x", password: "" },
    });

    const { secrets } = await createRegistryAuth(keychain, ["a.io", "b.io", "c.io"]);

    expect(secrets).toStrictEqual([USER_BASE64, "pa:ss", "tok", Buffer.from("x:").toString("base64")]);
  });

  it("lists the long lines of a password that is a file", async () => {
    const password = '{\n  "private_key": "MIIEvQIBADANBg"\n}';
    const keychain = keychainOf({ "a.io": { kind: "basic", username: "_json_key", password } });

    const { secrets } = await createRegistryAuth(keychain, ["a.io"]);

    expect(secrets).toContain(password);
    expect(secrets).toContain('  "private_key": "MIIEvQIBADANBg"');
    expect(secrets).not.toContain("{");
  });
});

describe("chainKeychains", () => {
  it("asks one after the other", async () => {
    const other = { kind: "bearer", token: "other" } as const;
    const chain = chainKeychains([keychainOf({ a: USER }), keychainOf({ a: other, b: other })]);

    expect(await chain.resolve("a")).toBe(USER);
    expect(await chain.resolve("b")).toBe(other);
    expect(await chain.resolve("c")).toBeUndefined();
  });
});
