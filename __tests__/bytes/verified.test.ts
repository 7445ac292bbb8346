import { describe, expect, it } from "@jest/globals";
import { collect } from "../../src/bytes/collect.ts";
import { describeFault, type ExpectedBytes, verified, verify } from "../../src/bytes/verified.ts";
import { digestOf } from "../../src/oci/digest.ts";

const DIGEST = digestOf("abcdef");

/** Chunks of three bytes. */
async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let at = 0; at < text.length; at += 3) yield Buffer.from(text.slice(at, at + 3));
}

const wrong = (fault: Parameters<typeof describeFault>[0]): Error => new Error(describeFault(fault));

describe.each([
  [
    "passed on",
    (text: string, expected: ExpectedBytes) => collect(verified(chunksOf(text), expected, wrong)),
  ],
  ["read", (text: string, expected: ExpectedBytes) => verify(chunksOf(text), expected, wrong)],
])("bytes that are %s", (_, read) => {
  it.each<[string, ExpectedBytes]>([
    ["a digest and a size", { digest: DIGEST, size: 6 }],
    ["a digest", { digest: DIGEST }],
    ["a size", { size: 6 }],
    ["a limit", { limitBytes: 6 }],
  ])("may have what is expected: %s", async (_name, expected) => {
    await expect(read("abcdef", expected)).resolves.not.toThrow();
  });

  it.each<[string, ExpectedBytes, string]>([
    ["more", { digest: DIGEST, size: 5 }, "more than 5 bytes"],
    ["more than the limit", { digest: DIGEST, limitBytes: 5 }, "more than 5 bytes"],
    ["less", { digest: DIGEST, size: 7 }, "6 bytes instead of 7"],
    ["nothing of", { digest: digestOf("x"), size: 6 }, `the digest ${DIGEST}`],
  ])("must not have %s what is expected", async (_name, expected, message) => {
    await expect(read("abcdef", expected)).rejects.toThrow(message);
  });
});

describe("verified bytes", () => {
  it("are refused before one too many is passed on", async () => {
    const passed: string[] = [];
    const take = async (): Promise<void> => {
      for await (const chunk of verified(chunksOf("abcdef"), { size: 5 }, wrong)) passed.push(String(chunk));
    };

    await expect(take()).rejects.toThrow("more than 5 bytes");
    expect(passed).toEqual(["abc"]);
  });

  it("end their source when they are not read to the end", async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) {
          await Promise.resolve();
          yield Buffer.from("abc");
        }
      } finally {
        isEnded = true;
      }
    }
    for await (const chunk of verified(endless(), { digest: DIGEST }, wrong)) {
      expect(chunk).toHaveLength(3);
      break;
    }
    expect(isEnded).toBe(true);
  });
});
