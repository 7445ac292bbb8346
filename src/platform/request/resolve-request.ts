// From what was asked for to one request: inputs come first, then project.toml, then the builder's own.
import path from "node:path";
import { parseLocator } from "../../buildpack/locator.ts";
import type { RequestedModule } from "../../buildpack/requested-order.ts";
import { hasIdleBuildpacks } from "../../buildpack/resolve-order.ts";
import { SUGGESTED_BUILDER } from "../../cnb/suggested-builder.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "../../oci/image-reference.ts";
import { DescriptorError } from "../../project/descriptor/descriptor-error.ts";
import { selectExecEnv } from "../../project/descriptor/exec-env.ts";
import { inlineBuildpackFiles } from "../../project/descriptor/inline-buildpack.ts";
import type { DescriptorBuildpack, ProjectDescriptor } from "../../project/descriptor/project-descriptor.ts";
import { declaredSource } from "../../project/descriptor/project-source.ts";
import { type ReadDescriptor, readProjectDescriptor } from "../../project/descriptor/read-descriptor.ts";
import { quote } from "../../quote.ts";
import { type BindingSource, readBindings, type RequestedBinding } from "./bindings.ts";
import type { BuildDeps } from "./build-deps.ts";
import type { BuildRequest, BuildVariable, ResolvedBuild } from "./build-request.ts";
import { checkAll } from "./check-all.ts";
import { JOB_BUILDER } from "./job-builder.ts";

/** Not a likely name for a binding, so that there are never two. */
const CERTIFICATE_BINDING = "input-ca-certificates";

const MODULES = {
  buildpacks: "buildpacks",
  preBuildpacks: "pre-buildpacks",
  postBuildpacks: "post-buildpacks",
  extensions: "extensions",
} as const;

/**
 * Reads the project descriptor and the files of bindings, and decides for each value whose counts; the log says whose, where
 * it is not the input's.
 * @throws {PlatformError} `INPUT` or `MALFORMED`, or {@link SeveralErrors}
 */
export async function resolveRequest(
  request: BuildRequest,
  deps: Pick<BuildDeps, "log" | "connectDaemon">,
): Promise<ResolvedBuild> {
  const reading = readDescriptor(request);
  const [descriptor, bindings, builder, modules] = await checkAll([
    () => reading,
    () => readAllBindings(request, deps),
    async () => request.builder ?? (await builderOf(request, await reading, deps)),
    async () => resolveModules(request, await reading.catch(() => undefined)),
  ]);
  if (descriptor !== undefined) explain(request, descriptor, deps.log);
  if (hasIdleBuildpacks(modules)) {
    deps.log.warning(
      '"pre-buildpacks" and "post-buildpacks" have no effect, since "buildpacks" replaces the order.',
    );
  }
  return {
    ...request,
    builder,
    modules,
    bindings,
    env: mergeEnv(descriptor?.env ?? [], request.env),
    selection: descriptor?.selection ?? { kind: "all" },
    descriptorFile: descriptor && { path: request.descriptor.name, digest: descriptor.digest },
    projectMetadata: descriptor && declaredSource(descriptor.about),
  };
}

async function readDescriptor({ descriptor, outcome }: BuildRequest): Promise<ReadDescriptor | undefined> {
  const { path: file, name, isRequired } = descriptor;
  const found = await readProjectDescriptor(file, name);
  if (found !== undefined)
    return { ...selectExecEnv(found, outcome.execEnv ?? "production"), digest: found.digest };
  if (!isRequired) return undefined;
  throw new PlatformError("INPUT", `Input "descriptor": there is no file ${quote(name)}.`, {
    hint: "Name a project descriptor of the workspace, e.g. services/api/project.toml.",
  });
}

/** A missing builder is the fault of the inputs; a wrong one, of the line that names it. */
async function builderOf(
  request: BuildRequest,
  descriptor: ProjectDescriptor | undefined,
  { connectDaemon }: Pick<BuildDeps, "connectDaemon">,
): Promise<ImageReference> {
  const given = descriptor?.builder;
  if (descriptor !== undefined && given !== undefined)
    return atLine(descriptor, given.line, () => parseImageReference(given.value));
  const toName = `${SUGGESTED_BUILDER}, or name a builder in ${request.descriptor.name}.`;
  const daemon = await connectDaemon(request.target).catch((error: unknown) => {
    // What keeps a build from an engine that is there is not mended by naming a builder.
    throw error instanceof PlatformError && error.code === "DAEMON_UNREACHABLE"
      ? withHint(error, `On an engine, set "builder", too, e.g. to ${toName}`)
      : error;
  });
  if (daemon.info.engine === "processes") return JOB_BUILDER;
  throw new PlatformError("INPUT", 'Input "builder": it is required, and missing or empty.', {
    hint: `Set it, e.g. to ${toName}`,
  });
}

/** Without an engine, a builder that is named would be in vain: that there is none comes first. */
function withHint({ code, message, hint = "", cause, details }: PlatformError, more: string): PlatformError {
  return new PlatformError(code, message, { cause, details, hint: `${hint} ${more}`.trimStart() });
}

