// The file that tells a module what it promised to provide; it is there while the module runs.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildpack-plan-toml
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { formatBuildpackPlan, type Requirement } from "../../cnb/build-plan.ts";
import { escapeId } from "../../cnb/module-reference.ts";

/** Lets `use` have the path of the plan; nothing of it is left afterwards. */
export async function withPlanFile<T>(
  moduleId: string,
  plan: readonly Requirement[],
  use: (planPath: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), `${escapeId(moduleId)}-`));
  try {
    const file = path.join(directory, "plan.toml");
    await writeFile(file, formatBuildpackPlan(plan));
    return await use(file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
