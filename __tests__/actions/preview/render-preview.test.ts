import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  MAX_COMMENT_LENGTH,
  type PreviewSubject,
  renderPreview as renderPreviews,
} from "../../../src/actions/preview/render-preview.ts";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { compareImages, sizesOf } from "../../../src/platform/image/compare-images.ts";
import { describeContents, type ImageContents } from "../../../src/platform/image/image-contents.ts";
import type { ImagePreview } from "../../../src/platform/image/preview-image.ts";
import { anyCharacter } from "../../support/any-character.ts";
import { type AppImage, createAppImage } from "../../support/app-images.ts";

const SUBJECT = {
  title: "Image preview",
  commit: "0123456789abcdef0123456789abcdef01234567",
  runUrl: "https://github.com/owner/app/actions/runs/7",
};
const TARGET = { os: "linux", arch: "amd64" };

function contentsOf(image: AppImage): ImageContents {
  const { config, manifest } = createAppImage(image);
  return describeContents(config, manifest, "it");
}

/** Of one platform. */
function renderPreview(preview: ImagePreview, subject: PreviewSubject): string {
  return renderPreviews({ platforms: [preview], omitted: 0 }, subject);
}

/** As `previewImage` makes it. */
function previewOf(known: Partial<ImagePreview>): ImagePreview {
  const contents =
    known.contents ?? (known.image?.kind === "read" ? known.image.contents : known.built?.contents);
  const before = known.base?.kind === "read" ? known.base.contents : undefined;
  return {
    image: undefined,
    built: undefined,
    base: undefined,
    target: TARGET,
    contents,
    sizes: { base: before && sizesOf(before), image: contents && sizesOf(contents) },
    comparison: before && contents && compareImages(before, contents),
    change: before && contents && "changed",
    ...known,
  };
}

const BEFORE = contentsOf({
  run: ["run image of May"],
  layers: { "example/node:node": "n".repeat(40_000), "example/npm:modules": "m".repeat(9_000) },
  app: ["a".repeat(200)],
  buildpacks: [
    { id: "example/node", version: "1.2.3" },
    { id: "example/npm", version: "2.0.0" },
  ],
});
const AFTER = contentsOf({
  run: ["run image of June"],
  layers: { "example/node:node": "n".repeat(40_000), "example/apt:packages": "p".repeat(5_000) },
  app: ["a".repeat(300)],
  buildpacks: [
    { id: "example/apt", version: "0.1.0" },
    { id: "example/node", version: "1.2.4" },
  ],
});
const IMAGE = {
  kind: "read" as const,
  name: "ghcr.io/owner/app:pr-1",
  digest: digestOf("after"),
  imageDigest: digestOf("after"),
  contents: AFTER,
};
const BASE = {
  kind: "read" as const,
  name: "ghcr.io/owner/app:main",
  digest: digestOf("before"),
  imageDigest: digestOf("before"),
  contents: BEFORE,
};

const UNPUSHED = {
  names: ["app:pr-1"],
  isPushed: false,
  work: "build" as const,
  attestations: 0,
  digest: undefined,
};

