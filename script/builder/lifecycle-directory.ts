// A directory with the programs of a lifecycle, as releases have it.
import path from "node:path";
import { decodeToml, MAX_TOML_BYTES } from "../../src/cnb/toml.ts";
import { PlatformError } from "../../src/errors.ts";
import { leadsNowhere, readRegularFile } from "../../src/files/regular-file.ts";
import { quote } from "../../src/quote.ts";
import { type LifecycleDescriptor, parseLifecycleDescriptor } from "./lifecycle-descriptor.ts";

/** Its version and APIs. @throws {PlatformError} `NOT_FOUND` if it has no lifecycle.toml */
export async function readLifecycleDescriptor(dir: string): Promise<LifecycleDescriptor> {
  for (const file of [path.join(dir, "lifecycle.toml"), path.join(dir, "..", "lifecycle.toml")]) {
    const toml = await readRegularFile(file, MAX_TOML_BYTES).catch((error: unknown) => {
      if (!leadsNowhere(error)) throw error;
      return undefined;
    });
    if (toml !== undefined) return parseLifecycleDescriptor(decodeToml(toml, quote(file)), quote(file));
  }
  throw new PlatformError(
    "NOT_FOUND",
    `${quote(dir)} has no lifecycle.toml, so it is unknown which APIs its lifecycle speaks.`,
    {
      hint: "Name a directory as it is in a lifecycle release: programs, with lifecycle.toml in it or beside it.",
    },
  );
}
