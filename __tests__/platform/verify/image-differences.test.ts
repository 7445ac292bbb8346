// Two images compared, and what is said of them.
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { editImage } from "../../../src/gateway/edit-image.ts";
import type { FinishedImage } from "../../../src/gateway/finished-image.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { OCI_CONFIG, OCI_LAYER, OCI_MANIFEST } from "../../../src/oci/media-types.ts";
import type { BuildReport } from "../../../src/platform/request/build-request.ts";
import { findDifferences } from "../../../src/platform/verify/image-differences.ts";
import { verificationError } from "../../../src/platform/verify/verification-error.ts";
import { tarFile, writeTar } from "../../docker/tiny-tar.ts";

/** The content of a layer: archives, or what is said to be one. */
type Content = Buffer | string;

interface ImageParts {
  readonly run?: readonly Content[];
  readonly layers?: Readonly<Record<string, Content>>;
  readonly app?: Content;
  readonly env?: readonly string[];
  readonly level?: number;
}

/** A file in an archive. */
const file = (content: string, name = "file"): Buffer => writeTar([tarFile(name, content)]);

/** An image as a lifecycle exports it, with layers in memory. */
function image({ run = ["run"], layers = {}, app = "app", env = [], level = 6 }: ImageParts): FinishedImage {
  const contents = [...run, ...Object.values(layers), app].map((content) => Buffer.from(content));
  const diffIds = contents.map(digestOf);
  const own = Object.keys(layers).map(
    (name, at) => [name, { sha: diffIds[run.length + at], launch: true }] as const,
  );
  const metadata = {
    app: [{ sha: diffIds.at(-1) }],
    buildpacks: own.map(([name, layer]) => {
      const [key = "", part = ""] = name.split(":");
      return { key, version: "1.0.0", layers: { [part]: layer } };
    }),
    runImage: { topLayer: diffIds[run.length - 1], reference: `run@${digestOf("run")}` },
  };
  const build = { buildpacks: [{ id: "examples/one", version: "1.2.3" }], processes: [] };
  const Labels = {
    "io.buildpacks.lifecycle.metadata": JSON.stringify(metadata),
    "io.buildpacks.build.metadata": JSON.stringify(build),
  };
  const config = {
    architecture: "amd64",
    os: "linux",
    rootfs: { type: "layers", diff_ids: diffIds },
    config: { Env: env, Labels },
  };
  const stored = contents.map((content) => gzipSync(content, { level }));
  const configBytes = Buffer.from(JSON.stringify(config));
  const manifest = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: OCI_CONFIG, digest: digestOf(configBytes), size: configBytes.length },
    layers: stored.map((blob) => ({ mediaType: OCI_LAYER, digest: digestOf(blob), size: blob.length })),
  };
  const blobs = new Map<Digest, Buffer>(stored.map((blob) => [digestOf(blob), blob]));
  return {
    ...editImage(
      { mediaType: OCI_MANIFEST, manifestBytes: Buffer.from(JSON.stringify(manifest)), configBytes },
      {},
    ),
    originOf: () => {
      throw new Error("It is nowhere else.");
    },
    readBlob: (digest) => Readable.from([blobs.get(digest) ?? Buffer.alloc(0)]),
  };
}

const NEVER = new AbortController().signal;

async function explain(first: ImageParts, second: ImageParts, reuse: BuildReport["layers"] = []) {
  const [a, b] = [image(first), image(second)];
  const differences = await findDifferences(a, b, NEVER);
  const name = `ghcr.io/owner/app@${a.digest}`;
  const error = verificationError({
    image: { digest: a.digest, image: name },
    secondDigest: b.digest,
    differences,
    reuse,
  });
  const lines = error.details?.kind === "verification" ? error.details.lines : [];
  return { error, lines, digests: [a.digest, b.digest] as const };
}

