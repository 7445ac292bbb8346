import { describe, expect, it } from "@jest/globals";
import { parseCache, parseCacheScope } from "../../../src/actions/inputs/cache-inputs.ts";
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";

const TAGS = ["ghcr.io/owner/app:1", "ghcr.io/owner/app"].map((name) => parseImageReference(name));

function read<T>(parse: (complain: (text: string, message: string) => void) => T) {
  const complaints: string[] = [];
  const value = parse((_text, message) => complaints.push(message));
  return { value, complaints };
}

const cache = (text: string) => read((complain) => parseCache(text, TAGS, complain));

describe("parseCache", () => {
  it.each(["auto", "github", "volume", "none"])("knows the word %s", (word) => {
    expect(cache(word)).toEqual({ value: { kind: word }, complaints: [] });
  });

  it("is automatic if it is empty", () => {
    expect(cache("")).toEqual({ value: { kind: "auto" }, complaints: [] });
  });

  it.each([
    ["ghcr.io/owner/app-cache:main", "ghcr.io/owner/app-cache:main"],
    ["ghcr.io/owner/app:cache", "ghcr.io/owner/app:cache"],
    ["owner/cache", "index.docker.io/owner/cache:latest"],
    ["localhost:5000/cache", "localhost:5000/cache:latest"],
    ["none:1", "index.docker.io/library/none:1"],
  ])("takes %s for an image", (text, full) => {
    const { value, complaints } = cache(text);

    expect(complaints).toEqual([]);
    expect(value.kind === "registry" && formatImageReference(value.image)).toContain(
      full.replace(/:latest$/, ""),
    );
  });

  it.each(["ghcr.io/owner/app:1", "ghcr.io/owner/app:latest", "ghcr.io/owner/app"])(
    "refuses %s, which is a tag of the image",
    (text) => {
      expect(cache(text).complaints).toEqual([
        `"${text}" is also a tag of the image, which would overwrite it.`,
      ]);
    },
  );

  it.each(["always", "Auto", "true", "git hub"])("refuses the word %s", (text) => {
    expect(cache(text)).toEqual({
      value: { kind: "auto" },
      complaints: [`"${text}" is neither one of auto, github, volume, none nor an image reference.`],
    });
  });

  it.each(["ghcr.io/Owner/cache", "a b/c"])("refuses %s, which is no image", (text) => {
    const { value, complaints } = cache(text);

    expect(value).toEqual({ kind: "auto" });
    expect(complaints).toHaveLength(1);
  });

  it("refuses an image by digest, which cannot be written", () => {
    expect(cache(`ghcr.io/owner/cache@sha256:${"a".repeat(64)}`).complaints).toHaveLength(1);
  });
});

describe("parseCacheScope", () => {
  const scope = (text: string) => read((complain) => parseCacheScope(text, complain));

  it.each(["", "api", "node 22, Linux/ü"])("takes %j as it is", (text) => {
    expect(scope(text)).toEqual({ value: text, complaints: [] });
  });

  it.each(["a\nb", "x".repeat(201)])("refuses %j", (text) => {
    expect(scope(text).complaints).toHaveLength(1);
  });
});
