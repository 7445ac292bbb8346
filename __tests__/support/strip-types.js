// A jest transformer: leaves out the types of a TypeScript file, as Node.js itself does when it runs the scripts. What is left
// stands where it stood, so it needs no source map.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { version } from "node:process";

const OWN_HASH = createHash("sha256")
  .update(readFileSync(import.meta.filename))
  .update(version)
  .digest();

export default {
  getCacheKey: (source, file) =>
    createHash("sha256").update(OWN_HASH).update(file).update("\0").update(source).digest("hex"),
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
