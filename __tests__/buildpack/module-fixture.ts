// Buildpacks as their files, and the files of a module that was opened.
import "../cnb/native-errors.ts";
import type { InlineBuildpack } from "../../src/buildpack/inline-source.ts";
import type { ModuleSource } from "../../src/buildpack/module.ts";
import type { FixtureEntry } from "./tar-fixture.ts";

/** A buildpack to be made; `order` makes it a composite. */
export interface FixtureBuildpack {
  readonly id: string;
  readonly version?: string;
  readonly api?: string;
  readonly homepage?: string;
  readonly order?: readonly (readonly string[])[];
  /** TOML after `[buildpack]`. */
  readonly tables?: string;
  readonly targets?: readonly object[];
  readonly stacks?: readonly object[];
  /** More files, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

function buildpackToml({
  id,
  version = "1.0.0",
  api = "0.10",
  order = [],
  tables = "",
}: FixtureBuildpack): string {
  const groups = order.map(
    (group) => `[[order]]\n${group.map((element) => `[[order.group]]\n${moduleToml(element)}`).join("\n")}`,
  );
  return `api = "${api}"\n[buildpack]\nid = "${id}"\nversion = "${version}"\n${groups.join("\n")}\n${tables}\n`;
}

function moduleToml(text: string): string {
  const [id = "", version = ""] = text.split("@");
  return `id = "${id}"\nversion = "${version}"`;
}

/** The files of a buildpack, as entries relative to its directory. */
export function buildpackEntries(buildpack: FixtureBuildpack): FixtureEntry[] {
  const programs = buildpack.order === undefined ? ["bin/build", "bin/detect"] : [];
  const more = Object.entries(buildpack.files ?? {}).map(([name, text]) => ({ name, text }));
  return [
    { name: "buildpack.toml", text: buildpackToml(buildpack) },
    ...programs.map((name) => ({ name, text: `#!/bin/sh\n# ${buildpack.id}\n`, mode: 0o755 })),
    ...more,
  ];
}

/** A buildpack in the project descriptor. */
export function inlineBuildpack(buildpack: FixtureBuildpack): InlineBuildpack {
  const files = buildpackEntries(buildpack).map(({ name, text = "", mode }) => ({
    ...{ path: name, content: text, executable: mode === 0o755 },
  }));
  return { kind: "inline", text: `the script of ${buildpack.id}`, files };
}

/** @throws if there is no such source */
export function recordsOf(source: ModuleSource | undefined): AsyncIterable<Buffer> {
  if (source === undefined) throw new Error("There is no such source.");
  return source.records();
}
