// How long a client waits for registries that are slow, silent or ask for patience; and what ends it sooner.
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { RegistryError } from "../../src/registry/failure/registry-error.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { Patience } from "../../src/registry/transport/patience.ts";
import { prepareBody } from "../../src/registry/transport/request-body.ts";
import { describeRetry, RETRY_POLICIES, withRetries } from "../../src/registry/transport/retry.ts";
import { DEFAULT_TIMEOUTS, timeoutsWithin } from "../../src/registry/transport/timeouts.ts";
import { createWatchdog } from "../../src/registry/transport/watchdog.ts";
import { createFakeClock, type FakeClock } from "../support/fake-clock.ts";
import { answerOf, networkOf } from "../support/fake-network.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import {
  addManifest,
  BEARER,
  createClient,
  imageAt,
  isBlobGet,
  isManifest,
  isToken,
  isUploadPut,
  USER,
} from "./registry-client-fixture.ts";
import { blobOf, collect } from "./registry-contract.ts";

const STALL_MS = 61_000;
const MANIFEST = { mediaType: OCI_MANIFEST, bytes: Buffer.from('{"schemaVersion":2}') };

describe("time limits", () => {
  const retry = { delaysMs: [] };

  it("end a request that gets no answer", async () => {
    const clock = createFakeClock();
    const onHang = () => {
      clock.expireNext();
    };
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "hang" }), onHang });

    await expect(createClient({ clock, retry }).getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: `Cannot read "${fake.host}/app:1": no answer from ${fake.host}: no answer within 60 s.`,
    });
  });

  it("end a download that stalls", async () => {
    const clock = createFakeClock();
    await using fake = await startFakeRegistry({
      onHang: () => {
        clock.expireNext((delayMs) => delayMs === STALL_MS);
      },
    });
    const descriptor = fake.addBlob("app", "0123456789");
    fake.script(isBlobGet, { kind: "partial", body: Buffer.from("01"), sizeBytes: 10, then: "hang" });
    const client = createClient({ clock, retry, timeouts: { stallMs: STALL_MS } });

    const stream = await client.openBlob(imageAt(fake), descriptor);

    await expect(collect(stream)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringMatching(/no more data( than 2 bytes)? within 61 s\.$/),
    });
  });

  it("end an upload that stalls", async () => {
    const clock = createFakeClock();
    const onHang = () => {
      clock.expireNext();
    };
    await using fake = await startFakeRegistry({ onHang });
    fake.script(isUploadPut, { kind: "hang" });
    const blob = blobOf(Buffer.alloc(16_000_000));

    await expect(createClient({ clock, retry }).pushBlob(imageAt(fake), blob)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
  });

  it("leave a registry time to store what was uploaded", async () => {
    const clock = createFakeClock();
    const onHang = () => {
      clock.expireNext();
    };
    await using fake = await startFakeRegistry({ onHang });
    fake.script(({ method }) => method === "PUT", { kind: "hang" });
    const upload = await createClient({ clock, retry }).startUpload(imageAt(fake));
    if (upload === "refused") throw new Error("Nothing was refused before");

    await expect(upload.commit(digestOf(""))).rejects.toThrow("no answer within 300 s");
  });

  it("do not run while a reader is slow", async () => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "content");
    const clock = createFakeClock();

    const answer = await createClient({ clock, retry }).openBlob(imageAt(fake), descriptor);
    clock.advance(900_000);

    expect(await collect(answer)).toStrictEqual(Buffer.from("content"));
  });

  it("do not run while a source is slow", async () => {
    const clock = createFakeClock();
    const watchdog = createWatchdog({ clock, patience: undefined, wholeMs: undefined, stallMs: 60_000 });
    async function* slowly() {
      yield Buffer.from("slow ");
      await Promise.resolve();
      clock.advance(900_000);
      yield Buffer.from("source");
    }

    const { content } = prepareBody({ sizeBytes: 11, open: slowly }, watchdog, DEFAULT_TIMEOUTS);
    const sent: Uint8Array[] = [];
    for await (const chunk of content as AsyncIterable<Uint8Array>) sent.push(chunk);

    expect(sent).toHaveLength(2);
    expect(watchdog.signal.aborted).toBe(false);
  });
});

