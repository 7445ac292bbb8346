// An image by way of the gateway: which one is delivered, and what is left on this machine.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Daemon } from "../../../src/docker/daemon.ts";
import { type ErrorCode, PlatformError } from "../../../src/errors.ts";
import { readLayout } from "../../../src/gateway/read-layout.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { DeferredCleanup } from "../../../src/phases/deferred-cleanup.ts";
import type { Destination, Gate, NamelessImage } from "../../../src/platform/delivery/destination.ts";
import { openGatewayDestination } from "../../../src/platform/delivery/gateway-destination.ts";
import type { BuildPlan } from "../../../src/platform/plan/plan.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import { gatewayDirectory } from "../../../src/platform/workspace/run-directories.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { LoadingDaemon } from "../../cache/builder-fixture.ts";
import { deliveryOptions } from "../../support/delivery-options.ts";
import { daemon, deps, log, registry, request, temporary } from "../build-fixture.ts";
import { app, base, exported, exportImage, runImage } from "./exported-app.ts";

function open(more: Partial<ResolvedBuild> = {}, engine: Daemon = daemon): Promise<Destination> {
  const plan = { daemon: engine, runImage: { value: runImage } } as unknown as BuildPlan;
  const resolved = { ...request(), ...more } as unknown as ResolvedBuild;
  return openGatewayDestination(resolved, { plan, address: "127.0.0.1" }, deps());
}