describe("the error", () => {
  it("has both digests, what differs, and that no tag was moved", async () => {
    const { error, digests } = await explain({ app: file("one") }, { app: file("two"), env: ["A=1"] });

    expect(error).toMatchObject({ code: "VERIFICATION" });
    expect(error.message).toBe(
      `The image is not reproducible: it is ${digests[0]}, and ${digests[1]} when it is built again without any cache. ` +
        `1 layer and 1 setting differ. No tag was moved; the image itself is "ghcr.io/owner/app@${digests[0]}".`,
    );
  });

  it("names the layer, its buildpack, and the file with both values", async () => {
    const { lines } = await explain(
      { layers: { "examples/one:random": file("one") } },
      { layers: { "examples/one:random": file("two") } },
    );

    expect(lines).toEqual([
      'Layer "examples/one:random" of the buildpack "examples/one@1.2.3":',
      expect.stringMatching(
        /^ {2}"file": content from byte 0 on \(3 bytes sha256:\w{12} and 3 bytes sha256:\w{12}\)$/,
      ),
    ]);
  });

  it("says that a layer was reused, and what to do then", async () => {
    const name = "examples/one:modules";
    const reason = "it is the same as in the previous image";
    const { lines, error } = await explain(
      { layers: { [name]: file("one") } },
      { layers: { [name]: file("two") } },
      [{ name, outcome: "reused", reason }],
    );

    expect(lines[0]).toBe(
      `Layer "${name}" of the buildpack "examples/one@1.2.3", which the first build reused (${reason}):`,
    );
    expect(error.hint).toContain('set "clear-cache" to "true" once');
  });

  it("does not blame reuse if another layer differs, too, that was built", async () => {
    const name = "examples/one:modules";
    const { error } = await explain(
      { layers: { [name]: file("one") }, app: file("one") },
      { layers: { [name]: file("two") }, app: file("two") },
      [{ name, outcome: "reused", reason: "it is the same as in the previous image" }],
    );

    expect(error.hint).toContain("Let the buildpack make the same files each time");
  });

  it("says that what is in the layer of the app may come from anyone", async () => {
    const { lines } = await explain({ app: file("one") }, { app: file("two") });

    expect(lines[0]).toBe('Layer "app" (the source, and what buildpacks made of it):');
  });

  it("names layers that only one image has", async () => {
    const { lines, error } = await explain(
      { layers: { "examples/one:a": file("a"), "examples/one:b": file("b") } },
      { layers: { "examples/one:b": file("b"), "examples/two:c": file("c") } },
    );

    expect(lines.slice(0, 2)).toEqual([
      'Layer "examples/two:c": only in the second image',
      'Layer "examples/one:a" of the buildpack "examples/one@1.2.3": only in the first image',
    ]);
    expect(error.message).toContain(" 2 layers and 5 settings differ. ");
  });

  it("tells content that is only stored in another way from content that differs", async () => {
    const app = file("a".repeat(5000));
    const { lines, error } = await explain({ run: [], app, level: 9 }, { run: [], app, level: 1 });

    expect(lines).toEqual([
      expect.stringMatching(
        /^Layer "app" \(.*\): the same content, stored as \d+ bytes sha256:\w{12} \(.*tar\+gzip\) and as \d+ bytes sha256:\w{12} \(.*tar\+gzip\)$/,
      ),
    ]);
    expect(error.hint).toContain('"previous-image"');
  });

  it("tells layers of the run image by their number", async () => {
    const { lines } = await explain({ run: [file("a"), file("b")] }, { run: [file("a"), file("c")] });

    expect(lines[0]).toBe('Layer "run image, layer 2":');
  });

  it("tells the order of layers", async () => {
    const [a, b] = [file("a"), file("b")];
    const { lines, error } = await explain(
      { layers: { "examples/one:a": a, "examples/two:b": b } },
      { layers: { "examples/two:b": b, "examples/one:a": a } },
    );

    expect(lines).toContain("The layers are the same in another order");
    expect(error.message).toContain("The order of the layers and");
  });

  it("tells what cannot be compared", async () => {
    const { lines } = await explain({ app: "one".repeat(400) }, { app: file("two") });

    expect(lines).toEqual([
      expect.stringMatching(
        /^Layer "app" \(.*\): its files could not be compared: The tar archive is malformed/,
      ),
    ]);
  });

  it("tells that the archives differ where no file does", async () => {
    const { lines } = await explain(
      { app: file("one") },
      { app: Buffer.concat([file("one"), Buffer.alloc(512)]) },
    );

    expect(lines[1]).toContain("the files are the same");
  });

  it("has the first layers and files, and counts the others", async () => {
    const files = (content: string) =>
      writeTar(Array.from({ length: 14 }, (_none, at) => tarFile(`${10 + at}`, content)));
    const layers = (content: string) =>
      Object.fromEntries(
        Array.from({ length: 8 }, (_none, at) => [`examples/one:${at}`, files(content + String(at))]),
      );
    const { lines } = await explain({ layers: layers("a") }, { layers: layers("b") });

    expect(lines).toHaveLength(5 * 12 + 1);
    expect(lines[11]).toBe("  and 4 more files");
    expect(lines.at(-1)).toBe("3 more layers differ");
  });

  it.each([
    [0, "  too many files are in one of both layers only, or in another order, so not all were compared"],
    [
      12,
      "  and maybe others: too many files are in one of both layers only, or in another order, so not all were compared",
    ],
  ])("says so where files were too many to be compared, after the %d that differ", (count, expected) => {
    const files = { shown: [], count, isReordered: false, isComplete: false };
    const differences = {
      layers: [{ name: "app", kind: "files", files } as const],
      layerCount: 1,
      isReordered: false,
      settings: [],
      settingCount: 0,
      buildpacks: [],
    };
    const [first, second] = [image({}), image({})];
    const failed = { digest: first.digest, image: undefined };
    const { details } = verificationError({
      image: failed,
      secondDigest: second.digest,
      differences,
      reuse: [],
    });

    expect(details).toMatchObject({
      kind: "verification",
      lines: expect.arrayContaining([expected]) as unknown,
    });
  });

  it("has the first settings, and counts the others", async () => {
    const env = Array.from({ length: 15 }, (_none, at) => `A${at}=1`);
    const { lines, error } = await explain({}, { env });

    expect(lines).toHaveLength(11);
    expect([lines[0], lines.at(-1)]).toEqual(['The variable "A0"', "5 more settings differ"]);
    expect(error.message).toContain(" 15 settings differ. ");
  });

  it("keeps untrusted names in their lines", async () => {
    const name = "bad\n::error::x";
    const { lines } = await explain({ app: file("one", name) }, { app: file("two", name) });

    expect(lines.join()).not.toContain("\n");
    expect(lines[1]).toContain('"bad\\n::error::x"');
  });
});

it("comparing ends when the build is cancelled", async () => {
  const comparing = findDifferences(
    image({ app: file("a") }),
    image({ app: file("b") }),
    AbortSignal.abort(),
  );

  await expect(comparing).rejects.toBeInstanceOf(PlatformError);
});
