// The configuration of an image. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { encodeJson } from "./json.ts";
import { parseJson } from "./schema.ts";
import type { Target } from "./target.ts";

const text = v.nullish(v.string());
const texts = v.nullish(v.array(v.string()));
const flag = v.nullish(v.boolean());
const set = v.nullish(v.record(v.string(), v.unknown()));

// The order of the keys is the order in which they are written.
const ContainerConfig = v.object({
  AttachStderr: flag,
  AttachStdin: flag,
  AttachStdout: flag,
  Cmd: texts,
  Healthcheck: v.nullish(v.record(v.string(), v.unknown())),
  Domainname: text,
  Entrypoint: texts,
  Env: texts,
  Hostname: text,
  Image: text,
  Labels: v.nullish(v.record(v.string(), v.string())),
  OnBuild: texts,
  OpenStdin: flag,
  StdinOnce: flag,
  Tty: flag,
  User: text,
  Volumes: set,
  WorkingDir: text,
  ExposedPorts: set,
  ArgsEscaped: flag,
  NetworkDisabled: flag,
  MacAddress: text,
  StopSignal: text,
  Shell: texts,
});

const History = v.object({
  author: text,
  created: text,
  created_by: text,
  comment: text,
  empty_layer: flag,
});

const ImageConfig = v.object({
  architecture: v.string(),
  author: text,
  container: text,
  created: text,
  docker_version: text,
  history: v.nullish(v.array(History)),
  os: v.string(),
  rootfs: v.object({ type: v.string(), diff_ids: v.nullish(v.array(v.string()), []) }),
  config: v.nullish(ContainerConfig),
  "os.version": text,
  variant: text,
  "os.features": texts,
});

/** The fields a lifecycle keeps; unknown ones are dropped on reading. */
export type ImageConfig = v.InferOutput<typeof ImageConfig>;
export type ContainerConfig = v.InferOutput<typeof ContainerConfig>;
/**
 * How large a config may be. Configs have some kilobytes, and what buildpacks write into labels rarely makes them larger than
 * 1 MiB; this much can be held in memory anywhere, and far larger ones are refused by engines and registries too.
 */
export const MAX_CONFIG_BYTES = 16 * 1024 * 1024;

/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
export function parseImageConfig(json: string, what: string): ImageConfig {
  return parseJson(ImageConfig, json, `The config of ${what}`);
}

/**
 * The JSON of a config: known keys in their fixed order, empty ones left out.
 * @throws {PlatformError} `MALFORMED` naming the largest label if it is larger than {@link MAX_CONFIG_BYTES}
 */
export function encodeImageConfig(config: ImageConfig): string {
  const { architecture, os, rootfs, history, config: container, ...rest } = config;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(ImageConfig.entries)) {
    if (key === "architecture") ordered[key] = architecture;
    else if (key === "os") ordered[key] = os;
    else if (key === "rootfs") ordered[key] = { type: rootfs.type, diff_ids: rootfs.diff_ids };
    else if (key === "history") ordered[key] = history?.map((entry) => withoutEmpty(entry, History.entries));
    else if (key === "config") ordered[key] = withoutEmpty(container ?? {}, ContainerConfig.entries);
    else ordered[key] = rest[key as keyof typeof rest];
  }
  const labels = Object.entries(container?.Labels ?? {});
  // Before it is encoded, since a string has its limits too.
  checkSize(
    labels,
    labels.flat().reduce((total, text) => total + Buffer.byteLength(text), 0),
  );
  const json = encodeJson(dropEmpty(ordered, new Set(["architecture", "os", "config", "rootfs"])));
  checkSize(labels, Buffer.byteLength(json));
  return json;
}

function checkSize(labels: readonly (readonly [key: string, value: string])[], sizeBytes: number): void {
  if (sizeBytes <= MAX_CONFIG_BYTES) return;
  const [largest] = [...labels].sort(([, a], [, b]) => b.length - a.length);
  const label =
    largest === undefined
      ? ""
      : `; its largest label ${quote(largest[0])} has ${String(Buffer.byteLength(largest[1]))}`;
  const message = `The config of the image has ${String(sizeBytes)} bytes${label}. More than 16 MiB are refused.`;
  throw new PlatformError("MALFORMED", message, {
    hint: "Use buildpacks that write less to labels and to the metadata of layers.",
  });
}

/** The target an image is for. */
export function targetOf(config: Pick<ImageConfig, "os" | "architecture" | "variant">): Target {
  const variant = config.variant ?? "";
  return { os: config.os, arch: config.architecture, ...(variant !== "" && { variant }) };
}

/** The value of `name` in a list of `KEY=value`; undefined if it is not there. */
export function envValue(env: readonly string[] | null | undefined, name: string): string | undefined {
  return env?.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1);
}

function withoutEmpty(value: object, order: object): Record<string, unknown> {
  const source = value as Record<string, unknown>;
  return dropEmpty(Object.fromEntries(Object.keys(order).map((key) => [key, source[key]])), new Set());
}

function dropEmpty(value: Record<string, unknown>, kept: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key, item]) => kept.has(key) || !isEmpty(item)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
