// Composite buildpacks that stand for more than anyone can try: each names the next one many times, or itself.
import { type Attack, expectError, reached, type Scene } from "./attack.ts";
import { newImage } from "./engine.ts";
import { BUILD_USER, labelledBuilder, LIFECYCLE } from "./labelled-builder.ts";
import type { Place } from "./place.ts";

const ASSET = "time and memory of the runner";
const LEVELS = 30;
const TIMES = 50;

function toml(id: string, order: readonly string[]): string {
  const groups = order.map((next) => `[[order]]\n[[order.group]]\nid = "${next}"\nversion = "1.0.0"\n`);
  return `api = "0.10"\n[buildpack]\nid = "${id}"\nversion = "1.0.0"\n${groups.join("")}`;
}

function buildpack(
  place: Place,
  name: string,
  order: readonly string[],
  dependencies: readonly string[],
): void {
  place.write(`buildpacks/${name}/buildpack.toml`, toml(`attack/${name}`, order));
  const uris = dependencies.map((uri) => `[[dependencies]]\nuri = "${uri}"\n`);
  if (uris.length > 0) place.write(`buildpacks/${name}/package.toml`, uris.join(""));
}

/** The last one says no, so that every group has to be tried. */
function leaf(place: Place, name: string): void {
  buildpack(place, name, [], []);
  for (const program of ["detect", "build"])
    place.write(`buildpacks/${name}/bin/${program}`, "#!/bin/sh\nexit 100\n", 0o755);
}

function twice<T>(one: T): readonly [T, T] {
  return [one, one];
}

interface Shape {
  readonly what: string;
  /** Directories below buildpacks/; the first is the one that is named. */
  readonly plant: (place: Place) => void;
  /** What the error says that ends it before there is an engine; undefined if it is the lifecycle that ends it. */
  readonly refusal?: string;
}

const SHAPES: readonly Shape[] = [
  {
    what: `names the next of ${LEVELS} twice`,
    plant: (place) => {
      for (let level = 0; level < LEVELS; level++) {
        const next = `l${level + 1}`;
        const uris = Array.from({ length: TIMES }, () => `../${next}`);
        buildpack(place, `l${level}`, twice(`attack/${next}`), uris);
      }
      leaf(place, `l${LEVELS}`);
    },
  },
  {
    what: "is in its own order",
    plant: (place) => {
      buildpack(place, "l0", ["attack/l0", "attack/l1"], ["../l1"]);
      leaf(place, "l1");
    },
  },
  {
    what: "is one of two that name each other",
    plant: (place) => {
      buildpack(place, "l0", twice("attack/l1"), ["../l1"]);
      buildpack(place, "l1", twice("attack/l0"), []);
    },
  },
  {
    what: "is a dependency of itself",
    plant: (place) => {
      buildpack(place, "l0", twice("attack/l0"), ["../l0", "."]);
    },
    refusal: "a dependency of itself",
  },
  {
    what: "is a dependency of itself by way of links",
    plant: (place) => {
      place.link("buildpacks/here", ".");
      buildpack(place, "l0", twice("attack/l0"), ["../here/here/l0", "../here/l0"]);
    },
    refusal: "a dependency of itself",
  },
];

function project(place: Place): void {
  place.write("index.txt", "app");
  place.write(
    "project.toml",
    `[_]\nschema-version = "0.2"\n[[io.buildpacks.group]]\nuri = "buildpacks/l0"\n`,
  );
}

const PLANNED = SHAPES.map(({ what, plant, refusal }): Attack => ({
  name: `a composite buildpack ${what}, before the build`,
  asset: ASSET,
  needs: "nothing",
  setup: async (place): Promise<Scene> => {
    plant(place);
    project(place);
    const registry = await labelledBuilder(place, { lifecycle: LIFECYCLE }, BUILD_USER);
    return {
      inputs: { image: `${registry.host}/a`, builder: `${registry.host}/b:1`, "trust-builder": "true" },
      ends: "badly",
      verdict: (result) => [
        ...(refusal === undefined ? [] : expectError(result, refusal)),
        ...expectError(result, "docker.sock"),
      ],
    };
  },
}));

const DETECTED = SHAPES.filter(({ refusal }) => refusal === undefined).map(({ what, plant }): Attack => ({
  name: `a composite buildpack ${what}, in detection`,
  asset: ASSET,
  needs: "engine",
  setup: (place): Scene => {
    plant(place);
    project(place);
    return {
      inputs: { image: newImage() },
      ends: "badly",
      verdict: ({ printed }) =>
        reached(
          !/contains only itself|does a composite buildpack contain itself\?|No buildpack groups passed detection/.test(
            printed,
          ),
          "Nothing says why the build ended",
        ),
    };
  },
}));

/** In the platform, which follows dependencies, and in the lifecycle, which follows orders. */
export const COMPOSITES: readonly Attack[] = [...PLANNED, ...DETECTED];
