// Configs and manifests of two images, compared.
import { describe, expect, it } from "@jest/globals";
import { settingDifferences } from "../../../src/platform/verify/setting-differences.ts";

const image = (config: object, manifest: object = {}) => ({
  configBytes: Buffer.from(JSON.stringify(config)),
  manifestBytes: Buffer.from(JSON.stringify(manifest)),
});

const labels = (Labels: Readonly<Record<string, unknown>>) =>
  image({
    config: {
      Labels: Object.fromEntries(
        Object.entries(Labels).map(([key, value]) => [
          key,
          typeof value === "string" ? value : JSON.stringify(value),
        ]),
      ),
    },
  });

const SHA = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("labels", () => {
  it.each([
    ["one that differs", { a: "1", b: "2" }, { a: "1", b: "3" }, ['the label "b"']],
    ["one that is missing", { a: "1" }, {}, ['the label "a"']],
    ["one that is new", {}, { "a\n": "1" }, ['the label "a\\n"']],
    [
      "a time in one",
      { a: "2026-01-01T00:00:00Z" },
      { a: "2026-01-01T00:00:01.5+01:00" },
      ['the label "a" (2026-01-01T00:00:00Z and 2026-01-01T00:00:01.5+01:00)'],
    ],
    [
      "JSON in one",
      { a: { b: [{ c: "s3cret" }] } },
      { a: { b: [{ c: "other" }] } },
      ['the label "a" at "b[0].c"'],
    ],
    ["more in JSON", { a: { b: 1 } }, { a: { b: 1, c: [2] } }, ['the label "a" at "c"']],
    ["a longer list in JSON", { a: [1] }, { a: [1, 2] }, ['the label "a" at "[1]"']],
    ["the same JSON in another form", { a: '{"b":1}' }, { a: '{ "b": 1 }' }, ['the label "a"']],
    ["something else than JSON", { a: { b: 1 } }, { a: "b" }, ['the label "a"']],
  ])("%s", (_what, first, second, expected) => {
    expect([...settingDifferences(labels(first), labels(second), true)]).toEqual(expected);
  });

  const metadata = (sha: string, at: string) => ({
    "io.buildpacks.lifecycle.metadata": {
      app: [{ sha }],
      buildpacks: [{ layers: { x: { sha, data: { at } } } }],
    },
  });

  it("that only name layers that differ are not told with these", () => {
    const [first, second] = [labels(metadata(SHA("a"), "one")), labels(metadata(SHA("b"), "two"))];

    expect([...settingDifferences(first, second, false)]).toEqual([
      'the label "io.buildpacks.lifecycle.metadata" at "buildpacks[0].layers.x.data.at"',
    ]);
    expect([...settingDifferences(first, second, true)]).toHaveLength(3);
  });

  it("that are nested beyond any sense are told as one", () => {
    const deep = (text: string) => labels({ a: `${"[".repeat(5000)}"${text}"${"]".repeat(5000)}` });

    expect([...settingDifferences(deep("x"), deep("y"), true)]).toEqual([
      `the label "a" at "${"[0]".repeat(30)}"`,
    ]);
  });
});

it("variables are told by their names alone", () => {
  const env = (...Env: string[]) => image({ config: { Env } });

  expect([...settingDifferences(env("A=1", "B=s3cret", "C=1"), env("A=1", "B=other=2"), true)]).toEqual([
    'the variable "B"',
    'the variable "C"',
  ]);
});

it("other settings of the config are told by where they are, and layers are not", () => {
  const first = image({
    created: "2026-01-01T00:00:00Z",
    rootfs: { diff_ids: ["a"] },
    config: { User: "1" },
  });
  const second = image({
    created: "2026-01-02T00:00:00Z",
    rootfs: { diff_ids: ["b"] },
    config: { User: "2" },
  });

  expect([...settingDifferences(first, second, false)]).toEqual([
    '"created" of the config (2026-01-01T00:00:00Z and 2026-01-02T00:00:00Z)',
    '"config.User" of the config',
  ]);
});

it("settings of the manifest are told, and its layers and config are not", () => {
  const first = image(
    {},
    { mediaType: "a", config: { digest: "a" }, layers: ["a"], annotations: { x: "1" } },
  );
  const second = image(
    {},
    { mediaType: "b", config: { digest: "b" }, layers: ["b"], annotations: { x: "2" } },
  );

  expect([...settingDifferences(first, second, false)]).toEqual([
    '"mediaType" of the manifest',
    '"annotations.x" of the manifest',
  ]);
});

it("of millions, the first is told without those that follow it", () => {
  const list = (value: number) => labels({ a: Array.from({ length: 2_000_000 }, () => value) });
  const clauses = settingDifferences(list(1), list(2), true);

  expect(clauses.next().value).toBe('the label "a" at "[0]"');
  expect(clauses.return(undefined).done).toBe(true);
});
