import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Failure } from "../../../src/actions/failure/report-failure.ts";
import { renderSaved, renderSummary } from "../../../src/actions/summary/summary.ts";
import { EMPTY_REPORT } from "../../../src/platform/report/report-collector.ts";
import type { BuildReport } from "../../../src/platform/request/build-request.ts";
import { COMPLETE_REPORT } from "../reports.ts";

const complete = (report: Partial<BuildReport> = {}, failures: readonly Failure[] = []): string =>
  renderSummary({ report: { ...COMPLETE_REPORT, ...report }, failures, inputs: [] });

describe("renderSummary", () => {
  it("shows everything that is known of a build", () => {
    const inputs = [{ name: "env", value: "BP_NODE_VERSION" }];

    const html = renderSummary({ report: COMPLETE_REPORT, failures: [], inputs });

    expect(html).toMatchInlineSnapshot(`
     "<h3>Built <code>ghcr.io/owner/app:1</code></h3>
     <p>60.4 MB compressed · 1 of 2 layers reused (30.1 MB) · 15.8 s in total</p>

     \`\`\`sh
     docker run --rm --env PORT=8080 --publish 8080:8080 \\
       ghcr.io/owner/app@sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b
     \`\`\`

     <table><tr><th align="left">Digest</th><td><code>sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</code></td></tr><tr><th align="left">Tags</th><td><code>ghcr.io/owner/app:1</code><br><code>ghcr.io/owner/app:2</code></td></tr><tr><th align="left">Image ID</th><td><code>sha256:1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d</code></td></tr><tr><th align="left">Reproducible</th><td>yes, a second build without any cache gave the same digest</td></tr></table>
     <details open><summary>Buildpacks: 1</summary><table><tr><th>Buildpack</th><th>Version</th></tr><tr><td><a href="https://example.com/node">example/node</a></td><td><code>1.2.3</code></td></tr></table></details>

     \`\`\`mermaid
     gantt
         dateFormat x
         axisFormat %-S s
         section Prepare
         Check inputs and images 0.4 s :100, 500
         Get the builder 2.0 s :510, 2510
         Upload the source 0.3 s :520, 820
         section Lifecycle
         Build 12.3 s :2600, 14945
         section Deliver
         Deliver 0.7 s :15000, 15700
     \`\`\`

     <details><summary>Timings as a table</summary><table><tr><th>What</th><th>Begins after</th><th>Takes</th></tr><tr><td>Check inputs and images</td><td>0.1 s</td><td>0.4 s</td></tr><tr><td>Prepare</td><td>0.5 s</td><td>2.0 s</td></tr><tr><td>Get the builder</td><td>0.5 s</td><td>2.0 s</td></tr><tr><td>Upload the source</td><td>0.5 s</td><td>0.3 s</td></tr><tr><td>Build</td><td>2.6 s</td><td>12.3 s</td></tr><tr><td>Deliver</td><td>15.0 s</td><td>0.7 s</td></tr></table></details>
     <details open><summary>Layers: 1 of 2 reused</summary><table><tr><th>Layer</th><th>Size</th><th>Outcome</th><th>Why</th></tr><tr><td>of the run image</td><td>30.0&nbsp;MB</td><td>reused</td><td>they are the run image&#39;s</td></tr><tr><td><code>example/node:node</code></td><td>30.1&nbsp;MB</td><td>reused</td><td>its content is the same</td></tr><tr><td><code>app</code></td><td>12&nbsp;kB</td><td>rebuilt</td><td>its content changed</td></tr></table></details>
     <details><summary>Caches: layers hit, builder unused</summary><table><tr><th>Cache</th><th>Where</th><th>Outcome</th><th>Why</th><th>Size</th><th>Time</th></tr><tr><td>layers</td><td>github</td><td>hit</td><td>restored 12.3 MB in 0.5 s from layers-v1</td><td>12.3&nbsp;MB</td><td>0.5&nbsp;s</td></tr><tr><td>builder</td><td>github</td><td>unused</td><td>the engine had the builder</td><td></td><td></td></tr></table></details>
     <details><summary>Processes: 1</summary><table><tr><th>Type</th><th>Starts</th><th>Command</th></tr><tr><td><code>web</code></td><td>by default</td><td><code>node server.js</code></td></tr></table></details>
     <details><summary>Builder and run image</summary><table><tr><th align="left">Builder</th><td><code>ghcr.io/base/builder@sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</code></td></tr><tr><th align="left">Run image</th><td><code>ghcr.io/base/run@sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</code></td></tr><tr><th align="left">Platform</th><td><code>linux/amd64</code></td></tr><tr><th align="left">Lifecycle</th><td><code>0.20.5</code></td></tr><tr><th align="left">Platform API</th><td><code>0.14</code></td></tr><tr><th align="left">Built in</th><td>five phases</td></tr></table></details>
     <details><summary>SBOM: 120 components, 2 licences</summary><table><tr><th>Licence</th><th>Components</th></tr><tr><td><code>MIT</code></td><td>100</td></tr><tr><td><code>ISC</code></td><td>15</td></tr></table></details>
     <details><summary>Inputs that were set: 1</summary><table><tr><th>Input</th><th>Value</th></tr><tr><td><code>env</code></td><td><code>BP_NODE_VERSION</code></td></tr></table></details>
     "
    `);
  });

  it("has a table of several platforms, and what there is to say of each behind its name", () => {
    const arm = { ...EMPTY_REPORT, target: { os: "linux", arch: "arm64" } };
    const report = {
      ...EMPTY_REPORT,
      digest: "sha256:0",
      tags: ["g.io/a:1"],
      platforms: [COMPLETE_REPORT, arm],
    };

    const html = renderSummary({ report, failures: [], inputs: [] });

    expect(html).toContain("<h3>Built <code>g.io/a:1</code></h3>");
    expect(html).toContain(
      `<td><code>linux/amd64</code></td><td><code>${COMPLETE_REPORT.digest ?? ""}</code></td><td>60.4 MB</td><td>1 of 2</td><td>15.8 s</td>`,
    );
    expect(html).toContain("<td><code>linux/arm64</code></td><td>not built</td>");
    expect(html).toMatch(/<details><summary>linux\/amd64<\/summary>[^]*```mermaid[^]*Layers: 1 of 2 reused/);
    expect(html).not.toContain("<summary>linux/arm64</summary>");
  });

  it("draws also what ended before its buildpacks were known, below an empty line", () => {
    const timings = [{ name: "analyzer", startMs: 0, durationMs: 1000 }];
    const arm = { ...EMPTY_REPORT, target: { os: "linux", arch: "arm64" }, timings };
    const report = { ...EMPTY_REPORT, platforms: [COMPLETE_REPORT, arm] };

    const html = renderSummary({ report, failures: [], inputs: [] });

    expect(html).toContain("<summary>linux/arm64</summary>\n\n```mermaid");
    expect(withoutFences(html)).not.toContain("```");
  });

  it("leaves out what does not fit into a summary", () => {
    const layers = Array.from({ length: 2_000 }, (_, at) => ({
      ...{ name: `${"x".repeat(300)}${at}`, outcome: "added" as const, reason: "y".repeat(300) },
    }));
    const platforms = Array.from({ length: 40 }, () => ({ ...COMPLETE_REPORT, layers }));

    const html = renderSummary({ report: { ...EMPTY_REPORT, platforms }, failures: [], inputs: [] });

    expect(Buffer.byteLength(html)).toBeLessThan(1024 * 1024);
    expect(html).toContain("What there is to say for <code>linux/amd64</code> does not fit here.");
  });

  it("tells the extension of images from other phases", () => {
    const timings = ["restorer", "get run image", "extend run image", "extend build image", "exporter"].map(
      (name, at) => ({ name, startMs: at * 1000, durationMs: 1000 }),
    );
    const html = renderSummary({ report: { ...EMPTY_REPORT, timings }, failures: [], inputs: [] });

    expect(html).toContain(
      [
        "Restore 1.0 s :0, 1000",
        "Get the run image 1.0 s :1000, 2000",
        "Extend the run image 1.0 s :2000, 3000",
        "Extend the build image and build 1.0 s :3000, 4000",
        "Export 1.0 s :4000, 5000",
      ].join("\n    "),
    );
  });

  it("shows what is known of a build that failed early", () => {
    const report = { ...EMPTY_REPORT, builder: "g.io/b" };
    const failures = [{ message: "It broke.\nCaused by: a wire", hint: "Mend it." }];

    expect(renderSummary({ report, failures, inputs: [] })).toMatchInlineSnapshot(`
     "<h3>The image was not built</h3>
     <p><strong>It broke.</strong></p><pre>Caused by: a wire</pre><table><tr><th align="left">What to do</th><td>Mend it.</td></tr></table>
     <details><summary>Builder and run image</summary><table><tr><th align="left">Builder</th><td><code>g.io/b</code></td></tr></table></details>
     "
    `);
  });

  it("shows phase, buildpack, cause and the end of the output of a phase that failed", () => {
    const failure: Failure = {
      message: "The builder ended with exit code 51: the buildpack examples/npm@1 failed to build.",
      hint: "Check the output of the buildpack.",
      phase: { name: "builder", buildpacks: ["examples/npm@1"], lastLines: ["npm ERR! </pre>", "", "```"] },
    };

    expect(renderSummary({ report: EMPTY_REPORT, failures: [failure], inputs: [] })).toMatchInlineSnapshot(`
     "<h3>The image was not built</h3>
     <p><strong>The builder ended with exit code 51: the buildpack examples/npm@1 failed to build.</strong></p><table><tr><th align="left">Phase</th><td><code>builder</code></td></tr><tr><th align="left">Buildpack</th><td><code>examples/npm@1</code></td></tr><tr><th align="left">What to do</th><td>Check the output of the buildpack.</td></tr></table><details><summary>The last 3 lines of its output</summary><pre>npm ERR! &lt;/pre&gt;&#10;&#10;\`\`\`</pre></details>
     "
    `);
  });

  it("shows all differences of an image that is not reproducible", () => {
    const differences = ['Layer "<a>":', '  "file": mode 0644 and 0755'];
    const html = complete({ verified: false }, [{ message: "bad", hint: undefined, differences }]);

    expect(html).toContain("<h3>The image is not reproducible</h3>");
    expect(html).toContain(
      "<pre>Layer &quot;&lt;a&gt;&quot;:&#10;  &quot;file&quot;: mode 0644 and 0755</pre>",
    );
    expect(html).toContain("no, a second build without any cache gave another digest");
  });

  it("names the file and line of a mistake", () => {
    const failure = { message: "bad", hint: "better", place: { file: "api/project.toml", line: 3 } };

    expect(complete({}, [failure])).toContain("<code>api/project.toml, line 3</code>");
  });

  it("says how many failures it leaves out", () => {
    const failures = Array.from({ length: 8 }, (_, at) => ({ message: `m${at}`, hint: undefined }));

    const html = complete({}, failures);

    expect(html).toContain("m4");
    expect(html).not.toContain("m5");
    expect(html).toContain("… and 3 more");
  });

  it("has no command for an image that is nowhere", () => {
    expect(complete({ image: undefined, loaded: [] })).not.toContain("docker run");
  });

  it("runs an image that was only loaded by its name, and pulls nothing", () => {
    const processes = [{ type: "worker", command: ["work"], default: false }];

    expect(complete({ image: undefined, loaded: ["app:1"], processes })).toContain(
      "docker run --rm \\\n  app:1\n",
    );
    expect(complete({ image: undefined, loaded: ["app:1"], processes: [] })).not.toContain("```sh");
  });

  it("pulls an image that has nothing to run", () => {
    expect(complete({ image: "g.io/a@sha256:1", processes: [] })).toContain(
      "\ndocker pull g.io/a@sha256:1\n",
    );
  });

  it("puts nothing into a command that a shell takes for anything else", () => {
    expect(complete({ image: "app; rm -rf /" })).not.toContain("docker run");
  });

  it("links to homepages of the web only", () => {
    const buildpacks = ["https://a.io/?x=<&y", "javascript:alert(1)", "no address"].map((homepage, at) => ({
      id: `b${at}`,
      version: "1",
      homepage,
    }));

    const html = complete({ buildpacks });

    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://a.io/?x=%3C&amp;y"']);
  });

  it("says that a table was cut", () => {
    const licences = Array.from({ length: 10_000 }, (_, at) => ({ name: `L-${at}`, components: 1 }));

    const html = complete({ sbom: { components: 10_000, licences } });

    expect(html).toMatch(/<p>… and \d{4} more rows, which do not fit here\.<\/p>/);
  });

  it("stays below what the runner accepts, however much there is of everything", () => {
    const long = "ü<".repeat(100_000);
    // One list of so many cells, each cut, would be too much already.
    const many = <T>(one: T): T[] => Array.from({ length: 1_000 }, () => one);
    const html = renderSummary({
      report: {
        ...COMPLETE_REPORT,
        tags: many(long),
        loaded: many(long),
        builder: long,
        buildpacks: many({ id: long, version: long, homepage: "https://a.io" }),
        processes: many({ type: long, command: [long], default: true }),
        layers: many({ name: long, outcome: "added" as const, reason: long }),
        timings: many({ name: long, startMs: 0, durationMs: 1 }),
        caches: many({ name: "layers" as const, kind: long, outcome: "hit" as const, reason: long }),
        sbom: { components: 1, licences: many({ name: long, components: 1 }) },
      },
      failures: many({
        message: `${long}\n${long}`,
        hint: long,
        phase: { name: long, buildpacks: many(long), lastLines: many(long) },
      }),
      inputs: many({ name: long, value: long }),
    });

    expect(Buffer.byteLength(html)).toBeLessThan(1024 * 1024);
  });
});

/** Without fences, which are between empty lines. */
function withoutFences(html: string): string {
  return html.replace(/\n\n```(?:sh|mermaid)\n[^`]*\n```\n\n/g, "\n");
}

const TAGS =
  /<(?:\/?(?:h3|p|strong|code|table|tr|td|th|details|summary|pre|br)|th align="left"|details open|a href="https?:[^"<>]*"|\/a)>/g;

describe("renderSummary of hostile values", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "<img src=x onerror=alert(1)>",
      "\n\n# heading",
      "```\n\n",
      "\r\n\r\n<b>",
      "a`b",
      "]]>",
      "%%{init}",
    ),
  );
  const report = fc.record({
    image: hostile,
    digest: hostile,
    tags: fc.array(hostile),
    loaded: fc.array(hostile),
    builder: hostile,
    runImage: hostile,
    lifecycleVersion: hostile,
    imageId: hostile,
    buildpacks: fc.array(
      fc.record({
        id: hostile,
        version: hostile,
        homepage: fc.oneof(
          hostile,
          hostile.map((path) => `https://example.com/${path}`),
        ),
      }),
    ),
    processes: fc.array(fc.record({ type: hostile, command: fc.array(hostile), default: fc.boolean() })),
    layers: fc.array(
      fc.record({ name: hostile, outcome: fc.constant("added" as const), reason: hostile, diffId: hostile }),
    ),
    timings: fc.array(fc.record({ name: hostile, startMs: fc.nat(), durationMs: fc.nat() })),
  });
  const failure = fc.record({
    message: hostile,
    hint: hostile,
    phase: fc.record({ name: hostile, buildpacks: fc.array(hostile), lastLines: fc.array(hostile) }),
  });

  it("has no markup but its own, and no line outside of its fences that is not HTML", () => {
    fc.assert(
      fc.property(report, fc.array(failure, { maxLength: 2 }), hostile, (values, failures, input) => {
        const html = renderSummary({
          report: { ...COMPLETE_REPORT, ...values },
          failures,
          inputs: [{ name: input, value: input }],
        });

        const rest = withoutFences(html);
        expect(rest.replace(TAGS, "")).not.toMatch(/[<>]/);
        expect(
          rest
            .trimEnd()
            .split(/\r\n|\r|\n/)
            .filter((line) => !line.startsWith("<")),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("has nothing in a diagram but words, times and the grammar", () => {
    fc.assert(
      fc.property(report, (values) => {
        const html = complete(values);
        const [, diagram = ""] = /```mermaid\n([^`]*)\n```/.exec(html) ?? [];

        for (const line of diagram.split("\n").filter(Boolean)) {
          expect(line).toMatch(
            /^(?:gantt| {4}(?:dateFormat x|axisFormat %-S\.%L s|axisFormat %-S s|axisFormat %M:%S|tickInterval 500millisecond|section \w+|[\p{L}\p{N} ._()/-]+ :\d+, \d+))$/u,
          );
        }
      }),
    );
  });
});

describe("renderSaved", () => {
  it("lists what was saved, escaped", () => {
    expect(renderSaved(["a <b>", "c"])).toBe("<ul>\n<li>a &lt;b&gt;</li>\n<li>c</li>\n</ul>\n");
  });
});
