import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Endpoints, formatEndpoint, resolveEndpoint } from "../../src/docker/endpoint.ts";

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "endpoint-"));
});

afterEach(async () => {
  await rm(home, { recursive: true });
});

async function write(path: string, content: unknown): Promise<void> {
  const file = join(home, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
}

function contextFile(name: string, file: string, config = ".docker"): string {
  const id = createHash("sha256").update(name).digest("hex");
  return `${config}/contexts/${file.replace("ID", id)}`;
}

async function writeContext(name: string, docker: object, config?: string): Promise<void> {
  await write(contextFile(name, "meta/ID/meta.json", config), { Name: name, Endpoints: { docker } });
}

async function writeCertificates(dir: string): Promise<void> {
  for (const name of ["ca", "cert", "key"]) await write(`${dir}/${name}.pem`, `<${name}>`);
}

describe("resolveEndpoint", () => {
  it("takes the default socket when nothing is said", async () => {
    await expect(resolveEndpoint({ HOME: home, DOCKER_HOST: "", DOCKER_CONTEXT: "" })).resolves.toEqual({
      kind: "unix",
      url: "unix:///var/run/docker.sock",
      source: "default",
      socketPath: "/var/run/docker.sock",
    });
  });

  it("takes the socket in DOCKER_HOST before any context", async () => {
    await writeContext("other", { Host: "unix:///other.sock" });
    const env = { HOME: home, DOCKER_HOST: "unix:///run/me.sock", DOCKER_CONTEXT: "other" };

    await expect(resolveEndpoint(env)).resolves.toMatchObject({
      socketPath: "/run/me.sock",
      source: "DOCKER_HOST",
    });
  });

  it("takes what is asked for before all of them, with the certificates of the environment", async () => {
    await writeCertificates("certs");
    const env = {
      HOME: home,
      DOCKER_HOST: "unix:///run/me.sock",
      DOCKER_CONTEXT: "lacking",
      DOCKER_CERT_PATH: join(home, "certs"),
    };

    await expect(resolveEndpoint(env, "tcp://10.0.0.5")).resolves.toMatchObject({
      host: "10.0.0.5",
      port: 2376,
      source: "input",
      tls: { cert: "<cert>" },
    });
  });

  it.each([
    ["tcp://10.0.0.1:1234", "10.0.0.1", 1234],
    ["tcp://docker", "docker", 2375],
    ["tcp://docker:2375/", "docker", 2375],
    ["docker:2380", "docker", 2380],
    ["tcp://[::1]:2375", "[::1]", 2375],
  ])("takes host and port from %s", async (url, host, port) => {
    const endpoint = await resolveEndpoint({ HOME: home, DOCKER_HOST: url });

    expect(endpoint).toMatchObject({ kind: "tcp", host, port });
    expect(endpoint).not.toHaveProperty("tls");
  });

  it("uses TLS with the certificates of DOCKER_CERT_PATH", async () => {
    await writeCertificates("certs");
    const env = {
      HOME: home,
      DOCKER_HOST: "tcp://docker",
      DOCKER_TLS_VERIFY: "1",
      DOCKER_CERT_PATH: join(home, "certs"),
    };

    await expect(resolveEndpoint(env)).resolves.toMatchObject({
      port: 2376,
      tls: { verify: true, ca: "<ca>", cert: "<cert>", key: "<key>" },
    });
  });

  it("does not verify unless DOCKER_TLS_VERIFY says so", async () => {
    await writeCertificates("certs");
    const env = { HOME: home, DOCKER_HOST: "tcp://docker:1", DOCKER_CERT_PATH: join(home, "certs") };

    await expect(resolveEndpoint(env)).resolves.toMatchObject({ port: 1, tls: { verify: false } });
  });

  it("looks for certificates in the configuration of Docker by default", async () => {
    await writeCertificates(".docker");
    const env = { HOME: home, DOCKER_HOST: "tcp://docker", DOCKER_TLS_VERIFY: "1" };

    await expect(resolveEndpoint(env)).resolves.toMatchObject({ tls: { cert: "<cert>" } });
  });

  it("rejects TLS without certificates and names the directory", async () => {
    const env = { HOME: home, DOCKER_HOST: "tcp://docker", DOCKER_TLS_VERIFY: "1" };

    await expect(resolveEndpoint(env)).rejects.toThrow(`"${home}/.docker" has no cert.pem and key.pem`);
  });

  it.each([
    ["ssh://me@host", "ssh is not supported"],
    ["npipe:////./pipe/docker_engine", "Windows pipes are not supported"],
    ["fd://3", 'the scheme "fd" is not supported'],
    ["unix://docker.sock", "not absolute"],
    ["tcp://host:70000", "not a host and a port"],
    ["tcp://host:1/prefix", "not a host and a port"],
  ])("refuses %s and says why", async (url, why) => {
    await expect(resolveEndpoint({ HOME: home, DOCKER_HOST: url })).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringMatching(new RegExp(`^DOCKER_HOST ".*" cannot be used: .*${why}`)),
      hint: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it("takes the context that config.json names", async () => {
    await write(".docker/config.json", { auths: {}, currentContext: "desktop" });
    await writeContext("desktop", { Host: "unix:///run/desktop.sock" });

    await expect(resolveEndpoint({ HOME: home })).resolves.toMatchObject({
      socketPath: "/run/desktop.sock",
      source: "context",
    });
  });

  it("takes DOCKER_CONTEXT before config.json, and DOCKER_CONFIG before the home directory", async () => {
    await write("config/config.json", { currentContext: "other" });
    await writeContext("desktop", { Host: "unix:///run/desktop.sock" }, "config");
    const env = { HOME: home, DOCKER_CONFIG: join(home, "config"), DOCKER_CONTEXT: "desktop" };

    await expect(resolveEndpoint(env)).resolves.toMatchObject({ socketPath: "/run/desktop.sock" });
  });

  it("takes the default socket when DOCKER_CONTEXT is the default one", async () => {
    await write(".docker/config.json", { currentContext: "other" });

    await expect(resolveEndpoint({ HOME: home, DOCKER_CONTEXT: "default" })).resolves.toMatchObject({
      socketPath: "/var/run/docker.sock",
    });
  });

  it("uses the certificates of a context", async () => {
    await writeContext("remote", { Host: "tcp://docker", SkipTLSVerify: true });
    const directory = dirname(contextFile("remote", "tls/ID/docker/ca.pem"));
    await writeCertificates(directory);

    await expect(resolveEndpoint({ HOME: home, DOCKER_CONTEXT: "remote" })).resolves.toMatchObject({
      port: 2376,
      tls: { verify: false, ca: "<ca>" },
    });
  });

  it("rejects a context that does not exist", async () => {
    await expect(resolveEndpoint({ HOME: home, DOCKER_CONTEXT: "lacking" })).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining('The Docker context "lacking" does not exist'),
    });
  });

  it("rejects a broken config.json without quoting what may be a secret", async () => {
    await write(".docker/config.json", '{"auths":{"ghcr.io":{"auth":"c2VjcmV0"');

    const error: unknown = await resolveEndpoint({ HOME: home }).catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      code: "MALFORMED",
      message: `"${home}/.docker/config.json" does not have the format that Docker uses.`,
    });
    expect(error).not.toHaveProperty("cause");
  });
});

