// Whether an app image may get a new run image. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser
import * as v from "valibot";
import type { TargetData } from "../../cnb/analyzed.ts";
import { atLeast, parseApiVersion } from "../../cnb/api-version.ts";
import { envValue, type ImageConfig } from "../../oci/image-config.ts";
import { encodeJson } from "../../oci/json.ts";
import { parseJson } from "../../oci/schema.ts";
import { StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import { runImageTarget } from "./run-image-target.ts";

const REBASABLE = "io.buildpacks.rebasable";
const STACK_ID = "io.buildpacks.stack.id";
const MIXINS = "io.buildpacks.stack.mixins";
const STAGE_PREFIX = /^(?:build|run):/;

/** The two configurations that must fit to each other. */
export interface RebasePair {
  readonly app: ImageConfig;
  readonly runImage: ImageConfig;
}

/** What may be said to a rebase that is not safe. */
export interface RebaseCheck {
  readonly force: boolean;
  readonly log: Pick<Logger, "warn">;
}

/**
 * Checks by what the app was built with: from Platform API 0.12 on targets, before that stacks.
 * @throws {Error} what does not fit; with `force` that is a warning, but for stacks
 */
export function checkRebase(pair: RebasePair, check: RebaseCheck): void {
  const platformApi = envValue(pair.app.config?.Env, "CNB_PLATFORM_API") ?? "";
  if (platformApi === "" || !atLeast(parseApiVersion(platformApi), "0.12")) checkStack(pair);
  else checkTarget(pair, check);
}

/** A rebase that is not safe was not forced. */
export class RebaseObjection extends StepError {
  /** Why it is not safe. */
  readonly reason: string;

  constructor(reason: string) {
    super(`${reason}; please provide -force to override`);
    this.reason = reason;
  }
}

/** @throws {RebaseObjection} unless forced; then it is a warning */
export function objectTo(reason: string, { force, log }: RebaseCheck): void {
  if (!force) throw new RebaseObjection(reason);
  log.warn(reason);
}

function checkTarget({ app, runImage }: RebasePair, check: RebaseCheck): void {
  if (labelOf(app, REBASABLE) === "false") objectTo("app image is not marked as rebasable", check);
  const [wanted, offered] = [runImageTarget(app), runImageTarget(runImage)];
  if (fits(offered, wanted)) return;
  const targets = `new run image: ${encodeJson(offered)}, old run image: ${encodeJson(wanted)}`;
  objectTo(`unable to satisfy target os/arch constraints; ${targets}`, check);
}

/** What the new run image does not say about its distribution fits; variants fit if only one side names one. */
function fits(offered: TargetData, wanted: TargetData): boolean {
  if (offered.os !== wanted.os || offered.arch !== wanted.arch) return false;
  const [variant = "", wantedVariant = ""] = [offered["arch-variant"], wanted["arch-variant"]];
  if (variant !== "" && wantedVariant !== "" && variant !== wantedVariant) return false;
  const { distro } = offered;
  if (distro === undefined) return true;
  const known = wanted.distro;
  if (known === undefined) return false;
  const same = (a: string, b: string): boolean => a === "" || a === b;
  return same(distro.name, known.name) && same(distro.version, known.version);
}

function checkStack({ app, runImage }: RebasePair): void {
  const [own, offered] = [labelOf(app, STACK_ID), labelOf(runImage, STACK_ID)];
  if (own === "") throw new StepError("stack not defined on app image");
  if (offered === "") throw new StepError("stack not defined on new base image");
  if (own !== offered)
    throw new StepError(`incompatible stack: '${offered}' is not compatible with '${own}'`);
  const known = new Set(mixinsOf(runImage));
  const missing = mixinsOf(app).filter((mixin) => !known.has(mixin));
  if (missing.length > 0) throw new StepError(`missing required mixin(s): ${missing.sort().join(", ")}`);
}

/** Without the stage they are for, of which only `run` is left in an app. */
function mixinsOf(config: ImageConfig): string[] {
  const label = labelOf(config, MIXINS);
  const mixins = label === "" ? [] : parseJson(v.nullable(v.array(v.string())), label, `The label ${MIXINS}`);
  return (mixins ?? []).map((mixin) => mixin.replace(STAGE_PREFIX, ""));
}

function labelOf(config: ImageConfig, label: string): string {
  return config.config?.Labels?.[label] ?? "";
}
