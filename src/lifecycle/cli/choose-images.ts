// Which place with images a phase uses: the one place that knows `-daemon` and `-layout`. Each is loaded where it is used only.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#lifecycle-interface
import path from "node:path";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { LifecycleContext, RegistryContext } from "../context.ts";
import { requireExperimental } from "../experimental-mode.ts";
import type { LaunchCache } from "../image/daemon/daemon-layer-sources.ts";
import type { ImageStore } from "../image/daemon/image-store.ts";
import type { Images } from "../image/images.ts";
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
  if (values.flag("daemon")) return chooseDaemon(launchCacheDir, ctx);
  if (launchCacheDir !== undefined && phase !== "restorer" && phase !== "rebaser") {
    ctx.log.warn("Ignoring -launch-cache, only intended for use with -daemon");
  }
  return registryImages(ctx);
}

/** Loaded with the first question: a phase that has none starts in three quarters of the time. */
function registryImages({ registry, log }: RegistryContext): Images {
  let loaded: Promise<Images> | undefined;
  const load = async (): Promise<Images> => {
    const { createRegistryImages } = await import("../image/registry/registry-images.ts");
    return createRegistryImages(registry, log);
  };
  const images = (): Promise<Images> => (loaded ??= load());
  return {
    nameOf: ({ name }) => name,
    find: async (image) => (await images()).find(image),
    canRead: async (image) => (await images()).canRead(image),
    checkAccess: async (access) => (await images()).checkAccess(access),
    openDestination: async (request) => (await images()).openDestination(request),
  };
}

async function chooseDaemon(launchCacheDir: string | undefined, ctx: RegistryContext): Promise<Images> {
  const { registry, log } = ctx;
  const store = await connect(ctx);
  const { createDaemonImages } = await import("../image/daemon/daemon-images.ts");
  const cache = async (dir: string): Promise<LaunchCache> => {
    const { openLaunchCache } = await import("../cache/launch-cache.ts");
    return openLaunchCache(dir, log);
  };
  const openLaunchCache = launchCacheDir === undefined ? undefined : () => cache(launchCacheDir);
  return createDaemonImages({ store, registry, openLaunchCache, log });
}

async function chooseLayout(phase: Phase, values: InputValues, ctx: LifecycleContext): Promise<Images> {
  const layoutDir = values.text("layout-dir");
  if (phase !== "restorer") requireExperimental("export to OCI layout format", ctx);
  if (layoutDir !== undefined) {
    const { createLayoutImages } = await import("../image/layout/layout-images.ts");
    return createLayoutImages(path.resolve(layoutDir), ctx.log);
  }
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
