import { describe, expect, it } from "@jest/globals";
import { isUserId } from "../../src/oci/user-id.ts";

describe("isUserId", () => {
  it.each(["0", "1000", "65534", "2147483647"])("takes %s", (text) => {
    expect(isUserId(text)).toBe(true);
  });

  it.each(["", "-1", "1e3", "1000.5", " 1", "2147483648", "4294967295", "99999999999", "root"])(
    "refuses %j",
    (text) => {
      expect(isUserId(text)).toBe(false);
    },
  );
});
