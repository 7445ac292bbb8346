// Keeps files of a job.
import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";

const { env } = process;
const from = resolve(env["GITHUB_WORKSPACE"] ?? "", env["INPUT_PATH"] ?? "");
if (env["INPUT_PATH"] && existsSync(from)) {
  cpSync(from, join(env["STAND_INS"] ?? "", "artifacts", env["INPUT_NAME"] ?? ""), { recursive: true });
} else if (env["INPUT_IF-NO-FILES-FOUND"] === "error") {
  throw new Error(`No files were found at "${env["INPUT_PATH"] ?? ""}"`);
}