describe("an answer that trickles", () => {
  /** Gives so many bytes every 20 s. */
  const trickling = (clock: FakeClock, bytes: number) =>
    networkOf(() => (_, { signal }) => {
      async function* trickle() {
        for (;;) {
          clock.advance(20_000);
          if (signal.aborted) throw new Error("aborted");
          yield await Promise.resolve(new Uint8Array(bytes));
        }
      }
      return Promise.resolve(answerOf(200, {}, trickle()));
    });
  const image = parseImageReference("registry.example/app:1");
  const retry = { delaysMs: [] };

  it("ends as a whole if it should be small", async () => {
    const clock = createFakeClock();
    const client = createClient({ clock, retry, network: trickling(clock, 100_000) });

    await expect(client.getManifest(image)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
    expect(clock.now()).toBe(60_000);
  });

  it("ends in time if it is a blob and too slow", async () => {
    const clock = createFakeClock();
    const client = createClient({ clock, retry, network: trickling(clock, 100) });
    const stream = await client.openBlob(image, { digest: digestOf("large"), size: 1_000_000 });

    await expect(collect(stream)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
    expect(clock.now()).toBe(60_000);
  });

  it("is waited for if it is a blob that gets on", async () => {
    const clock = createFakeClock();
    const client = createClient({ clock, retry, network: trickling(clock, 100_000) });
    const stream = await client.openBlob(image, { digest: digestOf("large"), size: 10_000_000 });

    // To its end, and what comes is not what it should be.
    await expect(collect(stream)).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect(clock.now()).toBeGreaterThan(DEFAULT_TIMEOUTS.totalMs);
  });
});

describe("a registry that never answers", () => {
  const blob = blobOf("content");
  const calls: Readonly<Record<string, (client: Registry, app: ImageReference) => Promise<unknown>>> = {
    getManifest: (client, app) => client.getManifest(app),
    headManifest: (client, app) => client.headManifest(app),
    readBlob: (client, app) => client.readBlob(app, { digest: blob.digest, size: 7 }),
    hasBlob: (client, app) => client.hasBlob(app, blob.digest),
    checkWrite: (client, app) => client.checkWrite(app),
    openBlob: (client, app) => client.openBlob(app, { digest: blob.digest, size: 7 }),
    pushBlob: (client, app) => client.pushBlob(app, blob),
    putManifest: (client, app) => client.putManifest(app, MANIFEST),
  };

  it.each(Object.keys(calls))("is not waited for longer by %s than the time-out says", async (name) => {
    const clock = createFakeClock(0.5);
    const onHang = () => {
      clock.expireNext();
    };
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "hang" }), onHang });
    const client = createClient({ clock, timeouts: timeoutsWithin(100_000) });

    await expect(calls[name]?.(client, imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });

    expect(clock.now()).toBeLessThanOrEqual(100_000);
    expect(fake.requests.length).toBeGreaterThan(1);
  });

  it("is not waited for longer if only its answers to uploads do not come", async () => {
    const clock = createFakeClock();
    const onHang = () => {
      clock.expireNext();
    };
    await using fake = await startFakeRegistry({ onHang });
    fake.script(isUploadPut, { kind: "hang" }, Infinity);

    await expect(createClient({ clock }).pushBlob(imageAt(fake), blob)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });

    expect(clock.now()).toBeLessThanOrEqual(DEFAULT_TIMEOUTS.totalMs);
  });

  it("is not waited for longer if only its token server is silent", async () => {
    const clock = createFakeClock();
    const onHang = () => {
      clock.expireNext();
    };
    await using fake = await startFakeRegistry({ auth: BEARER, onHang });
    fake.script(isToken, { kind: "hang" }, Infinity);
    const client = createClient({ clock, credentials: USER });

    await expect(client.getManifest(imageAt(fake))).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });

    expect(clock.now()).toBeLessThanOrEqual(DEFAULT_TIMEOUTS.totalMs);
  });
});

describe("Retry-After", () => {
  it.each([
    ["as long as it says", "7", 7_000],
    ["no longer than allowed", "3600", 60_000],
  ])("is waited for, %s", async (_, seconds, pauseMs) => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 429, headers: { "retry-after": seconds } });
    const clock = createFakeClock();

    await createClient({ clock }).getManifest(imageAt(fake));

    expect(clock.pauses).toEqual([pauseMs]);
  });

  it("is not waited for if no time would be left for an answer", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status: 429, headers: { "retry-after": "50" } }, Infinity);
    const clock = createFakeClock();
    const timeouts = timeoutsWithin(150_000);

    await expect(createClient({ clock, timeouts }).getManifest(imageAt(fake))).rejects.toMatchObject({
      statusCode: 429,
    });

    // A small question waits 60 s in vain at most.
    expect(clock.pauses).toEqual([50_000]);
  });
});

describe("retries", () => {
  it("are told, with what failed and when", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 503 }, 2);
    const lines: string[] = [];
    const onRetry = (retry: Parameters<typeof describeRetry>[0]) => lines.push(describeRetry(retry));

    await createClient({ onRetry, clock: createFakeClock(0.5) }).getManifest(imageAt(fake));

    const what = `Cannot read "${fake.host}/app:1": ${fake.host} answered 503.`;
    expect(lines).toEqual([
      `${what} Trying again in 0.3 s (try 2 of 4).`,
      `${what} Trying again in 0.8 s (try 3 of 4).`,
    ]);
  });

  it.each([
    [0, [150, 500, 1_000]],
    [1, [300, 1_000, 2_000]],
  ])("wait by chance (%d) between half of the pause and all of it", async (random, pauses) => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status: 503 }, Infinity);
    const clock = createFakeClock(random);

    await createClient({ clock })
      .getManifest(imageAt(fake))
      .catch(() => undefined);

    expect(clock.pauses).toEqual(pauses);
  });
});

