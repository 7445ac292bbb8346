import { describe, expect, it } from "@jest/globals";
import { firstError, messageOf } from "../src/errors.ts";

async function failTwice(): Promise<void> {
  await using resource = {
    [Symbol.asyncDispose]: () => Promise.reject(new Error("the disk is gone")),
  };
  throw new TypeError(`the build failed with ${typeof resource}`);
}

describe("an error that cleaning up followed with another", () => {
  it("is told with both, the first of them first", async () => {
    const error: unknown = await failTwice().catch((thrown: unknown) => thrown);

    expect(messageOf(error)).toBe("the build failed with object (cleaning up failed too: the disk is gone)");
  });

  it("is decided on by the first", async () => {
    const error: unknown = await failTwice().catch((thrown: unknown) => thrown);

    expect(firstError(error)).toMatchObject({ name: "TypeError", message: "the build failed with object" });
    expect(firstError("a text")).toBe("a text");
  });
});
