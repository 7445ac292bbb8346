import { describe, expect, it } from "@jest/globals";
import { renderSummary } from "../../src/actions/summary.ts";
import { COMPLETE_REPORT, EMPTY_REPORT } from "./reports.ts";

describe("renderSummary", () => {
  it("shows digest, tags, builder, run image, buildpacks, timings and layers", () => {
    const html = renderSummary({ report: COMPLETE_REPORT, failures: [] });

    expect(html).toMatchInlineSnapshot(`
     "<h3>Built ghcr.io/owner/app@sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</h3>
     <table><tr><th>Digest</th><td><code>sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</code></td></tr><tr><th>Tags</th><td><code>ghcr.io/owner/app:1</code><br><code>ghcr.io/owner/app:2</code></td></tr><tr><th>Builder</th><td><code>ghcr.io/base/builder@sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</code></td></tr><tr><th>Run image</th><td><code>ghcr.io/base/run@sha256:4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b</code></td></tr><tr><th>Platform</th><td><code>linux/amd64</code></td></tr><tr><th>Lifecycle</th><td><code>0.20.5, Platform API 0.14, phases</code></td></tr></table>
     <details><summary>Buildpacks</summary><table><tr><th>Id</th><th>Version</th></tr><tr><td>example/node</td><td>1.2.3</td></tr></table></details>
     <details><summary>Caches</summary><table><tr><th>Cache</th><th>Kind</th><th>Outcome</th><th>What</th><th>Size</th><th>Time</th></tr><tr><td>layers</td><td>github</td><td>hit</td><td>restored 12.3 MB in 0.5 s from layers-v1</td><td>12.3 MB</td><td>0.5 s</td></tr><tr><td>builder</td><td>github</td><td>unused</td><td>the engine had the builder</td><td></td><td></td></tr></table></details>
     <details><summary>Timings</summary><table><tr><th>What</th><th>Time</th></tr><tr><td>builder</td><td>12.3 s</td></tr></table></details>
     <details><summary>Layers: 1 reused, 1 added</summary><table><tr><th>Layer</th><th>Outcome</th><th>Reason</th></tr><tr><td>example/node:node</td><td>reused</td><td>its content is the same</td></tr><tr><td>app</td><td>added</td><td>its content changed</td></tr></table></details>
     "
    `);
  });

  it("shows why a build failed, and what is known", () => {
    const report = { ...EMPTY_REPORT, builder: "g.io/b" };

    const html = renderSummary({ report, failures: [{ message: "It broke.", hint: "Mend it." }] });

    expect(html).toBe(
      "<h3>The image was not built</h3>\n<pre>It broke.&#10;Mend it.</pre>\n" +
        "<table><tr><th>Builder</th><td><code>g.io/b</code></td></tr></table>\n",
    );
  });

  it("escapes everything that comes from elsewhere", () => {
    const evil = `<img src=x onerror="a('&')">\n\n# heading`;
    const report = {
      ...COMPLETE_REPORT,
      image: evil,
      builder: evil,
      lifecycleVersion: evil,
      buildpacks: [{ id: evil, version: evil }],
      layers: [{ name: evil, outcome: "added" as const, reason: evil }],
      timings: [{ name: evil, durationMs: 1 }],
    };

    const html = renderSummary({ report, failures: [{ message: evil, hint: evil }] });

    expect(html).not.toContain("<img");
    expect(html).not.toContain('onerror="');
    expect(html).not.toMatch(/\n\s*\n/);
    expect(html).not.toMatch(/^#/m);
    expect(html).toContain("&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;");
  });

  it("stays below what the runner accepts", () => {
    const layer = { name: "ü".repeat(1000), outcome: "added" as const, reason: "" };

    const html = renderSummary({
      report: { ...COMPLETE_REPORT, layers: Array(1000).fill(layer) },
      failures: [],
    });

    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    expect(html).toContain("truncated");
  });
});
