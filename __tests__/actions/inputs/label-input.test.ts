import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Complain } from "../../../src/actions/inputs/input-reader.ts";
import { parseAnnotations, parseLabels } from "../../../src/actions/inputs/label-input.ts";

/** Complaints as `value: problem hint`. */
function complaints(): { readonly list: string[]; readonly complain: Complain } {
  const list: string[] = [];
  return { list, complain: (value, problem, hint = "") => list.push(`${value}: ${problem} ${hint}`) };
}

function labelsOf(text: string): Record<string, string> {
  const { list, complain } = complaints();
  const labels = parseLabels(text, complain);
  expect(list).toEqual([]);
  return Object.fromEntries(labels);
}

/** As docker/metadata-action prints them. */
const METADATA_LABELS = `org.opencontainers.image.created=2026-11-22T10:00:00.000Z
org.opencontainers.image.description=Apps, "quoted", and a=b
org.opencontainers.image.licenses=
org.opencontainers.image.url=https://github.com/owner/app?x=1&y=2`;

describe("parseLabels", () => {
  it("reads what docker/metadata-action prints", () => {
    expect(labelsOf(METADATA_LABELS)).toEqual({
      "org.opencontainers.image.created": "2026-11-22T10:00:00.000Z",
      "org.opencontainers.image.description": 'Apps, "quoted", and a=b',
      "org.opencontainers.image.licenses": "",
      "org.opencontainers.image.url": "https://github.com/owner/app?x=1&y=2",
    });
  });

  it.each([
    ["a value with the line separators of Unicode", "a=1\u2028b=2\u2029c", { a: "1\u2028b=2\u2029c" }],
    ["nothing", "", {}],
    ["white space and comments", "\n  \n# a=1\n  # b=2\r\n", {}],
    ["Windows line breaks", "a=1\r\nb=2\r\n", { a: "1", b: "2" }],
    ["spaces around a key, and those of a value", "  a = 1 ", { a: " 1 " }],
    ["a line in quotes, as CSV has them", '"a=say ""hi"", all"', { a: 'say "hi", all' }],
    ["quotes inside of a line", 'a="1"', { a: '"1"' }],
    ["several lines in quotes", '"a=1\n# 2\n\n ""3"" = 4"\nb=5', { a: '1\n# 2\n\n "3" = 4', b: "5" }],
    ["several lines in quotes, of Windows", ' "a=1\r\n2" \r\nb=3', { a: "1\n2", b: "3" }],
    ["quotes that do not end", 'a=1\n"b=2\nc="3"', { a: "1", '"b': "2", c: '"3"' }],
    ["JSON and lists", 'a={"b":"c=d, e"}\nf=1,2,3', { a: '{"b":"c=d, e"}', f: "1,2,3" }],
    ["the last of two values", "a=1\na=2", { a: "2" }],
    ["keys with colons, slashes and capitals", "com.example/A:b=1", { "com.example/A:b": "1" }],
    ["a key that is a level elsewhere", "manifest:a=1", { "manifest:a": "1" }],
    ["characters of all languages", "a=žluťoučký 🐎", { a: "žluťoučký 🐎" }],
  ])("reads %s", (_, text, labels) => {
    expect(labelsOf(text)).toEqual(labels);
  });

  it.each([
    [
      "no-equals",
      'no-equals: "no-equals" has no "=". Write KEY=VALUE; for an empty value, "KEY=". Put an entry that has several lines in quotes.',
    ],
    [
      "=value",
      '=value: "=value" has no key. Write KEY=VALUE with a key without spaces, e.g. org.opencontainers.image.title=app.',
    ],
    [
      "my key=1",
      'my key=1: "my key" is not a key. Write KEY=VALUE with a key without spaces, e.g. org.opencontainers.image.title=app.',
    ],
    [
      "a\u001b[0m=1",
      'a\u001b[0m=1: "a\\u001b[0m" is not a key. Write KEY=VALUE with a key without spaces, e.g. org.opencontainers.image.title=app.',
    ],
    [
      "io.buildpacks.lifecycle.metadata={}",
      'io.buildpacks.lifecycle.metadata: "io.buildpacks.lifecycle.metadata" is a label of the lifecycle. Choose a key that does not start with "io.buildpacks.".',
    ],
  ])("complains about %j, and reads the rest", (line, complaint) => {
    const { list, complain } = complaints();

    const labels = parseLabels(`a=1\n${line}\nb=2`, complain);

    expect(list).toEqual([complaint]);
    expect(Object.fromEntries(labels)).toEqual({ a: "1", b: "2" });
  });
});

