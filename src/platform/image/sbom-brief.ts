// The SBOM files of an image in brief: how many components there are, and under which licences. Nothing here rejects: it is
// only for people to read.
import { readdir } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { readRegularFile } from "../../files/regular-file.ts";
import type { SbomBrief } from "../request/build-request.ts";

/** Larger files are left out: reading them takes too long for a number. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** The formats in the order in which one is taken, of those that a directory has. */
const FORMATS = [
  { name: "sbom.cdx.json", parse: parseCycloneDx },
  { name: "sbom.spdx.json", parse: parseSpdx },
  { name: "sbom.syft.json", parse: parseSyft },
] as const;

interface Component {
  /** Tells it from others. */
  readonly key: string;
  readonly licences: readonly string[];
}

/** Reads what is in the image, so `launch` only; undefined if there is nothing that can be read. */
export async function readSbomBrief(directory: string): Promise<SbomBrief | undefined> {
  const components = new Map<string, Component>();
  let files = 0;
  for (const folder of await foldersBelow(path.join(directory, "launch"))) {
    const found = await readFolder(folder);
    if (found === undefined) continue;
    files += 1;
    for (const component of found) components.set(component.key, component);
  }
  if (files === 0) return undefined;
  return { components: components.size, licences: countLicences([...components.values()]) };
}

/** What every image has, the launcher, says nothing of the app. */
const LAUNCHER_FOLDER = "buildpacksio_lifecycle";

/** The directory itself, and everything below it that is one. */
async function foldersBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [];
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== LAUNCHER_FOLDER)
    .map(({ name }) => path.join(directory, name));
  const below = await Promise.all(folders.map(foldersBelow));
  return [directory, ...below.flat()];
}

async function readFolder(folder: string): Promise<readonly Component[] | undefined> {
  for (const { name, parse } of FORMATS) {
    try {
      const content = await readRegularFile(path.join(folder, name), MAX_FILE_BYTES);
      return parse(JSON.parse(content.toString("utf8")));
    } catch {
      // Not there, or not what its name says: the next format may be.
    }
  }
  return undefined;
}

function countLicences(components: readonly Component[]): SbomBrief["licences"] {
  const counts = new Map<string, number>();
  for (const { licences } of components) {
    for (const licence of new Set(licences)) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, components: count }))
    .sort((a, b) => b.components - a.components || (a.name < b.name ? -1 : 1));
}

const text = v.nullish(v.string(), "");

/** https://cyclonedx.org/docs/1.5/json/#components */
const CycloneDx = v.object({
  components: v.nullish(
    v.array(
      v.object({
        name: text,
        version: text,
        purl: text,
        licenses: v.nullish(
          v.array(
            v.object({
              expression: text,
              license: v.nullish(v.object({ id: text, name: text }), {}),
            }),
          ),
          [],
        ),
      }),
    ),
    [],
  ),
});

function parseCycloneDx(json: unknown): Component[] {
  return v.parse(CycloneDx, json).components.map(({ name, version, purl, licenses }) => ({
    key: purl || `${name}@${version}`,
    licences: licenses.flatMap(({ expression, license }) => expression || license.id || license.name || []),
  }));
}

/** https://spdx.github.io/spdx-spec/v2.3/package-information/ */
const Spdx = v.object({
  packages: v.nullish(
    v.array(v.object({ name: text, versionInfo: text, licenseDeclared: text, licenseConcluded: text })),
    [],
  ),
});

function parseSpdx(json: unknown): Component[] {
  const isKnown = (licence: string): boolean => !["", "NOASSERTION", "NONE"].includes(licence);
  return v.parse(Spdx, json).packages.map(({ name, versionInfo, licenseDeclared, licenseConcluded }) => ({
    key: `${name}@${versionInfo}`,
    licences: [licenseDeclared, licenseConcluded].filter(isKnown).slice(0, 1),
  }));
}

/** Licences are texts, or since schema 9 objects with a value. */
const Syft = v.object({
  artifacts: v.nullish(
    v.array(
      v.object({
        name: text,
        version: text,
        purl: text,
        licenses: v.nullish(v.array(v.union([v.string(), v.object({ value: text })])), []),
      }),
    ),
    [],
  ),
});

function parseSyft(json: unknown): Component[] {
  return v.parse(Syft, json).artifacts.map(({ name, version, purl, licenses }) => ({
    key: purl || `${name}@${version}`,
    licences: licenses.flatMap((licence) => (typeof licence === "string" ? licence : licence.value) || []),
  }));
}
