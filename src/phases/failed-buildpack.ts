// Which buildpack failed to build. Official lifecycles do not say, but leave traces in output and volumes.
import { parseGroup } from "../cnb/group.ts";
import { escapeId, formatModule, type ModuleReference } from "../cnb/module-reference.ts";
import type { Container } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { readContainerFile } from "./container-files.ts";
import type { Note } from "./output/transcript.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** What is known of the buildpack that failed. */
export interface FailedBuildpack {
  /** `id@version` of it, or of those that may have failed; empty if nothing is known. */
  readonly names: readonly string[];
  /** Whether it was the first that ran, so that no other can have said anything in the build. */
  readonly isFirst: boolean;
}

/** Finds out which one failed. */
export async function findFailedBuildpack(
  container: Container,
  notes: readonly Note[],
): Promise<FailedBuildpack> {
  const toml = await readContainerFile(container, PHASE_PATHS.group);
  const group = toml === undefined ? [] : parseGroup(toml, "group.toml").buildpacks;
  const possible = await possiblyFailed(container, group, notes);
  const isFirst = possible.length === 1 && possible[0] === group[0];
  return { names: possible.map(formatModule), isFirst };
}

async function possiblyFailed(
  container: Container,
  group: readonly ModuleReference[],
  notes: readonly Note[],
): Promise<readonly ModuleReference[]> {
  if (group.length <= 1) return group;
  const named = namedInOutput(group, notes);
  return named === undefined ? startedLast(container, group, notes) : [named];
}

/** Debug output names each buildpack before it runs, and an error may name the one that failed. */
function namedInOutput(
  group: readonly ModuleReference[],
  notes: readonly Note[],
): ModuleReference | undefined {
  const lines = notes
    .filter(({ phase }) => phase === "builder" || phase === "extender")
    .map(({ line }) => line);
  for (const start of ["ERROR: ", "Running build for buildpack "]) {
    for (const line of lines.filter((each) => each.startsWith(start)).reverse()) {
      const mentioned = group.filter((member) => mentions(line, member));
      if (mentioned.length === 1) return mentioned[0];
    }
  }
  return undefined;
}

function mentions(line: string, { id, version }: ModuleReference): boolean {
  return line.split(/[\s"'`(),;]+/).some((word) => {
    const name = word.replace(/[:.]+$/, "");
    return name === id || name === `${id}@${version}`;
  });
}

/**
 * A lifecycle makes `<layers>/<id>` just before a buildpack runs, in the order of the group, so the last one that has it
 * failed; unless the restorer made it: then all from the last sure one on may have.
 */
async function startedLast(
  container: Container,
  group: readonly ModuleReference[],
  notes: readonly Note[],
): Promise<ModuleReference[]> {
  const restored = notes.map(({ line }) => /^Restoring (?:meta)?data for "(.+?):/s.exec(line)?.[1]);
  const possible: ModuleReference[] = [];
  for (const member of [...group].reverse()) {
    if (!(await exists(container, `${PHASE_PATHS.layers}/${escapeId(member.id)}`))) continue;
    possible.unshift(member);
    if (!restored.includes(member.id)) break;
  }
  return possible;
}

async function exists(container: Container, path: string): Promise<boolean> {
  try {
    (await container.getArchive(path)).destroy();
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return false;
    throw error;
  }
}