describe("renderPreview", () => {
  it("shows what is different", () => {
    expect(renderPreview(previewOf({ image: IMAGE, base: BASE }), SUBJECT)).toMatchInlineSnapshot(`
     "<h3>Image preview</h3>
     <p>Size of the image: <strong>3.9 MB smaller (−7.9 %)</strong>. It uses a different run image.</p>
     <table>
     <tr><th></th><th>Base</th><th>This pull request</th><th>Difference</th></tr>
     <tr><td>Image</td><td><code>ghcr.io/owner/app:main</code></td><td><code>ghcr.io/owner/app:pr-1</code></td><td></td></tr>
     <tr><td>Digest</td><td><code>sha256:6db7d803e74f…</code></td><td><code>sha256:f39592393ef0…</code></td><td></td></tr>
     <tr><td>Size, compressed</td><td>49.2 MB</td><td>45.3 MB</td><td>3.9 MB smaller (−7.9 %)</td></tr>
     <tr><td>Without the run image</td><td>49.2 MB</td><td>45.3 MB</td><td>3.9 MB smaller (−7.9 %)</td></tr>
     <tr><td>New data to pull</td><td></td><td>5.3 MB</td><td></td></tr>
     <tr><td>Run image</td><td><code>ghcr.io/base/run</code><br><code>sha256:c8657d383cd3…</code></td><td><code>ghcr.io/base/run</code><br><code>sha256:35c1951aa9ae…</code></td><td><strong>changed</strong></td></tr>
     </table>
     <details><summary>Buildpacks: 3 of 3 changed</summary>
     <table>
     <tr><th>Buildpack</th><th>Base</th><th>This</th></tr>
     <tr><td><code>example/apt</code></td><td>not used</td><td><code>0.1.0</code></td></tr>
     <tr><td><code>example/node</code></td><td><code>1.2.3</code></td><td><code>1.2.4</code></td></tr>
     <tr><td><code>example/npm</code></td><td><code>2.0.0</code></td><td>not used</td></tr>
     </table>
     </details>
     <details><summary>Layers: 1 added, 1 removed, 2 changed, 2 the same</summary>
     <table>
     <tr><th>Layer</th><th>Content</th><th>Base</th><th>This</th></tr>
     <tr><td><code>example/apt:packages</code></td><td>added</td><td></td><td>5.0 MB</td></tr>
     <tr><td><code>example/npm:modules</code></td><td>removed</td><td>9.0 MB</td><td></td></tr>
     <tr><td><code>run image</code></td><td>changed</td><td>16 kB</td><td>17 kB</td></tr>
     <tr><td><code>app</code></td><td>changed</td><td>200 kB</td><td>300 kB</td></tr>
     <tr><td><code>example/node:node</code></td><td>the same</td><td>40.0 MB</td><td>40.0 MB</td></tr>
     <tr><td><code>buildpacksio/lifecycle:launcher</code></td><td>the same</td><td>8 kB</td><td>8 kB</td></tr>
     </table>
     </details>
     <pre><code>docker run --rm ghcr.io/owner/app@sha256:f39592393ef0859cb196a52693d2cea00fb2df784b3c04ae54aa7cadb8e562f8</code></pre>
     <p><sub>Built from <code>0123456789ab</code> for <code>linux/amd64</code> by <a href="https://github.com/owner/app/actions/runs/7">this run</a>.</sub></p>
     "
    `);
  });

  it("shows what is known of an image that was not pushed", () => {
    const built = {
      ...UNPUSHED,
      target: TARGET,
      contents: {
        layers: [
          { name: "example/node:node", diffId: undefined, sizeBytes: undefined },
          { name: "app", diffId: undefined, sizeBytes: undefined },
        ],
        isComplete: false,
        sizeBytes: undefined,
        runImageSizeBytes: undefined,
        buildpacks: [{ id: "example/node", version: "1.2.4" }],
        runImage: AFTER.runImage,
      },
    };

    expect(renderPreview(previewOf({ built, base: BASE }), SUBJECT)).toMatchInlineSnapshot(`
     "<h3>Image preview</h3>
     <p>The image was built, but not pushed.</p>
     <table>
     <tr><th></th><th>Base</th><th>This pull request</th><th>Difference</th></tr>
     <tr><td>Image</td><td><code>ghcr.io/owner/app:main</code></td><td><code>app:pr-1</code></td><td></td></tr>
     <tr><td>Digest</td><td><code>sha256:6db7d803e74f…</code></td><td></td><td></td></tr>
     <tr><td>Size, compressed</td><td>49.2 MB</td><td>not known</td><td></td></tr>
     <tr><td>Without the run image</td><td>49.2 MB</td><td>not known</td><td></td></tr>
     <tr><td>Run image</td><td><code>ghcr.io/base/run</code><br><code>sha256:c8657d383cd3…</code></td><td><code>ghcr.io/base/run</code><br><code>sha256:35c1951aa9ae…</code></td><td><strong>changed</strong></td></tr>
     </table>
     <details><summary>Buildpacks: 2 of 2 changed</summary>
     <table>
     <tr><th>Buildpack</th><th>Base</th><th>This</th></tr>
     <tr><td><code>example/node</code></td><td><code>1.2.3</code></td><td><code>1.2.4</code></td></tr>
     <tr><td><code>example/npm</code></td><td><code>2.0.0</code></td><td>not used</td></tr>
     </table>
     </details>
     <details><summary>Layers: 2 removed, 2 not known</summary>
     <table>
     <tr><th>Layer</th><th>Content</th><th>Base</th><th>This</th></tr>
     <tr><td><code>example/npm:modules</code></td><td>removed</td><td>9.0 MB</td><td></td></tr>
     <tr><td><code>buildpacksio/lifecycle:launcher</code></td><td>removed</td><td>8 kB</td><td></td></tr>
     <tr><td><code>example/node:node</code></td><td>not known</td><td>40.0 MB</td><td>not known</td></tr>
     <tr><td><code>app</code></td><td>not known</td><td>200 kB</td><td>not known</td></tr>
     </table>
     </details>
     <p><sub>Built from <code>0123456789ab</code> for <code>linux/amd64</code> by <a href="https://github.com/owner/app/actions/runs/7">this run</a>.</sub></p>
     "
    `);
  });

  it.each([
    [true, "These figures are from the build that pushed the image; the image itself was not read."],
    [false, "The image was built, but not pushed."],
  ])("says of an image that was not read whether it was pushed: %j", (isPushed, words) => {
    const built = { ...UNPUSHED, isPushed, target: TARGET, contents: AFTER };
    const html = renderPreview(previewOf({ built }), SUBJECT);

    expect(html.includes(words)).toBe(true);
    expect(html.includes("not pushed")).toBe(!isPushed);
  });

  it.each<[string, Partial<ImagePreview>, string]>([
    ["no base image was named", { image: IMAGE }, "There is no base image to compare with."],
    [
      "the base image is new",
      { image: IMAGE, base: { kind: "missing", name: "g.io/a:main" } },
      "<code>g.io/a:main</code> for <code>linux/amd64</code> does not exist yet",
    ],
    [
      "the base image cannot be read",
      {
        image: IMAGE,
        base: { kind: "unreadable", name: "g.io/a:main", error: new PlatformError("REGISTRY", "x") },
      },
      "<code>g.io/a:main</code> could not be read from its registry",
    ],
    [
      "the image is gone",
      { image: { kind: "missing", name: "g.io/a:pr" }, base: BASE },
      "<code>g.io/a:pr</code> for <code>linux/amd64</code> does not exist yet",
    ],
  ])("says that %s", (_what, known, words) => {
    const html = renderPreview(previewOf(known), SUBJECT);

    expect(html).toContain(words);
    expect(html).not.toContain("undefined");
  });

  it.each([
    ["same", "<p><strong>The same image</strong> as the base.</p>"],
    ["rebased", "<p><strong>Rebased</strong>: only the run image is different. Size of the image: <strong>"],
  ] as const)("says first that an image is %s", (change, words) => {
    expect(renderPreview(previewOf({ image: IMAGE, base: BASE, change }), SUBJECT)).toContain(
      `</h3>\n${words}`,
    );
  });

  it.each([
    ["build", undefined],
    ["skip", "<p>Nothing was built, since nothing had changed since an earlier image.</p>"],
    ["rebase", "<p>Nothing was built: an earlier image was put on a newer run image.</p>"],
  ] as const)("says what a step did whose work is %s", (work, words) => {
    const built = { ...UNPUSHED, isPushed: true, work, target: TARGET, contents: AFTER };
    const html = renderPreview(previewOf({ built, image: IMAGE, base: BASE }), SUBJECT);

    expect(html.match(/<p>Nothing was built.*<\/p>/)?.[0]).toBe(words);
  });

  it("says how many attestations the build made", () => {
    const built = { ...UNPUSHED, attestations: 2, target: TARGET, contents: AFTER };

    expect(renderPreview(previewOf({ built }), SUBJECT)).toContain(
      "<tr><td>Attestations</td><td></td><td>2</td><td></td></tr>",
    );
  });

  it("lists what is in the image if there is nothing to compare with", () => {
    const html = renderPreview(previewOf({ image: IMAGE }), SUBJECT);

    expect(html).toContain("<summary>Layers: 5</summary>");
    expect(html).toContain("<summary>Buildpacks: 2</summary>");
    expect(html).toContain(`<pre><code>docker run --rm ghcr.io/owner/app@${IMAGE.digest}</code></pre>`);
  });

  it("does without commit and run", () => {
    const html = renderPreview(previewOf({ image: IMAGE }), {
      ...SUBJECT,
      commit: undefined,
      runUrl: undefined,
    });

    expect(html).toContain("<p><sub>Built for <code>linux/amd64</code>.</sub></p>");
  });

  it("fits into a comment and says what was cut, changes before what is the same", () => {
    const many = (count: number, content: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `example/many:${"x".repeat(150)}-${at}`,
          `${content}-${at}`,
        ]),
      );
    const before = contentsOf({ layers: many(1500, "same") });
    const after = contentsOf({ layers: { ...many(1500, "same"), ...many(3, "changed") } });

    const html = renderPreview(
      previewOf({ image: { ...IMAGE, contents: after }, base: { ...BASE, contents: before } }),
      SUBJECT,
    );

    expect(html.length).toBeLessThan(MAX_COMMENT_LENGTH);
    expect(html).toContain("<summary>Layers: 3 changed, 1500 the same</summary>");
    expect(html.match(/<td>changed<\/td>/g)).toHaveLength(3);
    expect(html).toMatch(/… and 1[0-9]{3} more, cut here<\/td><\/tr>\n<\/table>/);
  });
});

