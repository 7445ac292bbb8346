import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import {
  encodeImageConfig,
  envValue,
  type ImageConfig,
  parseImageConfig,
  targetOf,
} from "../../src/oci/image-config.ts";

/** With every key we know, in the order in which Go writes them. */
const FULL = {
  architecture: "arm64",
  author: "someone",
  container: "abc",
  created: "1980-01-01T00:00:01Z",
  docker_version: "28",
  history: [
    { author: "a", created: "1980-01-01T00:00:01Z", created_by: "RUN x", comment: "c", empty_layer: true },
    { created: "1980-01-01T00:00:01Z" },
  ],
  os: "linux",
  rootfs: { type: "layers", diff_ids: [digestOf("a"), digestOf("b")] },
  config: {
    AttachStderr: true,
    AttachStdin: true,
    AttachStdout: true,
    Cmd: ["run"],
    Healthcheck: { Test: ["CMD", "true"], Interval: 5, Retries: 0 },
    Domainname: "d",
    Entrypoint: ["/cnb/process/web"],
    Env: ["PATH=/bin", "EMPTY="],
    Hostname: "h",
    Image: "i",
    Labels: { b: "<&>", a: "" },
    OnBuild: ["RUN y"],
    OpenStdin: true,
    StdinOnce: true,
    Tty: true,
    User: "1000:1000",
    Volumes: { "/data": {} },
    WorkingDir: "/workspace",
    ExposedPorts: { "8080/tcp": {} },
    ArgsEscaped: true,
    NetworkDisabled: true,
    MacAddress: "m",
    StopSignal: "SIGINT",
    Shell: ["/bin/sh", "-c"],
  },
  "os.version": "1",
  variant: "v8",
  "os.features": ["f"],
};

const MINIMAL: ImageConfig = { architecture: "amd64", os: "linux", rootfs: { type: "layers", diff_ids: [] } };

const reversed = (value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, key === "Labels" || key === "Healthcheck" ? item : reversed(item)]),
      );

describe("an image config", () => {
  it("comes back as it was", () => {
    const json = encodeImageConfig(parseImageConfig(JSON.stringify(FULL), "app"));

    expect(JSON.parse(json)).toStrictEqual(FULL);
  });

  it("has its keys in a fixed order, whatever order they came in", () => {
    const json = encodeImageConfig(parseImageConfig(JSON.stringify(reversed(FULL)), "app"));

    expect(json).toBe(JSON.stringify(FULL).replace("<&>", "\\u003c\\u0026\\u003e"));
  });

  it("is written with config and rootfs even if they are empty", () => {
    expect(encodeImageConfig(MINIMAL)).toBe(
      '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"config":{}}',
    );
  });

  it("is written without empty fields", () => {
    const json = encodeImageConfig({
      ...MINIMAL,
      author: "",
      variant: null,
      history: [],
      "os.features": [],
      config: { Cmd: [], Env: null, Labels: {}, Tty: false, User: "", Volumes: {} },
    });

    expect(json).toBe(encodeImageConfig(MINIMAL));
  });

  it("is written without empty fields in its history", () => {
    const json = encodeImageConfig({
      ...MINIMAL,
      history: [{ created: "x", comment: "", empty_layer: false }],
    });

    expect(JSON.parse(json)).toMatchObject({ history: [{ created: "x" }] });
    expect(json).not.toContain("comment");
    expect(json).not.toContain("empty_layer");
  });

  it("loses what we do not know", () => {
    const json = JSON.stringify({ ...FULL, unknown: 1, config: { ...FULL.config, Memory: 3 } });

    expect(parseImageConfig(json, "app")).toStrictEqual(FULL);
  });

  it("may have null where there is nothing", () => {
    const json =
      '{"architecture":"amd64","os":"linux","config":null,"history":null,"rootfs":{"type":"layers","diff_ids":null}}';

    expect(parseImageConfig(json, "app").rootfs.diff_ids).toStrictEqual([]);
  });

  it.each([
    ["{", 'The config of app is not JSON: "{".'],
    ["[]", 'The config of app is malformed at "architecture"'],
    ['{"architecture":"amd64"}', 'The config of app is malformed at "os"'],
    ['{"architecture":"amd64","os":"linux"}', 'The config of app is malformed at "rootfs"'],
    [
      JSON.stringify({ ...FULL, config: { Env: "A=b" } }),
      'The config of app is malformed at "config.Env": Invalid type: Expected Array but received "A=b".',
    ],
    [
      JSON.stringify({ ...FULL, rootfs: { type: "layers", diff_ids: [1] } }),
      'The config of app is malformed at "rootfs.diff_ids.0"',
    ],
  ])("is refused as %s", (json, message) => {
    const parse = () => parseImageConfig(json, "app");

    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ code: "MALFORMED" }));
  });
});

describe("targetOf", () => {
  it.each([
    [
      { os: "linux", architecture: "amd64" },
      { os: "linux", arch: "amd64" },
    ],
    [
      { os: "linux", architecture: "amd64", variant: "" },
      { os: "linux", arch: "amd64" },
    ],
    [
      { os: "linux", architecture: "arm64", variant: "v8" },
      { os: "linux", arch: "arm64", variant: "v8" },
    ],
  ])("reads %j", (config, target) => {
    expect(targetOf(config)).toStrictEqual(target);
  });
});

describe("envValue", () => {
  it.each([
    ["A", "1=2"],
    ["B", ""],
    ["AA", undefined],
    ["a", undefined],
  ])("finds %s as %j", (name, value) => {
    expect(envValue(["A=1=2", "B=", "A=second"], name)).toBe(value);
  });

  it.each([null, undefined, []])("finds nothing in %j", (env) => {
    expect(envValue(env, "A")).toBeUndefined();
  });
});

describe("a config that is too large", () => {
  const withLabels = (Labels: Record<string, string>): ImageConfig => ({
    architecture: "amd64",
    os: "linux",
    rootfs: { type: "layers", diff_ids: [] },
    config: { Labels },
  });
  const MIB = 1024 * 1024;

  it("is refused, naming its largest label and the limit", () => {
    const huge = withLabels({ small: "x", "io.huge": "y".repeat(100 * MIB), medium: "z".repeat(MIB) });

    expect(() => encodeImageConfig(huge)).toThrow(
      expect.objectContaining({
        code: "MALFORMED",
        message: expect.stringMatching(
          /^The config of the image has 1059\d+ bytes; its largest label "io.huge" has 104857600\. More than 16 MiB /,
        ),
      }),
    );
  });

  it("is refused also if only what is escaped makes it so", () => {
    expect(() => encodeImageConfig(withLabels({ escaped: "<".repeat(10 * MIB) }))).toThrow(
      'its largest label "escaped" has 10485760.',
    );
  });

  it("begins beyond what buildpacks need", () => {
    const json = encodeImageConfig(withLabels({ large: "x".repeat(10 * MIB) }));

    expect(json.length).toBeGreaterThan(10 * MIB);
  });
});
