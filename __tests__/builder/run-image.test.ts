import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { chooseRunImage, type RunImageOptions } from "../../src/builder/run-image.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { addImage } from "../platform/registry-images.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

let near: FakeRegistry;
let far: FakeRegistry;

beforeEach(async () => {
  [near, far] = await Promise.all([startFakeRegistry(), startFakeRegistry()]);
});

afterEach(async () => {
  await Promise.all([near[Symbol.asyncDispose](), far[Symbol.asyncDispose]()]);
});

const client = createRegistryClient({
  keychain: { resolve: () => Promise.resolve(undefined) },
  retry: { delaysMs: [] },
});

const choose = (builderHas: readonly string[], requested?: string, inputMirrors: readonly string[] = []) => {
  const [image, ...mirrors] = builderHas;
  const options: RunImageOptions = {
    requested: requested === undefined ? undefined : parseImageReference(requested),
    mirrors: inputMirrors.map(parseImageReference),
    builder: {
      reference: parseImageReference("example.com/builder:1"),
      runImages: image === undefined ? [] : [{ image, mirrors }],
      target: { os: "linux", arch: "amd64" },
    },
    image: parseImageReference(`${near.host}/app:1`),
  };
  return chooseRunImage(options, client);
};

describe("chooseRunImage", () => {
  it("prefers a mirror on the registry of the image", async () => {
    addImage(far, "run:1");
    const digest = addImage(near, "mirror:1");

    const choice = await choose([`${far.host}/run:1`, `${near.host}/mirror:1`]);

    expect(choice.value.name).toBe(`${near.host}/mirror:1`);
    expect(choice.value.pinned.digest).toBe(digest);
    expect(choice.reason).toBe("a mirror that the builder names, on the registry of the image");
    expect(choice.source).toBe("builder");
  });

  it("prefers a mirror of the user's on the registry of the image, and names it in run.toml", async () => {
    addImage(far, "run:1");
    addImage(near, "copy:1");

    const choice = await choose([`${far.host}/run:1`, `${far.host}/mirror:1`], undefined, [
      `${near.host}/copy:1`,
    ]);

    expect(choice.value.name).toBe(`${near.host}/copy:1`);
    expect(choice.source).toBe("input");
    expect(choice.reason).toContain("run-image-mirrors");
    expect(choice.value.runImages).toEqual([
      { image: `${far.host}/run:1`, mirrors: [`${near.host}/copy:1`, `${far.host}/mirror:1`] },
    ]);
  });

  it("takes a mirror of the requested run image where that cannot be read", async () => {
    addImage(near, "copy:1");

    const choice = await choose([`${far.host}/run:1`], `${far.host}/gone:1`, [`${near.host}/copy:1`]);

    expect(choice.value.name).toBe(`${near.host}/copy:1`);
    expect(choice.value.runImages).toEqual([
      { image: `${far.host}/gone:1`, mirrors: [`${near.host}/copy:1`] },
    ]);
  });

  it("takes the first that can be read if none of them is near", async () => {
    addImage(far, "run:1");

    const choice = await choose([`${far.host}/gone:1`, `${far.host}/run:1`]);

    expect(choice.value.name).toBe(`${far.host}/run:1`);
    expect(choice.reason).toBe(`a mirror that the builder names; "${far.host}/gone:1" cannot be used`);
  });

  it("keeps what run.toml must say: the builder's names, or the one that was asked for", async () => {
    addImage(far, "run:1");
    addImage(far, "own:1");

    const names = [`${far.host}/run:1`, `${near.host}/run:1`];
    const ofBuilder = await choose(names);
    const requested = await choose(names, `${far.host}/own:1`);

    expect(ofBuilder.value.runImages).toEqual([{ image: names[0], mirrors: [names[1]] }]);
    expect(requested.value.runImages).toEqual([{ image: `${far.host}/own:1`, mirrors: [] }]);
  });

  it("takes the input and nothing else", async () => {
    addImage(far, "run:1");
    addImage(far, "own:1");

    const choice = await choose([`${far.host}/run:1`], `${far.host}/own:1`);

    expect(choice).toMatchObject({ source: "input", reason: 'the input "run-image"' });
    await expect(choose([`${far.host}/run:1`], `${far.host}/typo:1`)).rejects.toMatchObject({
      code: "RUN_IMAGE",
    });
  });

  it("names every candidate that fails, and why", async () => {
    addImage(far, "arm:1", { arch: "arm64" });

    const choosing = choose([`${far.host}/gone:1`, `${far.host}/arm:1`]);

    await expect(choosing).rejects.toMatchObject({ code: "RUN_IMAGE" });
    await expect(choosing).rejects.toThrow(`${far.host}/gone:1`);
    await expect(choosing).rejects.toThrow(
      `"${far.host}/arm:1" is for linux/arm64, but the builder for linux/amd64.`,
    );
  });

  it("refuses an image without layers, on which no lifecycle can put an app", async () => {
    addImage(far, "empty:1", { layers: [] });

    await expect(choose([`${far.host}/empty:1`])).rejects.toMatchObject({
      code: "RUN_IMAGE",
      message: `The run image cannot be used: "${far.host}/empty:1" has no layers, so it cannot be the base of an app.`,
    });
  });

  it("takes one whose config has no media type, as others do", async () => {
    addImage(far, "run:1", { hasConfigMediaType: false });

    await expect(choose([`${far.host}/run:1`])).resolves.toMatchObject({
      value: { name: `${far.host}/run:1` },
    });
  });

  it("tries some of a builder's many mirrors, and names fewer", async () => {
    const names = Array.from({ length: 5000 }, (_, at) => `${far.host}/mirror-${at}:1`);

    const error: unknown = await choose(names).catch((reason: unknown) => reason);

    expect(far.requests.length).toBeLessThanOrEqual(100);
    expect(String(error)).toContain("and 80 more");
    expect(String(error).length).toBeLessThan(4000);
  });

  it("says so if the builder names none", async () => {
    await expect(choose([])).rejects.toThrow(
      'The builder "example.com/builder:1" does not name a run image.',
    );
  });

  it("does not blame the image for a registry that does not answer, but says what it is for", async () => {
    far.script(() => true, { kind: "reset" }, 100);

    await expect(choose([`${far.host}/run:1`])).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringMatching(/^The run image cannot be used: Cannot read ".*run:1": /),
    });
  });
});
