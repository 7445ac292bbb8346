// How near a registry may lead: what a stranger names must not be a service of this machine or its network.
import type { LookupFunction } from "node:net";
import { describe, expect, it } from "@jest/globals";
import type { AddressKind } from "../../../src/network/address-kind.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { BEARER, createClient, imageAt, isToken, USER } from "../registry-client-fixture.ts";

/** Every name leads here. */
const lookup: LookupFunction = (_name, options, callback) => {
  if (options.all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

const nameOf = ({ host }: FakeRegistry, name = "registry.example") => host.replace("127.0.0.1", name);

/** A client to which the registry seems to be elsewhere. */
function clientFor(fake: FakeRegistry, kind: AddressKind, others: readonly string[] = []) {
  const network = { ...createNetwork({ env: {}, lookup }), kindOf: () => kind };
  const insecureRegistries = [nameOf(fake), ...others];
  const client = createClient({ network, insecureRegistries, credentials: USER, retry: { delaysMs: [] } });
  return { client, image: parseImageReference(`${nameOf(fake)}/app:1`) };
}

const HOSTS = ["127.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0", "localhost", "metadata.example", "2130706433"];

describe("a registry on the internet", () => {
  it.each(HOSTS)("cannot name a token server on this machine: %s", async (name) => {
    await using internal = await startFakeRegistry();
    const realm = `http://${nameOf(internal, name)}/token`;
    await using fake = await startFakeRegistry({ auth: { ...BEARER, realm } });
    const { client, image } = clientFor(fake, "public");

    await expect(client.getManifest(image)).rejects.toMatchObject({
      code: "REGISTRY",
      isTemporary: false,
      message: expect.stringMatching(
        /registry\.example:\d+ leads to .*, which is an address of this machine/,
      ),
      hint: expect.stringContaining("public addresses"),
    });
    expect(internal.requests).toStrictEqual([]);
  });

  it.each(["169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "10.0.0.1", "[fe80::1]"])(
    "cannot name a token server at %s",
    async (address) => {
      await using fake = await startFakeRegistry({ auth: { ...BEARER, realm: `http://${address}/latest` } });
      const { client, image } = clientFor(fake, "public");

      await expect(client.getManifest(image)).rejects.toMatchObject({
        message: expect.stringMatching(
          /leads to .*, which is an? (?:link-local or reserved|address of a private)/,
        ),
      });
    },
  );

  it.each(HOSTS)("cannot redirect to this machine: %s", async (name) => {
    await using internal = await startFakeRegistry();
    await using fake = await startFakeRegistry({ redirectBlobsTo: `http://${nameOf(internal, name)}` });
    const { client, image } = clientFor(fake, "public");
    const descriptor = fake.addBlob("app", "content");

    await expect(client.readBlob(image, descriptor)).rejects.toMatchObject({ code: "REGISTRY" });
    expect(internal.requests).toStrictEqual([]);
  });

  it("cannot have an upload go on at this machine", async () => {
    await using internal = await startFakeRegistry();
    await using fake = await startFakeRegistry({ uploadOrigin: `http://${internal.host}` });
    const { client, image } = clientFor(fake, "public");

    await expect(
      client.putManifest(image, { mediaType: "m", bytes: Buffer.from("{}") }),
    ).resolves.toBeDefined();
    await client.checkWrite(image);

    expect(internal.requests).toStrictEqual([]);
  });

  it("may name a token server at its own host", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    const { client, image } = clientFor(fake, "public");
    fake.script(({ path }) => path.includes("/manifests/"), {
      kind: "answer",
      status: 401,
      headers: { "www-authenticate": `Bearer realm="http://${nameOf(fake)}/token",service="fake"` },
    });

    await expect(client.headManifest(image)).resolves.toBeUndefined();
    expect(fake.requests.filter(isToken)).toHaveLength(1);
  });

  it("may lead to a host that the user named", async () => {
    await using other = await startFakeRegistry();
    await using fake = await startFakeRegistry({ redirectBlobsTo: `http://${nameOf(other, "b.example")}` });
    const { client, image } = clientFor(fake, "public", [nameOf(other, "b.example")]);
    const descriptor = fake.addBlob("app", "content");
    other.addBlob("app", "content");

    expect((await client.readBlob(image, descriptor)).toString()).toBe("content");
  });
});

describe("a registry of a private network", () => {
  it("cannot lead to this machine", async () => {
    await using internal = await startFakeRegistry();
    await using fake = await startFakeRegistry({ redirectBlobsTo: `http://${internal.host}` });
    const { client, image } = clientFor(fake, "private");

    await expect(client.readBlob(image, fake.addBlob("app", "content"))).rejects.toMatchObject({
      message: expect.stringContaining("an address of this machine"),
    });
  });
});

describe("a registry on this machine", () => {
  it("is known to be here by its connection, and may lead to another port of it", async () => {
    await using other = await startFakeRegistry();
    await using fake = await startFakeRegistry({ redirectBlobsTo: `http://${other.host}` });
    const network = createNetwork({ env: {}, lookup });
    const client = createClient({ network, insecureRegistries: [nameOf(fake)] });
    other.addBlob("app", "content");

    const blob = await client.readBlob(
      parseImageReference(`${nameOf(fake)}/app`),
      fake.addBlob("app", "content"),
    );

    expect(blob.toString()).toBe("content");
  });

  it("cannot lead to a link-local address", async () => {
    await using fake = await startFakeRegistry({ redirectBlobsTo: "http://169.254.169.254" });

    await expect(
      createClient().readBlob(imageAt(fake), fake.addBlob("app", "content")),
    ).rejects.toMatchObject({ message: expect.stringContaining("a link-local or reserved address") });
  });
});

describe("what another host says", () => {
  const body = '{"errors":[{"code":"SECRET","message":"of another service"}]}';

  it("is not repeated after a redirect", async () => {
    await using other = await startFakeRegistry({
      intercept: () => ({ kind: "answer", status: 500, body }),
    });
    await using fake = await startFakeRegistry({ redirectBlobsTo: `http://${other.host}` });
    const client = createClient({ retry: { delaysMs: [] } });

    const error = await client
      .readBlob(imageAt(fake), fake.addBlob("app", "content"))
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      message: expect.stringMatching(`${other.host} answered 500.$`),
      codes: [],
    });
  });

  it("is not repeated if it is a token server", async () => {
    await using other = await startFakeRegistry({
      intercept: () => ({ kind: "answer", status: 403, body }),
    });
    const realm = `http://${other.host}/token`;
    await using fake = await startFakeRegistry({ auth: { ...BEARER, realm } });

    const error = await createClient()
      .getManifest(imageAt(fake))
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ message: expect.stringMatching(`${other.host} answered 403.$`) });
  });

  it("is repeated if it is the registry", async () => {
    await using fake = await startFakeRegistry({
      intercept: () => ({ kind: "answer", status: 403, body }),
    });

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({
      message: expect.stringContaining("SECRET: of another service"),
    });
  });
});

describe("a registry that a reference names", () => {
  it.each(["169.254.169.254", "[fd00:ec2::254]", "metadata.example"])(
    "is not asked at a link-local address: %s",
    async (name) => {
      const linkLocal: LookupFunction = (_name, options, callback) => {
        if (options.all === true) callback(null, [{ address: "169.254.169.254", family: 4 }]);
        else callback(null, "169.254.169.254", 4);
      };
      const network = createNetwork({ env: {}, lookup: linkLocal });
      const client = createClient({ network, retry: { delaysMs: [] } });

      await expect(client.getManifest(parseImageReference(`${name}:5000/app:1`))).rejects.toMatchObject({
        code: "REGISTRY",
        message: expect.stringContaining("a link-local or reserved address"),
      });
    },
  );
});
