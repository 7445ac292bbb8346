// Hands a job the files that others have kept.
import { cpSync, globSync } from "node:fs";
import { join, resolve } from "node:path";

const { env } = process;
const kept = join(env["STAND_INS"] ?? "", "artifacts");
const to = resolve(env["GITHUB_WORKSPACE"] ?? "", env["INPUT_PATH"] ?? "");
const name = env["INPUT_NAME"] ?? "";
if (name !== "") cpSync(join(kept, name), to, { recursive: true });
else {
  for (const each of globSync(env["INPUT_PATTERN"] || "*", { cwd: kept })) {
    cpSync(join(kept, each), env["INPUT_MERGE-MULTIPLE"] === "true" ? to : join(to, each), {
      recursive: true,
    });
  }
}
