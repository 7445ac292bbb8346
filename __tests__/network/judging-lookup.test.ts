import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { expect, it } from "@jest/globals";
import { judgingLookup } from "../../src/network/judging-lookup.ts";

const finding =
  (...addresses: string[]): LookupFunction =>
  (_name, _options, callback) => {
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };

function ask(lookup: LookupFunction, options: LookupOptions): Promise<string | LookupAddress[]> {
  return new Promise((resolve, reject) => {
    judgingLookup(lookup, ["public"])("a.example", options, (error, found) => {
      if (error === null) resolve(found);
      else reject(error);
    });
  });
}

it("leaves out the addresses that may not be reached", async () => {
  const lookup = finding("127.0.0.1", "8.8.8.8", "::1");

  expect(await ask(lookup, { all: true })).toStrictEqual([{ address: "8.8.8.8", family: 4 }]);
  expect(await ask(lookup, {})).toBe("8.8.8.8");
});

it("fails if none is left, and says what the host is", async () => {
  await expect(ask(finding("169.254.169.254"), { all: true })).rejects.toMatchObject({
    code: "ADDRESS_REFUSED",
    message: "a.example, which is a link-local or reserved address",
  });
});

it("fails as the system does", async () => {
  const lookup: LookupFunction = (_name, _options, callback) => {
    callback(Object.assign(new Error("no such host"), { code: "ENOTFOUND" }), []);
  };

  await expect(ask(lookup, {})).rejects.toMatchObject({ code: "ENOTFOUND" });
});
