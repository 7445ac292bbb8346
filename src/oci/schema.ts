// Checking external JSON and TOML by a schema, with errors that name the thing and the field.
import * as v from "valibot";
import { PlatformError } from "../errors.ts";

/** Reads JSON by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
export function parseJson<S extends v.GenericSchema>(
  schema: S,
  json: string,
  what: string,
): v.InferOutput<S> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new PlatformError("MALFORMED", `${what} is not JSON: ${JSON.stringify(json.slice(0, 80))}.`, {
      cause,
    });
  }
  return checkSchema(schema, value, what);
}

/** Checks a value by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
export function checkSchema<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  what: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const at = v.getDotPath(issue) ?? "its top level";
  throw new PlatformError("MALFORMED", `${what} is malformed at "${at}": ${issue.message}.`);
}
