// What phases touch that deal with images: with the rights that this process starts with, and as the user that it becomes.
import type { LifecycleContext } from "../context.ts";
import type { ImageContext } from "../image/images.ts";
import type { Phase } from "../inputs/input-table.ts";
import type { InputValues } from "../inputs/input-values.ts";
import { chooseImages } from "./choose-images.ts";
import { openRegistry } from "./open-registry.ts";
import { becomeOwner } from "./privileges.ts";

/** Reads credentials and connects to the daemon while this process may, and then becomes the user of the build image. */
export async function openImages(
  phase: Phase,
  values: InputValues,
  ctx: LifecycleContext,
  directories: readonly (string | undefined)[],
): Promise<ImageContext> {
  const withRegistry = { ...ctx, registry: await openRegistry(values, ctx) };
  const images = await chooseImages(phase, values, withRegistry);
  await becomeOwner(ctx, directories);
  return { ...withRegistry, images };
}
