// The rule for members that are private, as the linter applies it.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What the linter makes of a file with this text. */
function fixed(text: string): string | undefined {
  const options = ["--stdin", "--fix-dry-run", "--format", "json"];
  // Only a file of the project has types.
  const args = ["node_modules/eslint/bin/eslint.js", ...options, "--stdin-filename", "src/quote.ts"];
  const output = execFileSync(process.execPath, [...args, "--rule", '{"max-lines": "off"}'], {
    cwd: ROOT,
    input: text,
    encoding: "utf8",
  });
  const [result] = JSON.parse(output) as readonly { readonly output?: string }[];
  return result?.output;
}

describe("project/private-members", () => {
  it("writes a hash in place of the word, where a member is declared and wherever the class uses it", () => {
    const before = `/** Counts. */
export class Counter {
  private count = 0;
  private static readonly first = 1;
  readonly #other: { readonly count: number };
  private constructor(other: { readonly count: number }) {
    this.#other = other;
  }
  static start(): Counter {
    return new Counter({ count: Counter.first });
  }
  private async add(by: number): Promise<void> {
    this.count += await Promise.resolve(by);
  }
  async merge(other: Counter): Promise<void> {
    await this.add(other.count + this.#other.count);
  }
}
`;

    expect(fixed(before)).toBe(
      before
        .replace("private count", "#count")
        .replace("private static readonly first", "static readonly #first")
        .replace("Counter.first", "Counter.#first")
        .replace("private async add", "async #add")
        .replace("this.count", "this.#count")
        .replace("this.add(other.count", "this.#add(other.#count"),
    );
  });
});
