// The table of the inputs of `action.yml`, in its order: what each becomes, how it is read, and how it is shown and documented.
// Nothing else knows all of them.
import type {
  PullPolicy,
  RegistryAccess,
  ResolvedBuild,
  TrustPolicy,
} from "../platform/request/build-request.ts";
import type { EngineChoice } from "../processes/find-engine.ts";
import { parseSigstore, readAttestTarget } from "./inputs/attest-inputs.ts";
import { parseBindings } from "./inputs/binding-input.ts";
import { parseCache, parseCacheScope } from "./inputs/cache-inputs.ts";
import { readCertificates } from "./inputs/certificate-input.ts";
import {
  parseCpus,
  parseHosts,
  parseId,
  parseMemory,
  parseNetwork,
  parseRegistryTimeout,
  parseUserId,
} from "./inputs/container-inputs.ts";
import { readDockerHosts } from "./inputs/docker-host-input.ts";
import { readVariableFiles } from "./inputs/env-file-input.ts";
import { readVariables } from "./inputs/env-input.ts";
import { parseImage, parseImages, parseTags, splitNames } from "./inputs/image-inputs.ts";
import type { InputRow } from "./inputs/input-reader.ts";
import { parseLabels, readAnnotations } from "./inputs/label-input.ts";
import { oneOf, whether } from "./inputs/one-of-input.ts";
import {
  parseAppDir,
  parseExecEnv,
  parseProcessType,
  readCreationTime,
  readLayerCompression,
} from "./inputs/outcome-inputs.ts";
import { outputPlaceOf } from "./inputs/output-place-input.ts";
import { readPushByDigest } from "./inputs/push-by-digest-input.ts";
import type { ActionValues } from "./inputs/request-fields.ts";
import { readComparisonKey, readRebasePolicy, readWhenUnchanged } from "./inputs/reuse-inputs.ts";
import type { KnownInput } from "./inputs/set-inputs.ts";
import { parseIndexAddress, readBuilderName, readDescriptorPlace, readPath } from "./inputs/source-inputs.ts";
import { readLoad, readTargets } from "./inputs/target-inputs.ts";
import {
  parseTestCommand,
  parseTestPath,
  parseTestTimeout,
  readTestNetwork,
  readTestVariables,
} from "./inputs/test-inputs.ts";
import { readVolumes } from "./inputs/volume-input.ts";

/** A group of inputs in the documentation. */
type Group =
  | "Source and builder"
  | "Buildpacks"
  | "Image and registry"
  | "Test"
  | "Caches"
  | "Contents of the image"
  | "Base images and trust"
  | "Reports"
  | "Containers and network";

interface Documented extends Pick<KnownInput, "shown"> {
  /** Given where a group begins. */
  readonly group?: Group;
  /** What says it where the input is empty. */
  readonly or?: "project.toml";
}

const FILE_MODES: Readonly<Record<ResolvedBuild["fileModes"], true>> = { keep: true, normalize: true };
const TRUST_POLICIES: Readonly<Record<TrustPolicy, true>> = { auto: true, true: true, false: true };
const REGISTRY_ACCESS: Readonly<Record<RegistryAccess, true>> = { auto: true, gateway: true, direct: true };
const ENGINES: Readonly<Record<EngineChoice, true>> = { auto: true, docker: true, none: true };
const PULL_POLICIES: Readonly<Record<PullPolicy, true>> = {
  always: true,
  "if-not-present": true,
  never: true,
};
const BUILDER_CACHE: Readonly<Record<ResolvedBuild["builderCache"], true>> = {
  auto: true,
  always: true,
  never: true,
};

/** What is written of the inputs of a table, whatever they become. */
export type ListedInputs = Readonly<
  Record<string, Documented & { readonly input: string; readonly byDefault?: string }>
>;

/** A row for each value. */
export type ActionTable<Values extends object> = {
  readonly [Name in keyof Values]: InputRow<Values, Name> & Documented;
};