describe("the gateway destination", () => {
  it("delivers an image on the run image that the lifecycle found", async () => {
    await using destination = await open();
    const digest = await exportImage(destination, [base, app]);

    await expect(destination.deliver(exported(digest))).resolves.toMatchObject({ digest });
    expect(registry.manifests.get("app")?.has("1")).toBe(true);
  });

  it("reads what the tag is at before a lifecycle asks for it", async () => {
    await using destination = await open();
    const reads = (): string[] => registry.calls.filter((call) => call.includes("/app/manifests/1"));
    while (reads().length === 0) await pause(5);

    expect(destination.tags).toHaveLength(1);
    expect(reads()).toHaveLength(1);
  });

  it("moves no tag where the documents about the image cannot be written", async () => {
    const sbomDir = { input: "sbom", path: join(temporary, "sbom"), within: undefined };
    await using destination = await open({ outcome: { ...request().outcome, sbomDir } });
    const digest = await exportImage(destination, [base, app]);

    const delivering = destination.deliver(exported(digest), {
      whenComplete: () => Promise.reject(new Error("the disk is full")),
    });

    await expect(delivering).rejects.toThrow("the disk is full");
    expect([...(registry.manifests.get("app")?.keys() ?? [])]).toEqual([digest]);
  });

  it("publishes a cache image that the lifecycle wrote, after the image", async () => {
    await using destination = await open();
    const cache = parseImageReference(`${registry.host}/app:cache`);
    const seen = destination.access.write(cache);
    const digest = await exportImage(destination, [base, app]);
    const cached = await exportImage({ ...destination, tags: [seen] }, [app]);

    expect(registry.manifests.get("app")?.has("cache") ?? false).toBe(false);
    await destination.deliver(exported(digest));

    expect(registry.manifests.get("app")?.get("cache")?.bytes).toEqual(
      registry.manifests.get("app")?.get(cached)?.bytes,
    );
  });

  it.each<[string, ErrorCode, boolean]>([
    ["failed its test", "TEST", true],
    ["cannot be attested", "ATTESTATION", true],
    ["is not what it says", "DIGEST_MISMATCH", false],
    ["has a registry that does not answer", "REGISTRY_UNREACHABLE", false],
    ["belongs to a cancelled build", "CANCELLED", false],
  ])("decides on a cache image whose image %s (%s)", async (_what, code, isPublished) => {
    const sbomDir = { input: "sbom", path: join(temporary, "sbom"), within: undefined };
    await using destination = await open({ outcome: { ...request().outcome, sbomDir } });
    const seen = destination.access.write(parseImageReference(`${registry.host}/cache:1`));
    const digest = await exportImage(destination, [base, app]);
    await exportImage({ ...destination, tags: [seen] }, [app]);

    const refuse = (): Promise<void> => Promise.reject(new PlatformError(code, "It is refused."));
    await expect(destination.deliver(exported(digest), { whenComplete: refuse })).rejects.toMatchObject({
      code,
    });

    expect(registry.manifests.get("cache")?.has("1") ?? false).toBe(isPublished);
    expect(registry.manifests.get("app")?.has("1") ?? false).toBe(false);
  });

  it("only warns of a cache image that cannot be published", async () => {
    await using destination = await open();
    const seen = destination.access.write(parseImageReference(`${registry.host}/cache:1`));
    const digest = await exportImage(destination, [base, app]);
    await exportImage({ ...destination, tags: [seen] }, [app]);
    registry.script(({ method, path }) => method === "PUT" && path.startsWith("/v2/cache/manifests/"), {
      kind: "answer",
      status: 403,
    });

    await destination.deliver(exported(digest));

    expect(registry.manifests.get("app")?.has("1")).toBe(true);
    expect(log.events.join("\n")).toContain(
      `warning The cache image "${registry.host}/cache:1" was not saved`,
    );
  });

  it("says once that the registry denies what is pushed, and what to do about the login for it", async () => {
    await using destination = await open();
    registry.script(({ method }) => method === "PATCH", { kind: "answer", status: 401 }, Infinity);
    const client = createRegistryClient({ keychain: destination.access.keychain, retry: { delaysMs: [] } });

    for (const letter of ["a", "b"]) {
      const layer = Buffer.alloc(100_000, letter);
      const blob = { digest: digestOf(layer), sizeBytes: layer.length, open: () => Readable.from([layer]) };
      await expect(client.pushBlob(destination.tags[0], blob)).rejects.toThrow(registry.host);
    }

    expect(log.events.filter((event) => event.startsWith("warning"))).toEqual([
      `warning The gateway rejected a request from the lifecycle: Cannot push a blob to "${registry.host}/app": ${registry.host} answered 401.`,
    ]);
    expect(log.hints).toEqual([expect.stringMatching(`^Log in to ${registry.host} before this step`)]);
  });

  it("tells of the image in report.toml by its real name and digest, and leaves the rest of it", async () => {
    await using destination = await open({ delivery: deliveryOptions({ labels: new Map([["a", "b"]]) }) });
    const digest = await exportImage(destination, [base, app]);
    const toml = `[image]\ntags = ["10.0.0.1/app:1"]\ndigest = "${digest}"\n\n[build]\nx = 1\n`;

    const delivered = await destination.deliver({ ...exported(digest), toml });

    expect(delivered.digest).not.toBe(digest);
    const size = String(registry.manifests.get("app")?.get("1")?.bytes.length);
    expect(delivered.toml).toBe(
      `[build]\n  x = 1\n\n[image]\n  tags = ["${registry.host}/app:1"]\n  digest = "${delivered.digest}"\n  manifest-size = ${size}\n`,
    );
  });

  it("ends the access of containers before anything is delivered", async () => {
    await using destination = await open();
    const digest = await exportImage(destination, [base, app]);

    await destination.deliver(exported(digest));

    await expect(exportImage(destination, [base, app])).rejects.toMatchObject({ statusCode: 401 });
  });

  it("moves no tag to an image on another one", async () => {
    await using destination = await open();
    const digest = await exportImage(destination, [app, base]);

    await expect(destination.deliver(exported(digest))).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect(registry.manifests.get("app")?.has("1") ?? false).toBe(false);
  });

  it.each<[string, () => Parameters<typeof exportImage>[1]]>([
    ["on another one", () => [app, base]],
    ["on nothing", () => [app]],
  ])("moves no tag to an image %s, where only the lifecycle knew the run image", async (_what, layers) => {
    registry.addManifest("run", { schemaVersion: 2 }, { tag: "1" });
    await using destination = await open();
    const digest = await exportImage(destination, layers());

    await expect(destination.deliver({ ...exported(digest), runImage: undefined })).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
    });
    expect(registry.manifests.get("app")?.has("1") ?? false).toBe(false);
  });

  it("calls an image that is loaded what the engine calls it", async () => {
    const id = `sha256:${"e".repeat(64)}`;
    const engine = new LoadingDaemon();
    const inspectImage = engine.inspectImage.bind(engine);
    engine.inspectImage = async (name) => {
      const found = await inspectImage(name);
      return found === undefined ? undefined : { ...found, id };
    };
    await using destination = await open({ delivery: { ...request().delivery, load: true } }, engine);
    const digest = await exportImage(destination, [base, app]);

    await expect(destination.deliver(exported(digest))).resolves.toMatchObject({ digest, imageId: id });
  });

  it("writes an image to a directory before any tag moves, and again byte by byte as it is pushed", async () => {
    const place = { input: "layout", path: join(temporary, "image"), within: temporary };
    await using destination = await open({
      tags: [parseImageReference(`${registry.host}/app:1`), parseImageReference(`${registry.host}/app:2`)],
      delivery: { ...request().delivery, layout: place, labels: new Map([["a", "b"]]) },
    });
    const delivered = await destination.deliver(exported(await exportImage(destination, [base, app])));

    expect(delivered).toMatchObject({ layoutDir: place.path });
    const { digest, bytes } = await readLayout(place.path);
    expect(digest).toBe(delivered.digest);
    expect(registry.manifests.get("app")?.get("2")?.bytes).toEqual(bytes);
    expect(JSON.parse(await readFile(join(place.path, "manifest.json"), "utf8"))).toMatchObject([
      { RepoTags: [`${registry.host}/app:1`, `${registry.host}/app:2`] },
    ]);
  });

  it("pushes by digest without making a tag, to every repository", async () => {
    await using destination = await open({
      tags: [parseImageReference(`${registry.host}/app`), parseImageReference(`${registry.host}/other`)],
      delivery: { ...request().delivery, byDigest: true },
    });
    const delivered = await destination.deliver(exported(await exportImage(destination, [base, app])));

    const { digest } = delivered;
    expect(delivered).toMatchObject({ image: `${registry.host}/app@${digest}`, tags: [] });
    expect([...(registry.manifests.get("app")?.keys() ?? [])]).toEqual([digest]);
    expect([...(registry.manifests.get("other")?.keys() ?? [])]).toEqual([digest]);
  });

  it("moves no tag if the image cannot be written to a directory", async () => {
    const place = { input: "layout", path: join(temporary, "file"), within: temporary };
    await writeFile(place.path, "");
    await using destination = await open({ delivery: { ...request().delivery, layout: place } });
    const digest = await exportImage(destination, [base, app]);

    await expect(destination.deliver(exported(digest))).rejects.toMatchObject({ code: "INPUT" });
    expect(registry.manifests.get("app")?.has("1") ?? false).toBe(false);
  });

  describe("with a gate", () => {
    let events: string[];
    let engine: LoadingDaemon;

    /** Notes where the image is when it has to pass. */
    async function deliver(
      more: Partial<ResolvedBuild["delivery"]>,
      pass: (image: NamelessImage) => Promise<void> = () => Promise.resolve(),
    ): Promise<{ readonly digest: Digest; readonly error: unknown }> {
      await using cleanup = new DeferredCleanup(deps().log, () => undefined);
      await using destination = await open({ delivery: { ...request().delivery, ...more } }, engine);
      const digest = await exportImage(destination, [base, app]);
      const gate: Gate = {
        cleanup,
        async pass(image) {
          const inRegistry = [...(registry.manifests.get("app")?.keys() ?? [])].map((name) =>
            name === image.digest ? "digest" : name,
          );
          events.push(`registry: ${inRegistry.join()}`, `engine: ${engine.images.has(image.runnable)}`);
          await pass(image);
        },
      };
      const error: unknown = await destination.deliver(exported(digest), { gate }).then(
        () => undefined,
        (error: unknown) => error,
      );
      return { digest, error };
    }

    beforeEach(() => {
      events = [];
      engine = new LoadingDaemon();
    });

    it("has the image in the registry by its digest, and in the engine by no name of the user, when it has to pass", async () => {
      const { error } = await deliver({ load: true });

      expect(error).toBeUndefined();
      expect(events).toEqual(["registry: digest", "engine: true"]);
      expect([...engine.images.keys()]).toEqual([`${registry.host}/app:1`]);
      expect(registry.manifests.get("app")?.has("1")).toBe(true);
    });

    it.each<[string, Partial<ResolvedBuild["delivery"]>]>([
      ["pushed", {}],
      ["pushed and loaded", { load: true }],
      ["loaded", { push: false, load: true }],
      ["pushed by its digest", { byDigest: true }],
      ["only checked", { push: false }],
    ])(
      "gives an image that is %s no name if it does not pass, and leaves nothing in the engine",
      async (_what, more) => {
        const refusal = new PlatformError("TEST", "no");
        const { digest, error } = await deliver(more, () => Promise.reject(refusal));

        expect(error).toBe(refusal);
        expect([...engine.images.keys()]).toEqual([]);
        const pushed = more.push === false ? [] : [digest];
        expect([...(registry.manifests.get("app")?.keys() ?? [])]).toEqual(pushed);
      },
    );

    it("writes no directory if it does not pass", async () => {
      const place = { input: "layout", path: join(temporary, "image"), within: temporary };
      await deliver({ layout: place }, () => Promise.reject(new PlatformError("TEST", "no")));

      await expect(readdir(place.path)).rejects.toMatchObject({ code: "ENOENT" });
    });

    it("knows the image by its digest in its repository, unless it is not pushed", async () => {
      const seen: (string | undefined)[] = [];
      const see = ({ image }: NamelessImage): Promise<void> => Promise.resolve(void seen.push(image));
      const { digest } = await deliver({}, see);
      await deliver({ push: false }, see);

      expect(seen).toEqual([`${registry.host}/app@${digest}`, undefined]);
    });
  });

  it("calls an image that is only pushed by its configuration", async () => {
    await using destination = await open();
    const digest = await exportImage(destination, [base, app]);
    const { imageId } = await destination.deliver(exported(digest));

    expect(registry.manifests.get("app")?.get("1")?.bytes.toString()).toContain(imageId);
  });

  it("has its files where the post step looks for them by the label of the run, until it is disposed", async () => {
    const destination = await open();
    const directory = gatewayDirectory(temporary, deps().runLabel);

    expect(await readdir(temporary)).toEqual([directory.slice(temporary.length + 1)]);
    await destination[Symbol.asyncDispose]();
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe("gatewayDirectory", () => {
  it("is below the directory of temporary files, whatever the label is", () => {
    expect(gatewayDirectory("/temp", "run=../../etc")).toMatch(/^\/temp\/cnb-gateway-[0-9a-f]+$/);
    expect(gatewayDirectory("/temp", "run=1")).not.toBe(gatewayDirectory("/temp", "run=2"));
  });
});
