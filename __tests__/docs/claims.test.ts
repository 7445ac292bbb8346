// What the documents claim about the code, and about each other.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { readLifecyclePackages } from "../../script/bundle-licenses.ts";
import { formatLicenses, readBundledPackages } from "../../script/bundled-packages.ts";
import { describeLicenses } from "../../script/list-licenses.ts";
import { ACTION_PLATFORM_APIS } from "../../src/builder/platform-api.ts";
import { decideTrust } from "../../src/builder/trusted-builders.ts";
import { formatApiVersion } from "../../src/cnb/api-version.ts";
import { OLDEST_API_VERSION } from "../../src/docker/engine-version.ts";
import {
  BUILDPACK_APIS,
  PLATFORM_APIS as LIFECYCLE_PLATFORM_APIS,
} from "../../src/lifecycle/supported-apis.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { parseProjectDescriptor } from "../../src/project/descriptor/parse-descriptor.ts";
import { DOCUMENTS, fencedBlocks, read, ROOT } from "./markdown.ts";

const words = (document: string): string => read(document).replace(/\s+/g, " ");

describe("README.md", () => {
  it("names the versions of APIs that the code speaks", () => {
    const [first, last] = [ACTION_PLATFORM_APIS.at(0), ACTION_PLATFORM_APIS.at(-1)].map(
      (api) => api && formatApiVersion(api),
    );

    expect(LIFECYCLE_PLATFORM_APIS).toEqual(ACTION_PLATFORM_APIS.map(formatApiVersion));
    expect(words("README.md")).toContain(`support a Platform API from ${String(first)} to ${String(last)}.`);
    expect(words("README.md")).toContain(
      `Our own lifecycle supports the same versions, and Buildpack API ${String(BUILDPACK_APIS.at(0))} to ${String(BUILDPACK_APIS.at(-1))}.`,
    );
    expect(words("README.md")).toContain(`engine API ${OLDEST_API_VERSION}, that is 20.10`);
  });

  it("suggests builders that are trusted", () => {
    const [, section = ""] = read("README.md").split("\n## Builders\n");
    const [table = ""] = section.split("\n## ", 1);
    const builders = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, builder = ""]) =>
      parseImageReference(builder),
    );

    expect(builders).toHaveLength(6);
    expect(builders.filter((builder) => !decideTrust("auto", builder).value)).toEqual([]);
  });

  it("has the first workflow, and the picture of its summary, on the first screen", () => {
    const [first] = fencedBlocks("README.md", read("README.md"));
    const lines = read("README.md").split("\n");

    expect(first?.language).toBe("yaml");
    expect(lines.slice(0, 45).join("\n")).toContain(first?.text);
    expect(lines.slice(0, 10).join("\n")).toContain("(docs/images/summary.png)");
  });
});

describe("docs/README.md", () => {
  it("leads to every document in its folder, and every decision", () => {
    const others = ["", "decisions/"]
      .flatMap((folder) => readdirSync(resolve(ROOT, "docs", folder)).map((name) => `${folder}${name}`))
      .filter((name) => name.endsWith(".md") && name !== "README.md");

    expect(others.filter((name) => !read("docs/README.md").includes(`](${name})`))).toEqual([]);
  });

  it("says what each answers, as the document itself does", () => {
    const rows = [...read("docs/README.md").matchAll(/^\| \[[^\]]+\]\(([^)]+)\) +\| (.+?) +\|$/gm)];
    const differing = rows.filter(([, name = "", question = ""]) => {
      const path = name.startsWith("../") ? name.slice("../".length) : `docs/${name}`;
      return !read(path).includes(`_${question}_`);
    });

    expect(rows.length).toBeGreaterThan(10);
    expect(differing.map(([, name]) => name)).toEqual([]);
  });
});

describe("docs/glossary.md", () => {
  it("has fifteen words, each with a link to its definition and in one or two short sentences", () => {
    const rows = [...read("docs/glossary.md").matchAll(/^\| \[[^\]]+\]\[([^\]]+)\] *\| (.+?) +\|$/gm)];

    expect(rows).toHaveLength(15);
    expect(rows.map(([, , text = ""]) => text).filter((text) => text.length > 120)).toEqual([]);
  });
});

