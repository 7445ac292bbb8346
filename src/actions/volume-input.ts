// The input `volumes`: directories of the machine and volumes of the engine that detection and build see.
import { isAbsolute, normalize, posix, resolve } from "node:path";
import type { Mount } from "../docker/daemon.ts";
import type { Complain } from "./input-reader.ts";

/** What the platform, the lifecycle or the system has there; a mount would break a build or get around its limits. */
const RESERVED = ["/cnb", "/layers", "/platform", "/cache", "/launch-cache", "/proc", "/sys", "/dev"];

const MODES: Readonly<Record<string, boolean>> = { ro: true, rw: false };
const VOLUME = /^[A-Za-z0-9][\w.-]*$/;
const FORMAT = "Write SOURCE:TARGET, or SOURCE:TARGET:rw to let the build write, one a line.";

/** What the lines are read against. */
export interface VolumeSurroundings {
  /** Relative sources are below it. */
  readonly workspace: string;
  /** Where the source is in containers. */
  readonly appDir: string;
}

/**
 * Lines `SOURCE:TARGET[:ro|rw]`, read-only by default. A source with a slash is a directory or file of this machine, `.`
 * being the workspace; any other is the name of a volume. Lines that start with `#` are comments.
 */
export function parseVolumes(
  text: string,
  surroundings: VolumeSurroundings,
  complain: Complain,
): readonly Mount[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => parseVolume(line, surroundings, complain) ?? []);
}

function parseVolume(
  line: string,
  { workspace, appDir }: VolumeSurroundings,
  complain: Complain,
): Mount | undefined {
  const [source = "", path = "", mode = "ro", ...rest] = line.split(":");
  const readOnly = MODES[mode];
  if (source === "" || path === "" || rest.length > 0 || readOnly === undefined) {
    complain(line, `"${line}" is not a volume.`, FORMAT);
    return undefined;
  }
  const target = posix.normalize(path).replace(/(?<=.)\/$/, "");
  const reserved = [...RESERVED, appDir].find((other) => target === other || target.startsWith(`${other}/`));
  if (!target.startsWith("/") || target === "/" || reserved !== undefined) {
    const why =
      reserved === undefined ? "is not an absolute path below /" : `is in ${reserved}, which is reserved`;
    complain(line, `the target "${path}" ${why}.`, "Mount it elsewhere, e.g. at /mnt/data.");
    return undefined;
  }
  if (source.includes("/") || source === ".") {
    const absolute = isAbsolute(source) ? normalize(source) : resolve(workspace, source);
    return { kind: "bind", source: absolute, target, readOnly };
  }
  if (VOLUME.test(source)) return { kind: "volume", volume: source, target, readOnly };
  complain(line, `"${source}" is neither a path nor the name of a volume.`, FORMAT);
  return undefined;
}
