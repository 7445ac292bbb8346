// Words of others in messages are quoted by `quote`, never by quotation marks around them, which a line break gets out of.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/** What has no characters but those that we or a grammar allow. */
const KNOWN: readonly RegExp[] = [
  /^(formatImageReference|imageName|formatTarget|formatApiVersion)\(/,
  /^previousImage === undefined \? "" : formatImageReference\(/,
  /^[A-Z][A-Z_]+$/,
  // Closed unions, and names of inputs.
  /^(input|kind|policy|selection\.kind|outcome\.layerCompression)$/,
];

/** Files that write HTML or Dockerfiles, where quotation marks mean something else. */
const OTHER_QUOTES = [
  "actions/summary/markup.ts",
  "actions/preview/render-preview.ts",
  "actions/preview/comment-html.ts",
  "lifecycle/extension/extension-dockerfile.ts",
];

function unquotedWords(text: string): string[] {
  const found = [...text.matchAll(/"\$\{([^`{}]*)\}"/g)].map(([, expression = ""]) => expression);
  return found.filter((expression) => !KNOWN.some((known) => known.test(expression)));
}

describe("messages", () => {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => !OTHER_QUOTES.includes(file));

  it.each(files)("quote words of others in src/%s", (file) => {
    expect(unquotedWords(readFileSync(join(SRC, file), "utf8"))).toEqual([]);
  });

  it("would be found otherwise", () => {
    expect(unquotedWords('`Left out "${name}" of "${formatImageReference(it)}"`')).toEqual(["name"]);
  });
});
