// A phase that failed without having reached the gateway, which it reads all images through: a firewall is likely to be in between,
// where phases have networks of their own.
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { EngineKind } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { Gateway } from "../../gateway/gateway.ts";
import { PhaseError } from "../../phases/failure/phase-error.ts";

/** Of what comes first; older lifecycles have no code of their own for it. */
const FIRST_FAILURES: ReadonlySet<number> = new Set([ExitCode.ANALYZE_FAILED, ExitCode.FAILED]);

/** Any other error as it is. */
export function explainUnreached(
  error: unknown,
  { host, wasReached }: Pick<Gateway, "host" | "wasReached">,
): unknown {
  if (!(error instanceof PhaseError) || !FIRST_FAILURES.has(error.exitCode) || wasReached()) return error;
  const { code, message, details } = error;
  return new PlatformError(
    code,
    `${message} It did not reach this action, which reads images for it at ${host}.`,
    {
      cause: error,
      details,
      hint: hintWith(error.engine),
    },
  );
}

/** Processes of the job's container share its loopback, which no firewall and no other network keeps from them. */
function hintWith(engine: EngineKind): string {
  return engine === "processes"
    ? 'Set "registry-access" to "direct", with which phases get the logins of registries.'
    : 'Let a firewall of this machine accept connections of containers to it, set "network" to "host", or set "registry-access" to "direct", with which containers get the logins of registries.';
}
