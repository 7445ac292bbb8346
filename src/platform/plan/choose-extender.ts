// Whether Dockerfiles of image extensions can be applied: lifecycles do that, where they have an extender that does. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#extender-optional
import type { BuilderImage } from "../../builder/builder-image.ts";
import type { LifecycleImage } from "../../builder/lifecycle-image.ts";
import type { ResolvedOrder } from "../../buildpack/requested-order.ts";
import { type ApiVersion, atLeast, formatApiVersion } from "../../cnb/api-version.ts";
import { isOwnLifecycle } from "../../cnb/lifecycle-version.ts";
import type { Daemon } from "../../docker/daemon.ts";
import type { Choice } from "../../log.ts";
import type { Extender } from "../../phases/image-extensions.ts";

/**
 * Build images could be extended from 0.10 on, but with 0.10 and 0.11 official restorers crash where the run image stays as it
 * is, and those that know no other cannot write where the extender reads: its volume belongs to root for them.
 */
const NEEDED_API = "0.12";

/** What decides. */
export interface ExtensionFacts {
  readonly order: Pick<ResolvedOrder, "orderExtensions">;
  readonly builder: Pick<BuilderImage, "pinned"> & {
    readonly lifecycle: Pick<BuilderImage["lifecycle"], "version">;
  };
  readonly lifecycleImage: Choice<Pick<LifecycleImage, "version">> | undefined;
  readonly api: Choice<ApiVersion>;
  readonly daemon: Pick<Daemon, "info">;
}

/** Undefined if there are no image extensions. */
export function chooseExtender({
  order,
  builder,
  lifecycleImage,
  api,
  daemon,
}: ExtensionFacts): Extender | undefined {
  if (order.orderExtensions.length === 0) return undefined;
  const lack =
    withoutEngine(daemon) ??
    lackOf("the builder's lifecycle", builder.lifecycle.version) ??
    lackOf("the lifecycle image's lifecycle", lifecycleImage?.value.version) ??
    tooOld(api.value);
  const unread =
    builder.pinned === undefined
      ? "the builder is only in the Docker engine, and the lifecycle reads from a registry what it extends"
      : undefined;
  return { refusals: { build: lack ?? unread, run: lack }, buildImage: builder.pinned };
}

function withoutEngine({ info }: Pick<Daemon, "info">): string | undefined {
  return info.engine === "processes" ? "that needs a Docker engine, and this job has none" : undefined;
}

function lackOf(whose: string, version: string | undefined): string | undefined {
  // The extender of ours refuses; of others it is known only when it runs.
  return version !== undefined && isOwnLifecycle(version)
    ? `${whose} ${version} does not apply any`
    : undefined;
}

function tooOld(api: ApiVersion): string | undefined {
  if (atLeast(api, NEEDED_API)) return undefined;
  return `that is done from Platform API ${NEEDED_API} on, and this builder's is ${formatApiVersion(api)}`;
}
