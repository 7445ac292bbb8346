// A package as everyone else will see it: read from where it was put, and compared with what was made.
import type { ModuleBundle } from "../../buildpack/module.ts";
import { readPackageImage } from "../../buildpack/package-content.ts";
import { indexLayout, readPackageFile } from "../../buildpack/package-file.ts";
import { openPackage, type PackageOrigin } from "../../buildpack/package-source.ts";
import { UNPACK_LIMITS } from "../../buildpack/unpack-stream.ts";
import { digestOfStream } from "../../bytes/measure.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { quote, someOf } from "../../quote.ts";
import type { PackageAccess } from "../module-layer.ts";
import { findMissingLayer } from "../publish-images.ts";
import type { MadePackage } from "./make-package.ts";

/** Registries verify what they take: its labels are read, and whether its layers are there. @throws {PlatformError} `REGISTRY` */
export async function readBackImage(
  made: MadePackage,
  reference: ImageReference,
  access: Pick<PackageAccess, "registry" | "store">,
): Promise<void> {
  const name = formatImageReference(reference);
  await telling(name, "REGISTRY", async () => {
    const content = await readPackageImage(reference, made.target, access);
    checkModules(made, openPackage(content, originOf(made, name)));
    const missing = await findMissingLayer(reference, content.manifest, access.registry);
    if (missing !== undefined) throw new PlatformError("REGISTRY", `Its layer ${missing} is not there.`);
  });
}

/** Reads all of it. @throws {PlatformError} `MALFORMED` */
export async function readBackFile(made: MadePackage, file: string): Promise<void> {
  await telling(file, "MALFORMED", async () => {
    const content = await readPackageFile(file, await indexLayout(file, UNPACK_LIMITS), made.target);
    const bundle = openPackage(content, originOf(made, file));
    checkModules(made, bundle);
    for (const source of bundle.sources) await digestOfStream(source.records());
  });
}

function originOf({ main }: MadePackage, origin: string): PackageOrigin {
  return { kind: main.kind, origin, limits: UNPACK_LIMITS };
}

function checkModules({ main, modules }: MadePackage, bundle: ModuleBundle): void {
  const wanted = [
    formatModule(main),
    ...modules.map(({ info, diffId }) => `${formatModule(info)} ${diffId}`),
  ];
  const found = new Set([
    formatModule(bundle.main),
    ...bundle.sources.flatMap((source) =>
      source.modules.map((info) => `${formatModule(info)} ${source.identity}`),
    ),
  ]);
  const missing = wanted.filter((one) => !found.has(one));
  if (missing.length > 0) throw new PlatformError("MALFORMED", `It lacks ${someOf(missing).join(", ")}.`);
}

async function telling(
  name: string,
  code: "REGISTRY" | "MALFORMED",
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const isOther =
      !(cause instanceof PlatformError) || ["CANCELLED", "REGISTRY_UNREACHABLE"].includes(cause.code);
    if (isOther) throw cause;
    const message = `The package ${quote(name)} was made, but cannot be read as one: ${messageOf(cause)}`;
    throw new PlatformError(code, message, { cause, hint: "Do not use it; make it again." });
  }
}
