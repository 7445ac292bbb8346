// Refuses what the action refuses, and writes down the rest.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const { env } = process;
const name = env["INPUT_SUBJECT-NAME"] ?? "";
const digest = env["INPUT_SUBJECT-DIGEST"] ?? "";
if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`subject-digest "${digest}" is no digest`);
if (!/^[^/]+\/[^:@]+$/.test(name)) throw new Error(`subject-name "${name}" is no name without a tag`);
const pushed = env["INPUT_PUSH-TO-REGISTRY"] === "true";
writeFileSync(join(env["STAND_INS"] ?? "", "attestation.json"), JSON.stringify({ name, digest, pushed }));
