// The contract against Debian's docker-registry (2.8), and TLS as it really fails. Needs docker-registry and openssl.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { Credentials } from "../../src/registry/auth/credentials.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { networkOf } from "../support/fake-network.ts";
import { describeRegistryContract } from "./registry-contract.ts";

// bcrypt of "s3cret"
const HTPASSWD = "user:$2y$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n";

describeReal("docker-registry", undefined);
describeReal("docker-registry with htpasswd", { kind: "basic", username: "user", password: "s3cret" });

describe("docker-registry with htpasswd, without the right credentials", () => {
  const registry = useDockerRegistry({ isProtected: true });

  it("denies anonymous users and wrong passwords", async () => {
    const reference = parseImageReference(`${registry.host}/app`);
    const wrong = { kind: "basic", username: "user", password: "wrong" } as const;
    const anonymous = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
    const mistaken = createRegistryClient({ keychain: { resolve: () => Promise.resolve(wrong) } });

    await expect(anonymous.getManifest(reference)).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
      statusCode: 401,
    });
    await expect(mistaken.checkWrite(reference)).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
      statusCode: 401,
    });
    expect(await anonymous.canRead(reference)).toBe(false);
  });
});

describe("a registry with a self-signed certificate", () => {
  let directory: string;
  let server: Server;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "registry-tls-"));
    const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject],
      {
        stdio: "ignore",
      },
    );
    server = createServer({ key: await readFile(key), cert: await readFile(cert) });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(async () => {
    server.close();
    await rm(directory, { recursive: true });
  });

  it("names the certificate problem and ca-certificates, without trying again", async () => {
    const { port } = server.address() as AddressInfo;
    let requests = 0;
    const client = createRegistryClient({
      keychain: { resolve: () => Promise.resolve(undefined) },
      // localhost is spoken to over http, so the host name in between says that it is not.
      network: networkOf((send) => (url, request) => {
        requests += 1;
        return send(new URL(url.href.replace("registry.example", `localhost:${port}`)), request);
      }),
    });

    await expect(client.getManifest(parseImageReference("registry.example/app"))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message:
        'Cannot read "registry.example/app": the TLS certificate of registry.example is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT).',
      hint: expect.stringContaining("ca-certificates"),
    });
    expect(requests).toBe(1);
  });

  it("asks for a certificate where there is no TLS", async () => {
    const plain = createTcpServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    plain.listen(0, "127.0.0.1");
    await once(plain, "listening");
    const { port } = plain.address() as AddressInfo;
    const client = createRegistryClient({
      keychain: { resolve: () => Promise.resolve(undefined) },
      network: networkOf(
        (send) => (url, request) =>
          send(new URL(url.href.replace("registry.example", `localhost:${port}`)), request),
      ),
    });

    await expect(client.getManifest(parseImageReference("registry.example/app"))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      hint: 'Give registry.example a TLS certificate, or name it in "insecure-registries"; loopback and private addresses need neither.',
    });
    plain.close();
  });
});

function describeReal(name: string, credentials: Credentials | undefined): void {
  const registry = useDockerRegistry({ isProtected: credentials !== undefined });
  const keychain = { resolve: () => Promise.resolve(credentials) };
  describeRegistryContract(name, () => ({ host: registry.host, keychain }));
}

function useDockerRegistry(options: { isProtected: boolean }): { readonly host: string } {
  const registry = { host: "" };
  let directory: string;
  let child: ChildProcess;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "docker-registry-"));
    registry.host = `127.0.0.1:${await freePort()}`;
    await writeFile(join(directory, "htpasswd"), HTPASSWD);
    const config = join(directory, "config.yml");
    await writeFile(config, JSON.stringify(configOf(directory, registry.host, options)));
    child = spawn("docker-registry", ["serve", config], { stdio: "ignore" });
    await untilUp(`http://${registry.host}/v2/`);
  });
  afterAll(async () => {
    child.kill();
    await once(child, "exit");
    await rm(directory, { recursive: true });
  });
  return registry;
}

/** JSON is YAML too. */
function configOf(directory: string, addr: string, { isProtected }: { isProtected: boolean }) {
  const htpasswd = { realm: "test", path: join(directory, "htpasswd") };
  return {
    version: 0.1,
    log: { level: "error" },
    storage: { filesystem: { rootdirectory: join(directory, "data") } },
    http: { addr },
    ...(isProtected && { auth: { htpasswd } }),
  };
}

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await pause(50);
  }
  throw new Error(`docker-registry does not answer at ${url}`);
}
