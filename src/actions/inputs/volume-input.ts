// The input `volumes`: directories of the machine and volumes of the engine that detection and build see.
import { posix, resolve } from "node:path";
import type { Mount } from "../../docker/daemon.ts";
import { containedPath, isInside } from "../../files/contained-path.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";
import type { ActionStep } from "./request-fields.ts";

/** What the platform, the lifecycle or the system has there; a mount would break a build or get around its limits. */
const RESERVED = ["/cnb", "/layers", "/platform", "/cache", "/launch-cache", "/proc", "/sys", "/dev"];

const MODES: Readonly<Record<string, boolean>> = { ro: true, rw: false };
const VOLUME = /^[A-Za-z0-9][\w.-]*$/;
const FORMAT = "Write SOURCE:TARGET, or SOURCE:TARGET:rw to let the build write, one per line.";

/** What the lines are read against. */
export interface VolumeSurroundings {
  /** Relative sources are below it. */
  readonly workspace: string;
  /** Where the source is in containers. */
  readonly appDir: string;
}

/** The input as a build has it; relative sources are below the workspace. */
export async function readVolumes(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<readonly Mount[]> {
  const surroundings = { workspace: step.workspace, appDir: await step.value("outcome.appDir") };
  return parseVolumes(text, surroundings, complain);
}

/**
 * Lines `SOURCE:TARGET[:ro|rw]`, read-only by default. A source with a slash is a directory or file of this machine, `.`
 * being the workspace; any other is the name of a volume. Lines that start with `#` are comments.
 */
export async function parseVolumes(
  text: string,
  surroundings: VolumeSurroundings,
  complain: Complain,
): Promise<readonly Mount[]> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const wanted = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const mounts = await Promise.all(wanted.map((line) => parseVolume(line, surroundings, complain)));
  return mounts.filter((mount) => mount !== undefined);
}

async function parseVolume(
  line: string,
  { workspace, appDir }: VolumeSurroundings,
  complain: Complain,
): Promise<Mount | undefined> {
  const [source = "", path = "", mode = "ro", ...rest] = line.split(":");
  const readOnly = MODES[mode];
  if (source === "" || path === "" || rest.length > 0 || readOnly === undefined) {
    complain(line, `${quote(line)} is not a volume.`, FORMAT);
    return undefined;
  }
  const target = posix.normalize(path).replace(/(?<=.)\/$/, "");
  const reserved = [...RESERVED, appDir].find((other) => target === other || target.startsWith(`${other}/`));
  if (!target.startsWith("/") || target === "/" || reserved !== undefined) {
    const why =
      reserved === undefined ? "is not an absolute path below /" : `is in ${reserved}, which is reserved`;
    complain(line, `the target ${quote(path)} ${why}.`, hintForTarget(target));
    return undefined;
  }
  if (source.includes("/") || source === ".") {
    try {
      const path = await containedPath(source, { by: "workflow", workspace });
      const root = resolve(workspace);
      return {
        kind: "bind",
        source: path,
        target,
        readOnly,
        within: isInside(path, root) ? root : undefined,
      };
    } catch (error) {
      complainOfPath(complain, line, error, FORMAT);
      return undefined;
    }
  }
  if (VOLUME.test(source)) return { kind: "volume", volume: source, target, readOnly };
  complain(line, `${quote(source)} is neither a path nor the name of a volume.`, FORMAT);
  return undefined;
}

/** Where lifecycles look for bindings, as other platforms mount them. */
const BINDINGS = /^\/platform\/bindings(?:\/([^/]+))?/;

function hintForTarget(target: string): string {
  const bindings = BINDINGS.exec(target);
  if (bindings === null) return "Mount it elsewhere, e.g. at /mnt/data.";
  return `Use the input "bindings" instead: ${bindings[1] ?? "NAME"}<DIRECTORY gives buildpacks all files of a directory.`;
}
