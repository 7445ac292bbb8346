import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { onlyOrSelectedManifest, parseIndex, parseManifest, selectManifest } from "../../src/oci/manifest.ts";
import {
  DOCKER_MANIFEST,
  DOCKER_MANIFEST_LIST,
  isIndex,
  OCI_INDEX,
  OCI_MANIFEST,
} from "../../src/oci/media-types.ts";
import type { Target } from "../../src/oci/target.ts";

const descriptor = (content: string) => ({ mediaType: "m", digest: digestOf(content), size: content.length });

const MANIFEST = {
  schemaVersion: 2,
  mediaType: OCI_MANIFEST,
  config: descriptor("config"),
  layers: [{ ...descriptor("layer"), annotations: { a: "b" } }],
  annotations: { c: "d" },
};

const imageFor = (content: string, platform?: object) => ({
  ...descriptor(content),
  ...(platform !== undefined && { platform }),
});

const descriptorOf = ({ mediaType, digest, size }: ReturnType<typeof imageFor>) => ({
  mediaType,
  digest,
  size,
});

describe("parseManifest", () => {
  it("reads config, layers and annotations", () => {
    expect(parseManifest(JSON.stringify(MANIFEST), '"app"')).toStrictEqual(MANIFEST);
  });

  it("drops what we do not know", () => {
    const json = JSON.stringify({ ...MANIFEST, subject: {}, config: { ...MANIFEST.config, urls: [] } });

    expect(parseManifest(json, '"app"')).toStrictEqual(MANIFEST);
  });

  it.each([
    ["not JSON", "<html>", 'The manifest of "app" is not JSON: "<html>".'],
    [
      "of version 1",
      { ...MANIFEST, schemaVersion: 1 },
      'The manifest of "app" is malformed at "schemaVersion"',
    ],
    ["an index", { schemaVersion: 2, manifests: [] }, 'The manifest of "app" is malformed at "config"'],
    [
      "with a bad digest",
      { ...MANIFEST, config: { ...MANIFEST.config, digest: "sha256:1" } },
      'The manifest of "app" is malformed at "config.digest": is not a sha256 digest.',
    ],
    [
      "with a size as text",
      { ...MANIFEST, layers: [{ ...descriptor("x"), size: "1" }] },
      'The manifest of "app" is malformed at "layers.0.size"',
    ],
  ])("refuses what is %s", (_, manifest, message) => {
    const json = typeof manifest === "string" ? manifest : JSON.stringify(manifest);

    expect(() => parseManifest(json, '"app"')).toThrow(message);
  });

  it("quotes the start of what is not JSON, and no more", () => {
    expect(() => parseManifest("x".repeat(200), "it")).toThrow(
      `The manifest of it is not JSON: "${"x".repeat(79)}…".`,
    );
  });
});

describe("parseIndex", () => {
  it("names what is wrong", () => {
    expect(() => parseIndex('{"schemaVersion":2,"manifests":{}}', '"app"')).toThrow(
      'The index of "app" is malformed at "manifests"',
    );
  });
});

describe("selectManifest", () => {
  const entries = {
    none: imageFor("none"),
    attestation: imageFor("attestation", { os: "unknown", architecture: "unknown" }),
    amd64: imageFor("amd64", { os: "linux", architecture: "amd64" }),
    armV6: imageFor("armv6", { os: "linux", architecture: "arm", variant: "v6" }),
    armV7: imageFor("armv7", { os: "linux", architecture: "arm", variant: "v7" }),
    arm64V9: imageFor("arm64v9", { os: "linux", architecture: "arm64", variant: "v9" }),
    arm64: imageFor("arm64", { os: "linux", architecture: "arm64" }),
    windows: imageFor("windows", { os: "windows", architecture: "amd64" }),
  };
  const index = parseIndex(JSON.stringify({ schemaVersion: 2, manifests: Object.values(entries) }), "it");

  it.each<[string, Target, object | undefined]>([
    ["system and architecture", { os: "linux", arch: "amd64" }, entries.amd64],
    ["another system", { os: "windows", arch: "amd64" }, entries.windows],
    ["the plain variant if none is asked for", { os: "linux", arch: "arm" }, entries.armV7],
    ["the variant that is asked for", { os: "linux", arch: "arm", variant: "v6" }, entries.armV6],
    ["the plain variant where none is named", { os: "linux", arch: "arm64" }, entries.arm64],
    ["an entry that names the plain variant", { os: "linux", arch: "arm64", variant: "v8" }, entries.arm64],
    ["an entry without variant for any", { os: "linux", arch: "amd64", variant: "v2" }, entries.amd64],
    ["nothing for another variant", { os: "linux", arch: "arm", variant: "v5" }, undefined],
    ["nothing for another architecture", { os: "linux", arch: "s390x" }, undefined],
  ])("chooses %s", (_, target, entry) => {
    expect(selectManifest(index, target, "it")).toStrictEqual(
      entry && descriptorOf(entry as ReturnType<typeof imageFor>),
    );
  });
});

