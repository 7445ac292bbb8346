import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import type { BlobDescriptor } from "../../../src/oci/manifest.ts";
import { inTurn, PART_BYTES, SMALLEST_PART_BYTES } from "../../../src/platform/pull/layers-in-turn.ts";
import { answerError } from "../../../src/registry/failure/registry-error.ts";
import type { Registry } from "../../../src/registry/registry.ts";

const IMAGE = parseImageReference("ghcr.io/owner/builder:1");

const BASE = Buffer.alloc(8 * PART_BYTES + 1, "base");
const MODULE = Buffer.alloc(PART_BYTES + 1, "module");
const ONE_PART = Buffer.alloc(PART_BYTES, "onePart");
const SMALL = Buffer.alloc(1024, "small");
const OTHER = Buffer.alloc(2 * PART_BYTES, "other");
const CONTENTS = { base: BASE, module: MODULE, onePart: ONE_PART, small: SMALL, other: OTHER };
type Name = keyof typeof CONTENTS;

const descriptors = Object.fromEntries(
  Object.entries(CONTENTS).map(([name, content]) => [
    name,
    { digest: digestOf(content), size: content.byteLength },
  ]),
) as Record<Name, BlobDescriptor>;
const nameOf = ({ digest }: Pick<BlobDescriptor, "digest">): Name =>
  (Object.keys(descriptors) as Name[]).find((name) => descriptors[name].digest === digest) ?? "other";

/** What the registry was asked, e.g. `base 0` for the first part or `base` for the whole. */
let asked: string[];
let sizes: number[];
/** Parts that are answered when the test says so. */
let held: Map<string, () => void>;
/** Of these, those that were given up. */
let ended: string[];
/** Says that nobody reads layers any more. */
let pull: AbortController;
let change: (part: Buffer, name: Name) => Buffer | undefined;
let registry: Registry;

beforeEach(() => {
  asked = [];
  sizes = [];
  held = new Map();
  ended = [];
  pull = new AbortController();
  change = (part) => part;
  const fake: Pick<Registry, "openBlob" | "readPart"> = {
    openBlob: (_reference, blob) => {
      asked.push(nameOf(blob));
      return Promise.resolve(Readable.from([CONTENTS[nameOf(blob)]], { objectMode: false }));
    },
    readPart: async (_reference, blob, { first, last }, { signal } = {}) => {
      const name = nameOf(blob);
      const part = `${name} ${partsOf(name).length}`;
      asked.push(part);
      sizes.push(last + 1 - first);
      if (held.has(part))
        await new Promise<void>((resolve, reject) => {
          held.set(part, resolve);
          signal?.addEventListener("abort", () => {
            ended.push(part);
            reject(new Error("ended"));
          });
        });
      return change(CONTENTS[name].subarray(first, last + 1), name);
    },
  };
  const layers = [descriptors.base, descriptors.module, descriptors.onePart, descriptors.small];
  registry = inTurn(fake as Registry, layers, pull.signal);
});

const partsOf = (name: Name): string[] => asked.filter((part) => part.startsWith(`${name} `));
const hold = (part: string): void => void held.set(part, () => undefined);
const release = (part: string): void => {
  held.get(part)?.();
  held.delete(part);
};
const read = async (name: Name): Promise<Buffer> => buffer(await registry.openBlob(IMAGE, descriptors[name]));

async function settle(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await turn();
}

function refused(status: number): never {
  const context = { doing: "read", registry: "ghcr.io", access: "pull", method: "GET" } as const;
  const url = new URL("https://ghcr.io/");
  throw answerError({ ...context, url }, { status, headers: new Headers(), bodyText: "" });
}

