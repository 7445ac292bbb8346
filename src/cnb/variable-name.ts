// Names of build variables.

/** The lifecycle gets each variable as a file of that name. Dots and dashes are in use, e.g. by Spring. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}

/** What `isVariableName` allows, as a part of a sentence. */
export const VARIABLE_NAME_RULE = "has letters, digits, _ . and -, and starts with a letter or _";
