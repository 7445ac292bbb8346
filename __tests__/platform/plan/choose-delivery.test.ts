import { describe, expect, it } from "@jest/globals";
import type { EngineKind } from "../../../src/docker/daemon.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { chooseDelivery, type GatewayAddress } from "../../../src/platform/plan/choose-delivery.ts";
import { findGatewayAddress } from "../../../src/platform/plan/gateway-address.ts";
import type {
  DeliveryOptions,
  RegistryAccess,
  ResolvedBuild,
} from "../../../src/platform/request/build-request.ts";
import { deliveryOptions } from "../../support/delivery-options.ts";
import { imageTest } from "../../support/image-test.ts";

const REACHABLE: GatewayAddress = { kind: "address", address: "172.17.0.1" };
const UNREACHABLE: GatewayAddress = {
  kind: "none",
  why: "its containers could not reach this process",
  advice: "Set something else",
};

interface Options extends Partial<DeliveryOptions> {
  readonly registryAccess?: RegistryAccess;
  readonly tags?: readonly string[];
  readonly previousImage?: string;
  readonly whenUnchanged?: "build" | "skip";
}

function request({
  tags = [],
  previousImage,
  registryAccess = "auto",
  whenUnchanged = "build",
  ...delivery
}: Options = {}): ResolvedBuild {
  const partial: Partial<ResolvedBuild> = {
    registryAccess,
    tags: [parseImageReference("ghcr.io/owner/app:1"), ...tags.map(parseImageReference)],
    previousImage: previousImage === undefined ? undefined : parseImageReference(previousImage),
    delivery: deliveryOptions(delivery),
    test: imageTest(),
    reuse: { whenUnchanged, rebase: "never", key: undefined },
  };
  return partial as ResolvedBuild;
}

