import { describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { PlatformError } from "../../src/errors.ts";
import { digestOf } from "../../src/oci/digest.ts";
import {
  formatImageReference,
  type ImageReference,
  parseImageReference,
} from "../../src/oci/image-reference.ts";
import { anyCharacter } from "../support/any-character.ts";
import { computingMs } from "../support/computing-time.ts";

// Hundreds of runs, on machines that do other things too.
jest.setTimeout(60_000);

/** The reference, or undefined if the text was refused as it should be. */
function parsed(text: string): ImageReference | undefined {
  try {
    return parseImageReference(text);
  } catch (error) {
    if (error instanceof PlatformError && error.code === "IMAGE_REFERENCE") return undefined;
    throw error;
  }
}

/** Texts of the pieces that references consist of, so that many are nearly right. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...Array.from("/:@.-_[]% \0"),
      ...[
        "a",
        "A",
        "0",
        "é",
        "..",
        "__",
        "--",
        "ghcr.io",
        "localhost",
        "docker.io",
        "[::1]",
        ":5000",
        "library",
      ],
      ...["sha256:", digestOf("x"), "x".repeat(64), "x".repeat(128), "f".repeat(64)],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("any text", () => {
  it.each([
    ["at all", fc.string({ unit: anyCharacter, maxLength: 2000 })],
    ["that is nearly a reference", pieces],
  ])("%s is a reference that stays the same when written, or is refused", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const reference = parsed(text);
        const again = reference && parseImageReference(formatImageReference(reference));

        expect(again).toStrictEqual(reference);
      }),
      { numRuns: 2000 },
    );
  });

  it("that could make a pattern go back and forth is refused at once", () => {
    const references = ["a", "-", "_", ".", "a-", "a.", "a/", "1:", "@", "[", "A", "a__", "0--"].flatMap(
      (piece) => {
        const longest = piece.repeat(1024 / piece.length).slice(0, 1000);
        return [`${longest}!`, `ghcr.io/${longest}!`, piece.repeat(1_000_000)];
      },
    );
    const accepted: string[] = [];

    const spentMs = computingMs(() => {
      accepted.push(...references.filter((each) => parsed(each) !== undefined));
    });

    expect(accepted).toEqual([]);
    expect(spentMs).toBeLessThan(5_000);
  });
});
