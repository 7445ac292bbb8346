import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { SUGGESTED_BUILDER } from "../../src/cnb/suggested-builder.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const files = (folder: string): string[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);

describe("the suggested builder", () => {
  it("is the only one that messages name", () => {
    const lists = ["src/cnb/suggested-builder.ts", "src/builder/trusted-builders.ts"];
    const others = files("src").filter(
      (file) => !lists.includes(file) && /paketobuildpacks\/|heroku\/builder/.test(read(file)),
    );

    expect(others).toEqual([]);
  });

  it.each(["README.md", "action.yml", "docs/troubleshooting.md"])("is that of %s", (file) => {
    expect(read(file)).toContain(SUGGESTED_BUILDER);
  });

  it("is trusted", () => {
    expect(read("src/builder/trusted-builders.ts")).toContain(SUGGESTED_BUILDER);
  });
});
