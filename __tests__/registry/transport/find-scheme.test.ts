// Whether a registry is spoken to with TLS, and what it gets to see before that is known.
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { createNetwork } from "../../../src/network/network.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { startFakeRegistry } from "../../support/fake-registry.ts";
import { SELF_SIGNED } from "../../support/tls.ts";
import { createClient, imageAt, USER } from "../registry-client-fixture.ts";

/** Where TLS is met with a closed connection, and requests without it with an answer. */
async function startCloser(answer: string) {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      const isTls = data[0] === 0x16;
      seen.push(isTls ? "TLS" : data.toString("latin1"));
      if (isTls) socket.destroy();
      else socket.end(`HTTP/1.1 ${answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const resolvingHere = createNetwork({
  env: {},
  lookup: (_name, options, callback) => {
    if (options.all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
    else callback(null, "127.0.0.1", 4);
  },
});

describe("a registry on this machine", () => {
  it("is spoken to with TLS if it speaks it, and its certificate counts", async () => {
    await using fake = await startFakeRegistry({ tls: SELF_SIGNED });

    await expect(createClient({ credentials: USER }).getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      isTemporary: false,
      message: expect.stringContaining(`the TLS certificate of ${fake.host} is self-signed`),
      hint: expect.stringContaining("insecure-registries"),
    });
    expect(fake.requests).toStrictEqual([]);
  });

  it("is spoken to without TLS if it has none, and asked once", async () => {
    let handshakes = 0;
    const network = createNetwork({ env: {} });
    await using fake = await startFakeRegistry();
    const client = createClient({
      network: {
        ...network,
        tryTls(...given) {
          handshakes += 1;
          return network.tryTls(...given);
        },
      },
    });

    await Promise.all([client.headManifest(imageAt(fake)), client.headManifest(imageAt(fake))]);
    await client.headManifest(imageAt(fake, "other"));

    expect([handshakes, fake.calls.length]).toStrictEqual([1, 3]);
  });

  it("is told as unreachable if nothing listens, and asked again later", async () => {
    const { host } = await startFakeRegistry().then(async (gone) => {
      await gone[Symbol.asyncDispose]();
      return gone;
    });

    await expect(createClient().headManifest(parseImageReference(`${host}/app`))).rejects.toMatchObject({
      message: expect.stringContaining("refuses connections"),
      isTemporary: true,
    });
  });
});

describe("a registry that is named as insecure", () => {
  it("needs no certificate that somebody vouches for", async () => {
    await using fake = await startFakeRegistry({ tls: SELF_SIGNED, auth: USER });
    const client = createClient({ credentials: USER, insecureRegistries: [fake.host] });

    expect(await client.headManifest(imageAt(fake))).toBeUndefined();
    expect(fake.requests.map(({ status }) => status)).toStrictEqual([401, 404]);
  });

  it("needs no TLS, wherever it is", async () => {
    await using fake = await startFakeRegistry();
    const host = fake.host.replace("127.0.0.1", "registry.example");
    const client = createClient({ network: resolvingHere, insecureRegistries: [host] });

    expect(await client.headManifest(parseImageReference(`${host}/app`))).toBeUndefined();
  });

  it("says nothing about another one", async () => {
    await using fake = await startFakeRegistry({ tls: SELF_SIGNED });
    const client = createClient({ insecureRegistries: ["127.0.0.1", "127.0.0.1:1"] });

    await expect(client.headManifest(imageAt(fake))).rejects.toMatchObject({
      message: expect.stringContaining("self-signed"),
    });
  });
});

describe("a registry elsewhere", () => {
  it("is never spoken to without TLS", async () => {
    await using fake = await startFakeRegistry();
    const host = fake.host.replace("127.0.0.1", "registry.example");
    const client = createClient({ network: resolvingHere, credentials: USER });

    await expect(client.headManifest(parseImageReference(`${host}/app`))).rejects.toMatchObject({
      message: expect.stringContaining("does not speak TLS"),
    });
    expect(fake.requests).toStrictEqual([]);
  });
});

describe("a server that closes the connection at the first sight of TLS", () => {
  const headersOf = (seen: readonly string[]) => seen.join("\n").toLowerCase();

  it("is spoken to without TLS if it answers so", async () => {
    await using closer = await startCloser("200 OK");
    const client = createClient({ credentials: USER });

    await client.hasBlob(parseImageReference(`${closer.host}/app`), `sha256:${"0".repeat(64)}`);

    expect(closer.seen[0]).toBe("TLS");
    expect(closer.seen.map((each) => each.split(" ")[0])).toStrictEqual(["TLS", "GET", "HEAD"]);
  });

  it("gets no credentials, and the failure of TLS is told, if it does not", async () => {
    await using closer = await startCloser("400 Bad Request");
    const client = createClient({ credentials: USER, retry: { delaysMs: [] } });

    await expect(client.headManifest(parseImageReference(`${closer.host}/app`))).rejects.toMatchObject({
      message: expect.stringContaining("closed the connection"),
    });

    expect(headersOf(closer.seen)).toContain("get /v2/");
    expect(headersOf(closer.seen)).not.toContain("authorization");
  });
});