describe("formatEndpoint", () => {
  it("says what chose the endpoint", async () => {
    const chosen = await resolveEndpoint({ HOME: home, DOCKER_HOST: "tcp://docker:2375" });
    const byDefault = await resolveEndpoint({ HOME: home });
    const requested = await resolveEndpoint({ HOME: home, DOCKER_HOST: "tcp://other" }, "tcp://docker:1");

    expect(formatEndpoint(chosen)).toBe('"tcp://docker:2375" (from DOCKER_HOST)');
    expect(formatEndpoint(requested)).toBe('"tcp://docker:1" (from the input "docker-host")');
    expect(formatEndpoint(byDefault)).toBe('"unix:///var/run/docker.sock"');
  });
});

describe("the endpoints of a step", () => {
  it("are each looked for once", async () => {
    await writeContext("desktop", { Host: "unix:///run/desktop.sock" });
    const endpoints = new Endpoints({ HOME: home, DOCKER_CONTEXT: "desktop" });
    const first = await endpoints.find();
    await rm(join(home, ".docker"), { recursive: true });

    expect(await endpoints.find()).toBe(first);
    expect(await endpoints.isMissing()).toBe(true);
    await expect(endpoints.find("tcp://docker:1")).resolves.toMatchObject({ host: "docker" });
  });

  it.each([
    ["a socket that is there", () => `unix://${join(home, "engine.sock")}`, false],
    ["a socket that is not", () => `unix://${join(home, "other.sock")}`, true],
    ["an address", () => "tcp://127.0.0.1:1", false],
    ["what cannot be used", () => "ssh://host", false],
  ])("say of %s whether it is missing", async (_, host, isMissing) => {
    await write("engine.sock", "");

    expect(await new Endpoints({ HOME: home, DOCKER_HOST: host() }).isMissing()).toBe(isMissing);
  });
});
