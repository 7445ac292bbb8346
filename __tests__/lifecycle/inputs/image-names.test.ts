import { describe, expect, it } from "@jest/globals";
import {
  nameImages,
  parseCacheImage,
  parseImageInput,
  parseImageInputs,
  parseImageName,
} from "../../../src/lifecycle/inputs/image-names.ts";
import { formatImageReference } from "../../../src/oci/image-reference.ts";

describe("parseImageInputs", () => {
  it.each([
    [["ghcr.io/a/b"], ["ghcr.io/a/b"]],
    [
      ["ghcr.io/a/b:1", "ghcr.io/a/b:2", "ghcr.io/c"],
      ["ghcr.io/a/b:1", "ghcr.io/a/b:2", "ghcr.io/c"],
    ],
    [
      ["app", "docker.io/owner/app"],
      ["index.docker.io/library/app", "index.docker.io/owner/app"],
    ],
  ])("reads %j", (names, references) => {
    expect(parseImageInputs(names, { inDaemon: false }).map(formatImageReference)).toStrictEqual(references);
  });

  it.each([
    [[], "parse arguments: at least one image is required"],
    [[""], "parse arguments: at least one image is required"],
    [
      ["UPPER"],
      'parse arguments: "UPPER" is not an image reference: the repository "UPPER" has upper-case letters.',
    ],
    [["ghcr.io/a", ""], 'parse arguments: "" is not an image reference: it has no repository.'],
    [
      ["ghcr.io/a", "localhost:5000/a"],
      'parse arguments: writing to multiple registries is unsupported: "ghcr.io" and "localhost:5000"',
    ],
  ])("ends with 3 for %j", (names, message) => {
    expect(() => parseImageInputs(names, { inDaemon: false })).toThrow(
      expect.objectContaining({ exitCode: 3, message }),
    );
  });
});

describe("names for a daemon", () => {
  it("may be of several registries", () => {
    const names = ["ghcr.io/a", "localhost:5000/a"];
    expect(parseImageInputs(names, { inDaemon: true }).map(formatImageReference)).toStrictEqual(names);
  });
});

describe("nameImages", () => {
  it("keeps names as they were given, next to what they mean", () => {
    const names = ["app", "app:1"];
    const images = parseImageInputs(names, { inDaemon: false });
    expect(nameImages(names, images)).toStrictEqual(names.map(parseImageName));
  });
});

describe("parseImageInput", () => {
  it("ends with 3 for what is no name", () => {
    expect(() => parseImageInput("a b")).toThrow(
      expect.objectContaining({
        exitCode: 3,
        message: 'parse arguments: "a b" is not an image reference: "a b" is not a repository.',
      }),
    );
  });
});

describe("parseCacheImage", () => {
  const app = parseImageInputs(["ghcr.io/a/app", "ghcr.io/a/app:1"], { inDaemon: false });

  it.each(["ghcr.io/a/cache", "ghcr.io/a/app:cache", "localhost:5000/a/app"])("takes %s", (name) => {
    expect(parseCacheImage(name, app)).toStrictEqual(parseImageInput(name));
  });

  it("is undefined without a name", () => {
    expect(parseCacheImage(undefined, app)).toBeUndefined();
  });

  it.each(["ghcr.io/a/app", "ghcr.io/a/app:latest", "ghcr.io/a/app:1", "no name"])(
    "ends with 3 for %s",
    (name) => {
      expect(() => parseCacheImage(name, app)).toThrow(expect.objectContaining({ exitCode: 3 }));
    },
  );
});
