// The inputs of `action.yml`, read once and parsed to a build request. Nothing else knows what an input is called.
import type { Environment } from "../environment.ts";
import type { BuildLog } from "../log.ts";
import type {
  BuildRequest,
  PullPolicy,
  ResolvedBuild,
  TrustPolicy,
} from "../platform/request/build-request.ts";
import { quote } from "../quote.ts";
import { translateInputs } from "./build-push/translate-inputs.ts";
import { parseCache, parseCacheScope } from "./inputs/cache-inputs.ts";
import { readCertificates } from "./inputs/certificate-input.ts";
import { readContainerOptions } from "./inputs/container-inputs.ts";
import { checkDockerHost } from "./inputs/engine-input.ts";
import { parseImage, parseImages, parseTags } from "./inputs/image-inputs.ts";
import { createInputReader, type InputReader } from "./inputs/input-reader.ts";
import { parseAnnotations, parseLabels } from "./inputs/label-input.ts";
import { parseOneOf } from "./inputs/one-of-input.ts";
import { readOutcomeOptions } from "./inputs/outcome-inputs.ts";
import { readOutputPlace } from "./inputs/output-place-input.ts";
import { parsePlatform } from "./inputs/platform-input.ts";
import { readRegistryTimeout } from "./inputs/registry-timeout-input.ts";
import { isEmptyDirectory, readSourceOptions, sourceDirectory } from "./inputs/source-inputs.ts";
import { readCommitTime } from "./runner/commit-time.ts";

// Records, so that the compiler notices a value that is missing as well as one too many.
const PULL_POLICIES: Readonly<Record<PullPolicy, true>> = {
  always: true,
  "if-not-present": true,
  never: true,
};
const TRUST_POLICIES: Readonly<Record<TrustPolicy, true>> = { auto: true, true: true, false: true };
const BUILDER_CACHE_POLICIES: Readonly<Record<ResolvedBuild["builderCache"], true>> = {
  auto: true,
  always: true,
  never: true,
};
const BOOLEANS = { true: true, false: true } as const;
const SILENT: InputLog = { info: () => undefined, warning: () => undefined };

/** Gets sentences about what is fine, but has no effect, and about what was asked for and is not made. */
export type InputLog = Pick<BuildLog, "info" | "warning">;

/**
 * @param step `INPUT_*`, `GITHUB_WORKSPACE`, `RUNNER_DEBUG`, and what lines `KEY` of the input `env` name
 * @throws {InputErrors} with everything that is wrong
 */
export async function readBuildRequest(step: Environment, log: InputLog = SILENT): Promise<BuildRequest> {
  const { env, writtenAs, problems, notices, warnings } = translateInputs(step);
  for (const notice of notices) log.info(notice);
  for (const warning of warnings) log.warning(warning);
  const reader = createInputReader(env, writtenAs);
  for (const { input, value, problem, hint } of problems) reader.complainAbout(input)(value, problem, hint);
  const workspace = env["GITHUB_WORKSPACE"] ?? "";
  const tags = parseTags(reader.text("image"), reader.complainAbout("image"));
  const source = await readSourceOptions(reader, env, { workspace, warn: warningTo(log) });
  const outcome = await readOutcomeOptions(reader, env, {
    workspace,
    now: () => Date.now() / 1000,
    commitTime: () => readCommitTime(sourceDirectory(source.path), workspace),
  });
  const request = {
    ...source,
    ...readImages(reader),
    containers: await readContainerOptions(reader, env, { workspace, appDir: outcome.appDir }),
    certificates: await readCertificates(reader, workspace),
    outcome,
    delivery: await readDelivery(reader, workspace, log),
    verbose: isVerbose(env, reader),
    cache: parseCache(reader.text("cache"), tags ?? [], reader.complainAbout("cache")),
    cacheScope: parseCacheScope(reader.text("cache-scope"), reader.complainAbout("cache-scope")),
    ...readPolicies(reader),
  };
  // Read by who uses them; here only what is wrong with them counts.
  wantsSummary(env, reader);
  readRegistryTimeout(env, reader);
  checkDockerHost(reader);
  const complete = reader.complete({ tags });
  if (await isEmptyDirectory(source.path)) {
    const hint = "Check out the repository first, e.g. with actions/checkout: this action does not do it.";
    log.warning(`The source ${quote(source.path)} is empty.`, hint);
  }
  return { ...request, ...complete };
}

/** What a list of warnings is passed to: without hint and place. */
function warningTo(log: InputLog): (warning: string) => void {
  return (warning) => {
    log.warning(warning);
  };
}

/** The input `path` of a step, whatever the step calls it. */
export function pathInput(step: Environment): string {
  return createInputReader(translateInputs(step).env).text("path");
}

/** The images that a build is made from, besides the builder. */
function readImages(
  reader: InputReader,
): Pick<BuildRequest, "runImage" | "runImageMirrors" | "previousImage" | "lifecycleImage" | "target"> {
  const image = (input: string) => parseImage(reader.text(input), reader.complainAbout(input));
  return {
    runImage: image("run-image"),
    runImageMirrors: parseImages(reader.text("run-image-mirrors"), reader.complainAbout("run-image-mirrors")),
    previousImage: image("previous-image"),
    lifecycleImage: image("lifecycle-image"),
    target: parsePlatform(reader.text("platform"), reader.complainAbout("platform")),
  };
}

async function readDelivery(
  reader: InputReader,
  workspace: string,
  log: InputLog,
): Promise<ResolvedBuild["delivery"]> {
  const complain = reader.complainAbout("annotations");
  const { annotations, notices } = parseAnnotations(reader.text("annotations"), complain);
  for (const notice of notices) log.info(notice);
  return {
    push: parseBoolean(reader, "push", "true"),
    load: parseBoolean(reader, "load", "false"),
    layout: await readOutputPlace(reader, "layout", workspace),
    labels: parseLabels(reader.text("labels"), reader.complainAbout("labels")),
    annotations,
  };
}

/** The inputs that are one of a few words. */
function readPolicies(
  reader: InputReader,
): Pick<ResolvedBuild, "trustBuilder" | "pull" | "clearCache" | "builderCache"> {
  return {
    trustBuilder: parseOneOf(reader, "trust-builder", { allowed: TRUST_POLICIES, fallback: "auto" }),
    pull: parseOneOf(reader, "pull", { allowed: PULL_POLICIES, fallback: "always" }),
    clearCache: parseBoolean(reader, "clear-cache", "false"),
    builderCache: parseOneOf(reader, "builder-cache", { allowed: BUILDER_CACHE_POLICIES, fallback: "auto" }),
  };
}

/** Whether to print more: the input `verbose`, or a workflow that runs with debug logging. */
export function isVerbose(env: Environment, reader: InputReader = createInputReader(env)): boolean {
  return parseBoolean(reader, "verbose", "false") || env["RUNNER_DEBUG"] === "1";
}

/** Whether to write a summary: the input `summary`. */
export function wantsSummary(env: Environment, reader: InputReader = createInputReader(env)): boolean {
  return parseBoolean(reader, "summary", "true");
}

function parseBoolean(reader: InputReader, input: string, fallback: "true" | "false"): boolean {
  return parseOneOf(reader, input, { allowed: BOOLEANS, fallback }) === "true";
}
