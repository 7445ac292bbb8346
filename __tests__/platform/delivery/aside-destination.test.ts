// An image whose lifecycle cannot reach a gateway: it is pushed to a tag beside its own, which move once it has passed its test.
import { beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { DeferredCleanup } from "../../../src/phases/deferred-cleanup.ts";
import { openAsideDestination } from "../../../src/platform/delivery/aside-destination.ts";
import type { Destination } from "../../../src/platform/delivery/destination.ts";
import type { BuildPlan } from "../../../src/platform/plan/plan.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import { LoadingDaemon } from "../../cache/builder-fixture.ts";
import { deps, registry, request } from "../build-fixture.ts";
import { base, exported, exportImage, runImage } from "./exported-app.ts";

let engine: LoadingDaemon;

beforeEach(() => {
  registry.addBlob("app", "the run image's layer");
  engine = new LoadingDaemon();
});

function open(more: Partial<ResolvedBuild> = {}): Destination {
  const plan = { daemon: engine, runImage: { value: runImage } } as unknown as BuildPlan;
  const resolved = { ...request(), ...more } as unknown as ResolvedBuild;
  const tag = parseImageReference(`${registry.host}/app:cnb-untested`);
  return openAsideDestination(resolved, { plan, tag }, deps());
}

describe("the aside destination", () => {
  it("has the lifecycle push to a tag of its own, and reuse the layers of the image", () => {
    const destination = open();
    const other = parseImageReference(`${registry.host}/app:main`);

    expect(destination.tags.map(formatImageReference)).toEqual([`${registry.host}/app:cnb-untested`]);
    expect(destination.previousImage).toEqual(request().tags[0]);
    expect(open({ previousImage: other }).previousImage).toEqual(other);
  });

  it("moves all tags once the image has passed", async () => {
    await using cleanup = new DeferredCleanup(deps().log, () => undefined);
    const tags = [
      parseImageReference(`${registry.host}/app:1`),
      parseImageReference(`${registry.host}/app:2`),
    ] as const;
    const destination = open({ tags });
    const digest = await exportImage(destination, [base]);
    let seen: readonly string[] = [];
    const gate = {
      cleanup,
      pass: () => {
        seen = registry.tagsOf("app");
        return Promise.resolve();
      },
    };
    const delivered = await destination.deliver(exported(digest), { gate });

    expect(seen).toEqual(["cnb-untested"]);
    expect(delivered).toMatchObject({ digest, tags: tags.map(formatImageReference) });
    expect(registry.tagsOf("app")).toEqual(["1", "2", "cnb-untested"]);
  });

  it("moves none if it does not pass, and leaves nothing in the engine", async () => {
    const refusal = new PlatformError("TEST", "no");
    const destination = open();
    const digest = await exportImage(destination, [base]);
    {
      await using cleanup = new DeferredCleanup(deps().log, () => undefined);
      const gate = { cleanup, pass: () => Promise.reject(refusal) };

      await expect(destination.deliver(exported(digest), { gate })).rejects.toBe(refusal);
    }
    expect(registry.tagsOf("app")).toEqual(["cnb-untested"]);
    expect([...engine.images.keys()]).toEqual([]);
  });

  it("delivers what its own lifecycle exported, also if another build has pushed to the tag since", async () => {
    const destination = open();
    const digest = await exportImage(destination, [base]);
    const other = registry.addBlob("app", "another layer");
    await exportImage(destination, [base, other]);

    await expect(destination.deliver(exported(digest))).resolves.toMatchObject({ digest });
    expect(registry.manifests.get("app")?.get("1")?.bytes).toEqual(
      registry.manifests.get("app")?.get(digest)?.bytes,
    );
  });

  it("moves no tag to an image on another run image", async () => {
    const destination = open();
    const digest = await exportImage(destination, [registry.addBlob("app", "another layer")]);

    await expect(destination.deliver(exported(digest))).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect(registry.tagsOf("app")).toEqual(["cnb-untested"]);
  });
});
