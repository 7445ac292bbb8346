// What the launcher adds to the start of a process: the same program through it and directly, in turns.
import { spawnSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Finding, formatMs, median, ROOT, scratchDirectory } from "./measure.ts";

const PAIRS = 100;
const AIM_MS = 10;
const PROGRAM = "/bin/true";

/** Two buildpacks with variables and a profile directory, as an image usually has them. */
async function createLayers(directory: string): Promise<void> {
  await mkdir(path.join(directory, "config"), { recursive: true });
  const metadata = [
    "[[processes]]",
    'type = "web"',
    `command = ["${PROGRAM}"]`,
    "direct = true",
    'buildpack-id = "bench/runtime"',
    "default = true",
    "[[buildpacks]]",
    'id = "bench/runtime"',
    'version = "1"',
    'api = "0.12"',
    "[[buildpacks]]",
    'id = "bench/packages"',
    'version = "1"',
    'api = "0.12"',
  ];
  await writeFile(path.join(directory, "config", "metadata.toml"), metadata.join("\n"));
  for (const layer of ["bench_runtime/node", "bench_packages/modules"]) {
    const env = path.join(directory, layer, "env.launch");
    await mkdir(env, { recursive: true });
    await mkdir(path.join(directory, layer, "bin"));
    await writeFile(path.join(env, "NODE_ENV.default"), "production");
  }
}

export async function measureLauncher(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await createLayers(scratch.path);
  const web = path.join(scratch.path, "web");
  await symlink(path.join(ROOT, "build", "launcher"), web);
  const env = {
    PATH: process.env["PATH"],
    CNB_LAYERS_DIR: scratch.path,
    CNB_APP_DIR: scratch.path,
    CNB_PLATFORM_API: "0.14",
  };
  const timed = (program: string): number => {
    const startedAt = performance.now();
    const { status, stderr } = spawnSync(program, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
    return performance.now() - startedAt;
  };
  const times = Array.from({ length: PAIRS }, () => ({ launched: timed(web), direct: timed(PROGRAM) }));
  const [launched, direct] = [
    median(times.map((pair) => pair.launched)),
    median(times.map((pair) => pair.direct)),
  ];
  const added = median(times.map((pair) => pair.launched - pair.direct));
  console.log(`  ${PAIRS} starts: ${formatMs(launched)} through the launcher, ${formatMs(direct)} directly`);
  return [
    {
      what: "launcher: added to the start of a process",
      value: formatMs(added),
      aim: { text: `< ${AIM_MS} ms`, isMet: added < AIM_MS },
    },
  ];
}
