import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, LookupFunction } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createDownloads } from "../../src/actions/downloads.ts";
import type { RemoteFile } from "../../src/buildpack/open-modules.ts";
import { createNetwork } from "../../src/network/network.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { createHttp } from "../../src/registry/http.ts";
import type { HttpOptions } from "../../src/registry/http-parts.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { startFakeProxy } from "../support/fake-proxy.ts";
import { SELF_SIGNED } from "../support/tls.ts";

const TOKEN = "sig=0123456789abcdef";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Every name leads here. */
const leadingTo =
  (address: string): LookupFunction =>
  (_name, options, callback) => {
    if (options.all === true) callback(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
    else callback(null, address, address.includes(":") ? 6 : 4);
  };

interface FakeHost extends AsyncDisposable {
  /** Of loopback. */
  readonly host: string;
  /** The same under another name, to which nothing leads unless a lookup says so. */
  named(name: string): string;
  readonly calls: string[];
  readonly headers: IncomingMessage["headers"][];
}

async function startHost(
  answer: Answer,
  options: { tls?: boolean; address?: string } = {},
): Promise<FakeHost> {
  const calls: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    calls.push(request.url ?? "");
    headers.push(request.headers);
    answer(request, response);
  };
  const server = options.tls === true ? createHttpsServer(SELF_SIGNED, listener) : createHttpServer(listener);
  server.listen(0, options.address ?? "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    named: (name) => `${name}:${port}`,
    calls,
    headers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const content: Answer = (_request, response) => response.end("content");
const redirectTo =
  (location: string, status = 302): Answer =>
  (_request, response) =>
    response.writeHead(status, { location }).end("the words of the redirect");
const status =
  (code: number): Answer =>
  (_request, response) =>
    response.writeHead(code).end("the words of the server");

let temp: string;
let masked: string[];
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), "downloads-"));
  masked = [];
});
afterEach(async () => {
  await rm(temp, { recursive: true });
});

function download(url: string, file: Partial<RemoteFile> = {}, options: HttpOptions = {}) {
  const http = createHttp({ clock: createFakeClock(), ...options });
  const downloads = createDownloads({ RUNNER_TEMP: temp }, http, {
    mask: (secret) => masked.push(secret),
    directory: () => Promise.resolve(temp),
  });
  return downloads.get({ url, namedBy: "workflow", limitBytes: 1000, ...file });
}

async function refusal(url: string, file?: Partial<RemoteFile>, options?: HttpOptions): Promise<unknown> {
  const outcome: unknown = await download(url, file, options).catch((error: unknown) => error);
  expect(await readdir(temp)).toEqual([]);
  return outcome;
}

describe("a download", () => {
  it("is a file with what is at the address, and tells how much is there", async () => {
    await using host = await startHost(content);
    const told: number[] = [];
    const downloads = createDownloads({ RUNNER_TEMP: temp }, createHttp({}), {
      mask: () => undefined,
      directory: () => Promise.resolve(temp),
    });

    const file = await downloads.get(
      { url: `http://${host.host}/a.tgz`, namedBy: "workflow", limitBytes: 7 },
      ({ doneBytes }) => told.push(doneBytes),
    );

    expect(await readFile(file, "utf8")).toBe("content");
    expect(told).toEqual([7]);
  });

  it("has the digest that is wanted, or there is none", async () => {
    await using host = await startHost(content);
    const url = `http://${host.host}/a.tgz`;

    expect(await readFile(await download(url, { digest: digestOf("content") }), "utf8")).toBe("content");
    await rm(temp, { recursive: true });
    temp = await mkdtemp(join(tmpdir(), "downloads-"));
    expect(await refusal(url, { digest: digestOf("other") })).toMatchObject({
      code: "DIGEST_MISMATCH",
      message: `Cannot download "${url}": ${host.host} sent content with the digest ${digestOf("content")}.`,
    });
  });

  it.each(["gzip", "x-gzip", "deflate", "br", "gzip, gzip"])(
    "is what is stored, also where the server labels it as %s",
    async (encoding) => {
      const archive = gzipSync("content");
      await using host = await startHost((_request, response) => {
        response.writeHead(200, { "content-encoding": encoding }).end(archive);
      });
      await using start = await startHost(redirectTo(`http://${host.host}/a.tgz`));

      const file = await download(`http://${start.host}/a`, { digest: digestOf(archive) });

      expect(await readFile(file)).toEqual(archive);
    },
  );

  it("is no larger than its limit, and is not tried again then", async () => {
    await using host = await startHost(content);

    expect(await refusal(`http://${host.host}/a.tgz`, { limitBytes: 6 })).toMatchObject({
      code: "REGISTRY",
      message: expect.stringContaining(`${host.host} sent more than 6 bytes`),
    });
    expect(host.calls).toHaveLength(1);
  });

  it("that breaks off is tried again from its start", async () => {
    let isFirst = true;
    await using host = await startHost((_request, response) => {
      if (!isFirst) response.end("content");
      else response.writeHead(200, { "content-length": 7 }).write("con", () => response.destroy());
      isFirst = false;
    });

    const file = await download(`http://${host.host}/a.tgz`);

    expect(await readFile(file, "utf8")).toBe("content");
    expect(await readdir(temp)).toHaveLength(1);
  });

  it("is tried again where the server has a problem, and leaves nothing where that stays", async () => {
    await using host = await startHost(status(503));

    expect(await refusal(`http://${host.host}/a.tgz`)).toMatchObject({
      message: expect.stringContaining(`${host.host} answered 503`),
    });
    expect(host.calls).toHaveLength(4);
  });

  it("ends when the job is cancelled, and leaves nothing", async () => {
    const controller = new AbortController();
    await using host = await startHost((_request, response) => {
      response.writeHead(200).write("con", () => {
        controller.abort();
      });
    });

    expect(await refusal(`http://${host.host}/a.tgz`, {}, { signal: controller.signal })).toMatchObject({
      code: "CANCELLED",
    });
  });

  it("of nothing is told as that", async () => {
    await using host = await startHost(status(404));

    expect(await refusal(`http://${host.host}/a.tgz`)).toMatchObject({ code: "NOT_FOUND" });
    expect(host.calls).toHaveLength(1);
  });
});

