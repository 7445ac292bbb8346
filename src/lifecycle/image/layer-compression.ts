// What layers can be compressed with, apart from what compresses them: that is loaded only where layers are made.
import { ExitCode } from "../../cnb/exit-codes.ts";
import { quote } from "../../quote.ts";
import { LifecycleError } from "../lifecycle-error.ts";

/** How new layers of an app image can be stored: `-layer-compression`. */
export type LayerCompression = "gzip" | "zstd";

/**
 * Departure from other lifecycles: they know gzip only.
 * @throws {LifecycleError} exit code 3 for another compression
 */
export function parseLayerCompression(text: string): LayerCompression {
  if (text === "gzip" || text === "zstd") return text;
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    `parse arguments: -layer-compression is ${quote(text)}; it must be gzip or zstd`,
  );
}
