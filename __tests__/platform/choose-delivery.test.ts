import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { BuildRequest, DeliveryWish } from "../../src/platform/build-request.ts";
import { chooseDelivery, type GatewayAddress } from "../../src/platform/choose-delivery.ts";
import { findGatewayAddress } from "../../src/platform/gateway-address.ts";

const REACHABLE: GatewayAddress = { kind: "address", address: "172.17.0.1" };
const UNREACHABLE: GatewayAddress = { kind: "none", why: "its containers could not reach this process" };

interface Wish extends Partial<DeliveryWish> {
  readonly tags?: readonly string[];
  readonly previousImage?: string;
}

function request({ tags = [], previousImage, ...delivery }: Wish): BuildRequest {
  const wish: Partial<BuildRequest> = {
    image: parseImageReference("ghcr.io/owner/app:1"),
    additionalTags: tags.map(parseImageReference),
    previousImage: previousImage === undefined ? undefined : parseImageReference(previousImage),
    delivery: { push: true, load: false, labels: new Map(), annotations: new Map(), ...delivery },
  };
  return wish as BuildRequest;
}

describe("chooseDelivery", () => {
  it("lets the lifecycle push one tag", () => {
    const choice = chooseDelivery(request({ previousImage: "ghcr.io/owner/app:main" }), REACHABLE);

    expect(choice.value).toEqual({ kind: "direct" });
  });

  it.each<[string, Wish]>([
    ["the image is not to be pushed", { push: false }],
    ["the image is to be loaded into the engine, too", { load: true }],
    ["its tags are in several registries", { tags: ["quay.io/owner/app:1"] }],
    ["it gets labels or annotations", { labels: new Map([["a", "b"]]) }],
    ["it gets labels or annotations", { annotations: new Map([["a", "b"]]) }],
    [
      '"quay.io/owner/app:main", whose layers are reused, is on another registry',
      { previousImage: "quay.io/owner/app:main" },
    ],
  ])("needs a gateway where %s", (reason, wish) => {
    const choice = chooseDelivery(request(wish), REACHABLE);

    expect(choice).toMatchObject({ value: { kind: "gateway", address: "172.17.0.1" }, reason });
    expect(() => chooseDelivery(request(wish), UNREACHABLE)).toThrow(
      "which this Docker engine does not allow: its containers could not reach this process.",
    );
  });

  it("moves several tags together by a gateway, and one after the other where there can be none", () => {
    const wish = request({ tags: ["ghcr.io/owner/app:2"] });

    expect(chooseDelivery(wish, REACHABLE).value.kind).toBe("gateway");
    expect(chooseDelivery(wish, UNREACHABLE)).toMatchObject({
      value: { kind: "direct" },
      reason: "tags move one after the other, since its containers could not reach this process",
    });
  });
});

describe("findGatewayAddress", () => {
  const daemon = {
    networkGateway: (network: string) =>
      Promise.resolve({ bridge: "172.17.0.1", mine: "172.20.0.1" }[network]),
  };
  const isOneOf = (addresses: readonly string[]) => (address: string) =>
    Promise.resolve(addresses.includes(address));
  const localAddresses = ["127.0.0.1", "172.17.0.1", "172.20.0.1"];

  it.each([
    [undefined, "172.17.0.1"],
    ["bridge", "172.17.0.1"],
    ["mine", "172.20.0.1"],
    ["host", "127.0.0.1"],
  ])("in the network %p is %s", async (network, address) => {
    await expect(
      findGatewayAddress(network, { daemon, isLocalAddress: isOneOf(localAddresses) }),
    ).resolves.toEqual({
      kind: "address",
      address,
    });
  });

  it.each([
    ["of an engine on another machine", "host", ["127.0.0.1", "10.0.0.5"]],
    ["of a network that is not there", "gone", localAddresses],
    ["of containers without a network", "none", localAddresses],
  ])("there is none %s", async (_what, network, addresses) => {
    const found = await findGatewayAddress(network, { daemon, isLocalAddress: isOneOf(addresses) });

    expect(found.kind).toBe("none");
  });
});