describe("layers in turn", () => {
  it("gives a layer in parts as it is, some of them at once", async () => {
    hold("base 0");
    const reading = read("base");
    await settle();

    expect(asked).toEqual(["base 0", "base 1", "base 2", "base 3"]);
    release("base 0");
    expect((await reading).equals(BASE)).toBe(true);
  });

  it("begins and ends with small parts", async () => {
    await read("base");

    expect(sizes.slice(0, 5).map((bytes) => bytes / SMALLEST_PART_BYTES)).toEqual([1, 1, 2, 4, 8]);
    expect(Math.max(...sizes)).toBe(PART_BYTES);
    expect(sizes.slice(-4).every((bytes) => bytes <= SMALLEST_PART_BYTES)).toBe(true);
  });

  it("asks for a layer of the size of a part with one request, when it is its turn", async () => {
    hold("base 0");
    const base = read("base");
    const onePart = read("onePart");
    await settle();

    expect(partsOf("onePart")).toEqual([]);
    release("base 0");
    expect((await onePart).equals(ONE_PART)).toBe(true);
    await base;
    expect(asked).toEqual([...partsOf("base"), "onePart 0"]);
  });

  it("lets a layer wait for what is left of those before it, whichever is asked for first", async () => {
    hold("base 0");
    const base = read("base");
    const module = read("module");
    await settle();

    expect(asked).toEqual(["base 0", "base 1", "base 2", "base 3"]);
    release("base 0");
    expect((await module).equals(MODULE)).toBe(true);
    await base;
    expect(asked).toEqual([...partsOf("base"), ...partsOf("module")]);
  });

  it("uses the line for the next layer while the last parts of one come", async () => {
    await read("base");
    const last = asked.at(-1) ?? "";
    asked.length = 0;
    hold(last);
    const base = read("base");

    expect((await read("module")).equals(MODULE)).toBe(true);
    release(last);
    await base;
  });

  it("does not wait for a layer that nobody reads", async () => {
    expect((await read("module")).equals(MODULE)).toBe(true);
  });

  it("does not wait for a layer that nobody reads any more", async () => {
    const base = await registry.openBlob(IMAGE, descriptors.base);
    const module = read("module");
    await settle();
    const before = [...asked];

    base.destroy();

    expect((await module).equals(MODULE)).toBe(true);
    expect(before.filter((part) => part.startsWith("module"))).toEqual([]);
    expect(partsOf("base").length).toBeLessThan(8);
  });

  it("ends the parts of a layer that nobody reads any more, and does not wait for them", async () => {
    ["base 1", "base 2", "base 3"].forEach(hold);
    const base = await registry.openBlob(IMAGE, descriptors.base);
    base.resume();
    const module = read("module");
    await settle();

    base.destroy();

    expect((await module).equals(MODULE)).toBe(true);
    expect(ended).toEqual(["base 1", "base 2", "base 3"]);
    expect(base.closed).toBe(true);
  });

  it("asks for nothing more once the pull has ended", async () => {
    hold("base 0");
    const base = read("base");
    const waiting = registry.openBlob(IMAGE, descriptors.module);
    await settle();

    pull.abort();

    await expect(waiting).rejects.toThrow("the layer is not read any more");
    await expect(base).rejects.toThrow("ended");
    expect(partsOf("module")).toEqual([]);
  });

  it.each(["small", "other"] as const)("gives what is %s at once, as a whole", async (name) => {
    hold("base 0");
    const base = read("base");

    expect((await read(name)).equals(CONTENTS[name])).toBe(true);
    expect(asked.filter((part) => part.startsWith(name))).toEqual([name]);
    release("base 0");
    await base;
  });

  it("asks a registry that sends no parts for whole layers, and for no more parts", async () => {
    change = () => undefined;

    expect((await read("base")).equals(BASE)).toBe(true);
    asked.length = 0;
    expect((await read("module")).equals(MODULE)).toBe(true);

    expect(asked).toEqual(["module"]);
  });

  it.each<readonly [string, () => Buffer | undefined]>([
    ["sends no more parts", () => undefined],
    ["wants fewer requests", () => refused(429)],
    ["answers that there is no such part", () => refused(416)],
  ])("gives the rest out of the whole where a registry %s", async (_name, answer) => {
    change = (part, name) => (name === "base" && partsOf("base").length > 6 ? answer() : part);

    const base = read("base");

    expect((await read("module")).equals(MODULE)).toBe(true);
    expect((await base).equals(BASE)).toBe(true);
    expect(asked).toContain("base");
    asked.length = 0;
    await read("module");
    expect(asked).toEqual(["module"]);
  });

  it.each([429, 416])("asks for the whole where the first part is answered %d", async (status) => {
    change = () => refused(status);

    expect((await read("base")).equals(BASE)).toBe(true);
    expect(asked.at(-1)).toBe("base");
  });

  it("passes on that a registry has no such layer, and does not ask for the whole", async () => {
    change = () => refused(404);

    await expect(read("base")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(asked).not.toContain("base");
  });

  it("asks for the whole the next time where the parts are not the layer", async () => {
    change = (part) => Buffer.alloc(part.byteLength);

    await expect(read("module")).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect((await read("module")).equals(MODULE)).toBe(true);
  });

  it("errors instead of ending if the parts are not the layer", async () => {
    change = (part) => Buffer.alloc(part.byteLength);

    await expect(read("module")).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringMatching(
        /^The parts of sha256:[0-9a-f]{64} that "ghcr\.io" sent have the digest sha256:/,
      ),
    });
  });

  it("passes on why a part could not be read, and lets the next layer go", async () => {
    change = (part, name) => {
      if (name === "base") throw new Error("no route to host");
      return part;
    };

    await expect(read("base")).rejects.toThrow("no route to host");
    expect((await read("module")).equals(MODULE)).toBe(true);
  });
});
