// A real proxy, Debian's tinyproxy, that is the only way out of a network namespace. Needs tinyproxy, ip and root or sudo.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { COMPILE_CACHE, NODE_24 } from "../support/node24.ts";
import { SELF_SIGNED } from "../support/tls.ts";

const NAMESPACE = `cnb-proxy-${process.pid}`;
const LINKS = [`cnbh${process.pid}`, `cnbn${process.pid}`] as const;
const NET = `10.213.${process.pid % 256}`;
/** Of this machine, in the network of the namespace. */
const PROXY_HOST = `${NET}.1`;
/** Of this machine; the namespace has no route to it. */
const REGISTRY_HOST = `${NET}.9`;
const LOGIN = "me:s3cret-of-the-proxy";

/** Asks for a manifest, or what is at an address; prints what came of it. */
const PROGRAM = `
const [sources, wanted] = process.argv.slice(1);
const { createRegistryClient } = await import(sources + "registry/registry-client.ts");
const { createHttp } = await import(sources + "registry/http.ts");
const { createNetwork } = await import(sources + "network/network.ts");
const { parseImageReference } = await import(sources + "oci/image-reference.ts");
const url = URL.canParse(wanted) && wanted.startsWith("http") ? new URL(wanted) : undefined;
const image = url === undefined ? parseImageReference(wanted) : undefined;
const options = {
  network: createNetwork({ env: process.env }),
  insecureRegistries: [url?.host ?? image.registry],
  retry: { delaysMs: [] },
};
const get = async () => {
  const call = { doing: "download it", url, namedBy: "workflow", hints: {}, method: "GET", kind: "read" };
  const failed = (error) => error;
  return { text: (await createHttp(options).request({ ...call, failed, limitBytes: 100 })).text };
};
const head = async () => {
  const client = createRegistryClient({ ...options, keychain: { resolve: async () => undefined } });
  return { digest: (await client.headManifest(image)) ?? "none" };
};
try {
  console.log(JSON.stringify(await (url === undefined ? head() : get())));
} catch ({ code, message, hint }) {
  console.log(JSON.stringify({ code, message, hint }));
}
process.exit();
`;

const asRoot = (...command: readonly string[]): [string, string[]] => {
  const [program = "", ...args] = process.getuid?.() === 0 ? command : ["sudo", "-n", ...command];
  return [program, args];
};
const ip = (...args: readonly string[]): void => {
  execFileSync(...asRoot("ip", ...args), { stdio: "pipe" });
};

let directory: string;
let proxy: ChildProcess | undefined;
let proxyPort: number;
const relays: Server[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "cnb-proxy-"));
  ip("netns", "add", NAMESPACE);
  ip("link", "add", LINKS[0], "type", "veth", "peer", "name", LINKS[1], "netns", NAMESPACE);
  ip("address", "add", `${PROXY_HOST}/30`, "dev", LINKS[0]);
  ip("address", "add", `${REGISTRY_HOST}/32`, "dev", "lo");
  ip("link", "set", LINKS[0], "up");
  for (const args of [
    ["address", "add", `${NET}.2/30`, "dev", LINKS[1]],
    ["link", "set", LINKS[1], "up"],
    ["link", "set", "lo", "up"],
  ])
    ip("-n", NAMESPACE, ...args);
  proxyPort = await freePort();
  const [user, password] = LOGIN.split(":");
  const file = join(directory, "tinyproxy.conf");
  const lines = [`Port ${proxyPort}`, `Listen ${PROXY_HOST}`, `BasicAuth ${user ?? ""} ${password ?? ""}`];
  await writeFile(file, [...lines, "MaxClients 20", "Timeout 60", ""].join("\n"));
  proxy = spawn("tinyproxy", ["-d", "-c", file], { stdio: "ignore" });
  await listening(proxyPort);
});

afterAll(async () => {
  proxy?.kill();
  for (const relay of relays) relay.close();
  try {
    ip("netns", "delete", NAMESPACE);
    ip("address", "delete", `${REGISTRY_HOST}/32`, "dev", "lo");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, PROXY_HOST);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, PROXY_HOST);
    try {
      await once(socket, "connect");
      return;
    } catch (error) {
      if (proxy?.exitCode !== null) throw error;
      await pause(50);
    } finally {
      socket.destroy();
    }
  }
}

/** The registry at the address that only this machine reaches. */
async function offer({ host }: FakeRegistry): Promise<string> {
  const port = Number(host.split(":")[1]);
  const relay = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    for (const socket of [client, server]) socket.on("error", () => client.destroy());
    client.pipe(server).pipe(client);
  }).listen(0, REGISTRY_HOST);
  await once(relay, "listening");
  relays.push(relay);
  return `${REGISTRY_HOST}:${(relay.address() as AddressInfo).port}`;
}

/** What a client in the namespace gets. */
async function ask(reference: string, env: Record<string, string>): Promise<unknown> {
  const sources = new URL("../../src/", import.meta.url).href;
  const variables = Object.entries({ ...env, ...COMPILE_CACHE, NODE_NO_WARNINGS: "1" });
  const [program, args] = asRoot(
    ...["ip", "netns", "exec", NAMESPACE, "env", ...variables.map(([name, value]) => `${name}=${value}`)],
    ...[NODE_24, "--input-type=module", "--eval", PROGRAM, sources, reference],
  );
  const { stdout } = await promisify(execFile)(program, args);
  return JSON.parse(stdout);
}

const proxies = (login: string) => {
  const address = `http://${login}${PROXY_HOST}:${proxyPort}`;
  return { HTTP_PROXY: address, HTTPS_PROXY: address };
};

describe.each([
  ["with TLS", { tls: SELF_SIGNED }],
  ["without TLS", {}],
])("a registry %s behind a real proxy", (_, options) => {
  it("is reached through it, and not without it", async () => {
    await using fake = await startFakeRegistry(options);
    const digest = fake.addManifest("app", { schemaVersion: 2 }, { tag: "1" });
    const image = `${await offer(fake)}/app:1`;

    expect(await ask(image, {})).toMatchObject({ code: "REGISTRY_UNREACHABLE" });
    expect(await ask(image, { ...proxies(`${LOGIN}@`), NO_PROXY: `${NET}.0/24` })).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
    expect(await ask(image, proxies(`${LOGIN}@`))).toEqual({ digest });
  });

  it("is reached in the same way by its address", async () => {
    await using fake = await startFakeRegistry(options);
    const url = `${"tls" in options ? "https" : "http"}://${await offer(fake)}/v2/`;

    expect(await ask(url, {})).toMatchObject({ code: "REGISTRY_UNREACHABLE" });
    expect(await ask(url, { ...proxies(`${LOGIN}@`), NO_PROXY: `${NET}.0/24` })).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
    expect(await ask(url, proxies(`${LOGIN}@`))).toEqual({ text: "" });
  });

  it("is not reached with a wrong login, which is told without showing it", async () => {
    await using fake = await startFakeRegistry(options);
    const image = `${await offer(fake)}/app:1`;

    const refused = await ask(image, proxies("me:wr0ng@"));

    expect(refused).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringContaining(`the proxy ${PROXY_HOST}:${proxyPort} answered 40`),
      hint: expect.stringContaining("login"),
    });
    expect(JSON.stringify(refused)).not.toContain("wr0ng");
  });
});

it("a registry that the proxy does not reach is told so", async () => {
  expect(await ask(`${REGISTRY_HOST}:1/app`, proxies(`${LOGIN}@`))).toMatchObject({
    message: expect.stringMatching(/the proxy \S+ answered 50\d when asked for/),
    hint: expect.stringContaining("Check that the proxy reaches"),
  });
});
