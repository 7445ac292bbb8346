// The SBOM files of an image in brief: how many components there are, and under which licences.
import { componentKey, type SbomComponent } from "../../sbom/sbom-component.ts";
import type { SbomBrief } from "../request/build-request.ts";
import type { SbomFolder } from "./sbom-folders.ts";

/** What every image has, the launcher, says nothing of the app. */
const LAUNCHER_FOLDER = "buildpacksio_lifecycle";

/** Undefined if there is nothing that could be read. */
export function briefSbom(folders: readonly SbomFolder[]): SbomBrief | undefined {
  const ofApp = folders.filter(({ names: [buildpack] }) => buildpack !== LAUNCHER_FOLDER);
  if (ofApp.length === 0) return undefined;
  const all = ofApp.flatMap(({ content }) => content.components);
  const components = new Map(all.map((component) => [componentKey(component), component]));
  return { components: components.size, licences: countLicences([...components.values()]) };
}

function countLicences(components: readonly SbomComponent[]): SbomBrief["licences"] {
  const counts = new Map<string, number>();
  for (const { licences } of components) {
    for (const licence of new Set(licences)) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, components: count }))
    .sort((a, b) => b.components - a.components || (a.name < b.name ? -1 : 1));
}
