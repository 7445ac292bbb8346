// The lifecycle as a program: the phase is the name it is started under, or its first argument.
// This is the only file of the lifecycle that reads the process's arguments and environment and sets its exit code.
import { availableParallelism } from "node:os";
import path from "node:path";
import type { ApiVersion } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { firstError, messageOf } from "../../errors.ts";
import { isUserId, MAX_USER_ID } from "../../oci/user-id.ts";
import { quote } from "../../quote.ts";
import type { ProcessEnvironment } from "../buildpack/env-files.ts";
import type { LifecycleContext } from "../context.ts";
import { type Phase, PHASES } from "../inputs/input-table.ts";
import { type InputValues, knownFlags, readInputs } from "../inputs/input-values.ts";
import { refuseArguments } from "../inputs/resolve-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { createLogger, LOG_LEVELS, type Logger } from "../logger.ts";
import { createProcessRunner } from "../process-runner.ts";
import { requirePlatformApi } from "../supported-apis.ts";
import { LIFECYCLE_VERSION } from "../version.ts";
import { startPhase } from "./start-phase.ts";
import { writeOut } from "./write-out.ts";

const SUBCOMMANDS: Readonly<Record<string, Phase>> = {
  analyze: "analyzer",
  detect: "detector",
  restore: "restorer",
  extend: "extender",
  build: "builder",
  export: "exporter",
  create: "creator",
  rebase: "rebaser",
};

async function main(argv: readonly string[], environment: ProcessEnvironment): Promise<number> {
  const [, script = "", ...args] = argv;
  if (path.basename(script) === "lifecycle" && /^--?version$/.test(args[0] ?? "")) {
    writeOut(`${LIFECYCLE_VERSION}\n`);
    return ExitCode.OK;
  }
  let log = createLogger({ level: "info", color: environment["CNB_NO_COLOR"] !== "true", write: writeOut });
  try {
    const { phase, rest } = phaseOf(script, args);
    const platformApi = requirePlatformApi(environment["CNB_PLATFORM_API"]);
    const answer = answerTo(rest[0], phase, platformApi);
    if (answer !== undefined) {
      writeOut(answer);
      return ExitCode.OK;
    }
    const values = readInputs({ phase, args: rest, environment, platformApi });
    log = createLogger({ level: levelOf(values), color: !values.flag("no-color"), write: writeOut });
    refuseArguments(phase, values);
    await startPhase(phase, values, createContext({ values, environment, platformApi, log }));
    return ExitCode.OK;
  } catch (error) {
    return report(error, log);
  }
}

function phaseOf(script: string, args: readonly string[]): { phase: Phase; rest: readonly string[] } {
  const name = path.basename(script);
  const phase = PHASES.find((known) => known === name);
  if (phase !== undefined) return { phase, rest: args };
  const [subcommand = "", ...rest] = args;
  const selected = Object.hasOwn(SUBCOMMANDS, subcommand) ? SUBCOMMANDS[subcommand] : undefined;
  if (selected !== undefined) return { phase: selected, rest };
  const known = Object.keys(SUBCOMMANDS).join(", ");
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    `parse arguments: ${quote(subcommand)} is not a phase; use one of ${known}`,
  );
}

/** What a phase is asked for before its flags: its version, or the flags it knows. */
function answerTo(word: string | undefined, phase: Phase, platformApi: ApiVersion): string | undefined {
  if (/^--?version$/.test(word ?? "")) return `${LIFECYCLE_VERSION}\n`;
  if (!/^--?h(elp)?$/.test(word ?? "")) return undefined;
  const flags = knownFlags(phase, platformApi).map((name) => `  -${name}\n`);
  return `Usage of ${phase}:\n${flags.join("")}`;
}

function levelOf(values: InputValues): (typeof LOG_LEVELS)[number] {
  const text = values.path("log-level");
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  if (level !== undefined) return level;
  throw new LifecycleError(
    ExitCode.FAILED,
    `${quote(text)} is not a log level; use one of ${LOG_LEVELS.join(", ")}`,
  );
}

function createContext({
  values,
  environment,
  platformApi,
  log,
}: Pick<LifecycleContext, "environment" | "platformApi" | "log"> & {
  values: InputValues;
}): LifecycleContext {
  return {
    log,
    platformApi,
    environment,
    processes: createProcessRunner((program) => {
      log.info(`Waiting for processes that ${quote(program)} left running: they still have the output open`);
    }),
    owner: { uid: numberOf("uid", values), gid: numberOf("gid", values) },
    execEnv: environment["CNB_EXEC_ENV"] || "production",
  };
}

function numberOf(name: "uid" | "gid", values: InputValues): number {
  const text = values.path(name);
  if (isUserId(text)) return Number(text);
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    `parse arguments: -${name} is ${quote(text)}; it must be a number up to ${String(MAX_USER_ID)}`,
  );
}

/** Prints why the phase ends; flag errors go to standard error, as other lifecycles do. */
function report(error: unknown, log: Logger): number {
  const first = firstError(error);
  const exitCode = first instanceof LifecycleError ? first.exitCode : ExitCode.FAILED;
  const hint = first instanceof LifecycleError ? first.hint : undefined;
  if (exitCode === ExitCode.BAD_FLAG) process.stderr.write(`${messageOf(error)}\n`);
  else log.error(`failed to ${withHint(messageOf(error), hint)}`);
  return exitCode;
}

function withHint(message: string, hint: string | undefined): string {
  if (hint === undefined) return message;
  return `${message}${/[.!?]$/.test(message) ? "" : "."} ${hint}`;
}

// Of bundled packages, e.g. where they talk to an engine over TCP: nothing that a reader of the log could change.
process.noDeprecation = true;
// As process 1 of a container it would otherwise ignore the engine's request to stop.
process.once("SIGTERM", () => process.exit(143));
const environment = Object.fromEntries(
  Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
);
// Layers are compressed in libuv's thread pool, which has 4 threads unless told otherwise before its first use.
process.env["UV_THREADPOOL_SIZE"] ??= String(Math.max(4, availableParallelism()));
process.exit(await main(process.argv, environment));
