// The input `docker-host`: the engine of a build, and others for some platforms.
import { formatTarget, isSameTarget, type Target } from "../../oci/target.ts";
import type { EngineChoice } from "../../processes/find-engine.ts";
import { quote } from "../../quote.ts";
import { splitNames } from "./image-inputs.ts";
import type { Complain } from "./input-reader.ts";
import { parsePlatform } from "./platform-input.ts";

/** An engine that builds for one platform. */
export interface PlatformEngine {
  readonly target: Target;
  readonly host: string;
}

/** Which engine builds what. */
export interface EngineHosts {
  /** Of everything else; undefined for the one that the environment points to. */
  readonly host: string | undefined;
  readonly byPlatform: readonly PlatformEngine[];
}

/** An engine of the job. */
export interface NamedEngine {
  /** Its platform as the input has it; empty for that of everything else. */
  readonly name: string;
  /** Undefined for the one that the environment points to. */
  readonly host: string | undefined;
}

/** The same as {@link parseDockerHosts}; who wants no engine cannot name any. */
export async function readDockerHosts(
  text: string,
  complain: Complain,
  step: { value(field: "step.engine"): Promise<EngineChoice> },
): Promise<EngineHosts> {
  if (splitNames(text).length === 0 || (await step.value("step.engine")) !== "none")
    return parseDockerHosts(text, complain);
  complain(
    text,
    'it needs a Docker engine, and "engine" is "none".',
    'Leave it out, or set "engine" to "docker".',
  );
  return { host: undefined, byPlatform: [] };
}

/** Addresses by line or comma; `linux/arm64=tcp://host:port` is for that platform, and one without a platform for all others. */
export function parseDockerHosts(text: string, complain: Complain): EngineHosts {
  let host: string | undefined;
  const byPlatform: PlatformEngine[] = [];
  for (const entry of splitNames(text)) {
    const [, platform, address = entry] = /^([^=:]*\/[^=:]*)=(.*)$/s.exec(entry) ?? [];
    const target = platform === undefined ? undefined : parsePlatform(platform.trim(), complain);
    const found = parseDockerHost(address.trim(), complain);
    if (found === undefined || (platform !== undefined && target === undefined)) continue;
    const isTaken = target === undefined ? host !== undefined : byPlatform.some(isOf(target));
    if (isTaken) complainOfSecond(entry, target, complain);
    else if (target === undefined) host = found;
    else byPlatform.push({ target, host: found });
  }
  return { host, byPlatform };
}

function complainOfSecond(entry: string, target: Target | undefined, complain: Complain): void {
  const what = target === undefined ? "the platforms that no entry names" : formatTarget(target);
  const hint =
    "Write one address, and a line like linux/arm64=tcp://host:port for each platform with another engine.";
  complain(entry, `${quote(entry)} is a second engine for ${what}.`, hint);
}

/** The engine of a build. @param target as it was asked for; undefined if it was not */
export function engineFor(target: Target | undefined, { host, byPlatform }: EngineHosts): NamedEngine {
  const own = target && byPlatform.find(isOf(target));
  return own === undefined ? { name: "", host } : { name: formatTarget(own.target), host: own.host };
}

/** An engine by its name. */
export function engineNamed(name: string, hosts: EngineHosts): NamedEngine {
  const own = hosts.byPlatform.find(({ target }) => formatTarget(target) === name);
  return { name, host: own === undefined ? hosts.host : own.host };
}

function isOf(target: Target): (engine: PlatformEngine) => boolean {
  return (engine) => isSameTarget(engine.target, target);
}

function parseDockerHost(host: string, complain: Complain): string | undefined {
  if (/^(?:unix:\/\/\/|tcp:\/\/[^/\s])\S*$/.test(host)) return host;
  const isSsh = host.startsWith("ssh:");
  complain(
    host,
    `${quote(host)} is not ${isSsh ? "an address that can be used: ssh is not supported" : "the address of a Docker engine"}.`,
    isSsh
      ? "Forward the socket in an earlier step, e.g. with ssh -L, and name the forwarded one."
      : "Write unix:///path/of/the.sock or tcp://host:port, or linux/arm64=tcp://host:port for one platform.",
  );
  return undefined;
}
