import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { likelyFailures } from "./likely-failures.ts";

const document = readFileSync(new URL("../../docs/troubleshooting.md", import.meta.url), "utf8");

/** The first cell of each row below a heading; `…` in it stands for what varies. */
function patternsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^\| *`([^`]+)` *\|/gm)].map(([, pattern = ""]) => pattern);
}

/** Causes are below the first line of a message. */
function matches(pattern: string, message: string): boolean {
  const parts = pattern.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const [first = ""] = message.split("\n");
  return new RegExp(`^${parts.join(".*")}$`).test(first);
}

const [failures = "", exitCodes = ""] = document.split(/^## Exit codes/m);
let messages: ReadonlyMap<string, string>;

beforeAll(async () => {
  messages = await likelyFailures();
});

describe("docs/troubleshooting.md", () => {
  it("has the failures that are met most", () => {
    expect(patternsIn(failures).length).toBeGreaterThanOrEqual(30);
  });

  it("has only messages that the code really has", () => {
    const all = [...messages.values()];
    const unknown = [...patternsIn(failures), ...patternsIn(exitCodes)].filter(
      (pattern) => !all.some((message) => matches(pattern, message)),
    );

    expect(unknown).toEqual([]);
  });

  it("has a row for each of these failures", () => {
    const patterns = patternsIn(document);
    const missing = [...messages].filter(([, message]) => !patterns.some((one) => matches(one, message)));

    expect(Object.fromEntries(missing)).toEqual({});
  });
});

describe("the messages of likely failures", () => {
  it("never are an exit code alone", () => {
    for (const message of messages.values()) expect(message).not.toMatch(/exit code \d+\.?$/);
  });
});
