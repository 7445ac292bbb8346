import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunHelper } from "../../../src/registry/auth/credential-helper.ts";
import { dockerConfigKeychain } from "../../../src/registry/auth/docker-config.ts";

const USER = { kind: "basic", username: "user", password: "pass" } as const;
const AUTH = Buffer.from("user:pass").toString("base64");
const noHelper: RunHelper = () => Promise.reject(new Error("spawn ENOENT"));

function keychainOf(config: object, runHelper: RunHelper = noHelper) {
  return dockerConfigKeychain({ contents: JSON.stringify(config), runHelper });
}

describe("dockerConfigKeychain", () => {
  it.each([
    ["auth", { auth: AUTH }, USER],
    ["auth with zero bytes", { auth: Buffer.from("user:pass\0\0").toString("base64") }, USER],
    ["username and password", { username: "user", password: "pass" }, USER],
    ["an identity token", { auth: AUTH, identitytoken: "tok" }, { kind: "identity-token", token: "tok" }],
    ["a registry token", { registrytoken: "tok" }, { kind: "bearer", token: "tok" }],
    ["nothing", {}, undefined],
  ])("reads %s", async (_name, login, credentials) => {
    expect(await keychainOf({ auths: { "ghcr.io": login } }).resolve("ghcr.io")).toStrictEqual(credentials);
  });

  it.each([
    ["https://index.docker.io/v1/", "index.docker.io"],
    ["index.docker.io", "index.docker.io"],
    ["docker.io", "index.docker.io"],
    ["registry-1.docker.io", "index.docker.io"],
    ["https://ghcr.io", "ghcr.io"],
    ["https://ghcr.io/v2/", "ghcr.io"],
    ["localhost:5000", "localhost:5000"],
  ])("finds the key %s for %s", async (key, host) => {
    expect(await keychainOf({ auths: { [key]: { auth: AUTH } } }).resolve(host)).toStrictEqual(USER);
  });

  it.each(["localhost", "localhost:5001", "a.ghcr.io", "io"])(
    "does not take another host for %s",
    async (host) => {
      const auths = { "localhost:5000": { auth: AUTH }, "ghcr.io": { auth: AUTH } };

      expect(await keychainOf({ auths }).resolve(host)).toBeUndefined();
    },
  );

  it("tells the cases of a key apart, as Docker's client does", async () => {
    const keychain = keychainOf({ auths: { "LOCALHOST:5077": { auth: AUTH } } });

    expect(await keychain.resolve("LOCALHOST:5077")).toStrictEqual(USER);
    expect(await keychain.resolve("localhost:5077")).toBeUndefined();
  });

  it("prefers Docker's own spelling of a key", async () => {
    const other = { auth: Buffer.from("other:x").toString("base64") };
    const auths = {
      "https://index.docker.io/v1/access-token": other,
      "https://ghcr.io/v1/": other,
      "https://index.docker.io/v1/": { auth: AUTH },
      "ghcr.io": { auth: AUTH },
    };

    expect(await keychainOf({ auths }).resolve("index.docker.io")).toStrictEqual(USER);
    expect(await keychainOf({ auths }).resolve("ghcr.io")).toStrictEqual(USER);
  });

  it("refuses a broken login without repeating it", async () => {
    const broken = { auths: { "ghcr.io": { auth: Buffer.from("s3cret").toString("base64") } } };

    const refused = await keychainOf(broken)
      .resolve("ghcr.io")
      .catch((error: unknown) => error);

    expect(refused).toMatchObject({
      code: "CREDENTIALS",
      hint: expect.stringMatching(/^Log in to the registry again/),
    });
    expect(String(refused)).toContain('"ghcr.io"');
    expect(String(refused)).not.toContain(broken.auths["ghcr.io"].auth);
  });
});

/** What `docker login` writes, which docker/login-action, the ECR and the GAR login actions call. */
const auth = (username: string, password: string) => ({
  auth: Buffer.from(`${username}:${password}`).toString("base64"),
});
const GOOGLE_KEY = JSON.stringify({ type: "service_account", private_key: "-----BEGIN\nKEY=\n" }, null, 2);

/** As the login actions of a job leave it that is logged in everywhere. */
const LOGINS = {
  auths: {
    "https://index.docker.io/v1/": auth("user", "dckr_pat_x"),
    "ghcr.io": auth("actor", "ghs_x"),
    "public.ecr.aws": auth("AWS", "x".repeat(2_000)),
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com": auth("AWS", "a:b=="),
    "europe-docker.pkg.dev": auth("_json_key", GOOGLE_KEY),
    "https://us-docker.pkg.dev": auth("oauth2accesstoken", "ya29.x"),
    "app.azurecr.io": { ...auth("00000000-0000-0000-0000-000000000000", ""), identitytoken: "eyJ.x" },
    "other.azurecr.io": auth("00000000-0000-0000-0000-000000000000", "eyJ.y"),
    "registry.gitlab.com": auth("gitlab-ci-token", "glcbt-x"),
    "quay.io": {},
  },
  credHelpers: { "gcr.io": "gcloud", "210987654321.dkr.ecr.us-east-1.amazonaws.com": "ecr-login" },
  HttpHeaders: { "User-Agent": "Docker-Client" },
  currentContext: "default",
};

