// Output directories of a checkout with links and other things in the place of the files that a build writes.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Attack, reached } from "./attack.ts";
import { inlineProject, newImage } from "./engine.ts";
import type { Place } from "./place.ts";

const ASSET = "files of the runner";
interface Trap {
  readonly what: string;
  readonly plant: (place: Place) => Readonly<Record<string, string>>;
}

const TRAPS: readonly Trap[] = [
  {
    what: "report.toml of the input report is a link",
    plant: (place) => (
      place.link("out/report.toml", path.join(place.outside, "index.js")),
      { report: "out" }
    ),
  },
  {
    what: "metadata.json of the input report is a link",
    plant: (place) => (
      place.link("out/metadata.json", path.join(place.outside, "index.js")),
      { report: "out" }
    ),
  },
  {
    what: "launch of the input sbom is a link",
    plant: (place) => (place.link("out/launch", path.join(place.outside, "launch")), { sbom: "out" }),
  },
  {
    what: "files of the input sbom are links",
    plant: (place) => {
      for (const kind of ["launch", "build"]) {
        const dir = `out/${kind}/buildpacksio_lifecycle/launcher`;
        mkdirSync(path.join(place.workspace, dir), { recursive: true });
        place.link(`${dir}/sbom.cdx.json`, path.join(place.outside, "index.js"));
      }
      return { sbom: "out" };
    },
  },
  {
    what: "the input sbom is the directory of the source",
    plant: (place) => (place.write("launch/mine", "kept"), { sbom: "." }),
  },
];

/** Each with a build that goes as far as it can. */
export const OUTPUTS: readonly Attack[] = TRAPS.map(({ what, plant }) => ({
  name: what,
  asset: ASSET,
  needs: "engine",
  setup: (place) => {
    place.write("project.toml", inlineProject("true"));
    return {
      inputs: { image: newImage(), ...plant(place) },
      // That nothing outside was changed is checked for all attacks.
      verdict: ({ exitCode, errors }) =>
        reached(exitCode !== 0 && errors.length === 0, "It failed without a word"),
    };
  },
}));