describe("chooseDelivery", () => {
  it.each<RegistryAccess>(["auto", "gateway"])("is a gateway for every build, by %s", (registryAccess) => {
    expect(chooseDelivery(request({ registryAccess }), REACHABLE)).toMatchObject({
      value: { kind: "gateway", address: "172.17.0.1" },
      reason: "no phase gets a login of a registry",
    });
  });

  it("lets the lifecycle push if that is asked for", () => {
    expect(chooseDelivery(request({ registryAccess: "direct" }), REACHABLE)).toEqual({
      value: { kind: "direct" },
      source: "input",
      reason: 'containers get the logins that they need, as the input "registry-access" wants',
    });
  });

  it("says why the lifecycle pushes where containers reach no gateway", () => {
    expect(chooseDelivery(request(), UNREACHABLE)).toMatchObject({
      value: { kind: "direct" },
      reason: "containers get the logins that they need, since its containers could not reach this process",
    });
  });

  it("fails where containers do not reach the gateway that is asked for", () => {
    expect(() => chooseDelivery(request({ registryAccess: "gateway" }), UNREACHABLE)).toThrow(
      expect.objectContaining({
        code: "INPUT",
        message:
          '"registry-access" is "gateway", which this Docker engine does not allow: its containers could not reach this process.',
        hint: 'Set something else, or set "registry-access" to "auto".',
      }),
    );
  });

  it.each<[string, Options]>([
    ["the image is not pushed", { push: false }],
    ["the image is also loaded into the engine", { load: true }],
    [
      "the image is also written to a directory",
      { layout: { input: "layout", path: "/w/image", within: "/w" } },
    ],
    ["its tags are in several registries", { tags: ["quay.io/owner/app:1"] }],
    ["it gets labels or annotations", { labels: new Map([["a", "b"]]) }],
    ["it gets labels or annotations", { annotations: new Map([["a", "b"]]) }],
    ["it says what it is made from, for later builds", { whenUnchanged: "skip" }],
    [
      '"quay.io/owner/app:main", whose layers are reused, is on another registry',
      { previousImage: "quay.io/owner/app:main" },
    ],
  ])("needs a gateway where %s", (reason, partial) => {
    const choice = chooseDelivery(request(partial), REACHABLE);

    expect(choice).toMatchObject({ value: { kind: "gateway", address: "172.17.0.1" }, reason });
    expect(() => chooseDelivery(request(partial), UNREACHABLE)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(
          "which this Docker engine does not allow: its containers could not reach this process.",
        ),
        hint: "Set something else, or build one tag without labels, annotations, load, layout, when-unchanged and rebase.",
      }),
    );
    expect(() => chooseDelivery(request({ ...partial, registryAccess: "direct" }), REACHABLE)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('which only this action can do, but "registry-access" is "direct".'),
      }),
    );
  });

  it("moves several tags one after the other where containers reach no gateway", () => {
    expect(chooseDelivery(request({ tags: ["ghcr.io/owner/app:2"] }), UNREACHABLE).reason).toBe(
      "containers get the logins that they need, and tags move one after the other, since its containers could not reach this process",
    );
  });

  it.each([{ command: "npm run smoke" }, { http: "/health" }])(
    "lets no lifecycle move the tags of an image that is tested, also where there can be no gateway",
    (test) => {
      const tested = { ...request({ tags: ["ghcr.io/owner/app:2"] }), test: imageTest(test) };

      const aside = { kind: "aside", tag: parseImageReference("ghcr.io/owner/app:cnb-untested") };

      expect(chooseDelivery(tested, REACHABLE).value.kind).toBe("gateway");
      expect(chooseDelivery(tested, UNREACHABLE)).toEqual({
        value: aside,
        source: "default",
        reason:
          "no tag moves before the image has passed its test; containers get the logins that they need, since its containers could not reach this process",
      });
      expect(chooseDelivery({ ...tested, registryAccess: "direct" }, REACHABLE)).toMatchObject({
        value: aside,
        source: "input",
      });
    },
  );

  it("lets no lifecycle move the tags of an image that is verified, also where there can be no gateway", () => {
    const verified = { ...request({ tags: ["ghcr.io/owner/app:2"] }), verify: true };

    expect(chooseDelivery(verified, REACHABLE).value.kind).toBe("gateway");
    expect(chooseDelivery(verified, UNREACHABLE)).toMatchObject({
      value: { kind: "aside", tag: parseImageReference("ghcr.io/owner/app:cnb-untested") },
      reason: expect.stringMatching(/^no tag moves before the image has been built a second time; /),
    });
  });

  it("lets no lifecycle move the tags of an image that is attested, also where there can be no gateway", () => {
    const { delivery, ...asked } = request({ tags: ["ghcr.io/owner/app:2"] });
    const attested = { ...asked, delivery: { ...delivery, attest: "registry" as const } };

    expect(chooseDelivery(attested, REACHABLE).value.kind).toBe("gateway");
    expect(chooseDelivery(attested, UNREACHABLE)).toMatchObject({
      value: { kind: "aside", tag: parseImageReference("ghcr.io/owner/app:cnb-untested") },
      reason: expect.stringMatching(/^no tag moves before the image is attested; /),
    });
  });

  it("has an image that is pushed by its digest pushed past its tags where there can be no gateway, whatever it gets", () => {
    const labels = new Map([["a", "b"]]);
    const asked = request({
      byDigest: true,
      load: true,
      labels,
      tags: ["quay.io/owner/app:1"],
      whenUnchanged: "skip",
    });
    const aside = { kind: "aside", tag: parseImageReference("ghcr.io/owner/app:cnb-untested") };

    expect(chooseDelivery(asked, REACHABLE)).toMatchObject({
      value: { kind: "gateway" },
      reason: "the image is pushed by its digest, without a tag",
    });
    expect(chooseDelivery(asked, UNREACHABLE)).toEqual({
      value: aside,
      source: "default",
      reason:
        "no tag moves, since the image is pushed by its digest; containers get the logins that they need, since its containers could not reach this process",
    });
    expect(chooseDelivery({ ...asked, registryAccess: "direct" }, REACHABLE).value).toEqual(aside);
  });

  it("needs a gateway to reuse layers of another registry, also by digest", () => {
    const asked = request({ byDigest: true, previousImage: "quay.io/owner/app:main" });

    expect(() => chooseDelivery(asked, UNREACHABLE)).toThrow(
      '"quay.io/owner/app:main", whose layers are reused',
    );
  });

  it("needs a gateway for a test of an image that is not pushed", () => {
    const tested = { ...request({ push: false }), test: imageTest({ command: "true" }) };

    expect(() => chooseDelivery(tested, UNREACHABLE)).toThrow(
      "The image is not pushed, which this Docker engine",
    );
  });
});

