// Registries behind a proxy, with and without TLS.
import { describe, expect, it } from "@jest/globals";
import { createNetwork } from "../../src/network/network.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { startFakeProxy } from "../support/fake-proxy.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { SELF_SIGNED } from "../support/tls.ts";
import { createClient, USER } from "./registry-client-fixture.ts";

/** Names that only the proxy knows. */
const nameOf = ({ host }: { readonly host: string }) => host.replace("127.0.0.1", "registry.invalid");

function clientBehind(proxy: string, insecure: string) {
  const network = createNetwork({ env: { HTTP_PROXY: `http://${proxy}`, HTTPS_PROXY: `http://${proxy}` } });
  const client = createClient({
    network,
    insecureRegistries: [insecure],
    credentials: USER,
    retry: { delaysMs: [] },
  });
  return { client, image: parseImageReference(`${insecure}/app:1`) };
}

describe("a registry that only a proxy reaches", () => {
  it("is reached through a tunnel if it speaks TLS", async () => {
    await using fake = await startFakeRegistry({ tls: SELF_SIGNED, auth: USER });
    await using proxy = await startFakeProxy();
    const { client, image } = clientBehind(proxy.host, nameOf(fake));

    expect(await client.headManifest(image)).toBeUndefined();
    expect(new Set(proxy.calls)).toStrictEqual(new Set([`CONNECT ${nameOf(fake)}`]));
    expect(fake.requests.at(-1)?.headers).not.toHaveProperty("proxy-authorization");
  });

  it("is asked by the proxy if it does not speak TLS", async () => {
    await using fake = await startFakeRegistry({ auth: USER });
    await using proxy = await startFakeProxy();
    const { client, image } = clientBehind(proxy.host, nameOf(fake));

    await client.putManifest(image, { mediaType: "m", bytes: Buffer.from("{}") });

    expect(proxy.calls).toContain(`PUT http://${nameOf(fake)}/v2/app/manifests/1`);
    expect(fake.requests.map(({ headers }) => headers.host)).toStrictEqual([nameOf(fake), nameOf(fake)]);
  });

  it("is asked without TLS where the proxy refuses tunnels, if it answers so", async () => {
    await using fake = await startFakeRegistry({ auth: USER });
    await using proxy = await startFakeProxy({ refuse: { call: "CONNECT", status: 403 } });
    const { client, image } = clientBehind(proxy.host, nameOf(fake));

    expect(await client.headManifest(image)).toBeUndefined();
    expect(proxy.calls.slice(0, 2)).toStrictEqual([
      `CONNECT ${nameOf(fake)}`,
      `GET http://${nameOf(fake)}/v2/`,
    ]);
  });

  it.each([
    ["me:secret", "me:secret"],
    ["token", "token:"],
    ["me:p%40ss", "me:p@ss"],
  ])("is reached with the login of the proxy: %s", async (written, login) => {
    await using secure = await startFakeRegistry({ tls: SELF_SIGNED });
    await using plain = await startFakeRegistry();
    await using proxy = await startFakeProxy({ login });

    for (const fake of [secure, plain]) {
      const { client, image } = clientBehind(`${written}@${proxy.host}`, nameOf(fake));
      expect(await client.headManifest(image)).toBeUndefined();
    }
    expect(new Set(proxy.logins)).toStrictEqual(new Set([login]));
  });
});