describe("the configuration of a job that is logged in to several registries", () => {
  const basic = (username: string, password: string) => ({ kind: "basic", username, password });
  const asked: string[] = [];
  const runHelper: RunHelper = (program, host) => {
    asked.push(`${program} ${host}`);
    return Promise.resolve({ exitCode: 0, stdout: '{"Username":"_dcgcloud_token","Secret":"ya29.y"}' });
  };

  it.each([
    ["Docker Hub", "index.docker.io", basic("user", "dckr_pat_x")],
    ["GitHub", "ghcr.io", basic("actor", "ghs_x")],
    ["ECR, public", "public.ecr.aws", basic("AWS", "x".repeat(2_000))],
    ["ECR", "123456789012.dkr.ecr.eu-west-1.amazonaws.com", basic("AWS", "a:b==")],
    ["GAR with a key of several lines", "europe-docker.pkg.dev", basic("_json_key", GOOGLE_KEY)],
    ["GAR with a token", "us-docker.pkg.dev", basic("oauth2accesstoken", "ya29.x")],
    ["ACR by az", "app.azurecr.io", { kind: "identity-token", token: "eyJ.x" }],
    ["ACR", "other.azurecr.io", basic("00000000-0000-0000-0000-000000000000", "eyJ.y")],
    ["GitLab", "registry.gitlab.com", basic("gitlab-ci-token", "glcbt-x")],
    ["one that is logged out", "quay.io", undefined],
    ["one that it does not name", "ghcr.io.example", undefined],
    ["a helper of gcloud", "gcr.io", basic("_dcgcloud_token", "ya29.y")],
    ["a helper of ECR", "210987654321.dkr.ecr.us-east-1.amazonaws.com", basic("_dcgcloud_token", "ya29.y")],
  ])("is read for each: %s", async (_, host, credentials) => {
    expect(await keychainOf(LOGINS, runHelper).resolve(host)).toStrictEqual(credentials);
  });

  it("asks helpers for their own registries only", () => {
    expect(asked).toEqual([
      "docker-credential-gcloud gcr.io",
      "docker-credential-ecr-login 210987654321.dkr.ecr.us-east-1.amazonaws.com",
    ]);
  });
});

describe("what says nothing about the registry", () => {
  it.each([
    ["nothing", ""],
    ["a line break", "\n"],
    ["null", "null"],
    ["null for everything", '{"auths":null,"credHelpers":null,"credsStore":null}'],
    ["null for its login", '{"auths":{"ghcr.io":null,"127.0.0.1:5000":{}}}'],
    ["null for the fields of its login", '{"auths":{"ghcr.io":{"auth":null,"identitytoken":null}}}'],
    ["null for its helper", '{"auths":{},"credsStore":null,"credHelpers":{"ghcr.io":null}}'],
    ["nonsense about another one", '{"auths":{"quay.io":7},"credHelpers":{"docker.io":7}}'],
  ])("is no error: %s", async (_, contents) => {
    expect(await dockerConfigKeychain({ contents, runHelper: noHelper }).resolve("ghcr.io")).toBeUndefined();
  });

  it("lets the general helper answer where that of the registry is null", async () => {
    const runHelper: RunHelper = () =>
      Promise.resolve({ exitCode: 0, stdout: '{"Username":"user","Secret":"pass"}' });

    expect(
      await keychainOf({ credHelpers: { "ghcr.io": null }, credsStore: "x" }, runHelper).resolve("ghcr.io"),
    ).toStrictEqual(USER);
  });

  it.each([
    ["auths", { auths: [{ auth: AUTH }] }],
    ["credHelpers", { credHelpers: ["ecr-login"] }],
    ["its top level", [{ auths: {} }]],
  ])("is an error for all if it is a list where an object should be: %s", async (place, config) => {
    await expect(keychainOf(config).resolve("ghcr.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
      message: `The Docker configuration is malformed at "${place}".`,
      hint: expect.stringMatching(/^Repair or remove the file/) as unknown,
    });
  });

  it.each([
    [
      "login",
      { auths: { "ghcr.io": 7 } },
      'The login for "ghcr.io" in the Docker configuration is malformed at "its top level".',
    ],
    [
      "helper",
      { credHelpers: { "ghcr.io": 7 } },
      'The credential helper of "ghcr.io" in the Docker configuration is malformed at "its top level".',
    ],
    [
      "login, if that is a list",
      { auths: { "ghcr.io": [{ auth: AUTH }] } },
      'The login for "ghcr.io" in the Docker configuration is malformed at "its top level".',
    ],
  ])("is an error for its own %s", async (_, config, message) => {
    await expect(keychainOf(config).resolve("ghcr.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
      message,
      hint: expect.stringMatching(/^Log in to the registry again/),
    });
  });
});

