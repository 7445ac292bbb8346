import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Progress } from "../../../src/log.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { logModuleProgress } from "../../../src/platform/pull/buildpack-progress.ts";

const KEPT = digestOf("kept");

let told: [string, Progress][];
beforeEach(() => {
  told = [];
});

const modules = logModuleProgress(
  {
    store: {
      get: (blob, openBlob) =>
        blob.digest === KEPT ? Promise.resolve(Readable.from(Buffer.from("kept"))) : openBlob(blob),
    },
    downloads: {
      get: (_file, onProgress) => {
        onProgress?.({ doneBytes: 7 });
        return Promise.resolve("/temp/file");
      },
    },
  },
  {
    progress(subject, progress) {
      told.push([subject, progress]);
    },
  },
);

const blobOf = (content: string) => ({ digest: digestOf(content), size: content.length });
const open = (content: string) => (): Promise<Readable> =>
  Promise.resolve(Readable.from([Buffer.from(content.slice(0, 1)), Buffer.from(content.slice(1))]));

describe("logModuleProgress", () => {
  it("tells of the layers that are on their way as one, and passes them through", async () => {
    const layers = await Promise.all(
      ["layer", "more"].map(async (content) => {
        const stream = await modules.store.get(blobOf(content), open(content));
        return (await buffer(stream)).toString();
      }),
    );

    expect(layers).toEqual(["layer", "more"]);
    expect(told.at(-1)).toEqual(["Downloading buildpacks", { doneBytes: 9, totalBytes: 9 }]);
    const done = told.map(([, { doneBytes }]) => doneBytes);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it("says nothing of a layer that is kept", async () => {
    await buffer(await modules.store.get({ digest: KEPT, size: 4 }, open("kept")));

    expect(told).toEqual([]);
  });

  it("tells of a file by its name and host, never by what may be a token", async () => {
    const file = await modules.downloads.get({
      url: "https://example.com/a/node.tgz?token=s3cret",
      namedBy: "workflow",
      limitBytes: 10,
    });

    expect(file).toBe("/temp/file");
    expect(told).toEqual([["Downloading node.tgz from example.com", { doneBytes: 7 }]]);
  });
});
