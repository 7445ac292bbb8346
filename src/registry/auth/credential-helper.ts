// Docker's credential helpers: programs that hand out credentials.
// Protocol: https://github.com/docker/docker-credential-helpers/blob/v0.8.2/README.md#development
import * as v from "valibot";
import { messageOf, PlatformError } from "../../errors.ts";
import { oneLine, quote } from "../../quote.ts";
import type { Credentials } from "./credentials.ts";
import { parseSecretJson } from "./secret-json.ts";

/** Runs `<program> get` with the text on its standard input; rejects if it cannot be started. */
export type RunHelper = (program: string, stdin: string) => Promise<{ exitCode: number; stdout: string }>;

const HelperOutput = v.object({ Username: v.nullish(v.string(), ""), Secret: v.nullish(v.string(), "") });

/**
 * Asks `docker-credential-<helper>`; undefined if it has no credentials for the server.
 * @param server e.g. `ghcr.io`, `https://index.docker.io/v1/`
 * @throws {PlatformError} `CREDENTIALS` naming the helper
 */
export async function askHelper(
  runHelper: RunHelper,
  helper: string,
  server: string,
): Promise<Credentials | undefined> {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper)) throw failure(program, "that is not the name of a program");
  const { exitCode, stdout } = await run(runHelper, program, server);
  if (exitCode !== 0) {
    // The protocol has no other way to say it; the text is fixed in docker-credential-helpers/credentials/error.go.
    if (/credentials not found/i.test(stdout)) return undefined;
    throw failure(program, `it failed for ${quote(server)} with ${exitCode}: ${oneLine(stdout)}`);
  }
  const output = parseSecretJson(HelperOutput, stdout, { what: `The output of ${program}`, hint: HINT });
  if (output.Secret === "") return undefined;
  if (output.Username === "<token>") return { kind: "identity-token", token: output.Secret };
  return { kind: "basic", username: output.Username, password: output.Secret };
}

async function run(runHelper: RunHelper, program: string, server: string) {
  try {
    return await runHelper(program, server);
  } catch (cause) {
    throw failure(program, `it cannot be run: ${messageOf(cause)}`, cause);
  }
}

const HINT =
  "Install the helper and log in, or remove it from credHelpers and credsStore of Docker's config.json.";

function failure(program: string, why: string, cause?: unknown): PlatformError {
  return new PlatformError("CREDENTIALS", `Cannot get credentials from ${program}: ${why}.`, {
    hint: HINT,
    cause,
  });
}
