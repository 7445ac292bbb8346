// Which images containers reach through a gateway, and by which names.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Gateway, startGateway } from "../../../src/gateway/gateway.ts";
import { createRegistrySink } from "../../../src/gateway/registry-sink.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { GatewayAccess } from "../../../src/platform/delivery/gateway-access.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { deps, registry, temporary } from "../build-fixture.ts";
import { addImage, addIndex } from "../registry-images.ts";

let gateway: Gateway;
let access: GatewayAccess;
/** Of a container. */
let client: Registry;

beforeEach(async () => {
  const options = { registry: deps().registry, directory: temporary };
  gateway = await startGateway({ address: "127.0.0.1", registry: options.registry });
  access = new GatewayAccess({ gateway, sinkFor: (image) => createRegistrySink(image, options) });
  client = createRegistryClient({ keychain: access.keychain, retry: { delaysMs: [] } });
});

afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
});

const at = (name: string) => parseImageReference(`${registry.host}/${name}`);

describe("access through a gateway", () => {
  it("lets containers read an image once it is allowed, and write none", async () => {
    const digest = addImage(registry, "run:2");
    const here = { ...gateway.repository(access.nameOf(at("run:2"))), tag: "2" };

    await expect(client.getManifest(here)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(access.read(at("run:2"))).toEqual(here);

    await expect(client.getManifest(here)).resolves.toMatchObject({ digest });
    await expect(client.checkWrite(here)).rejects.toMatchObject({ code: "REGISTRY_DENIED" });
    expect(access.read(here)).toEqual(here);
  });

  it("shows them the image that was chosen under the tag of an index", async () => {
    const [other, chosen] = [addImage(registry, "run:v6", { env: ["V=6"] }), addImage(registry, "run:v7")];
    addIndex(registry, "run:2", [
      { arch: "arm", digest: other },
      { arch: "arm", digest: chosen },
    ]);

    const here = access.read(at("run:2"), chosen);
    access.read(at("run:v6"));

    await expect(client.getManifest(here)).resolves.toMatchObject({ digest: chosen });
    await expect(client.headManifest(here)).resolves.toBe(chosen);
    await expect(client.getManifest({ ...here, tag: "v6" })).resolves.toMatchObject({ digest: other });
  });

  it("shows them under a digest nothing but what has it", async () => {
    const chosen = addImage(registry, "run:v7");
    addIndex(registry, "run:2", [{ arch: "arm", digest: chosen }]);
    const { digest } = await deps().registry.getManifest(at("run:2"));

    const here = access.read(atDigest(at("run:2"), digest), chosen);

    await expect(client.getManifest(here)).resolves.toMatchObject({ digest });
  });

  it("lets them write what is to be written", async () => {
    await client.checkWrite(access.write(at("cache:1")));

    expect(access.written).toEqual([at("cache:1")]);
  });

  it("makes no repository of those that are only mentioned", async () => {
    const name = access.mention(`${registry.host}/run:1`);

    await expect(client.headManifest(parseImageReference(name))).resolves.toBeUndefined();
  });

  it.each(["debian", "debian:12", "docker.io/library/debian", "ghcr.io/o/run:1@sha256:" + "1".repeat(64)])(
    "gives the name %s back as it was",
    (name) => {
      const called = access.mention(name);

      expect(called).toMatch(new RegExp(`^${gateway.host}/`));
      expect(access.real(`image "${called}"`)).toBe(`image "${name}"`);
      const { registry: host, repository } = parseImageReference(name);
      const pinned = `${gateway.host}/${host}/${repository}@sha256:2`;
      expect(access.real(pinned)).toBe(`${host}/${repository}@sha256:2`);
    },
  );

  it("leaves what is no name alone", () => {
    expect(access.mention("NO NAME")).toBe("NO NAME");
  });

  it("gives no two repositories the same name", () => {
    const all = ["a.b:1/app", "a.b-1/app", "[::1]:5000/app", "1-5000.x/app"].map(parseImageReference);

    const called = all.map((image) => formatImageReference(access.read(image)));

    expect(new Set(called).size).toBe(all.length);
    for (const [i, name] of called.entries())
      expect(access.real(name)).toBe(formatImageReference(all[i] ?? at("x")));
  });

  it("accepts no login any more once it is revoked", async () => {
    const here = access.read(at("run:1"));
    await client.getManifest(here);

    gateway.revoke();

    await expect(client.getManifest(here)).rejects.toMatchObject({ statusCode: 401 });
  });
});