describe("a manifest whose blobs the registry does not know", () => {
  const unknown = {
    kind: "answer",
    status: 400,
    body: JSON.stringify({
      errors: [{ code: "MANIFEST_BLOB_UNKNOWN", message: "blob unknown to registry" }],
    }),
  } as const;

  it.each([
    ["once", 1, undefined, 2],
    ["twice", 2, expect.stringContaining("MANIFEST_BLOB_UNKNOWN"), 2],
  ])("is pushed once more: unknown %s", async (_, times, message, tries) => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, unknown, times);

    const pushing = createClient({ clock: createFakeClock() }).putManifest(imageAt(fake), MANIFEST);
    const error = await pushing.then(
      () => undefined,
      (reason: unknown) => reason,
    );

    expect(error instanceof RegistryError ? error.message : error).toEqual(message);
    expect(fake.requests.filter(isManifest)).toHaveLength(tries);
  });
});

describe("patience", () => {
  it("is not given back for tries that failed, however well the next one begins", async () => {
    const patience = new Patience(100_000);
    const rules = {
      policyFor: () => ({
        ...RETRY_POLICIES["push blob"],
        delaysMs: Array.from({ length: 99 }, () => 10_000),
      }),
      limits: { patience, signal: undefined },
      clock: createFakeClock(1),
      onRetry: () => undefined,
    };
    const context = {
      doing: "push",
      registry: "r",
      access: "push",
      method: "PUT",
      url: new URL("http://r"),
    } as const;
    let tries = 0;

    const trying = withRetries(rules, () => {
      tries += 1;
      patience.gotOn();
      patience.waited(30_000);
      return Promise.reject(new RegistryError("REGISTRY", context, "it broke", { isTemporary: true }));
    });

    await expect(trying).rejects.toThrow("it broke");
    expect(tries).toBe(3);
  });
});

describe("a signal that is aborted", () => {
  it("ends a request at once", async () => {
    const controller = new AbortController();
    const onHang = () => {
      controller.abort();
    };
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "hang" }), onHang });
    const client = createClient({ signal: controller.signal });

    await expect(client.getManifest(imageAt(fake))).rejects.toMatchObject({ code: "CANCELLED" });
    expect(fake.requests).toHaveLength(1);
  });

  it("ends a pause at once", async () => {
    const controller = new AbortController();
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "answer", status: 503 }) });
    const onRetry = () => {
      controller.abort();
    };
    const client = createClient({ signal: controller.signal, onRetry });

    await expect(client.getManifest(imageAt(fake))).rejects.toMatchObject({ code: "CANCELLED" });
    expect(fake.requests).toHaveLength(1);
  });

  it("ends a download that is under way", async () => {
    const controller = new AbortController();
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "0123456789");
    fake.script(isBlobGet, { kind: "partial", body: Buffer.from("01"), sizeBytes: 10, then: "hang" });
    const stream = await createClient({ signal: controller.signal }).openBlob(imageAt(fake), descriptor);
    const collected = collect(stream);

    controller.abort();

    await expect(collected).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("ends an upload that is under way, and its source", async () => {
    const controller = new AbortController();
    const onHang = () => {
      controller.abort();
    };
    await using fake = await startFakeRegistry({ onHang });
    fake.script(isUploadPut, { kind: "hang" });
    const blob = blobOf(Buffer.alloc(16_000_000));
    const source = blob.open();
    const closed = new Promise<string>((resolve) =>
      source.once("close", () => {
        resolve("closed");
      }),
    );
    const client = createClient({ signal: controller.signal });

    await expect(client.pushBlob(imageAt(fake), { ...blob, open: () => source })).rejects.toMatchObject({
      code: "CANCELLED",
    });
    expect(await closed).toBe("closed");
  });

  it("lets nothing begin", async () => {
    await using fake = await startFakeRegistry();

    await expect(
      createClient({ signal: AbortSignal.abort() }).getManifest(imageAt(fake)),
    ).rejects.toMatchObject({ code: "CANCELLED" });
    expect(fake.requests).toEqual([]);
  });

  it("lets a streamed upload be cancelled at the registry", async () => {
    const controller = new AbortController();
    await using fake = await startFakeRegistry();
    const upload = await createClient({ signal: controller.signal }).startUpload(imageAt(fake));

    controller.abort();
    if (upload !== "refused") await upload.cancel();

    expect(fake.requests.at(-1)?.method).toBe("DELETE");
  });

  it("does not end a call that has a signal of its own", async () => {
    await using fake = await startFakeRegistry();
    const client = createClient({ signal: AbortSignal.abort() });

    await client.putManifest(imageAt(fake), MANIFEST, { signal: new AbortController().signal });

    expect(fake.manifests.get("app")?.has("1")).toBe(true);
  });
});
