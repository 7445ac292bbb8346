// Caches in volumes: who may put something into those of others, and what damaged ones do to builds.
import { type Attack, type Attacked, type Build, reached } from "./attack.ts";
import { cacheVolumes, docker, inlineProject, inVolume, newImage } from "./engine.ts";
import type { Place } from "./place.ts";

/** Says what it finds in its cached layer, and puts the file `content` of the source there. */
const KEEPER = `
layer=$CNB_LAYERS_DIR/kept
if [ -f "$layer/content" ]; then echo "restored: $(cat "$layer/content")"; else echo "restored: nothing"; fi
mkdir -p "$layer"
cp content "$layer/content"
printf '[types]\\ncache = true\\n' >"$layer.toml"
`;

function push(branch: string): NonNullable<Parameters<Build>[0]> {
  const ref = `refs/heads/${branch}`;
  const repository = { full_name: "owner/app", default_branch: "main" };
  return { event: { name: "push", ref, payload: { ref, repository } } };
}

function prepare(place: Place, image: string): void {
  place.write("project.toml", inlineProject(KEEPER));
  place.later(async () => {
    for (const volume of await cacheVolumes(image)) await docker("volume", "rm", volume);
  });
}

const found = ({ rawLines }: Attacked): string =>
  rawLines.find((line) => line.startsWith("restored: ")) ?? "nothing was built";

/** @param findsItsOwn whether what a branch keeps is for itself at least */
function fromBranch(kind: string, findsItsOwn: boolean, cacheOf: (image: string) => string): Attack {
  return {
    name: `a feature branch leaves a layer for the default branch in ${kind}`,
    asset: "the image of the default branch",
    needs: "engine",
    setup: (place) => {
      const image = newImage();
      prepare(place, image);
      const inputs = { image, cache: cacheOf(image) };
      let again: Attacked | undefined;
      return {
        inputs,
        run: async (build) => {
          place.write("content", "of the feature branch");
          await build(push("feature"));
          again = await build(push("feature"));
          place.write("content", "of the default branch");
          return build(push("main"));
        },
        ends: "well",
        verdict: (result) => [
          ...reached(found(result).includes("feature"), "The default branch was built with it"),
          ...reached(
            findsItsOwn && (again === undefined || !found(again).includes("feature")),
            "The branch itself does not find it",
          ),
        ],
      };
    },
  };
}

const PULL_REQUEST = {
  name: "pull_request",
  ref: "refs/pull/7/merge",
  payload: { pull_request: { number: 7 }, repository: { full_name: "owner/app", default_branch: "main" } },
};

const FROM_PULL_REQUEST: Attack = {
  name: "a pull request leaves a layer for the default branch in a volume",
  asset: "the image of the default branch",
  needs: "engine",
  setup: (place) => {
    const image = newImage();
    prepare(place, image);
    return {
      inputs: { image, cache: "volume" },
      run: async (build) => {
        place.write("content", "of the default branch");
        await build(push("main"));
        place.write("content", "of the pull request");
        await build({ event: PULL_REQUEST });
        return build(push("main"));
      },
      ends: "well",
      verdict: (result) =>
        reached(!found(result).includes("of the default branch"), `It found ${found(result)}`),
    };
  },
};

/** What somebody does to the directory of a cache, as shell; each is followed by a build. */
const DAMAGES: Readonly<Record<string, string>> = {
  "committed is a link to nowhere": "rm -rf committed; ln -s /nowhere committed",
  "committed is a file": "rm -rf committed; echo x >committed",
  "committed is a link to itself": "rm -rf committed; ln -s committed committed",
  "the metadata is a pipe": "cd committed; rm -f *.metadata; mkfifo io.buildpacks.lifecycle.cache.metadata",
  "the metadata is a directory":
    "cd committed; rm -f *.metadata; mkdir io.buildpacks.lifecycle.cache.metadata",
  "the metadata is without an end":
    "cd committed; rm -f *.metadata; ln -s /dev/zero io.buildpacks.lifecycle.cache.metadata",
  "a layer is a pipe": 'cd committed; for tar in *.tar; do rm "$tar"; mkfifo "$tar"; done',
  "a layer has other content": "cd committed; for tar in *.tar; do echo more >>$tar; done",
  "a layer has a name of 300 bytes": `cd committed; sed -i 's/"kept"/"${"k".repeat(300)}"/' *.metadata`,
  "a layer leads elsewhere": `cd committed; sed -i 's/"kept"/"..\\/..\\/evil"/' *.metadata`,
};

const DAMAGED = Object.entries(DAMAGES).map(([what, script]): Attack => ({
  name: `the cache of the layers is damaged: ${what}`,
  asset: "later builds",
  needs: "engine",
  setup: (place) => {
    const image = newImage();
    prepare(place, image);
    place.write("content", "first");
    return {
      inputs: { image, cache: "volume" },
      run: async (build) => {
        await build();
        const volumes = await cacheVolumes(image);
        for (const volume of volumes) await inVolume(volume, `cd /cache; ${script}`);
        if (volumes.length === 0) throw new Error("There is no volume to damage");
        const result = await build();
        if (result.exitCode !== 0) return result;
        // What was damaged must not stay so.
        return build();
      },
      ends: "well",
      verdict: (result) =>
        reached(!found(result).includes("first"), `The cache does not heal: ${found(result)}`),
    };
  },
}));

/** Volumes and images. */
export const CACHES: readonly Attack[] = [
  fromBranch("a volume", true, () => "volume"),
  fromBranch("an image", false, (image) => `${image}-cache:layers`),
  FROM_PULL_REQUEST,
  ...DAMAGED,
];
