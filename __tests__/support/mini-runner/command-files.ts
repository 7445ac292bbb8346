// The files into which an action writes outputs, state and variables for later steps.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Makes all of them, empty; their paths, by variable. */
export async function createCommandFiles(folder: string) {
  await mkdir(folder, { recursive: true });
  const files = {
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STATE: join(folder, "state"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
    GITHUB_ENV: join(folder, "env"),
    GITHUB_PATH: join(folder, "path"),
  };
  for (const file of Object.values(files)) await writeFile(file, "");
  return files;
}

/** What a file of variables holds. */
export async function readVariables(file: string): Promise<Record<string, string>> {
  return parseVariables(await readFile(file, "utf8"));
}

/** `name=value` lines, and `name<<DELIMITER`, lines, `DELIMITER`. */
export function parseVariables(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  const lines = text.split("\n");
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === "") continue;
    const [, name = "", operator, rest = ""] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (operator === undefined) throw new Error(`Invalid format '${line}'`);
    if (operator === "=") {
      variables[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest);
    if (end < 0) throw new Error(`Matching delimiter not found '${rest}'`);
    variables[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return variables;
}
