import { describe, expect, it } from "@jest/globals";
import { gatewayOf } from "../../src/docker/network-gateway.ts";

describe("gatewayOf", () => {
  it.each([
    ["what the engine calls the gateway", [{ Subnet: "172.18.0.0/16", Gateway: "172.18.0.9" }], "172.18.0.9"],
    ["the first gateway of several", [{ Subnet: "10.0.0.0/8" }, { Gateway: "10.1.0.1" }], "10.1.0.1"],
    ["the first address of a subnet without one", [{ Subnet: "172.17.0.0/16", Gateway: "" }], "172.17.0.1"],
    ["the first address of a part of a network", [{ Subnet: "10.1.2.128/25" }], "10.1.2.129"],
    ["nothing of IPv6 alone", [{ Subnet: "fd00::/64" }], undefined],
    ["nothing of a network without addresses", [], undefined],
  ])("is %s", (_, ranges, expected) => {
    expect(gatewayOf({ IPAM: { Config: ranges } })).toBe(expected);
  });
});
