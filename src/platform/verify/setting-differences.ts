// What is different between the configs and the manifests of two images, besides their layers: which labels, variables and other
// settings. Values may be secret, so only those are told that are times. Pure.
import { LIFECYCLE_METADATA_LABEL } from "../../cnb/lifecycle-metadata.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { isDigest } from "../../oci/digest.ts";
import { quote } from "../../quote.ts";

/** Two images without their layers. */
export type ImageSettings = Pick<FinishedImage, "configBytes" | "manifestBytes">;

/** A place in JSON at which two values differ. */
interface JsonDifference {
  /** From the outside, e.g. `["config", "Env", 0]`. */
  readonly path: readonly (string | number)[];
  /** Undefined if there is nothing. */
  readonly first: unknown;
  readonly second: unknown;
}

/** Deeper values count as one each: nobody writes such, and a call for each level has an end. */
const MAX_DEPTH = 30;

/**
 * A clause for each, e.g. `the label "a" at "data.built_at" (2026-01-01T00:00:00Z and 2026-01-01T00:00:09Z)`; one after the other, since
 * labels have room for millions.
 * @param haveSameLayers if not, what only names them is left out
 */
export function* settingDifferences(
  first: ImageSettings,
  second: ImageSettings,
  haveSameLayers: boolean,
): Generator<string> {
  const [a, b] = [first, second].map(({ configBytes }) => split(parse(configBytes)));
  for (const { path, ...values } of differing(a?.labels, b?.labels))
    yield* describeLabel(String(path[0]), values, haveSameLayers);
  for (const { path } of differing(a?.variables, b?.variables))
    yield `the variable ${quote(String(path[0]))}`;
  for (const difference of differing(a?.others, b?.others)) yield describeOther(difference);
  for (const { path } of differing(manifestOf(first), manifestOf(second)))
    yield `${quote(joined(path))} of the manifest`;
}

type Json = Readonly<Record<string, unknown>>;

function parse(bytes: Buffer): Json {
  return asObject(JSON.parse(bytes.toString("utf8")));
}

function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

interface ConfigParts {
  readonly labels: Json;
  readonly variables: Json;
  readonly others: Json;
}

/** What a person tells apart; the layers are told elsewhere. */
function split(config: Json): ConfigParts {
  const container = asObject(config["config"]);
  const { Labels, Env } = container;
  const variables = (Array.isArray(Env) ? Env : []).map(String).map((entry) => {
    const [name = ""] = entry.split("=", 1);
    return [name, entry.slice(name.length)] as const;
  });
  return {
    labels: asObject(Labels),
    variables: Object.fromEntries(variables),
    others: { ...without(config, "rootfs"), config: without(container, "Labels", "Env") },
  };
}

function manifestOf({ manifestBytes }: ImageSettings): Json {
  return without(parse(manifestBytes), "config", "layers");
}

function without(value: Json, ...keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function* describeLabel(
  name: string,
  { first, second }: Pick<JsonDifference, "first" | "second">,
  haveSameLayers: boolean,
): Generator<string> {
  const label = `the label ${quote(name)}`;
  const [a, b] = [embedded(first), embedded(second)];
  if (a === undefined || b === undefined) {
    yield `${label}${times({ first, second })}`;
    return;
  }
  let isInside = false;
  for (const difference of differing(a, b)) {
    isInside = true;
    if (haveSameLayers || !isOfLayers(name, difference))
      yield `${label} at ${quote(joined(difference.path))}${times(difference)}`;
  }
  // The same in another form.
  if (!isInside) yield label;
}

/** A digest in the label in which lifecycles name all layers. */
function isOfLayers(name: string, { first, second }: JsonDifference): boolean {
  const values = [first, second].filter((value) => value !== undefined);
  return (
    name === LIFECYCLE_METADATA_LABEL && values.every((value) => typeof value === "string" && isDigest(value))
  );
}

/** The JSON in a label; undefined if it has something else. */
function embedded(value: unknown): object | undefined {
  if (typeof value !== "string") return undefined;
  try {
    const json: unknown = JSON.parse(value);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

function describeOther(difference: JsonDifference): string {
  return `${quote(joined(difference.path))} of the config${times(difference)}`;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** Both values if they are times, which are what differs most often. */
function times({ first, second }: Pick<JsonDifference, "first" | "second">): string {
  const values = [first, second];
  const areTimes = values.every((value) => typeof value === "string" && TIME.test(value));
  return areTimes ? ` (${values.join(" and ")})` : "";
}

function joined(path: JsonDifference["path"]): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join("");
}

/** All places at which two values differ. */
function* differing(
  first: unknown,
  second: unknown,
  path: JsonDifference["path"] = [],
): Generator<JsonDifference> {
  if (first === second) return;
  const keys = path.length < MAX_DEPTH ? keysOf(first, second) : undefined;
  if (keys === undefined) yield { path, first, second };
  else for (const key of keys) yield* differing(memberOf(first, key), memberOf(second, key), [...path, key]);
}

/** Of two lists or two objects; undefined for anything else. */
function keysOf(first: unknown, second: unknown): Iterable<string | number> | undefined {
  if (Array.isArray(first) && Array.isArray(second))
    return (first.length < second.length ? second : first).keys();
  if (!isObject(first) || !isObject(second)) return undefined;
  return new Set([...Object.keys(first), ...Object.keys(second)]);
}

function memberOf(value: unknown, key: string | number): unknown {
  const members = value as Readonly<Record<string | number, unknown>>;
  return Object.hasOwn(members, key) ? members[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
