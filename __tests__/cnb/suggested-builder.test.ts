// What to set "builder" to is said in many messages, which should not contradict each other.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const SRC = path.resolve(import.meta.dirname, "../../src");
const BUILDER =
  /["' ](?:paketobuildpacks\/\w*-?builder|paketobuildpacks\/builder|heroku\/builder|gcr\.io\/buildpacks\/builder)/;
/** One names what is suggested, the other what is trusted. */
const LISTS = ["builder/trusted-builders.ts", "cnb/suggested-builder.ts"];

describe("a builder that exists", () => {
  it("is named by no message but as the suggested one", () => {
    const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const naming = files.filter((file) => {
      const code = readFileSync(path.join(SRC, file), "utf8").replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
      return BUILDER.test(code);
    });

    expect(naming.sort()).toEqual(LISTS);
  });
});
