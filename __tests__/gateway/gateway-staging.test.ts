// Images pushed into a gateway: manifests are kept back, and it is known where each layer is.
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { bench, blobOf, codeOf, push, SINKS, smallImage } from "./gateway-fixture.ts";

describe.each(SINKS)("pushing into a gateway (sink: %s)", (sink) => {
  it("keeps the manifest back, and gives it to whoever asks for its tag or digest", async () => {
    const { client, gateway, app, real } = await bench({ sink });
    const image = smallImage(["one", "two"]);

    expect(await push(client, { ...app, tag: "1" }, image)).toBe(image.digest);

    const served = { mediaType: image.mediaType, digest: image.digest, bytes: image.bytes };
    expect(await client.getManifest({ ...app, tag: "1" })).toEqual(served);
    expect(await client.getManifest({ ...app, digest: image.digest })).toEqual(served);
    expect(gateway.staged("host/app", "1")).toMatchObject(served);
    expect(gateway.staged("host/app", "2")).toBeUndefined();
    expect(real.manifests.get("app")).toBeUndefined();
    expect(real.calls.filter((call) => call.includes("/manifests/"))).toEqual([]);
  });

  it("has an image that was there before as exported, since nobody pushes a manifest twice", async () => {
    const { gateway, upstream, at, client, app } = await bench({ sink });
    const [same, other] = [smallImage(["same"]), smallImage(["other"])];
    await push(upstream, { ...at("app"), tag: "1" }, same);

    const exported = await gateway.exported("host/app", "1", same.digest);

    expect(exported).toMatchObject({ digest: same.digest, bytes: same.bytes });
    expect(exported?.origins.get(digestOf("same"))).toEqual({ kind: "repository", repository: at("app") });
    expect(await gateway.exported("host/app", "2", other.digest)).toBeUndefined();
    expect(await gateway.exported("host/nothing", "1", same.digest)).toBeUndefined();
    await push(client, { ...app, tag: "2" }, other);
    expect((await gateway.exported("host/app", "2", same.digest))?.digest).toBe(other.digest);
  });

  it("prefers a staged tag to that of the real registry", async () => {
    const { client, app, upstream, at } = await bench({ sink });
    const [old, fresh] = [smallImage(["old"]), smallImage(["new"])];
    await push(upstream, { ...at("app"), tag: "latest" }, old);

    expect((await client.getManifest({ ...app, tag: "latest" })).digest).toBe(old.digest);
    await push(client, { ...app, tag: "latest" }, fresh);

    expect((await client.getManifest({ ...app, tag: "latest" })).digest).toBe(fresh.digest);
    expect((await upstream.getManifest({ ...at("app"), tag: "latest" })).digest).toBe(old.digest);
  });

  it("takes the layers of the run image for granted: whoever publishes has them", async () => {
    const { client, app, gateway, real } = await bench({
      sink,
      route: {
        provided: new Map([
          [
            digestOf("base"),
            { kind: "repository", repository: { registry: "run.example", repository: "run" } },
          ],
        ]),
      },
    });

    await push(client, { ...app, tag: "1" }, smallImage(["base", "own"]));

    expect(gateway.staged("host/app", "1")?.origins.get(digestOf("base"))).toEqual({
      kind: "repository",
      repository: { registry: "run.example", repository: "run" },
    });
    expect(real.calls.filter((call) => call.includes(digestOf("base")))).toEqual([]);
  });

  it("mounts a layer of the previous image without moving it", async () => {
    const { client, app, previous, upstream, at, real, gateway } = await bench({ sink });
    await push(upstream, { ...at("previous"), tag: "1" }, smallImage(["reused"]));
    await client.getManifest({ ...previous, tag: "1" });
    real.requests.length = 0;

    expect(await client.pushBlob(app, blobOf("reused"), previous)).toBe("mounted");
    await push(client, { ...app, tag: "1" }, smallImage(["reused", "own"]));

    expect(gateway.staged("host/app", "1")?.origins.get(digestOf("reused"))).toEqual({
      kind: "repository",
      repository: at("previous"),
    });
    expect(
      real.calls.filter((call) => !call.startsWith("HEAD") && call.includes(digestOf("reused"))),
    ).toEqual([]);
  });

  it.each([
    [
      "names a blob that is nowhere",
      "400 MANIFEST_BLOB_UNKNOWN",
      OCI_MANIFEST,
      smallImage(["nowhere"]).bytes,
    ],
    ["is no manifest", "400 MANIFEST_INVALID", OCI_MANIFEST, Buffer.from("{}")],
    ["is no JSON", "400 MANIFEST_INVALID", OCI_MANIFEST, Buffer.from("{")],
    ["is an index", "400 MANIFEST_INVALID", OCI_INDEX, Buffer.from('{"schemaVersion":2,"manifests":[]}')],
    ["is too large", "413 SIZE_INVALID", OCI_MANIFEST, Buffer.alloc(5_000_000)],
  ])("refuses a manifest that %s", async (_, refusal, mediaType, body) => {
    const { request, gateway } = await bench({ sink });

    const response = await request("/v2/host/app/manifests/1", {
      method: "PUT",
      headers: { "content-type": mediaType },
      body,
    });

    expect(await codeOf(response)).toBe(refusal);
    expect(gateway.staged("host/app", "1")).toBeUndefined();
  });

  it("refuses a manifest with another digest or another size of a blob", async () => {
    const { request, client, app } = await bench({ sink });
    const image = smallImage(["layer"]);
    await push(client, { ...app, tag: "1" }, image);
    const put = async (selector: string, body: string) =>
      codeOf(
        await request(`/v2/host/app/manifests/${selector}`, {
          method: "PUT",
          headers: { "content-type": image.mediaType },
          body,
        }),
      );

    expect(await put(digestOf("other"), image.bytes.toString())).toBe("400 DIGEST_INVALID");
    expect(await put("2", image.bytes.toString().replace('"size":5', '"size":6'))).toBe("400 DIGEST_INVALID");
  });
});

describe("pushing into a gateway", () => {
  it("works without any registry, into a directory", async () => {
    const { client, app, gateway, real } = await bench({
      sink: "directory",
      route: { repository: undefined },
    });
    const image = smallImage(["layer"]);

    await expect(client.getManifest({ ...app, tag: "1" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await push(client, { ...app, tag: "1" }, image);

    expect(gateway.staged("host/app", "1")?.digest).toBe(image.digest);
    expect(real.calls).toEqual([]);
  });
});
