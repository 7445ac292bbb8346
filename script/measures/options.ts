// What options of a build cost: variables, two more buildpacks and a run image against a plain build; and a folder of many
// files that is excluded against one that is not there. In turns, as everything here.
import { cp } from "node:fs/promises";
import path from "node:path";
import { timedBuild } from "./build.ts";
import { type Finding, formatMs, median, ROOT, scratchDirectory, testbedVariable } from "./measure.ts";
import { writeBuildpack } from "./scratch-buildpack.ts";
import { createTree, inContainer, uploadOurs } from "./source-upload.ts";

const PAIRS = 7;
const COST_AIM_MS = 300;
const FILES = 5_000;
const EXCLUDED_FILES = 50_000;
const FILE_BYTES = 10 * 1024;
const EXCLUDED = "excluded";
const RATIO_AIM = 1.05;

export async function measureOptions(): Promise<readonly Finding[]> {
  return [await optionCost(), await exclusionRatio()];
}

/** Of warm rebuilds, in which nothing else takes long. */
async function optionCost(): Promise<Finding> {
  await using scratch = await scratchDirectory();
  await cp(path.join(ROOT, "examples", "node-app"), scratch.path, { recursive: true });
  for (const name of ["one", "two"])
    await writeBuildpack(path.join(scratch.path, "buildpacks", name), `bench/${name}`);
  const inputs = {
    env: "ONE=1\nTWO=2\nTHREE=3",
    "post-buildpacks": "./buildpacks/one\n./buildpacks/two",
    "run-image": `${testbedVariable("TESTBED_REGISTRY")}/testbed/run:latest`,
  };
  const plain = (): Promise<number> => buildMs(scratch.path, "plain", {});
  const withOptions = (): Promise<number> => buildMs(scratch.path, "options", inputs);
  // The first pushes, and the second is the first that finds everything.
  for (const build of [plain, withOptions, plain, withOptions]) await build();
  const costs: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const plainMs = await plain();
    costs.push((await withOptions()) - plainMs);
  }
  console.log(`  cost of options: ${costs.map((cost) => (cost / 1000).toFixed(2)).join(" ")} s`);
  const cost = median(costs);
  return {
    what: "options: variables, 2 buildpacks and a run image, more than without",
    value: formatMs(cost),
    aim: { text: `<= ${formatMs(COST_AIM_MS)}`, isMet: cost <= COST_AIM_MS },
  };
}

async function buildMs(
  workspace: string,
  name: string,
  inputs: Readonly<Record<string, string>>,
): Promise<number> {
  const { result } = await timedBuild(workspace, `options-${name}`, { inputs });
  return result.durationMs;
}

async function exclusionRatio(): Promise<Finding> {
  await using scratch = await scratchDirectory();
  const [bare, full] = [path.join(scratch.path, "bare"), path.join(scratch.path, "full")];
  for (const tree of [bare, full]) await createTree(tree, { files: FILES, fileBytes: FILE_BYTES });
  await createTree(path.join(full, EXCLUDED), { files: EXCLUDED_FILES, fileBytes: 1 });
  const upload = (tree: string): Promise<number> =>
    inContainer((container) => uploadOurs(tree, container, EXCLUDED));
  for (const tree of [bare, full]) await upload(tree); // Warms the page cache up.
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const bareMs = await upload(bare);
    ratios.push((await upload(full)) / bareMs);
  }
  console.log(`  excluded folder: ratios ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")}`);
  const ratio = median(ratios);
  return {
    what: "options: 50,000 files that are excluded, against none",
    value: `${ratio.toFixed(2)} times`,
    aim: { text: `<= ${RATIO_AIM} times`, isMet: ratio <= RATIO_AIM },
  };
}