/** By what the input becomes: a field of the build request by its path, or of the settings of the step. */
export const INPUT_TABLE: ActionTable<ActionValues> = {
  tags: { group: "Source and builder", input: "image", parse: parseTags, shown: "value" },
  builder: { input: "builder", parse: readBuilderName, or: "project.toml", shown: "value" },
  path: { input: "path", byDefault: ".", parse: readPath, shown: "value" },
  fileModes: { input: "file-modes", byDefault: "keep", parse: oneOf(FILE_MODES, "keep"), shown: "value" },
  env: { input: "env", parse: readVariables, or: "project.toml", shown: "names" },
  "step.envFiles": { input: "env-files", parse: readVariableFiles, shown: "value" },
  descriptor: { input: "descriptor", parse: readDescriptorPlace, shown: "value" },
  "modules.buildpacks": {
    group: "Buildpacks",
    input: "buildpacks",
    parse: splitNames,
    or: "project.toml",
    shown: "value",
  },
  "modules.preBuildpacks": { input: "pre-buildpacks", parse: splitNames, or: "project.toml", shown: "value" },
  "modules.postBuildpacks": {
    input: "post-buildpacks",
    parse: splitNames,
    or: "project.toml",
    shown: "value",
  },
  "modules.extensions": { input: "extensions", parse: splitNames, shown: "value" },
  registryIndex: { input: "buildpack-registry", parse: parseIndexAddress, shown: "value" },
  bindings: {
    input: "bindings",
    parse: (text, complain, { env }) => parseBindings(text, env, complain),
    shown: "names",
  },
  "delivery.push": { group: "Image and registry", input: "push", parse: whether("true"), shown: "value" },
  "delivery.byDigest": {
    input: "push-by-digest",
    byDefault: "false",
    parse: readPushByDigest,
    shown: "value",
  },
  "delivery.load": { input: "load", byDefault: "false", parse: readLoad, shown: "value" },
  "delivery.layout": { input: "layout", parse: outputPlaceOf("layout"), shown: "value" },
  "delivery.labels": { input: "labels", parse: parseLabels, shown: "names" },
  "delivery.annotations": { input: "annotations", parse: readAnnotations, shown: "names" },
  "test.command": { group: "Test", input: "test", parse: parseTestCommand, shown: "value" },
  "test.http": { input: "test-http", parse: parseTestPath, shown: "value" },
  "test.env": { input: "test-env", parse: readTestVariables, shown: "names" },
  "test.timeoutMs": { input: "test-timeout", byDefault: "300", parse: parseTestTimeout, shown: "value" },
  "test.network": { input: "test-network", byDefault: "none", parse: readTestNetwork, shown: "value" },
  "test.readOnly": { input: "test-read-only", byDefault: "true", parse: whether("true"), shown: "value" },
  verify: { input: "verify", byDefault: "false", parse: whether("false"), shown: "value" },
  cache: {
    group: "Caches",
    input: "cache",
    byDefault: "auto",
    parse: async (text, complain, step) => parseCache(text, (await step.value("tags")) ?? [], complain),
    shown: "value",
  },
  cacheScope: { input: "cache-scope", parse: parseCacheScope, shown: "value" },
  clearCache: { input: "clear-cache", byDefault: "false", parse: whether("false"), shown: "value" },
  builderCache: {
    input: "builder-cache",
    byDefault: "auto",
    parse: oneOf(BUILDER_CACHE, "auto"),
    shown: "value",
  },
  previousImage: { input: "previous-image", parse: parseImage, shown: "value" },
  "reuse.whenUnchanged": {
    input: "when-unchanged",
    byDefault: "build",
    parse: readWhenUnchanged,
    shown: "value",
  },
  "reuse.key": { input: "when-unchanged-key", parse: readComparisonKey, shown: "nothing" },
  "reuse.rebase": { input: "rebase", byDefault: "never", parse: readRebasePolicy, shown: "value" },
  "outcome.defaultProcess": {
    group: "Contents of the image",
    input: "default-process",
    parse: parseProcessType,
    shown: "value",
  },
  "outcome.createdAt": { input: "creation-time", parse: readCreationTime, shown: "value" },
  "outcome.execEnv": { input: "exec-env", parse: parseExecEnv, shown: "value" },
  "outcome.layerCompression": {
    input: "layer-compression",
    byDefault: "gzip",
    parse: readLayerCompression,
    shown: "value",
  },
  "outcome.appDir": { input: "workspace", byDefault: "workspace", parse: parseAppDir, shown: "value" },
  targets: { input: "platform", parse: readTargets, shown: "value" },
  runImage: { group: "Base images and trust", input: "run-image", parse: parseImage, shown: "value" },
  runImageMirrors: { input: "run-image-mirrors", parse: parseImages, shown: "value" },
  pull: { input: "pull", byDefault: "always", parse: oneOf(PULL_POLICIES, "always"), shown: "value" },
  trustBuilder: {
    input: "trust-builder",
    byDefault: "auto",
    parse: oneOf(TRUST_POLICIES, "auto"),
    shown: "value",
  },
  registryAccess: {
    input: "registry-access",
    byDefault: "auto",
    parse: oneOf(REGISTRY_ACCESS, "auto"),
    shown: "value",
  },
  lifecycleImage: { input: "lifecycle-image", parse: parseImage, shown: "value" },
  "step.summary": {
    group: "Reports",
    input: "summary",
    byDefault: "true",
    parse: whether("true"),
    shown: "value",
  },
  "step.declareImage": {
    input: "declare-image",
    byDefault: "true",
    parse: whether("true"),
    shown: "value",
  },
  "outcome.sbomDir": { input: "sbom", parse: outputPlaceOf("sbom"), shown: "value" },
  "delivery.attest": { input: "attest", byDefault: "false", parse: readAttestTarget, shown: "value" },
  "delivery.sigstore": { input: "sigstore", byDefault: "auto", parse: parseSigstore, shown: "value" },
  "step.githubToken": { input: "github-token", parse: (text) => text, shown: "nothing" },
  "outcome.reportDir": { input: "report", parse: outputPlaceOf("report"), shown: "value" },
  verbose: {
    input: "verbose",
    byDefault: "false",
    parse: (text, complain, { env }) => whether("false")(text, complain) || env["RUNNER_DEBUG"] === "1",
    shown: "value",
  },
  "containers.network": {
    group: "Containers and network",
    input: "network",
    parse: parseNetwork,
    shown: "value",
  },
  "containers.mounts": { input: "volumes", parse: readVolumes, shown: "value" },
  "containers.limits.memoryBytes": { input: "memory", parse: parseMemory, shown: "value" },
  "containers.limits.cpus": { input: "cpus", parse: parseCpus, shown: "value" },
  "containers.uid": { input: "uid", parse: parseUserId, shown: "value" },
  "containers.gid": { input: "gid", parse: parseId, shown: "value" },
  "step.engine": { input: "engine", byDefault: "auto", parse: oneOf(ENGINES, "auto"), shown: "value" },
  "step.engineHosts": { input: "docker-host", parse: readDockerHosts, shown: "value" },
  certificates: { input: "ca-certificates", parse: readCertificates, shown: "value" },
  "containers.insecureRegistries": { input: "insecure-registries", parse: parseHosts, shown: "value" },
  "step.registryTimeoutMs": {
    input: "registry-timeout",
    byDefault: "600",
    parse: parseRegistryTimeout,
    shown: "value",
  },
};

