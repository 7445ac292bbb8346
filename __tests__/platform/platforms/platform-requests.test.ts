import { describe, expect, it } from "@jest/globals";
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { formatTarget } from "../../../src/oci/target.ts";
import { nameOf, platformRequests } from "../../../src/platform/platforms/platform-requests.ts";
import type { ImagesRequest } from "../../../src/platform/request/images-request.ts";
import { deliveryOptions } from "../../support/delivery-options.ts";

const AMD = { os: "linux", arch: "amd64" };
const ARM = { os: "linux", arch: "arm64" };
const NO_ANNOTATIONS = { manifest: new Map(), byPlatform: new Map(), index: new Map() };

/** What matters of a request for these platforms. */
function request({ delivery, outcome, ...more }: Partial<ImagesRequest> = {}): ImagesRequest {
  const partial: Partial<ImagesRequest> = {
    tags: [parseImageReference("g.io/app:1")],
    targets: [AMD, ARM],
    cache: { kind: "auto" },
    ...more,
    delivery: { ...deliveryOptions(), annotations: NO_ANNOTATIONS, ...delivery },
    outcome: {
      appDir: "/workspace",
      sbomDir: undefined,
      reportDir: undefined,
      ...outcome,
    } as ImagesRequest["outcome"],
  };
  return partial as ImagesRequest;
}

const requestsOf = (asked: ImagesRequest, machine = AMD) =>
  platformRequests(asked, machine).map(({ request: each }) => each);

describe("platformRequests", () => {
  it("asks for each platform, in order, by its digest only", () => {
    const found = requestsOf(request());

    expect(found.map(({ target, delivery }) => [target && formatTarget(target), delivery.byDigest])).toEqual([
      ["linux/amd64", true],
      ["linux/arm64", true],
    ]);
  });

  it("pushes nothing where nothing is to be pushed", () => {
    const found = requestsOf(request({ delivery: { ...request().delivery, push: false } }));

    expect(found.map(({ delivery: { push, byDigest } }) => [push, byDigest])).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it("loads the image of the machine: that without a variant, else the first", () => {
    const delivery = { ...request().delivery, load: true };
    const loads = (targets: ImagesRequest["targets"], machine = AMD) =>
      requestsOf(request({ targets, delivery }), machine).map((each) => each.delivery.load);

    expect(loads([AMD, ARM], ARM)).toEqual([false, true]);
    expect(loads([ARM, { ...AMD, variant: "v2" }, { ...AMD, variant: "v3" }])).toEqual([false, true, false]);
    expect(loads([{ ...AMD, variant: "v2" }, AMD])).toEqual([false, true]);
  });

  it("has a cache image for each platform, and directories in those that were asked for", () => {
    const place = (input: string) => ({ input, path: `/work/${input}`, within: "/work" });
    const [, arm] = requestsOf(
      request({
        targets: [AMD, { os: "linux", arch: "arm", variant: "v7" }],
        cache: { kind: "registry", image: parseImageReference("g.io/cache") },
        delivery: { ...request().delivery, layout: place("layout") },
        outcome: {
          appDir: "/app",
          sbomDir: place("sbom"),
          reportDir: place("report"),
        } as ImagesRequest["outcome"],
      }),
    );

    expect(arm?.cache.kind === "registry" && formatImageReference(arm.cache.image)).toBe(
      "g.io/cache:latest-linux-arm-v7",
    );
    expect(arm?.delivery.layout).toEqual({ ...place("layout"), path: "/work/layout/linux-arm-v7" });
    expect(arm?.outcome.sbomDir?.path).toBe("/work/sbom/linux-arm-v7");
    expect(arm?.outcome.reportDir?.path).toBe("/work/report/linux-arm-v7");
  });

  it("refuses a cache image by a name of the image", () => {
    const tags = [parseImageReference("g.io/app:1"), parseImageReference("g.io/app:c-linux-arm64")] as const;
    const cache = { kind: "registry", image: parseImageReference("g.io/app:c") } as const;

    expect(() => requestsOf(request({ tags, cache }))).toThrow(
      'The cache for linux/arm64 would be "g.io/app:c-linux-arm64", which is a name of the image.',
    );
  });

  it("annotates the images, each with its own besides", () => {
    const annotations = {
      manifest: new Map([["a", "1"]]),
      byPlatform: new Map([["linux/arm64", new Map([["a", "2"]])]]),
      index: new Map([["b", "3"]]),
    };
    const found = requestsOf(request({ delivery: { ...request().delivery, annotations } }));

    expect(found.map(({ delivery }) => Object.fromEntries(delivery.annotations))).toEqual([
      { a: "1" },
      { a: "2" },
    ]);
  });
});

describe("nameOf", () => {
  it("is a part of a path and of a tag", () => {
    expect(nameOf({ os: "linux", arch: "arm", variant: "v7" })).toBe("linux-arm-v7");
  });
});
