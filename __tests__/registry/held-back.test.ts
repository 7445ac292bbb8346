// Registries that want fewer requests: each is sent again by itself, so that a push gets slower, and no more than that.
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_MANIFEST } from "../../src/oci/media-types.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { RETRY_POLICIES } from "../../src/registry/transport/retry.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import type { Intervention } from "../support/fake-registry/interventions.ts";
import {
  BEARER,
  createClient,
  imageAt,
  isBlobGet,
  isToken,
  isUploadPut,
  USER,
} from "./registry-client-fixture.ts";
import { blobOf } from "./registry-contract.ts";

const TOO_MANY: Intervention = { kind: "answer", status: 429 };
const MANIFEST = { mediaType: OCI_MANIFEST, bytes: Buffer.from('{"schemaVersion":2}') };
/** More than is sent before an answer is looked at. */
const LAYER = Buffer.alloc(300_000, "layer ");

/** Holds back each n-th request. */
function eachOf(n: number, intervention: Intervention) {
  let count = 0;
  return { intercept: () => ((count += 1) % n === 0 ? intervention : undefined) };
}

const streamOf = (content: Buffer) =>
  ({ opens: "again", open: () => Readable.from([content]), digest: () => digestOf(content) }) as const;

const PUSHES: Readonly<Record<string, (client: Registry, fake: FakeRegistry) => Promise<unknown>>> = {
  "a blob": (client, fake) => client.pushBlob(imageAt(fake), blobOf("layer")),
  "a stream": (client, fake) => client.pushStream(imageAt(fake), streamOf(LAYER)),
  "a blob of another repository": (client, fake) =>
    client.copyBlob(imageAt(fake, "other"), imageAt(fake), fake.addBlob("other", "copied")),
  "a manifest": (client, fake) => client.putManifest(imageAt(fake), MANIFEST),
};

/** Every request of a push, several times over, from each place in the count of a front. */
async function pushRepeatedly(client: Registry, fake: FakeRegistry, name: string): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await PUSHES[name]?.(client, fake);
    fake.blobs.get("app")?.clear();
  }
}

describe("a registry that holds back requests", () => {
  const fronts = [2, 3, 4].flatMap((n) =>
    Object.keys(PUSHES).flatMap((name) =>
      [{}, { "retry-after": "1" }].map((headers) => [name, n, headers] as const),
    ),
  );

  it.each(fronts)("gets %s all the same, where it is each request of %i (%j)", async (name, n, headers) => {
    await using fake = await startFakeRegistry(eachOf(n, { ...TOO_MANY, headers }));

    await expect(pushRepeatedly(createClient(), fake, name)).resolves.toBeUndefined();
  });

  it("is asked for no second upload for one that it holds back", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isUploadPut, TOO_MANY, 5);

    await createClient().pushBlob(imageAt(fake), blobOf("layer"));

    expect(fake.requests.map(({ method }) => method)).toEqual([
      "HEAD",
      "POST",
      ..."PUT ".repeat(6).trim().split(" "),
    ]);
  });

  it("is asked for a new upload if it has kept something of what it held back", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isUploadPut, TOO_MANY);
    fake.script(isUploadPut, { kind: "answer", status: 416 });

    await createClient().pushBlob(imageAt(fake), blobOf("layer"));

    expect(fake.requests.map(({ method }) => method)).toEqual(["HEAD", "POST", "PUT", "PUT", "POST", "PUT"]);
    expect(fake.blobs.get("app")?.get(digestOf("layer"))).toEqual(Buffer.from("layer"));
  });

  it("may have a token server that does so", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    fake.script(isToken, TOO_MANY, 5);

    await expect(createClient({ credentials: USER }).pushBlob(imageAt(fake), blobOf("layer"))).resolves.toBe(
      "uploaded",
    );
  });
});

describe("a registry that holds back everything of a kind", () => {
  const { delaysMs, moreWhenHeldBack } = RETRY_POLICIES["push blob"];
  const most = 1 + delaysMs.length + moreWhenHeldBack;
  const kinds: readonly (readonly [string, string, (request: FakeRequest) => boolean])[] = [
    ["an upload is opened", "a blob", ({ method }) => method === "POST"],
    ["a blob is sent", "a blob", isUploadPut],
    ["a stream is sent", "a stream", ({ method }) => method === "PATCH"],
    ["a stream ends", "a stream", isUploadPut],
    ["a blob is read elsewhere", "a blob of another repository", isBlobGet],
  ];

  it.each(kinds)("is left alone after the tries of one request (%s)", async (_, name, isMeant) => {
    await using fake = await startFakeRegistry({ refuseMounts: true });
    fake.script(isMeant, TOO_MANY, Infinity);

    const pushed = PUSHES[name]?.(createClient(), fake);

    await expect(pushed).rejects.toMatchObject({
      message: expect.stringContaining(`${fake.host} answered 429`),
      hint: expect.stringContaining("Retry later, or run fewer jobs"),
    });
    expect(fake.requests.filter(isMeant)).toHaveLength(most);
  });

  const pauses = [
    ["10", most],
    ["11", 1 + delaysMs.length],
    ["3600", 1 + delaysMs.length],
  ] as const;

  it.each(pauses)(
    "has no more tries than others if it asks for long pauses (%s s)",
    async (seconds, tries) => {
      await using fake = await startFakeRegistry();
      fake.script(isUploadPut, { ...TOO_MANY, headers: { "retry-after": seconds } }, Infinity);

      await expect(createClient().pushBlob(imageAt(fake), blobOf("layer"))).rejects.toThrow("answered 429");

      expect(fake.requests.filter(isUploadPut)).toHaveLength(tries);
    },
  );
});
