// Buildpacks as directories of this machine, and the order that refers to them.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PlatformError } from "../errors.ts";
import { compareBytes } from "../oci/json.ts";
import { parseBuildpackDescriptor, type BuildpackDescriptor } from "../spec/buildpack-descriptor.ts";
import { formatModule } from "../spec/module-reference.ts";
import type { Order, OrderElement } from "../spec/order.ts";

/** A directory with buildpack.toml and the programs of a buildpack. */
export interface BuildpackDirectory {
  readonly dir: string;
  readonly descriptor: BuildpackDescriptor;
}

/** Reads the descriptors; sorted by id and version. @throws {PlatformError} `MALFORMED` or `NOT_FOUND` */
export async function readBuildpackDirectories(
  dirs: readonly string[],
): Promise<readonly BuildpackDirectory[]> {
  const buildpacks = await Promise.all(dirs.map(readBuildpackDirectory));
  return buildpacks.sort((a, b) => compareBytes(formatModule(a.descriptor), formatModule(b.descriptor)));
}

/**
 * Fills in the versions that an order leaves out.
 * @throws {PlatformError} `BUILDER_IMAGE` for a buildpack that is missing, or of which there are several versions
 */
export function completeOrder(order: Order, buildpacks: readonly BuildpackDirectory[]): Order {
  return order.map(({ group }) => ({ group: group.map((element) => completeElement(element, buildpacks)) }));
}

async function readBuildpackDirectory(dir: string): Promise<BuildpackDirectory> {
  const file = path.join(dir, "buildpack.toml");
  const toml = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new PlatformError("NOT_FOUND", `"${dir}" is not a buildpack: it has no buildpack.toml.`, { cause });
  });
  return { dir, descriptor: parseBuildpackDescriptor(toml, `"${file}"`) };
}

function completeElement(element: OrderElement, buildpacks: readonly BuildpackDirectory[]): OrderElement {
  const versions = buildpacks
    .filter(({ descriptor: { id } }) => id === element.id)
    .map(({ descriptor: { version } }) => version);
  const [only, ...others] =
    element.version === "" ? versions : versions.filter((version) => version === element.version);
  const wanted = formatModule(element);
  if (only === undefined) {
    throw new PlatformError(
      "BUILDER_IMAGE",
      `The order names buildpack "${wanted}", which the builder does not have.`,
      {
        hint: "Add it to [[buildpacks]], or correct its id and version.",
      },
    );
  }
  if (others.length > 0) {
    throw new PlatformError(
      "BUILDER_IMAGE",
      `The order names buildpack "${wanted}" without a version; there are ${versions.join(", ")}.`,
      {
        hint: "Say which version the order means.",
      },
    );
  }
  return { ...element, version: only };
}