describe("the query of an address", () => {
  it("is masked with its values and a login, as they are written and as they are meant", async () => {
    await using host = await startHost(status(404));
    const login = "password-of-16-letters";

    await refusal(`http://me:${login}@${host.host}/b.tgz?v=1&sig=0123456789%2Babcdef`);

    expect(masked).toEqual([
      "v=1&sig=0123456789%2Babcdef",
      "0123456789%2Babcdef",
      "0123456789+abcdef",
      login,
    ]);
  });

  it("is masked, and in no message", async () => {
    await using host = await startHost(redirectTo("/b.tgz?token=of-the-redirect"));
    const error = await refusal(`http://${host.host}/a.tgz?${TOKEN}`);

    expect(masked).toEqual([TOKEN, TOKEN.slice(TOKEN.indexOf("=") + 1)]);
    expect(error).toMatchObject({ message: expect.stringContaining(`"http://${host.host}/a.tgz?***"`) });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/0123456789|of-the-redirect/);
  });

  it("is not masked if it is too short to be a token", async () => {
    await using host = await startHost(content);
    await download(`http://${host.host}/a.tgz?v=1`);

    expect(masked).toEqual([]);
  });
});

describe("a host without TLS", () => {
  it("is told in words, and not asked again", async () => {
    await using host = await startHost(content);
    const clock = createFakeClock();

    expect(await refusal(`https://${host.host}/a.tgz`, {}, { clock })).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringContaining(`${host.host} does not speak TLS`),
      hint: expect.stringContaining("starts with http://"),
    });
    expect(clock.pauses).toEqual([]);
  });
});

describe("a certificate that is not trusted", () => {
  it("is told with what helps, and not asked again", async () => {
    await using host = await startHost(content, { tls: true });
    const clock = createFakeClock();

    expect(await refusal(`https://${host.host}/a.tgz`, {}, { clock })).toMatchObject({
      message: expect.stringContaining(`the TLS certificate of ${host.host} is self-signed`),
      hint: expect.stringContaining('"ca-certificates"'),
    });
    expect(host.calls).toEqual([]);
    expect(clock.pauses).toEqual([]);
  });
});

describe("a host that no name server knows", () => {
  it("is told in words", async () => {
    const lookup: LookupFunction = (_name, _options, callback) => {
      callback(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }), []);
    };
    const network = createNetwork({ env: {}, lookup });

    expect(await refusal("https://index.example/a", {}, { network })).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message:
        'Cannot download "https://index.example/a": index.example is not a known host name (ENOTFOUND).',
    });
  });
});

describe("an IPv6 address", () => {
  it("is asked itself, and no name server", async () => {
    await using host = await startHost(content, { address: "::1" });
    const lookup: LookupFunction = (name) => {
      throw new Error(`${name} was looked up`);
    };
    const network = createNetwork({ env: {}, lookup });

    const file = await download(`http://${host.named("[::1]")}/a.tgz`, {}, { network });

    expect(await readFile(file, "utf8")).toBe("content");
  });
});

