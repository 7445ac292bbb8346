// An image of a directory to registries, whole or not at all.
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { digestOf } from "../../../src/oci/digest.ts";
import { blobPath } from "../../../src/oci/image-layout.ts";
import { type ImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { pushLayout, type PushRequest } from "../../../src/platform/delivery/push-layout.ts";
import { smallImage } from "../../gateway/gateway-fixture.ts";
import { writeTestLayout } from "../../gateway/layout-fixture.ts";
import { createClient } from "../../registry/registry-client-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";

const IMAGE = smallImage(["base", "app"], { "a.label": "kept" });

let layout: string;
let first: FakeRegistry;
let second: FakeRegistry;
let cancel: AbortController;
let warnings: string[];

beforeEach(async () => {
  layout = await realpath(await mkdtemp(path.join(tmpdir(), "push-layout-")));
  await writeTestLayout(layout, IMAGE, ["elsewhere.example/other:9"]);
  [first, second] = [await startFakeRegistry(), await startFakeRegistry()];
  cancel = new AbortController();
  warnings = [];
});

afterEach(async () => {
  await Promise.all([
    first[Symbol.asyncDispose](),
    second[Symbol.asyncDispose](),
    rm(layout, { recursive: true }),
  ]);
});

const tags = (): readonly [ImageReference, ...ImageReference[]] => [
  parseImageReference(`${first.host}/app:1`),
  parseImageReference(`${first.host}/app:latest`),
  parseImageReference(`${second.host}/team/app:1`),
];

function push(more: Partial<PushRequest> = {}) {
  const log = {
    progress: () => undefined,
    warning: (line: string) => {
      warnings.push(line);
    },
  };
  const request = { layout, tags: tags(), digest: undefined, ...more };
  return pushLayout(request, {
    registry: createClient({ signal: cancel.signal }),
    signal: cancel.signal,
    log,
  });
}

describe("pushLayout", () => {
  it("pushes the same bytes to all tags, and no name of the layout", async () => {
    const pushed = await push({ digest: IMAGE.digest });

    expect(pushed).toEqual({
      digest: IMAGE.digest,
      image: `${first.host}/app@${IMAGE.digest}`,
      tags: [`${first.host}/app:1`, `${first.host}/app:latest`, `${second.host}/team/app:1`],
      imageId: digestOf(IMAGE.config),
    });
    expect(first.manifests.get("app")?.get("1")).toMatchObject({
      bytes: IMAGE.bytes,
      mediaType: IMAGE.mediaType,
    });
    expect(second.manifests.get("team/app")?.get("1")?.bytes).toEqual(IMAGE.bytes);
    expect([...first.manifests.keys()]).toEqual(["app"]);
    expect(first.blobs.get("app")?.get(digestOf("app"))?.toString()).toBe("app");
  });

  it("moves the tags once everything is everywhere", async () => {
    await push();

    const puts = first.calls.filter((call) => call.startsWith("PUT ") && call.includes("/manifests/"));
    expect(puts[0]).toContain(IMAGE.digest);
    expect(puts.slice(1).sort()).toEqual(["PUT /v2/app/manifests/1", "PUT /v2/app/manifests/latest"]);
    const lastBlob = first.calls.findLastIndex((call) => call.includes("/blobs/"));
    expect(first.calls.indexOf("PUT /v2/app/manifests/1")).toBeGreaterThan(lastBlob);
  });

  it("pushes nothing of an image that was changed on its way", async () => {
    await writeFile(path.join(layout, blobPath(digestOf("app"))), "APP");

    await expect(push()).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect([...first.manifests.keys(), ...second.manifests.keys()]).toEqual([]);
    expect([...first.blobs.values()].flatMap((blobs) => [...blobs.keys()])).toEqual([]);
  });

  it("pushes no other image than the one that was built", async () => {
    const digest = digestOf("what was built");

    await expect(push({ digest })).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(`is ${IMAGE.digest} instead of ${digest}`) as unknown,
    });
    expect([...first.manifests.keys()]).toEqual([]);
  });

  it("moves no tag if one of the registries refuses the image", async () => {
    second.script(
      ({ method, path: where }) => method === "PUT" && where.includes("/manifests/"),
      { kind: "answer", status: 403 },
      99,
    );

    await expect(push()).rejects.toThrow();
    expect(first.tagsOf("app")).toEqual([]);
  });

  it("moves no tag once it is cancelled", async () => {
    cancel.abort();

    await expect(push()).rejects.toMatchObject({ code: "CANCELLED" });
    expect(first.tagsOf("app")).toEqual([]);
  });
});
