// Whether the engine runs programs of the platform that is built for: told before anything is pulled, and not when a container fails.
import type { Daemon } from "../../docker/daemon.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { formatTarget, isForMachine, type Target } from "../../oci/target.ts";
import { type BuildDeps, parseLabel } from "../request/build-deps.ts";
import { ensureHolderImage } from "../workspace/holder-image.ts";
import { tinyProgram } from "../workspace/tiny-program.ts";

/** Architectures that machines run besides their own, with no emulation or none that costs much. */
const RELATED: Readonly<Record<string, readonly string[]>> = { amd64: ["386"], arm64: ["arm"] };

type Deps = Pick<BuildDeps, "log" | "runLabel" | "signal">;

/**
 * Tries a program that ends at once, and points out that programs are emulated.
 * @throws {PlatformError} `INPUT` if the engine's machine cannot run it
 */
export async function checkRunnable(target: Target, daemon: Daemon, deps: Deps): Promise<void> {
  const { log } = deps;
  const machine = daemon.info;
  // Without an engine, everything is of the container that the job runs in.
  if (machine.engine === "processes" || isForMachine(target, machine)) return;
  if (tinyProgram(target.arch) === undefined) return;
  const [platform, own] = [formatTarget(target), formatTarget({ os: machine.os, arch: machine.arch })];
  const trial = await tryProgram(target, daemon, deps);
  if (trial === "unknown") return;
  if (trial === "fails") {
    throw new PlatformError(
      "INPUT",
      `The Docker engine's machine is ${own}, and cannot run programs for ${platform}.`,
      {
        hint: `Let it emulate them: run docker/setup-qemu-action in a step before. Or use a runner of that architecture, or write a line ${platform}=ADDRESS in "docker-host".`,
      },
    );
  }
  if (RELATED[machine.arch]?.includes(target.arch) === true) return;
  log.notice(
    `The Docker engine's machine is ${own}, so what runs for ${platform} is emulated, which takes several times as long.`,
  );
}

/** Whatever else is wrong shows when the build needs it. */
async function tryProgram(
  target: Target,
  daemon: Daemon,
  { log, runLabel, signal }: Deps,
): Promise<"runs" | "fails" | "unknown"> {
  const words: string[] = [];
  try {
    await using container = await daemon.createContainer({
      image: await ensureHolderImage(daemon, target),
      command: ["/holder"],
      env: [],
      mounts: [],
      network: "none",
      labels: parseLabel(runLabel),
      securityOptions: ["no-new-privileges"],
      dropCapabilities: ["ALL"],
    });
    const exitCode = await container.run({ signal, onLine: (line) => words.push(line) });
    if (exitCode === 0) return "runs";
    words.push(`exit code ${exitCode}`);
  } catch (error) {
    if (signal.aborted) throw error;
    words.push(messageOf(error));
  }
  const said = words.join("; ");
  log.debug(`A program for ${formatTarget(target)} does not run: ${said}`);
  return /exec format error/i.test(said) ? "fails" : "unknown";
}
