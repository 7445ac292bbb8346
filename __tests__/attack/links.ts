// Links of a checkout that lead out of it: what is read into a build, and what is written or removed.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Attack, expectError, type Scene } from "./attack.ts";
import type { Place } from "./place.ts";

interface LinkInput {
  readonly input: string;
  /** Makes the links; what the inputs are then. */
  readonly plant: (place: Place) => Readonly<Record<string, string>>;
  /** What the error names, besides what the link leads to. */
  readonly names: string;
}

const INPUTS: readonly LinkInput[] = [
  {
    input: "path",
    names: "applink",
    plant: (place) => (place.link("applink", place.outside), { path: "applink" }),
  },
  {
    input: "path",
    names: "in",
    plant: (place) => (place.link("in", path.dirname(place.outside)), { path: "in/outside" }),
  },
  {
    input: "path",
    names: "app.zip",
    plant: (place) => (place.link("app.zip", path.join(place.outside, "secret.txt")), { path: "app.zip" }),
  },
  {
    input: "env-files",
    names: "build.env",
    plant: (place) => (
      place.link("build.env", path.join(place.outside, "env")),
      { "env-files": "build.env" }
    ),
  },
  {
    input: "descriptor",
    names: "ci/project.toml",
    plant: (place) => {
      place.link("ci/project.toml", path.join(place.outside, "project.toml"));
      return { descriptor: "ci/project.toml" };
    },
  },
  {
    input: "ca-certificates",
    names: "ca.pem",
    plant: (place) => (
      place.link("ca.pem", path.join(place.outside, "secret.txt")),
      { "ca-certificates": "ca.pem" }
    ),
  },
  {
    input: "bindings",
    names: "leak",
    plant: (place) => {
      place.write("b/type", "maven");
      place.link("b/leak", path.join(place.outside, "secret.txt"));
      return { bindings: "b<b" };
    },
  },
  {
    input: "bindings",
    names: "password",
    plant: (place) => {
      place.link("password", path.join(place.outside, "secret.txt"));
      return { bindings: "b/type=maven\nb/password<password" };
    },
  },
  {
    input: "sbom",
    names: "sbomout",
    plant: (place) => (place.link("sbomout", place.outside), { sbom: "sbomout" }),
  },
  {
    input: "sbom",
    names: "sbom",
    plant: (place) => {
      mkdirSync(path.join(place.workspace, "out"));
      place.link("out/up", path.dirname(place.outside));
      return { sbom: "out/up/outside" };
    },
  },
  {
    input: "report",
    names: "reportout",
    plant: (place) => (place.link("reportout", place.outside), { report: "reportout" }),
  },
];

function scene(place: Place, { plant, names }: LinkInput): Scene {
  place.write("index.txt", "app");
  return {
    inputs: plant(place),
    ends: "badly",
    verdict: (result) => expectError(result, names, place.outside),
  };
}

/** One for each input that names files, without an engine: all of it is known before anything starts. */
export const LINKS: readonly Attack[] = INPUTS.map((one, at) => ({
  name: `input ${one.input} leads out of the workspace by a link (${at + 1})`,
  asset: "files of the runner",
  needs: "nothing",
  setup: (place) => scene(place, one),
}));
