// Which place with images a phase uses: the one place that knows `-daemon` and `-layout`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#lifecycle-interface
import path from "node:path";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { openLaunchCache } from "../cache/launch-cache.ts";
import type { LifecycleContext, RegistryContext } from "../context.ts";
import { requireExperimental } from "../experimental-mode.ts";
import { createDaemonImages } from "../image/daemon/daemon-images.ts";
import type { ImageStore } from "../image/daemon/image-store.ts";
import type { Images } from "../image/images.ts";
import { createLayoutImages } from "../image/layout/layout-images.ts";
import { createRegistryImages } from "../image/registry/registry-images.ts";
import type { Phase } from "../inputs/input-table.ts";
import type { InputValues } from "../inputs/input-values.ts";
import { LifecycleError } from "../lifecycle-error.ts";

/**
 * Connects to the daemon at once, while this process may; its socket often belongs to root.
 * @throws {LifecycleError} exit code 1 if there is no daemon or layouts are not enabled, 3 without a directory for them
 */
export async function chooseImages(phase: Phase, values: InputValues, ctx: RegistryContext): Promise<Images> {
  const launchCacheDir = values.text("launch-cache");
  // A rebase into a layout does not exist.
  if (values.flag("layout") && phase !== "rebaser") return chooseLayout(phase, values, ctx);
  if (values.flag("daemon")) {
    const { registry, log } = ctx;
    const cache = launchCacheDir === undefined ? undefined : () => openLaunchCache(launchCacheDir, log);
    return createDaemonImages({ store: await connect(ctx), registry, openLaunchCache: cache, log });
  }
  if (launchCacheDir !== undefined && phase !== "restorer" && phase !== "rebaser") {
    ctx.log.warn("Ignoring -launch-cache, only intended for use with -daemon");
  }
  return createRegistryImages(ctx.registry, ctx.log);
}

function chooseLayout(phase: Phase, values: InputValues, ctx: LifecycleContext): Images {
  const layoutDir = values.text("layout-dir");
  if (phase !== "restorer") requireExperimental("export to OCI layout format", ctx);
  if (layoutDir !== undefined) return createLayoutImages(path.resolve(layoutDir), ctx.log);
  throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, "resolve inputs: -layout needs a directory", {
    hint: "Give it as -layout-dir, or as CNB_LAYOUT_DIR.",
  });
}

async function connect({ environment }: LifecycleContext): Promise<ImageStore> {
  try {
    // Only now, since loading what talks to engines takes as long as loading all the rest.
    const docker = await import("../../docker/kept-engine.ts");
    return await docker.connectKeptEngine(environment);
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.FAILED, `initialize docker client: ${messageOf(cause)}`, {
      cause,
      hint,
    });
  }
}
