import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { madeFrom } from "../../src/bytes/made-from.ts";

async function* upperCased(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of content) yield Buffer.from(chunk.toString().toUpperCase());
}

const source = (): Readable => Readable.from([Buffer.from("ab"), Buffer.from("c")]);

describe("madeFrom", () => {
  it("gives what is made of the source", async () => {
    expect(await text(madeFrom(source(), upperCased))).toBe("ABC");
  });

  it("closes the source when it is closed before anything was read", async () => {
    const from = source();
    const made = madeFrom(from, upperCased);

    made.destroy();
    await once(made, "close");

    expect(from.destroyed).toBe(true);
  });

  it("closes the source when it is closed before its end", async () => {
    const from = source();
    const made = madeFrom(from, upperCased);
    await once(made, "readable");

    made.destroy();
    await once(made, "close");

    expect(from.destroyed).toBe(true);
  });

  it("closes the source when it is closed while that has nothing to read", async () => {
    const from = new Readable({ read: () => undefined });
    const made = madeFrom(from, upperCased);
    made.resume();
    await turn();

    made.destroy();
    await once(made, "close");

    expect(from.destroyed).toBe(true);
  });

  it("fails as the source does", async () => {
    const from = source();
    const reading = text(madeFrom(from, upperCased));
    from.destroy(new Error("gone"));

    await expect(reading).rejects.toThrow("gone");
  });
});
