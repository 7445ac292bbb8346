// The rule for members that are private, as the linter applies it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ESLint } from "eslint";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Only a file of a project has types. */
const FILE = path.join(ROOT, "src/quote.ts");

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "private-members-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the linter makes of a file with this text, as it is configured, but in a project of that file alone: ours takes a minute. */
async function fixed(text: string): Promise<string | undefined> {
  const project = path.join(folder, "tsconfig.json");
  const config = { extends: path.join(ROOT, "tsconfig.json"), include: [], files: [FILE] };
  await writeFile(project, JSON.stringify({ ...config, compilerOptions: { types: [] } }));
  const eslint = new ESLint({
    cwd: ROOT,
    fix: true,
    overrideConfig: {
      languageOptions: {
        // Where "CI" is set, it would take the text from the disk.
        parserOptions: { projectService: false, project, disallowAutomaticSingleRunInference: true },
      },
      rules: { "max-lines": "off" },
    },
  });
  const [result] = await eslint.lintText(text, { filePath: FILE });
  return result?.output;
}

describe("project/private-members", () => {
  it("writes a hash in place of the word, where a member is declared and wherever the class uses it", async () => {
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

    expect(await fixed(before)).toBe(
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
