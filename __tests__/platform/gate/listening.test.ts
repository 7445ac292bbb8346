import { describe, expect, it } from "@jest/globals";
import { readListening } from "../../../src/platform/gate/listening.ts";

describe("readListening", () => {
  it.each([
    ["00000000:1F90", 8080, false],
    ["0100007F:1F90", 8080, true],
    ["0200017F:0050", 80, true],
    ["0101A8C0:0050", 80, false],
    ["00000000000000000000000000000000:0BB8", 3000, false],
    ["00000000000000000000000001000000:0BB8", 3000, true],
    ["0000000000000000FFFF00000100007F:0BB8", 3000, true],
    ["0000000000000000FFFF00000101A8C0:0BB8", 3000, false],
  ])("reads %s as the kernel means it", (text, port, isLoopback) => {
    expect(readListening(text)).toEqual({ port, isLoopback });
  });

  it.each(["", "0100007F", "0100007F:1F9", "0100007g:1F90", "127.0.0.1:8080", "0B00007F:A1B2"])(
    "passes over %j",
    (text) => {
      expect(readListening(text)).toBeUndefined();
    },
  );
});
