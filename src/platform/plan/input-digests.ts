// What an image is made from, in groups with one digest each: two builds can be compared without knowing what went into either. Pure.
import { createHmac } from "node:crypto";
import { formatApiVersion } from "../../cnb/api-version.ts";
import { type Digest, digestOf } from "../../oci/digest.ts";
import { compareBytes, encodeJson, sortKeys } from "../../oci/json.ts";
import type { BuildRequest, BuildVariable, ResolvedBuild } from "../request/build-request.ts";
import { buildUser } from "./build-user.ts";
import type { BuildPlan } from "./plan.ts";

/** The groups, by what messages call them; in the order in which people look for what has changed. */
export const INPUT_GROUPS = {
  source: "the source",
  project: "project.toml",
  environment: "the variables",
  bindings: "the bindings",
  options: "the options",
  builder: "the builder",
  buildpacks: "the buildpacks",
  extensions: "the extensions",
  lifecycle: "the lifecycle",
  runImage: "the run image",
} as const;

/** One of {@link INPUT_GROUPS}. */
export type InputGroup = keyof typeof INPUT_GROUPS;

/** Undefined for a group that cannot be compared. */
export type InputDigests = Readonly<Record<InputGroup, Digest | undefined>>;

/** What is known before anything runs. */
export interface ComparedBuild {
  readonly request: Pick<BuildRequest, "env" | "bindings">;
  readonly resolved: ResolvedBuild;
  readonly plan: Pick<BuildPlan, "builder" | "runImage" | "lifecycleImage" | "api" | "order" | "target">;
  readonly source: Digest;
  /** The content of what the builder lacks. */
  readonly modules: Readonly<Record<"buildpack" | "extension", readonly Digest[]>>;
}

/**
 * Variables and bindings may be secret, and everyone who may pull the image reads its labels: a plain digest of a short secret tells it
 * to those who try all of them. So these two groups are only compared with a key.
 */
export function digestInputs(build: ComparedBuild): InputDigests {
  const { resolved, plan, source, modules } = build;
  const { order, orderExtensions } = plan.order;
  const { key } = resolved.reuse;
  return {
    source,
    project: digestOfValue(projectOf(build)),
    environment: keyedDigest("environment", variablesOf(build.request.env), key),
    bindings: keyedDigest("bindings", bindingsOf(build), key),
    options: digestOfValue(optionsOf(build)),
    builder: plan.builder.pinned?.digest,
    buildpacks: digestOfValue({ order, content: modules.buildpack }),
    extensions: digestOfValue({ order: orderExtensions, content: modules.extension }),
    lifecycle: lifecycleOf(plan),
    runImage: plan.runImage.value.pinned.digest,
  };
}

/** That of a builder has no image of its own. */
function lifecycleOf({ lifecycleImage, api }: ComparedBuild["plan"]): Digest | undefined {
  const image = lifecycleImage?.value.pinned?.digest;
  if (lifecycleImage !== undefined && image === undefined) return undefined;
  return digestOfValue({ image, api: formatApiVersion(api.value) });
}

/** What project.toml says that no other group has. Its variables are no secrets: they are in the checkout. */
function projectOf({ request, resolved }: ComparedBuild): object {
  const fromInput = new Set(request.env.map(({ name }) => name));
  const { selection, projectMetadata } = resolved;
  const env = variablesOf(resolved.env.filter(({ name }) => !fromInput.has(name)));
  return { env, selection, metadata: projectMetadata };
}

/** Of a name that is there twice, the later value counts. */
function variablesOf(env: readonly BuildVariable[]): [string, string][] {
  return sorted(new Map(env.map(({ name, value }) => [name, value])));
}

/** Those that were asked for: what comes from other inputs is with those. */
function bindingsOf({ request, resolved }: ComparedBuild): object[] {
  const asked = new Set(request.bindings.map(({ name }) => name));
  return resolved.bindings
    .filter(({ name }) => asked.has(name))
    .map(({ name, entries }) => ({
      name,
      entries: [...entries].map(([key, content]) => [key, content.toString("base64")]),
    }));
}

/** All else that shows in the image, or that buildpacks see. */
function optionsOf({ resolved, plan }: ComparedBuild): object {
  const { outcome, delivery, certificates, containers } = resolved;
  const { defaultProcess, createdAt, execEnv, layerCompression, appDir } = outcome;
  return {
    target: plan.target,
    runImages: plan.runImage.value.runImages,
    user: buildUser(resolved, plan),
    outcome: { defaultProcess, createdAt, execEnv, layerCompression, appDir },
    labels: sorted(delivery.labels),
    annotations: sorted(delivery.annotations),
    mounts: containers.mounts,
    certificates,
  };
}

function sorted(entries: ReadonlyMap<string, string>): [string, string][] {
  return [...entries].sort(([a], [b]) => compareBytes(a, b));
}

function digestOfValue(value: unknown): Digest {
  return digestOf(encodeJson(sortKeys(value)));
}

/** That there is nothing is no secret. */
function keyedDigest(
  group: InputGroup,
  values: readonly unknown[],
  key: string | undefined,
): Digest | undefined {
  if (values.length === 0) return digestOfValue(values);
  if (key === undefined) return undefined;
  const text = `${group}\n${encodeJson(sortKeys(values))}`;
  return `sha256:${createHmac("sha256", key).update(text).digest("hex")}`;
}