describe("a proxy that refuses", () => {
  it.each([401, 407])("everything by %i is not taken for a registry without TLS", async (status) => {
    await using fake = await startFakeRegistry({ tls: SELF_SIGNED });
    await using proxy = await startFakeProxy({ refuse: { call: "", status } });
    const { client, image } = clientBehind(proxy.host, nameOf(fake));

    await expect(client.headManifest(image)).rejects.toMatchObject({
      message: expect.stringContaining(`the proxy ${proxy.host} answered ${status} when asked for`),
      hint: expect.stringContaining("Put a login"),
    });
    expect(proxy.calls).toStrictEqual([`CONNECT ${nameOf(fake)}`]);
  });

  it.each([
    [407, "Put a login that the proxy accepts into https_proxy", false],
    [403, "Let the proxy allow connections to", false],
    [502, "Check that the proxy reaches", true],
  ])("with %i is named without its login, with what to do", async (status, hint, isTemporary) => {
    await using proxy = await startFakeProxy({ refuse: { call: "CONNECT", status } });
    const network = createNetwork({ env: { https_proxy: `http://me:s3cret@${proxy.host}` } });
    const client = createClient({ network, retry: { delaysMs: [] } });

    const error = await client
      .headManifest(parseImageReference("registry.invalid/app"))
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringContaining(
        `the proxy ${proxy.host} answered ${status} when asked for registry.invalid:443`,
      ),
      hint: expect.stringContaining(hint),
      isTemporary,
    });
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });

  it("to ask a registry without TLS is named, and its words are not the registry's", async () => {
    await using fake = await startFakeRegistry();
    await using strict = await startFakeProxy({ login: "other" });
    await using broken = await startFakeProxy({
      refuse: { call: `HEAD http://${nameOf(fake)}`, status: 502 },
    });
    const head = (proxy: string) => {
      const { client, image } = clientBehind(proxy, nameOf(fake));
      return client.headManifest(image);
    };

    await expect(head(strict.host)).rejects.toMatchObject({
      message: expect.stringContaining(`the proxy ${strict.host} answered 407`),
      hint: expect.stringContaining("Put a login"),
    });
    await expect(head(broken.host)).rejects.toMatchObject({
      message: expect.stringContaining(`${nameOf(fake)} answered 502 through the proxy ${broken.host}`),
    });
  });

  it("because it is gone is named, also without TLS", async () => {
    await using fake = await startFakeRegistry();
    const proxy = await startFakeProxy();
    const { client, image } = clientBehind(proxy.host, nameOf(fake));
    await client.headManifest(image);
    await proxy[Symbol.asyncDispose]();

    await expect(client.headManifest(image)).rejects.toMatchObject({
      message: expect.stringContaining(`the proxy ${proxy.host} cannot be used (`),
      hint: expect.stringContaining("Check that HTTP_PROXY is right"),
    });
  });

  it("because it is not there is named", async () => {
    const { host } = await startFakeProxy().then(async (gone) => {
      await gone[Symbol.asyncDispose]();
      return gone;
    });

    for (const registry of ["registry.invalid", "registry.invalid:5000"]) {
      const { client, image } = clientBehind(host, registry);
      await expect(client.headManifest(image)).rejects.toMatchObject({
        message: expect.stringContaining(`the proxy ${host} cannot be used (ECONNREFUSED)`),
        hint: expect.stringContaining("Check that HTTPS_PROXY is right"),
        isTemporary: true,
      });
    }
  });
});

describe("a registry on this machine", () => {
  it("is reached without a proxy", async () => {
    await using fake = await startFakeRegistry();
    await using proxy = await startFakeProxy();
    const host = fake.host.replace("127.0.0.1", "localhost");
    const client = createClient({ network: createNetwork({ env: { HTTP_PROXY: proxy.host } }) });

    expect(await client.headManifest(parseImageReference(`${host}/app`))).toBeUndefined();
    expect(proxy.calls).toStrictEqual([]);
  });
});

describe("a stranger behind a proxy", () => {
  it("cannot have the proxy asked for an address of this machine", async () => {
    await using fake = await startFakeRegistry({ redirectBlobsTo: "http://169.254.169.254" });
    await using proxy = await startFakeProxy();
    const { client, image } = clientBehind(proxy.host, nameOf(fake));

    await expect(client.readBlob(image, fake.addBlob("app", "content"))).rejects.toMatchObject({
      message: expect.stringContaining("a link-local or reserved address"),
    });
    expect(proxy.calls.join()).not.toContain("169.254");
  });
});