describe("renderPreview of several platforms", () => {
  const on = (arch: string, known: Partial<ImagePreview>): ImagePreview =>
    previewOf({ ...known, target: { os: "linux", arch } });
  const index = { ...IMAGE, digest: digestOf("index") };
  const render = (platforms: readonly ImagePreview[], omitted = 0): string =>
    renderPreviews({ platforms, omitted }, SUBJECT);

  it("says how many platforms are left out", () => {
    const html = render(
      ["amd64", "arm64"].map((arch) => on(arch, { image: index })),
      3,
    );

    expect(html).toContain("<p>3 more platforms are left out.</p>");
  });

  it("says of each what is different, and folds the rest", () => {
    const html = render([
      on("amd64", { image: index, base: BASE }),
      on("arm64", { image: index, base: BASE, change: "rebased" }),
      on("s390x", { image: index, base: { kind: "missing", name: BASE.name } }),
      on("riscv64", { image: { kind: "missing", name: IMAGE.name }, base: BASE }),
    ]);

    expect(html.split("<details>", 1)[0]).toBe(
      `<h3>Image preview</h3>
<p><code>linux/amd64</code>: <strong>3.9 MB smaller (−7.9 %)</strong>. It uses a different run image.</p>
<p><code>linux/arm64</code>: <strong>Rebased</strong>: only the run image is different. <strong>3.9 MB smaller (−7.9 %)</strong>.</p>
<p><code>linux/s390x</code>: The image is <strong>new</strong>.</p>
<p><code>linux/riscv64</code>: The image is <strong>gone</strong>.</p>
`,
    );
    expect(html.match(/<details><summary><code>linux\/\w+<\/code><\/summary>/g)).toHaveLength(4);
    expect(html.match(/docker run --rm .*/g)).toEqual([
      `docker run --rm ghcr.io/owner/app@${index.digest}</code></pre>`,
    ]);
    expect(html).toContain(
      "for <code>linux/amd64</code>, <code>linux/arm64</code>, <code>linux/s390x</code>",
    );
  });

  it("shows the digest of each, and not that of the index", () => {
    const [short] = /^sha256:.{12}/.exec(index.imageDigest) ?? [];
    const html = render(["amd64", "arm64"].map((arch) => on(arch, { image: index })));

    expect(html.match(/<td>Digest<\/td>.*/g)).toEqual(
      Array.from(
        { length: 2 },
        () => `<td>Digest</td><td></td><td><code>${short ?? ""}…</code></td><td></td></tr>`,
      ),
    );
  });

  it("fits into a comment, and says how much was cut", () => {
    const name = `ghcr.io/owner/${'"'.repeat(200)}`;
    const layers = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`a:${"&".repeat(150)}${at}`, `${at}`]),
    );
    const image = { ...index, name, contents: { ...contentsOf({ layers }), runImage: name } };
    const previews = Array.from({ length: 16 }, (_, at) => on(`${'"'.repeat(200)}${at}`, { image }));
    const html = render(previews);

    expect(html.length).toBeLessThan(MAX_COMMENT_LENGTH);
    expect(html).toMatch(/<p>… and \d+ more, cut here<\/p>\n<pre>/);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });
});