describe("a redirect", () => {
  it("is followed, a few times", async () => {
    await using end = await startHost(content);
    await using middle = await startHost(redirectTo(`http://${end.host}/c`, 307));
    await using start = await startHost(redirectTo(`http://${middle.host}/b`, 301));
    await using endless = await startHost(redirectTo("/again"));

    expect(await readFile(await download(`http://${start.host}/a`), "utf8")).toBe("content");
    await rm(temp, { recursive: true });
    temp = await mkdtemp(join(tmpdir(), "downloads-"));
    expect(await refusal(`http://${endless.host}/a`)).toMatchObject({
      message: expect.stringContaining("redirects more than 5 times"),
    });
    expect(endless.calls).toHaveLength(6);
  });

  it.each(["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])(
    "of a host on the internet does not lead to this machine: %s",
    async (name) => {
      await using internal = await startHost(content);
      await using host = await startHost(redirectTo(`http://${internal.named(name)}/latest`));
      const network = {
        ...createNetwork({ env: {}, lookup: leadingTo("127.0.0.1") }),
        kindOf: () => "public" as const,
      };

      expect(await refusal(`http://${host.named("files.example")}/a`, {}, { network })).toMatchObject({
        message: expect.stringMatching(/files\.example:\d+ leads to .*, which is an address of this machine/),
        hint: expect.stringContaining("public addresses"),
      });
      expect(internal.calls).toEqual([]);
    },
  );

  it.each(["169.254.169.254", "[fd00:ec2::254]"])("of no host leads to %s", async (address) => {
    await using host = await startHost(redirectTo(`http://${address}/latest`));

    expect(await refusal(`http://${host.host}/a`)).toMatchObject({
      message: expect.stringContaining("a link-local or reserved address"),
    });
  });

  it("does not leave TLS", async () => {
    await using plain = await startHost(content);
    await using host = await startHost(redirectTo(`http://${plain.host}/a`), { tls: true });
    const { host: insecure } = host;

    expect(
      await refusal(`https://${insecure}/a`, {}, { insecureRegistries: [insecure, plain.host] }),
    ).toMatchObject({
      message: expect.stringContaining(
        `${insecure} leads from https: to http://${plain.host}, which is not secure`,
      ),
      hint: `Let ${insecure} lead to an https:// address, by its own settings or by those of a proxy in front of it.`,
    });
    expect(plain.calls).toEqual([]);
  });

  it("does not repeat what another host says", async () => {
    await using other = await startHost(status(500));
    await using host = await startHost(redirectTo(`http://${other.host}/a`));

    expect(await refusal(`http://${host.host}/a`)).toMatchObject({
      message: expect.stringMatching(/answered 500\.$/),
    });
  });
});

describe("an address", () => {
  it.each(["169.254.169.254", "fd00:ec2::254", "fe80::1"])(
    "is not asked at %s, where clouds hand out credentials, whoever names it",
    async (address) => {
      const network = createNetwork({ env: {}, lookup: leadingTo(address) });

      for (const namedBy of ["workflow", "checkout"] as const)
        expect(await refusal("https://files.example/a", { namedBy }, { network })).toMatchObject({
          message: expect.stringContaining("files.example, which is a link-local or reserved address"),
        });
    },
  );

  it.each(["127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd12::1"])(
    "that the source names is not asked at %s",
    async (address) => {
      const network = createNetwork({ env: {}, lookup: leadingTo(address) });
      const literal = address.includes(":") ? `[${address}]` : address;

      for (const host of ["files.example", literal])
        expect(await refusal(`http://${host}:8999/a`, { namedBy: "checkout" }, { network })).toMatchObject({
          code: "REGISTRY",
          message: expect.stringMatching(/which is an address of (?:this machine|a private network)/),
          hint: expect.stringContaining('in the input "buildpacks"'),
        });
    },
  );

  it("that the source names is asked on this machine if the workflow names the host, too", async () => {
    await using host = await startHost(content);

    const file = await download(
      `http://${host.host}/a`,
      { namedBy: "checkout" },
      { insecureRegistries: [host.host] },
    );

    expect(await readFile(file, "utf8")).toBe("content");
  });
});

describe("a proxy", () => {
  it("is asked for what is at an address, but not for what NO_PROXY has", async () => {
    await using host = await startHost(content);
    await using proxy = await startFakeProxy();
    const env = { http_proxy: `http://${proxy.host}`, NO_PROXY: "10.0.0.0/8" };
    const network = createNetwork({ env });

    await download(`http://${host.named("files.example")}/a`, {}, { network });

    expect(proxy.calls).toEqual([`GET http://${host.named("files.example")}/a`]);
    expect(network.proxyFor(new URL("http://10.1.2.3/a"))).toBeUndefined();
  });

  it("that is gone is told, with the variable to look at", async () => {
    const proxy = await startFakeProxy();
    await proxy[Symbol.asyncDispose]();
    const network = createNetwork({ env: { https_proxy: `http://me:s3cret@${proxy.host}` } });
    const error = await refusal("https://files.example/a", {}, { network });

    expect(error).toMatchObject({
      message: expect.stringContaining(`the proxy ${proxy.host} cannot be used (ECONNREFUSED)`),
      hint: expect.stringContaining("https_proxy"),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });
});