describe("an entry that cannot be used", () => {
  const sha512 = { mediaType: "m", digest: `sha512:${"0".repeat(128)}`, size: 1 };
  const odd = { ...sha512, platform: { os: "linux", architecture: "riscv64" } };
  const good = imageFor("good", { os: "linux", architecture: "amd64" });
  const index = (...manifests: unknown[]) =>
    parseIndex(JSON.stringify({ schemaVersion: 2, manifests }), "it");
  const unneeded = [odd, {}, { platform: null, digest: 1 }, { platform: { os: null } }];

  it("is in nobody's way while another one is chosen", () => {
    const chosen = selectManifest(index(...unneeded, good), { os: "linux", arch: "amd64" }, "it");

    expect(chosen).toStrictEqual(descriptorOf(good));
  });

  it("is told once it is chosen", () => {
    const choose = () => selectManifest(index(odd, good), { os: "linux", arch: "riscv64" }, '"app"');

    expect(choose).toThrow('The chosen entry of "app" is malformed at "digest": is not a sha256 digest.');
  });

  it("is told if it is the only one", () => {
    expect(() => onlyOrSelectedManifest(index(sha512), { os: "linux", arch: "amd64" }, "it")).toThrow(
      "not a sha256 digest",
    );
  });
});

describe("a configuration without a media type", () => {
  it("is one all the same, as other tools take it", () => {
    const { digest, size } = MANIFEST.config;
    const json = JSON.stringify({ ...MANIFEST, config: { digest, size } });

    expect(parseManifest(json, "it").config).toEqual({ digest, size, mediaType: "" });
  });
});

describe("null", () => {
  it("is as good as nothing, wherever a manifest may leave something out", () => {
    const json = JSON.stringify({
      schemaVersion: 2,
      mediaType: null,
      config: { ...MANIFEST.config, annotations: null },
      layers: [{ ...descriptor("layer"), annotations: { a: null } }],
      annotations: null,
    });

    expect(parseManifest(json, "it")).toStrictEqual({
      schemaVersion: 2,
      config: MANIFEST.config,
      layers: [{ ...descriptor("layer"), annotations: {} }],
    });
  });

  it("is as good as nothing, wherever an index may leave something out", () => {
    const entry = imageFor("x", { os: "linux", architecture: "arm", variant: null });
    const manifests = [{ ...entry, annotations: null, mediaType: null }];
    const index = parseIndex(
      JSON.stringify({ schemaVersion: 2, mediaType: null, manifests, annotations: null }),
      "it",
    );

    expect(selectManifest(index, { os: "linux", arch: "arm", variant: "v7" }, "it")).toStrictEqual({
      ...descriptorOf(entry),
      mediaType: "",
    });
  });

  it("stands for no layers", () => {
    expect(parseManifest(JSON.stringify({ ...MANIFEST, layers: null }), "it").layers).toStrictEqual([]);
  });
});

describe("isIndex", () => {
  it.each([
    [OCI_INDEX, true],
    [DOCKER_MANIFEST_LIST, true],
    [OCI_MANIFEST, false],
    [DOCKER_MANIFEST, false],
    ["", false],
  ])("of %s is %s", (mediaType, expected) => {
    expect(isIndex(mediaType)).toBe(expected);
  });
});