describe("docs/buildpacks.md", () => {
  const descriptors = fencedBlocks("docs/buildpacks.md", read("docs/buildpacks.md")).filter(
    ({ language }) => language === "toml",
  );

  it.each(descriptors.map(({ place, text }) => [place, text]))(
    "has a project.toml at %s without mistakes",
    (_, text) => {
      expect(parseProjectDescriptor(text, "project.toml").warnings).toEqual([]);
    },
  );

  it("has an example of each schema", () => {
    const versions = descriptors.map(
      ({ text }) => parseProjectDescriptor(text, "project.toml").schemaVersion,
    );

    expect([...new Set(versions)].sort()).toEqual(["0.1", "0.2", "0.3"]);
  });
});

describe("docs/engines.md", () => {
  it("names the lifecycles that recordings are of", () => {
    const versions = readdirSync(resolve(ROOT, "__tests__/conformance/expected")).sort();

    expect(words("docs/engines.md")).toContain(`recordings of the official ${versions.join(" and ")} in`);
  });
});

describe("docs/migrating.md", () => {
  const { inputs, outputs } = parse(read("action.yml")) as Record<"inputs" | "outputs", object>;

  it("leads to inputs and outputs that there are", () => {
    const cells = [...read("docs/migrating.md").matchAll(/^\| `[^|]+\| ([^|]+?) +\|/gm)].map(
      ([, cell = ""]) => cell,
    );
    const spans = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span));
    const names = spans.map((span) => span.split(":", 1).join(""));
    // Variables of the environment are in upper case.
    const unknown = names.filter(
      (name) => !/^[A-Z_]+$/.test(name) && !Object.hasOwn({ ...inputs, ...outputs }, name),
    );

    expect(names.length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });
});

describe("docs/third-party-licenses.md", () => {
  const packages = readBundledPackages(ROOT);

  it("is what script/list-licenses.ts makes of the packages", async () => {
    expect(read("docs/third-party-licenses.md")).toBe(await describeLicenses(packages));
  });

  it("has the packages that show up in the bundles", () => {
    const bundles = readdirSync(resolve(ROOT, "dist"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".js"))
      .map((name) => readFileSync(resolve(ROOT, "dist", name), "utf8"));
    const shown = bundles.flatMap((text) =>
      [...text.matchAll(/MODULE: \.\/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].map(([, name = ""]) => name),
    );

    expect(shown.length).toBeGreaterThan(0);
    expect([...new Set(shown)].filter((name) => !packages.some((each) => each.name === name))).toEqual([]);
  });

  it("has what a package takes only if it is there", () => {
    // Of `debug`, which writes in colours with it.
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(["supports-color", "has-flag"]));
  });

  it("is in dist/licenses.txt, as plain text", () => {
    expect(read("dist/licenses.txt")).toBe(formatLicenses(packages));
  });

  it("is in dist/lifecycle/licenses.txt as far as the lifecycle has it", () => {
    const ofLifecycle = readLifecyclePackages(ROOT);

    expect(ofLifecycle.map(({ name }) => name)).toEqual(expect.arrayContaining(["dockerode", "smol-toml"]));
    expect(ofLifecycle.map(({ name }) => name)).not.toContain("@actions/core");
    expect(read("dist/lifecycle/licenses.txt")).toBe(formatLicenses(ofLifecycle));
  });

  it("has a licence that lets others use and pass it on for each package", () => {
    // Those of Creative Commons are of lists, which are only named by what is in them.
    const known =
      /^(?:MIT|ISC|0BSD|Apache-2\.0|BSD-3-Clause|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-3\.0|\(Apache-2\.0 AND BSD-3-Clause\))$/;

    expect(packages.filter(({ license }) => !known.test(license))).toEqual([]);
  });
});

describe("the version", () => {
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };

  it("is the newest of CHANGELOG.md", () => {
    const [, newest] = /^## \[([^\]]+)\]/m.exec(read("CHANGELOG.md")) ?? [];

    expect(newest).toBe(version);
  });
});

describe.each(DOCUMENTS)("%s", (document) => {
  it("names no machine of its authors, and no issue by number", () => {
    const found = [
      ...read(document).matchAll(/(?<!runner)\/work\/\S*|127\.0\.0\.1:\d+|localhost:\d{5}|\B#\d+\b/g),
    ].map(([text]) => text);

    expect(found).toEqual([]);
  });
});