function resolveModules(
  request: BuildRequest,
  descriptor: ProjectDescriptor | undefined,
): ResolvedBuild["modules"] {
  const resolve = (list: keyof typeof MODULES): readonly RequestedModule[] => {
    const texts = request.modules[list];
    if (texts.length > 0) return texts.map((text) => fromInput(MODULES[list], text, request.workspace));
    if (descriptor === undefined || list === "extensions") return [];
    const directory = path.dirname(request.descriptor.path);
    return descriptor[list].map((each) =>
      atLine(descriptor, each.line, () => fromDescriptor(each, directory, request.workspace)),
    );
  };
  return {
    buildpacks: resolve("buildpacks"),
    preBuildpacks: resolve("preBuildpacks"),
    postBuildpacks: resolve("postBuildpacks"),
    extensions: resolve("extensions"),
  };
}

function fromInput(input: string, text: string, workspace: string): RequestedModule {
  try {
    return parseLocator(text, { by: "workflow", workspace });
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new PlatformError("INPUT", `Input "${input}": ${messageOf(cause)}`, { hint, cause });
  }
}

/** Files that it names are in the workspace, or beside it where it is elsewhere. */
function fromDescriptor(
  buildpack: DescriptorBuildpack,
  directory: string,
  workspace: string,
): RequestedModule {
  const chooser = { by: "checkout", directories: [path.resolve(workspace), directory] } as const;
  const parse = (text: string): RequestedModule => parseLocator(text, chooser, directory);
  switch (buildpack.kind) {
    case "id":
      return parse(buildpack.version === undefined ? buildpack.id : `${buildpack.id}@${buildpack.version}`);
    case "uri":
      return parse(buildpack.uri);
    case "inline":
      return {
        kind: "inline",
        text: `the script of ${buildpack.id}`,
        files: inlineBuildpackFiles(buildpack),
      };
  }
}

/** Errors about a value of the descriptor name its line. */
function atLine<T>(descriptor: ProjectDescriptor, line: number | undefined, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new DescriptorError(descriptor.file, [{ line, problem: messageOf(cause), hint }], cause);
  }
}

function readAllBindings(
  request: BuildRequest,
  { log }: Pick<BuildDeps, "log">,
): Promise<ResolvedBuild["bindings"]> {
  return readBindings(bindingsOf(request), {
    workspace: path.resolve(request.workspace),
    onLeftOut: (file, why) => {
      log.info(`Left out of the bindings: ${quote(file)}, since ${why}.`);
    },
  });
}

/** Buildpacks learn of authorities by a binding: https://paketo.io/docs/howto/configuration/#ca-certificates */
function bindingsOf({ bindings, certificates }: BuildRequest): readonly RequestedBinding[] {
  if (certificates.length === 0) return bindings;
  const entries = new Map<string, BindingSource>([
    ["type", { kind: "text", text: "ca-certificates" }],
    ...certificates.map((text, at) => [`${at + 1}.pem`, { kind: "text", text: `${text}\n` }] as const),
  ]);
  return [...bindings, { name: CERTIFICATE_BINDING, entries, directory: undefined }];
}

/** The later of one name counts. */
function mergeEnv(...lists: readonly (readonly BuildVariable[])[]): BuildVariable[] {
  const variables = lists.flat().map(({ name, value }) => [name, { name, value }] as const);
  return [...new Map(variables).values()];
}

function explain(request: BuildRequest, descriptor: ProjectDescriptor, log: BuildDeps["log"]): void {
  const { file, builder, selection } = descriptor;
  for (const { line, problem, hint } of descriptor.warnings) {
    const where = `${file}${line === undefined ? "" : ` line ${line}`}`;
    log.warning([`${where}: ${problem}`, hint].filter(Boolean).join(" "), undefined, { file, line });
  }
  const where = (line: number | undefined): string => (line === undefined ? file : `${file} line ${line}`);
  if (builder !== undefined && request.builder !== undefined) {
    const name = formatImageReference(request.builder);
    log.info(
      `The input "builder" (${name}) overrides that of ${where(builder.line)} (${quote(builder.value)}).`,
    );
  }
  if (builder !== undefined && request.builder === undefined)
    log.info(`The builder is named by ${where(builder.line)}.`);
  if (selection.kind !== "all") {
    log.info(`The source files are selected by "${selection.kind}" in ${where(selection.line)}.`);
  }
  for (const [list, input] of Object.entries(MODULES)) {
    if (list === "extensions") continue;
    const theirs = descriptor[list as Exclude<keyof typeof MODULES, "extensions">];
    if (theirs.length === 0) continue;
    const isReplaced = request.modules[list as keyof typeof MODULES].length > 0;
    log.info(
      isReplaced
        ? `The input "${input}" overrides the ${theirs.length} of ${where(theirs[0]?.line)}.`
        : `The ${input} come from ${where(theirs[0]?.line)} (${theirs.length}).`,
    );
  }
  const overridden = descriptor.env.filter(({ name }) =>
    request.env.some((variable) => variable.name === name),
  );
  for (const { name, line } of overridden) log.info(`The input for ${quote(name)} overrides ${where(line)}.`);
}