/** An input of docker/build-push-action that has another name here, or that is not needed or not possible. */
interface ForeignInput extends Pick<KnownInput, "shown"> {
  /** The inputs above that it becomes, or what is done about it instead. */
  readonly here: readonly string[] | "a warning" | "no effect" | "refused";
}

/** By its name; `build-push/` translates or refuses it before the table above is read. */
export const FOREIGN_INPUTS: Readonly<Record<string, ForeignInput>> = {
  tags: { here: ["image"], shown: "value" },
  context: { here: ["path"], shown: "value" },
  platforms: { here: ["platform"], shown: "value" },
  "no-cache": { here: ["clear-cache"], shown: "value" },
  "cache-from": { here: ["cache", "cache-scope", "previous-image"], shown: "value" },
  "cache-to": { here: ["cache", "cache-scope"], shown: "value" },
  outputs: {
    here: ["image", "push", "push-by-digest", "load", "layout", "layer-compression", "annotations"],
    shown: "value",
  },
  provenance: { here: "a warning", shown: "value" },
  attests: { here: "a warning", shown: "nothing" },
  allow: { here: "no effect", shown: "value" },
  call: { here: "no effect", shown: "value" },
  file: { here: "refused", shown: "value" },
  target: { here: "refused", shown: "value" },
  "build-args": { here: "refused", shown: "names" },
  "build-contexts": { here: "refused", shown: "value" },
  "no-cache-filters": { here: "refused", shown: "value" },
  secrets: { here: "refused", shown: "nothing" },
  "secret-envs": { here: "refused", shown: "nothing" },
  "secret-files": { here: "refused", shown: "nothing" },
  ssh: { here: "refused", shown: "nothing" },
  "add-hosts": { here: "refused", shown: "value" },
  "cgroup-parent": { here: "refused", shown: "value" },
  "shm-size": { here: "refused", shown: "value" },
  ulimit: { here: "refused", shown: "value" },
};

/** All inputs of a table, and then those of other actions, as the summary shows them. */
export function knownInputs(table: ListedInputs): ReadonlyMap<string, KnownInput> {
  const ours = Object.values(table).map(
    ({ input, byDefault, shown }) => [input, { byDefault, shown }] as const,
  );
  const foreign = Object.entries(FOREIGN_INPUTS).map(
    ([input, { shown }]) => [input, { byDefault: undefined, shown }] as const,
  );
  return new Map([...ours, ...foreign]);
}

/** All inputs in the order of `action.yml`. */
export const KNOWN_INPUTS = knownInputs(INPUT_TABLE);
