// Hands a job the files that another has kept.
import { cpSync } from "node:fs";
import { join, resolve } from "node:path";

const { env } = process;
cpSync(
  join(env["STAND_INS"] ?? "", "artifacts", env["INPUT_NAME"] ?? ""),
  resolve(env["GITHUB_WORKSPACE"] ?? "", env["INPUT_PATH"] ?? ""),
  { recursive: true },
);