describe("credential helpers", () => {
  const asked: [string, string][] = [];
  beforeEach(() => {
    asked.length = 0;
  });
  const helper =
    (exitCode: number, stdout: string): RunHelper =>
    (program, stdin) => {
      asked.push([program, stdin]);
      return Promise.resolve({ exitCode, stdout });
    };
  const found = helper(0, JSON.stringify({ ServerURL: "x", Username: "user", Secret: "pass" }));

  it("are asked for the host before auths are read", async () => {
    const config = { credHelpers: { "ghcr.io": "gh" }, credsStore: "desktop", auths: { "ghcr.io": {} } };
    const keychain = keychainOf(config, found);

    expect(await keychain.resolve("ghcr.io")).toStrictEqual(USER);
    await keychain.resolve("quay.io");

    expect(asked).toStrictEqual([
      ["docker-credential-gh", "ghcr.io"],
      ["docker-credential-desktop", "quay.io"],
    ]);
  });

  it("know the Docker Hub by its old name", async () => {
    await keychainOf({ credsStore: "pass" }, found).resolve("index.docker.io");

    expect(asked).toStrictEqual([["docker-credential-pass", "https://index.docker.io/v1/"]]);
  });

  it("may hand out identity tokens", async () => {
    const token = helper(0, JSON.stringify({ Username: "<token>", Secret: "tok" }));

    expect(await keychainOf({ credsStore: "x" }, token).resolve("a.io")).toStrictEqual({
      kind: "identity-token",
      token: "tok",
    });
  });

  it("may have no credentials; then auths count", async () => {
    const nothing = helper(1, "credentials not found in native keychain\n");
    const config = { credsStore: "x", auths: { "ghcr.io": { auth: AUTH } } };

    expect(await keychainOf(config, nothing).resolve("quay.io")).toBeUndefined();
    expect(await keychainOf(config, nothing).resolve("ghcr.io")).toStrictEqual(USER);
  });

  it.each([
    ["fails", helper(2, "no\nkeyring"), 'docker-credential-x: it failed for "ghcr.io" with 2: no keyring.'],
    ["is missing", noHelper, "docker-credential-x: it cannot be run: spawn ENOENT."],
    ["talks nonsense", helper(0, "s3cret"), "The output of docker-credential-x is not JSON."],
  ])("are named when one %s", async (_name, runHelper, message) => {
    await expect(keychainOf({ credsStore: "x" }, runHelper).resolve("ghcr.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/^Install the helper and log in/),
    });
  });

  it("are programs, not paths", async () => {
    await expect(keychainOf({ credsStore: "/../x" }, found).resolve("a.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
    });
    expect(asked).toStrictEqual([]);
  });
});

describe("the configuration file", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "docker-config-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("is read from the directory", async () => {
    await writeFile(join(directory, "config.json"), JSON.stringify({ auths: { "ghcr.io": { auth: AUTH } } }));

    const keychain = dockerConfigKeychain({ configDir: directory, runHelper: noHelper });

    expect(await keychain.resolve("ghcr.io")).toStrictEqual(USER);
  });

  it("is named where the login of the registry that is used is broken, and no other's matters", async () => {
    const file = join(directory, "config.json");
    await writeFile(file, JSON.stringify({ auths: { "ghcr.io": { auth: "%" }, "quay.io": { auth: AUTH } } }));
    const keychain = dockerConfigKeychain({ configDir: directory, runHelper: noHelper });

    expect(await keychain.resolve("quay.io")).toStrictEqual(USER);
    await expect(keychain.resolve("ghcr.io")).rejects.toMatchObject({
      message: `The login for "ghcr.io" in the file "${file}" is not the base64 of "user:password".`,
    });
  });

  it("may be missing", async () => {
    const keychain = dockerConfigKeychain({ configDir: join(directory, "none"), runHelper: noHelper });

    expect(await keychain.resolve("ghcr.io")).toBeUndefined();
  });

  it("is refused if it has no end", async () => {
    await symlink("/dev/zero", join(directory, "config.json"));
    const keychain = dockerConfigKeychain({ configDir: directory, runHelper: noHelper });

    await expect(keychain.resolve("ghcr.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
      message: expect.stringContaining("is a device, not a regular file"),
      hint: expect.stringContaining("remove it"),
    });
  });

  it("is named when it is broken, without its content", async () => {
    await writeFile(join(directory, "config.json"), '{"auths": s3cret}');
    const keychain = dockerConfigKeychain({ configDir: directory, runHelper: noHelper });

    await expect(keychain.resolve("ghcr.io")).rejects.toMatchObject({
      code: "CREDENTIALS",
      message: `The file "${join(directory, "config.json")}" is not JSON.`,
      hint: "Repair or remove the file, then log in again, e.g. with docker/login-action.",
    });
  });
});
