// Values of JSON that anyone may have written. What is not what it should be is not there: one odd field must not hide all others.
import * as v from "valibot";
import { parseJson } from "../oci/schema.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws {PlatformError} `MALFORMED` if it is no JSON, no object, or nested too deep */
export function readObject(text: string, what: string): JsonObject {
  return parseJson(JSON_OBJECT, text, what);
}

const JSON_OBJECT = v.custom<JsonObject>(isObject, "Expected an object");

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a field has; not what every object inherits. */
export function fieldOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object in a field, or an empty one. */
export function objectIn(object: JsonObject, name: string): JsonObject {
  const value = fieldOf(object, name);
  return isObject(value) ? value : {};
}

/** What is in the list of a field. */
export function listIn(object: JsonObject, name: string): readonly unknown[] {
  const value = fieldOf(object, name);
  return Array.isArray(value) ? value : [];
}

/** The objects in the list of a field. */
export function objectsIn(object: JsonObject, name: string): readonly JsonObject[] {
  return listIn(object, name).filter(isObject);
}

/** Of names, versions and the like: the longest of real packages have some 200 characters. */
const MAX_WORD = 1_024;
/** Of descriptions and copyrights. */
const MAX_TEXT = 4_096;

/** The text of a field, if there is some, and it is no longer than what people write there. */
export function wordIn(object: JsonObject, name: string): string | undefined {
  return wordOf(fieldOf(object, name));
}

/** A value as a word. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= MAX_WORD ? value : undefined;
}

/** The text of a field, cut where it is very long. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = fieldOf(object, name);
  if (typeof value !== "string" || value === "") return undefined;
  return value.length <= MAX_TEXT ? value : `${value.slice(0, MAX_TEXT - 1)}…`;
}
