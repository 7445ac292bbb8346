import { describe, expect, it } from "@jest/globals";
import { isLocalAddress } from "../../src/gateway/local-address.ts";

describe("isLocalAddress", () => {
  it.each([
    ["127.0.0.1", true],
    // Reserved for documentation: nobody has it.
    ["192.0.2.1", false],
    ["not an address", false],
  ])("says of %s: %p", async (address, expected) => {
    await expect(isLocalAddress(address)).resolves.toBe(expected);
  });
});
