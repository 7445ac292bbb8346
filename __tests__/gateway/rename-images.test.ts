import { describe, expect, it } from "@jest/globals";
import { renameImages } from "../../src/gateway/rename-images.ts";

const RENAMES = new Map([
  ["10.0.0.1:1/ghcr.io/o/app", "ghcr.io/o/app"],
  ["10.0.0.1:1/index.docker.io/library/run", "index.docker.io/library/run"],
  ["10.0.0.1:1/index.docker.io/library/run:latest", "run"],
]);

describe("renameImages", () => {
  it.each([
    ["Saving 10.0.0.1:1/ghcr.io/o/app:1...", "Saving ghcr.io/o/app:1..."],
    ['Image with name "10.0.0.1:1/ghcr.io/o/app" not found', 'Image with name "ghcr.io/o/app" not found'],
    ["10.0.0.1:1/ghcr.io/o/app-cache:1", "10.0.0.1:1/ghcr.io/o/app-cache:1"],
    ["x10.0.0.1:1/ghcr.io/o/app", "x10.0.0.1:1/ghcr.io/o/app"],
  ])("puts whole names into their place: %s", (text, expected) => {
    expect(renameImages(text, RENAMES)).toBe(expected);
  });

  it("prefers the name of an image to that of its repository", () => {
    const text =
      "10.0.0.1:1/index.docker.io/library/run:latest@sha256:1 10.0.0.1:1/index.docker.io/library/run@sha256:1";

    expect(renameImages(text, RENAMES)).toBe("run@sha256:1 index.docker.io/library/run@sha256:1");
  });
});