describe("findGatewayAddress", () => {
  const localAddresses = ["127.0.0.1", "172.17.0.1", "172.20.0.1"];

  interface Where {
    readonly engine?: EngineKind;
    /** Of the engine's machine; this one is called `runner`. */
    readonly name?: string;
    readonly isRootless?: boolean;
    /** Undefined if it is reached by TCP. */
    readonly socketPath?: string | undefined;
    /** Those of this machine. */
    readonly addresses?: readonly string[];
  }

  function find(
    network: string | undefined,
    {
      engine = "docker",
      name = "runner",
      isRootless = false,
      addresses = localAddresses,
      ...where
    }: Where = {},
  ): Promise<GatewayAddress> {
    const info = { serverVersion: "28.0.4", apiVersion: "1.48", engine, os: "linux", arch: "amd64" };
    const gateways: Readonly<Record<string, string>> = { bridge: "172.17.0.1", mine: "172.20.0.1" };
    const daemon = {
      info,
      socketPath: "/var/run/docker.sock",
      ...where,
      networkGateway: (network: string) => Promise.resolve(gateways[network]),
      describeHost: () =>
        Promise.resolve({ name, isRootless, usesContainerdStore: false, hasHubMirrors: false }),
    };
    const isLocalAddress = (address: string): Promise<boolean> =>
      Promise.resolve(addresses.includes(address));
    return findGatewayAddress(network, { daemon, isLocalAddress, hostName: "runner" });
  }

  it.each([
    [undefined, "172.17.0.1"],
    ["bridge", "172.17.0.1"],
    ["mine", "172.20.0.1"],
    ["host", "127.0.0.1"],
  ])("in the network %p is %s", async (network, address) => {
    await expect(find(network)).resolves.toEqual({ kind: "address", address });
  });

  it.each([undefined, "host"])(
    "does not exist for an engine of another machine whose bridge has the address of this machine's (%p)",
    async (network) => {
      const found = await find(network, { name: "builder-1", socketPath: undefined });

      expect(found).toMatchObject({ kind: "none", why: "its containers could not reach this process" });
    },
  );

  it("is there for an engine of this machine that is reached by TCP", async () => {
    const found = await find("host", { socketPath: undefined });

    expect(found).toEqual({ kind: "address", address: "127.0.0.1" });
  });

  it.each([true, false])(
    "is loopback where containers of Podman share this machine's network, though it has no bridge (rootless: %p)",
    async (isRootless) => {
      const found = await find("host", { engine: "podman", isRootless, addresses: ["127.0.0.1"] });

      expect(found).toEqual({ kind: "address", address: "127.0.0.1" });
    },
  );

  it("is that of a bridge that Podman has at the moment", async () => {
    await expect(find("mine", { engine: "podman" })).resolves.toEqual({
      kind: "address",
      address: "172.20.0.1",
    });
  });

  const elsewhere: Where = { name: "other", addresses: ["127.0.0.1", "10.0.0.5"] };
  const hidden: Where = { addresses: ["127.0.0.1"] };

  it.each<[string, string | undefined, Where, string]>([
    [
      "of an engine on another machine",
      "host",
      elsewhere,
      'Use an engine of this machine with "network: host"',
    ],
    [
      "of Podman on another machine",
      "host",
      { ...elsewhere, engine: "podman" },
      "Use an engine of this machine",
    ],
    ["of a network that is not there", "gone", {}, "Use an engine of this machine"],
    ["of containers without a network", "none", {}, 'Set "network: host"'],
    ["of Podman's default network", undefined, { ...hidden, engine: "podman" }, 'Set "network: host"'],
    [
      "of Docker without root, whose host network is not the machine's",
      "host",
      { ...hidden, isRootless: true },
      "Use a Docker engine that runs as root, or Podman",
    ],
  ])("there is none %s, and it says what to do", async (_what, network, where, advice) => {
    await expect(find(network, where)).resolves.toMatchObject({
      kind: "none",
      advice: expect.stringContaining(advice),
    });
  });
});
