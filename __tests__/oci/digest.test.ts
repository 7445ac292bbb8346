import { describe, expect, it } from "@jest/globals";
import { digestOf, isDigest, shortDigest } from "../../src/oci/digest.ts";

const EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

describe("digestOf", () => {
  it.each([
    ["nothing", "", EMPTY],
    ["text as UTF-8", "café", "sha256:850f7dc43910ff890f8879c0ed26fe697c93a067ad93a7d50f466a7028a9bf4e"],
    [
      "bytes",
      Buffer.from([0x63, 0x61, 0x66, 0xc3, 0xa9]),
      "sha256:850f7dc43910ff890f8879c0ed26fe697c93a067ad93a7d50f466a7028a9bf4e",
    ],
  ])("hashes %s", (_, content, digest) => {
    expect(digestOf(content)).toBe(digest);
  });
});

describe("isDigest", () => {
  it("takes sha256 and 64 digits", () => {
    expect(isDigest(EMPTY)).toBe(true);
  });

  it.each([
    "",
    EMPTY.slice(0, -1),
    `${EMPTY}0`,
    EMPTY.toUpperCase(),
    EMPTY.replace("sha256", "sha512"),
    EMPTY.slice(7),
    `${EMPTY}\n`,
  ])("refuses %j", (text) => {
    expect(isDigest(text)).toBe(false);
  });
});

describe("shortDigest", () => {
  it.each([EMPTY, EMPTY.slice(7)])("cuts %s to 12 digits", (digest) => {
    expect(shortDigest(digest)).toBe("e3b0c44298fc");
  });
});
