import { describe, expect, it } from "@jest/globals";
import { declaredSource } from "../../../src/project/descriptor/project-source.ts";

describe("declaredSource", () => {
  it("says what the project says about itself, without credentials", () => {
    expect(declaredSource({ version: "1.2", sourceUrl: "https://user:secret@example.com/app@1" })).toEqual({
      source: {
        type: "project",
        version: { declared: "1.2" },
        metadata: { url: "https://example.com/app@1" },
      },
    });
    expect(declaredSource({ version: "1.2", sourceUrl: undefined })).toEqual({
      source: { type: "project", version: { declared: "1.2" } },
    });
  });

  it("says nothing if the project does not", () => {
    expect(declaredSource({ version: undefined, sourceUrl: undefined })).toBeUndefined();
  });
});
