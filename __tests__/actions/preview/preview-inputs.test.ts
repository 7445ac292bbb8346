import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { InputErrors } from "../../../src/actions/inputs/input-errors.ts";
import { reportOutputs } from "../../../src/actions/outputs.ts";
import { openPreviewInputs, readPreviewInputs } from "../../../src/actions/preview/preview-inputs.ts";
import { COMPLETE_REPORT } from "../reports.ts";

const DIGEST = `sha256:${"4b".repeat(32)}`;

function read(inputs: Readonly<Record<string, string>>) {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return readPreviewInputs(openPreviewInputs(Object.fromEntries(variables) as Record<string, string>));
}

async function complaints(inputs: Readonly<Record<string, string>>): Promise<string[]> {
  try {
    await read(inputs);
  } catch (error) {
    if (error instanceof InputErrors)
      return error.problems.map(({ input, problem }) => `${input}: ${problem}`);
    throw error;
  }
  return [];
}

describe("readPreviewInputs", () => {
  it("reads all of them", async () => {
    const inputs = await read({
      image: `ghcr.io/owner/app@${DIGEST}`,
      "base-image": "ghcr.io/owner/app:main",
      platform: "linux/arm64",
      "pull-request": "12",
      title: "Web",
      key: "web",
      "github-token": "t0ken",
    });

    expect(inputs).toEqual({
      certificates: [],
      request: {
        image: { registry: "ghcr.io", repository: "owner/app", digest: DIGEST },
        built: undefined,
        baseImage: { registry: "ghcr.io", repository: "owner/app", tag: "main" },
        target: { os: "linux", arch: "arm64" },
      },
      title: "Web",
      key: "web",
      pullRequest: 12,
      token: "t0ken",
    });
  });

  it("is content with what a build that did not push has to say", async () => {
    const { request, title, key, pullRequest } = await read({ image: "", metadata: "{}" });

    expect(request.image).toBeUndefined();
    expect(request.built?.contents.isComplete).toBe(false);
    expect([title, key, pullRequest]).toEqual(["Image preview", "image", undefined]);
  });

  it("tells previews apart by the image in use, whether this one is pushed or not", async () => {
    const base = { "base-image": "ghcr.io/owner/web:main" };

    const keys = [
      await read({ ...base, image: "ghcr.io/owner/previews:1" }),
      await read({ ...base, metadata: "{}" }),
    ];

    expect(keys.map(({ key }) => key)).toEqual(["ghcr.io/owner/web", "ghcr.io/owner/web"]);
    await expect(read({ image: "ghcr.io/owner/api:pr-1" })).resolves.toMatchObject({
      key: "ghcr.io/owner/api",
    });
  });

  it.each<[Record<string, string>, string[]]>([
    [{}, ["image: it is empty, and so is `metadata`: there is nothing to preview."]],
    [{ image: "g.io/A" }, ['image: "g.io/A" has upper-case letters in its name.']],
    [
      { image: "g.io/a", "base-image": "g.io/B" },
      ['base-image: "g.io/B" has upper-case letters in its name.'],
    ],
    [{ metadata: "{" }, ['metadata: it is not JSON: "{".']],
    [
      { metadata: '{"layers":1}' },
      ['metadata: it is malformed at "layers": Invalid type: Expected Array but received 1.'],
    ],
    [{ image: "g.io/a", platform: "amd64" }, ['platform: "amd64" is not a platform.']],
    [{ image: "g.io/a", "pull-request": "#1" }, ['pull-request: "#1" is not the number of a pull request.']],
    [{ image: "g.io/a", "pull-request": "0" }, ['pull-request: "0" is not the number of a pull request.']],
    [
      { image: "g.io/a", "insecure-registries": "http://r" },
      ['insecure-registries: "http://r" is not the host of a registry.'],
    ],
    [
      { image: "g.io/A", "pull-request": "x" },
      [
        'image: "g.io/A" has upper-case letters in its name.',
        'pull-request: "x" is not the number of a pull request.',
      ],
    ],
  ])("complains about %j", async (inputs, expected) => {
    expect(await complaints(inputs)).toEqual(expected);
  });
});

describe("the input metadata", () => {
  async function built(metadata: unknown) {
    const { request } = await read({ metadata: JSON.stringify(metadata) });
    return request.built;
  }

  it("takes the build action's output of that name", async () => {
    const report = {
      ...COMPLETE_REPORT,
      layers: [
        { name: "example/node:node", outcome: "reused" as const, reason: "", diffId: DIGEST, sizeBytes: 12 },
        { name: "app", outcome: "added" as const, reason: "" },
      ],
      sizeBytes: 100,
      runImageSizeBytes: 60,
    };

    const { request } = await read({ metadata: reportOutputs(report)["metadata"] ?? "" });

    expect(request.built).toEqual({
      names: COMPLETE_REPORT.tags,
      isPushed: true,
      work: "build",
      attestations: 1,
      digest: COMPLETE_REPORT.digest,
      target: { os: "linux", arch: "amd64" },
      contents: {
        layers: [
          { name: "example/node:node", diffId: DIGEST, sizeBytes: 12 },
          { name: "app", diffId: undefined, sizeBytes: undefined },
        ],
        isComplete: false,
        sizeBytes: 100,
        runImageSizeBytes: 60,
        buildpacks: [{ id: "example/node", version: "1.2.3" }],
        runImage: COMPLETE_REPORT.runImage,
      },
    });
  });

  it("names an image that is only in the engine as the engine does", async () => {
    expect((await built({ tags: [], loaded: ["app:pr-1"] }))?.names).toEqual(["app:pr-1"]);
  });

  it.each([-1, 1.5, 1e300, "12", null, {}])("does not take %j for a size", async (sizeBytes) => {
    const image = await built({ sizeBytes, layers: [{ name: "a", sizeBytes }] });

    expect(image?.contents).toMatchObject({
      sizeBytes: undefined,
      layers: [{ name: "a", sizeBytes: undefined }],
    });
  });

  it("does not take any text for a digest", async () => {
    expect((await built({ digest: "sha256:x" }))?.digest).toBeUndefined();
  });

  it("is read or complained about, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (metadata) => {
        const found = await complaints({ image: "g.io/a", metadata });

        expect(found.every((problem) => problem.startsWith("metadata: it is"))).toBe(true);
      }),
    );
  });
});
