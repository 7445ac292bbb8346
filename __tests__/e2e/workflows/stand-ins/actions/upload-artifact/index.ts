// Keeps files of a job.
import { cpSync, existsSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const { env } = process;
const from = resolve(env["GITHUB_WORKSPACE"] ?? "", env["INPUT_PATH"] ?? "");
if (env["INPUT_PATH"] && existsSync(from)) {
  const to = join(env["STAND_INS"] ?? "", "artifacts", env["INPUT_NAME"] ?? "");
  // Of a file an artifact has the name, of a directory the content.
  cpSync(from, statSync(from).isDirectory() ? to : join(to, basename(from)), { recursive: true });
} else if (env["INPUT_IF-NO-FILES-FOUND"] === "error") {
  throw new Error(`No files were found at "${env["INPUT_PATH"] ?? ""}"`);
}
