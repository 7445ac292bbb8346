import { describe, expect, it } from "@jest/globals";
import { briefSbom } from "../../../src/platform/image/sbom-brief.ts";
import type { SbomFolder } from "../../../src/platform/image/sbom-folders.ts";
import { contentOf, npm } from "../../sbom/some-sbom.ts";

const folder = (name: string, ...components: ReturnType<typeof npm>[]): SbomFolder => ({
  names: [name],
  file: `launch/${name}/sbom.cdx.json`,
  content: contentOf(components),
});

describe("briefSbom", () => {
  it("counts components and licences, the most frequent first; what several files list counts once", () => {
    const [x, y] = [npm("x", { licences: ["MIT"] }), npm("y", { licences: ["ISC", "ISC"] })];
    const folders = [folder("a", x, y), folder("b", x, npm("z", { licences: ["ISC"] }), npm("none"))];

    expect(briefSbom(folders)).toEqual({
      components: 4,
      licences: [
        { name: "ISC", components: 2 },
        { name: "MIT", components: 1 },
      ],
    });
  });

  it("leaves out what every image has, the launcher", () => {
    const launcher = folder("buildpacksio_lifecycle", npm("x"));
    expect(briefSbom([launcher])).toBeUndefined();
    expect(briefSbom([launcher, folder("a", npm("y"))])).toMatchObject({ components: 1 });
  });
});