describe("renderPreview with hostile values", () => {
  const evil = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.string({ unit: "grapheme", maxLength: 400 }),
    fc.constantFrom(
      "@owner please merge",
      "<script>alert(1)</script>",
      "</code></td></table>\n\n# Approved",
      "[click](https://evil.example)",
      "https://evil.example/a?b#c",
      "fixes #1, GH-2, owner/app#3",
      "a | b\n| - | - |",
      "\u202Egnp.exe",
      "--> <!--",
      "&lt;b&gt; &amp; &#64;owner",
      "\ud800",
      "`code` **bold**",
      "\r\n\r\n",
      "",
    ),
  );

  const values = fc.record({
    names: fc.array(evil, { maxLength: 2 }),
    layer: evil,
    other: evil,
    buildpack: evil,
    version: evil,
    runImage: evil,
    arch: evil,
    title: evil,
    commit: evil,
  });
  type Values = typeof values extends fc.Arbitrary<infer T> ? T : never;

  function render({
    names,
    layer,
    other,
    buildpack,
    version,
    runImage,
    arch,
    title,
    commit,
  }: Values): string {
    const built = {
      ...UNPUSHED,
      names,
      target: { os: "linux", arch },
      contents: {
        layers: [
          { name: layer, diffId: "a", sizeBytes: 1 },
          { name: `${other}.`, diffId: other, sizeBytes: undefined },
        ],
        isComplete: false,
        sizeBytes: undefined,
        runImageSizeBytes: undefined,
        buildpacks: [{ id: buildpack, version }],
        runImage,
      },
    };
    const target = { os: "linux", arch };
    return renderPreview(previewOf({ built, base: BASE, target }), { ...SUBJECT, title, commit });
  }

  it("has them in code only", () => {
    fc.assert(
      fc.property(values, (hostile) => {
        const html = render(hostile);
        const title = hostile.title.trim();

        const outside = html.replace(/<code>[^<>\n]+<\/code>/g, "");

        // All that is left is ours, but for a title of words.
        expect(outside.replace(`<h3>${title}</h3>`, "<h3></h3>")).toMatch(
          /^(<h3><\/h3>|<h3>[\p{L}\p{M}\p{N} ,()-]*<\/h3>)\n/u,
        );
        expect(outside.replace(/^<h3>.*<\/h3>/, "")).toMatch(/^[A-Za-z0-9 .,;:()%+−…"'=/<>\n-]*$/);
        expect(outside).not.toMatch(/evil|owner(?!\/app\/actions)|@|#/);
      }),
      { numRuns: 500 },
    );
  });

  it("has no blank line, which would end the HTML", () => {
    fc.assert(
      fc.property(values, (hostile) => {
        expect(render(hostile)).not.toMatch(/\n\s*\n/);
      }),
    );
  });

  it("fits into a comment", () => {
    const long = fc.string({ unit: fc.constantFrom('"', "&", "💥"), minLength: 150, maxLength: 400 });
    const many = fc.array(fc.record({ id: long, version: long }), { minLength: 50, maxLength: 300 });
    fc.assert(
      fc.property(many, (buildpacks) => {
        const layers = buildpacks.map(({ id }, at) => ({ name: `${at}${id}`, diffId: id, sizeBytes: 1 }));
        const contents = { ...AFTER, buildpacks, layers };
        const html = renderPreview(previewOf({ image: { ...IMAGE, contents }, base: BASE }), SUBJECT);

        expect(html.length).toBeLessThan(MAX_COMMENT_LENGTH);
        expect(html.match(/<table>/g)?.length).toBe(html.match(/<\/table>/g)?.length);
      }),
      { numRuns: 20 },
    );
  });
});
