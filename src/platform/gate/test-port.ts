// The port that an app is asked on. Pure.
import type { ImageConfig } from "../../oci/image-config.ts";
import { envValue } from "../../oci/image-config.ts";
import type { BuildVariable } from "../request/build-request.ts";

/** A port, and who says so. */
export interface ChosenPort {
  readonly port: number;
  /** A clause, e.g. `PORT of the image`. */
  readonly reason: string;
}

const DEFAULT_PORT = 8080;

/** What `test-env` says as `PORT`, or the image; else what the image exposes, the lowest one if that is several. */
export function chooseTestPort(
  { config }: Pick<ImageConfig, "config">,
  env: readonly BuildVariable[],
): ChosenPort {
  const asked = portIn(env.findLast(({ name }) => name === "PORT")?.value);
  if (asked !== undefined) return { port: asked, reason: 'PORT of "test-env"' };
  const own = portIn(envValue(config?.Env ?? [], "PORT"));
  if (own !== undefined) return { port: own, reason: "PORT of the image" };
  const [exposed] = Object.keys(config?.ExposedPorts ?? {})
    .flatMap((text) => portIn(/^(\d+)(?:\/tcp)?$/.exec(text)?.[1]) ?? [])
    .sort((a, b) => a - b);
  if (exposed !== undefined) return { port: exposed, reason: "what the image exposes" };
  return { port: DEFAULT_PORT, reason: "the image names no port" };
}

function portIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : undefined;
}