describe("parseAnnotations", () => {
  const parse = (text: string) => {
    const { list, complain } = complaints();
    const { annotations, notices } = parseAnnotations(text, complain);
    return { annotations: Object.fromEntries(annotations.manifest), notices, complaints: list };
  };

  it.each([
    ["without a level", "a=1", { a: "1" }],
    ["for the manifest", "manifest:a=1, 2", { a: "1, 2" }],
    ["in quotes", '"manifest:a=""1"""', { a: '"1"' }],
    ["with a colon that is no level", "org.example:a=1", { "org.example:a": "1" }],
    ["whose level only looks like one", "manifests:a=1", { "manifests:a": "1" }],
    ["that the lifecycle uses as labels", "manifest:io.buildpacks.x=1", { "io.buildpacks.x": "1" }],
    ["with a value like a level", "a=index:b=2", { a: "index:b=2" }],
  ])("takes one %s", (_, text, annotations) => {
    expect(parse(text)).toEqual({ annotations, notices: [], complaints: [] });
  });

  it("leaves out what is for an index or a descriptor, and says so once for each", () => {
    const text = "manifest,index:a=1\nindex:b=2\nindex-descriptor:c=3\nmanifest-descriptor:d=4\nmanifest:e=5";

    expect(parse(text)).toEqual({
      annotations: { a: "1", e: "5" },
      notices: [
        '2 annotations for the level "index" are left out: the image has a manifest only (a, b).',
        'An annotation for the level "index-descriptor" is left out: the image has a manifest only (c).',
        'An annotation for the level "manifest-descriptor" is left out: the image has a manifest only (d).',
      ],
      complaints: [],
    });
  });

  it.each([
    [
      "manifest[linux/amd64]:a=1",
      'manifest[linux/amd64]:a=1: "manifest[linux/amd64]:a=1" is for one platform, "linux/amd64". Write "manifest:a=1": there is one manifest, whatever its platform.',
    ],
    [
      "manifest:a",
      'manifest:a: "manifest:a" has no "=". Write KEY=VALUE; for an empty value, "KEY=". Put an entry that has several lines in quotes.',
    ],
    [
      "index:=1",
      'index:=1: "index:=1" has no key. Write KEY=VALUE with a key without spaces, e.g. org.opencontainers.image.title=app.',
    ],
  ])("complains about %j", (line, complaint) => {
    expect(parse(line)).toEqual({ annotations: {}, notices: [], complaints: [complaint] });
  });
});

describe("parseAnnotations for several platforms", () => {
  const parse = (text: string) => {
    const { list, complain } = complaints();
    const { annotations, notices } = parseAnnotations(text, complain, "both");
    const { manifest, byPlatform, index } = annotations;
    const own = [...byPlatform].map(([platform, each]) => [platform, Object.fromEntries(each)] as const);
    return {
      annotations: [Object.fromEntries(manifest), Object.fromEntries(own), Object.fromEntries(index)],
      notices,
      complaints: list,
    };
  };

  it("puts what says nothing on the images and on the index, and the rest where it says", () => {
    const text =
      "a=1\nmanifest:b=2\nindex:c=3\nmanifest,index:d=4\nmanifest[linux/arm64]:e=5\nmanifest[linux/arm64]:f=6";

    expect(parse(text)).toEqual({
      annotations: [
        { a: "1", b: "2", d: "4" },
        { "linux/arm64": { e: "5", f: "6" } },
        { a: "1", c: "3", d: "4" },
      ],
      notices: [],
      complaints: [],
    });
  });

  it("leaves out what is for a descriptor", () => {
    expect(parse("index-descriptor:a=1").notices).toEqual([
      'An annotation for the level "index-descriptor" is left out: they are put on the manifests and on the index only (a).',
    ]);
  });

  it("complains about what is no platform", () => {
    expect(parse("manifest[arm64]:a=1").complaints).toEqual([
      expect.stringContaining('"arm64" is not a platform.'),
    ]);
  });
});

describe("any text", () => {
  // Rare ones among all of Unicode would be tried in a few runs only.
  const unit = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    fc.constantFrom('"', "=", "#", " ", "\t", "\v", "\u0085", "\u2028", "\u2029", "manifest:", "index:"),
  );
  const line = fc.string({ unit }).map((text) => text.replace(/[\r\n]/g, ""));

  it("is read or complained about, line by line, and nothing else happens", () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { list, complain } = complaints();
        const { annotations } = parseAnnotations(lines.join("\n"), complain);
        const labels = parseLabels(lines.join("\n"), complain);
        expect(Math.max(annotations.manifest.size, labels.size)).toBeLessThanOrEqual(lines.length);
        expect(list.length).toBeLessThanOrEqual(2 * lines.length);
      }),
    );
  });

  it("can be a value", () => {
    fc.assert(
      fc.property(line, (value) => {
        expect(parseLabels(`key=${value}`, () => undefined).get("key")).toBe(value);
      }),
    );
  });
});
