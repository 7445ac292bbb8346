// system.toml: buildpacks of the platform's operator that take part in every build, before and after those of the order.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#systemtoml-toml
import * as v from "valibot";
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { Order, OrderElement } from "../../cnb/order.ts";
import { parseToml } from "../../cnb/toml/parse-toml.ts";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import type { LifecycleContext } from "../context.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { readOptionalToml } from "../toml-file.ts";

/** `optional` is not read, as in other lifecycles: what an operator wants in every build is not up to the buildpack. */
const Buildpacks = v.optional(
  v.object({
    buildpacks: v.optional(v.array(v.object({ id: v.string(), version: v.optional(v.string(), "") })), []),
  }),
  { buildpacks: [] },
);
const SystemFile = v.object({
  system: v.optional(v.object({ pre: Buildpacks, post: Buildpacks }), {
    pre: { buildpacks: [] },
    post: { buildpacks: [] },
  }),
});

/**
 * Puts the system buildpacks around every group that does not have them, from Platform API 0.15 on.
 * @throws {LifecycleError} exit code 1 if the file is there but cannot be read
 */
export async function addSystemBuildpacks(
  order: Order,
  systemPath: string | undefined,
  { platformApi }: Pick<LifecycleContext, "platformApi">,
): Promise<Order> {
  if (systemPath === undefined || !atLeast(platformApi, "0.15")) return order;
  const { pre, post } = await readSystem(systemPath);
  return order.map(({ group }) => {
    const isMissing = ({ id }: { readonly id: string }): boolean => !group.some((one) => one.id === id);
    const required = (one: { id: string; version: string }): OrderElement => ({ ...one, optional: false });
    return {
      group: [...pre.filter(isMissing).map(required), ...group, ...post.filter(isMissing).map(required)],
    };
  });
}

type SystemBuildpacks = readonly { readonly id: string; readonly version: string }[];

async function readSystem(
  systemPath: string,
): Promise<{ readonly pre: SystemBuildpacks; readonly post: SystemBuildpacks }> {
  try {
    const { system } = parseToml(SystemFile, (await readOptionalToml(systemPath)) ?? "", quote(systemPath));
    return { pre: system.pre.buildpacks, post: system.post.buildpacks };
  } catch (cause) {
    const message = `initialize detector: read system file: ${messageOf(cause)}`;
    throw new LifecycleError(ExitCode.FAILED, message, { cause });
  }
}
