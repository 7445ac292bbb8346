// What the reader of the cache client's debug lines relies on; what it makes of them is tested with the client itself.
import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";

it("@actions/cache has an exact version, since what it says for debugging is read", () => {
  const { dependencies } = JSON.parse(
    readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
  ) as { readonly dependencies: Readonly<Record<string, string>> };
  expect(dependencies["@actions/cache"]).toMatch(/^\d+\.\d+\.\d+$/);
});
