import { beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { editImage } from "../../src/gateway/edit-image.ts";
import { moveTags, type TagDeps } from "../../src/gateway/move-tags.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, manifestSelector, parseImageReference } from "../../src/oci/image-reference.ts";
import { createFakeClock, type FakeClock } from "../support/fake-clock.ts";
import { smallImage } from "./gateway-fixture.ts";

const SMALL = smallImage(["layer"]);
const IMAGE = editImage(
  { mediaType: SMALL.mediaType, manifestBytes: SMALL.bytes, configBytes: Buffer.from(SMALL.config) },
  {},
);
const OLD = Buffer.from("the manifest that was there before");
const [A, B, C] = ["a", "b", "c"].map((tag) => parseImageReference(`registry.example/app:${tag}`)) as [
  ImageReference,
  ImageReference,
  ImageReference,
];

/** A registry in memory. Everything that it does is done before the next turn of the event loop. */
class MemoryRegistry {
  readonly tags = new Map<string, Digest>();
  /** Tags whose PUT gets no answer. */
  readonly silent = new Set<ImageReference>();
  readonly refused = new Set<ImageReference>();
  words = "Not you.";

  headManifest(reference: ImageReference): Promise<Digest | undefined> {
    return Promise.resolve(this.tags.get(manifestSelector(reference)));
  }

  getManifest(reference: ImageReference) {
    if (reference.digest !== digestOf(OLD)) return Promise.reject(new Error("not there"));
    return Promise.resolve({ mediaType: "old", digest: reference.digest, bytes: OLD });
  }

  putManifest(
    reference: ImageReference,
    { bytes }: { bytes: Buffer },
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Digest> {
    if (this.refused.has(reference)) return Promise.reject(new PlatformError("REGISTRY_DENIED", this.words));
    if (this.silent.has(reference)) {
      return new Promise((_, reject) => {
        signal?.addEventListener("abort", () => {
          reject(new PlatformError("CANCELLED", "The build was cancelled."));
        });
      });
    }
    this.tags.set(manifestSelector(reference), digestOf(bytes));
    return Promise.resolve(digestOf(bytes));
  }
}

let registry: MemoryRegistry;
let clock: FakeClock;
let controller: AbortController;

beforeEach(() => {
  registry = new MemoryRegistry();
  clock = createFakeClock();
  controller = new AbortController();
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Cancels the build once everything happened that happens without delay. */
async function cancelled(tags: readonly ImageReference[], more: Partial<TagDeps> = {}): Promise<unknown> {
  const moving = moveTags(IMAGE, tags, { registry, signal: controller.signal, clock, ...more }).catch(
    (error: unknown) => error,
  );
  await turn();
  controller.abort();
  clock.advance(2_500);
  await turn();
  clock.advance(1_500);
  return moving;
}

describe("a build that is cancelled while its tags move", () => {
  it("waits some seconds for the others, and then puts back those that were moved", async () => {
    registry.tags.set("a", digestOf(OLD));
    registry.tags.set("b", digestOf(OLD));
    registry.silent.add(B);

    expect(await cancelled([A, B])).toMatchObject({
      code: "CANCELLED",
      message: `The build was cancelled while its tags moved. "registry.example/app:a" is back at ${digestOf(OLD)}. Whether "registry.example/app:b" was moved is not known: its registry did not answer.`,
    });
    expect(registry.tags.get("a")).toBe(digestOf(OLD));
  });

  it("names the tags that stay, and why", async () => {
    registry.tags.set("c", digestOf("another"));
    registry.silent.add(B);

    const error = (await cancelled([A, B, C])) as Error;

    expect(error.message).toContain(
      `"registry.example/app:a" is at ${IMAGE.digest}, and was not there before.`,
    );
    expect(error.message).toContain(
      `"registry.example/app:c" is at ${IMAGE.digest}, and could not be put back to ${digestOf("another")}: not there.`,
    );
  });

  it("names the tags that were refused", async () => {
    registry.refused.add(A);
    registry.silent.add(B);

    expect(await cancelled([A, B])).toMatchObject({
      message: expect.stringContaining('"registry.example/app:a" was not moved.'),
    });
  });

  it("gives up putting back in time", async () => {
    registry.tags.set("a", digestOf(OLD));
    registry.silent.add(B);
    const warn = () => registry.silent.add(A);

    expect(await cancelled([A, B], { warn })).toMatchObject({
      message: expect.stringContaining(
        `could not be put back to ${digestOf(OLD)}: its registry did not answer in time.`,
      ),
    });
  });

  it("tells at once what is moved and what is not", async () => {
    registry.silent.add(B);
    const told: string[] = [];

    await cancelled([A, B], { warn: (message) => told.push(message) });

    expect(told).toEqual([
      'The build is cancelled while its tags move. Moved: "registry.example/app:a". Not yet: "registry.example/app:b".',
    ]);
  });

  it("leaves tags alone that have all moved in time, and says so", async () => {
    registry.tags.set("a", digestOf(OLD));
    const slow = new Map<ImageReference, () => void>();
    const put = registry.putManifest.bind(registry);
    registry.putManifest = async (tag, manifest, options) => {
      await new Promise<void>((resolve) => slow.set(tag, resolve));
      return put(tag, manifest, options);
    };
    const warn = () => {
      for (const answer of slow.values()) answer();
    };

    expect(await cancelled([A, B], { warn })).toMatchObject({
      code: "CANCELLED",
      message: `The build was cancelled after its tags had moved. "registry.example/app:a" is at ${IMAGE.digest}. "registry.example/app:b" is at ${IMAGE.digest}.`,
    });
    expect([...registry.tags.values()]).toEqual([IMAGE.digest, IMAGE.digest]);
  });
});

describe("moveTags", () => {
  it("puts nothing back if a registry refuses a tag", async () => {
    registry.tags.set("a", digestOf(OLD));
    registry.refused.add(B);

    await expect(moveTags(IMAGE, [A, B], { registry })).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
      moved: [A],
    });
    expect(registry.tags.get("a")).toBe(IMAGE.digest);
  });

  it("takes a tag for moved that is refused, but at the image already", async () => {
    registry.tags.set("a", IMAGE.digest);
    registry.refused.add(A);

    await expect(moveTags(IMAGE, [A, B], { registry })).resolves.toBeUndefined();
    expect(registry.tags.get("b")).toBe(IMAGE.digest);
  });

  it("says that a tag is immutable, in the words of its registry, and which tags moved", async () => {
    registry.tags.set("b", digestOf(OLD));
    registry.refused.add(B);
    registry.words = "The tag b is immutable.";

    await expect(moveTags(IMAGE, [A, B], { registry })).rejects.toMatchObject({
      message: `Not all tags could be moved: The tag b is immutable. "registry.example/app:a" is at ${IMAGE.digest} already.`,
      hint: expect.stringContaining("does not let this tag move"),
    });
  });

  it("asks for nothing before a single tag is moved", async () => {
    registry.headManifest = () => Promise.reject(new Error("must not be asked"));

    await moveTags(IMAGE, [A], { registry });

    expect(registry.tags.get("a")).toBe(IMAGE.digest);
  });
});
