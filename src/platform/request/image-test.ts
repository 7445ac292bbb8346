// Whether an image is tested before it gets its names. Pure.
import type { ImageTest } from "./build-request.ts";

export function isTested({ command, http }: Pick<ImageTest, "command" | "http">): boolean {
  return command !== undefined || http !== undefined;
}
