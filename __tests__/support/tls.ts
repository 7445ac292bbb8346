// A certificate for 127.0.0.1 and localhost that nobody vouches for.
import { readFileSync } from "node:fs";

const read = (name: string): string => readFileSync(new URL(`tls/${name}`, import.meta.url), "utf8");

export const SELF_SIGNED = { cert: read("server.pem"), key: read("server-key.pem") };
