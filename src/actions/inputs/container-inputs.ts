// Inputs about the containers of a build: their network, limits, users and what they reach.
import type { Environment } from "../../environment.ts";
import { proxyVariable } from "../../network/proxy-choice.ts";
import { isUserId, MAX_USER_ID } from "../../oci/user-id.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { secondsBetween } from "./seconds-input.ts";

/** Docker's own lower bound. */
const LEAST_MEMORY_BYTES = 6 * 1024 ** 2;
const MEMORY_UNITS: Readonly<Record<string, number>> = { "": 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** The name of a network. */
export function parseNetwork(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (!/^[A-Za-z0-9][\w.:-]*$/.test(text)) {
    complain(
      text,
      `${quote(text)} is not the name of a Docker network.`,
      "Use host, bridge, or the name of a network from which the registry can be reached.",
    );
  }
  return text;
}

/** As `docker run --memory` has it, e.g. `4g` or `512MiB`; always powers of two. */
export function parseMemory(text: string, complain: Complain): number | undefined {
  if (text === "") return undefined;
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*([bkmg]?)(?:i?b)?$/i.exec(text) ?? [];
  const bytes = Math.round(Number(number) * (MEMORY_UNITS[unit.toLowerCase()] ?? NaN));
  if (number !== "" && Number.isSafeInteger(bytes) && bytes >= LEAST_MEMORY_BYTES) return bytes;
  complain(
    text,
    `${quote(text)} is not an amount of memory of 6m or more.`,
    "Write a number with m or g, e.g. 4g.",
  );
  return undefined;
}

/** A number of processors, e.g. `1.5`. */
export function parseCpus(text: string, complain: Complain): number | undefined {
  if (text === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) >= 0.01 && Number(text) <= 4096) return Number(text);
  complain(
    text,
    `${quote(text)} is not a number of processors.`,
    "Write a number from 0.01 to 4096, e.g. 2 or 1.5.",
  );
  return undefined;
}

/** The number of a group, or of a user. */
export function parseId(text: string, complain: Complain): number | undefined {
  if (text === "") return undefined;
  if (isUserId(text)) return Number(text);
  complain(
    text,
    `${quote(text)} is not the number of a user or group.`,
    `Write a whole number up to ${MAX_USER_ID}, e.g. 1000.`,
  );
  return undefined;
}

/** The number of a user, who may not be root. */
export function parseUserId(text: string, complain: Complain): number | undefined {
  const uid = parseId(text, complain);
  if (uid !== 0) return uid;
  complain(text, "a build never runs as root.", "Write the number of another user, e.g. 1000.");
  return undefined;
}

/** Hosts by line or comma. */
export function parseHosts(text: string, complain: Complain): readonly string[] {
  const hosts = text.split(/[\s,]+/).filter((host) => host !== "");
  for (const host of hosts) {
    if (/^(?:[A-Za-z0-9.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?$/.test(host)) continue;
    complain(
      host,
      `${quote(host)} is not the host of a registry.`,
      "Write host or host:port, e.g. registry.local:5000.",
    );
  }
  return [...new Set(hosts)];
}

/** In both spellings: curl reads `http_proxy` only, others the upper case. */
export function readProxies(env: Environment): Readonly<Record<string, string>> {
  const proxies = (["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"] as const).flatMap((name) => {
    const value = proxyVariable(env, name);
    return value ? [[name, value] as const, [name.toLowerCase(), value] as const] : [];
  });
  return Object.fromEntries(proxies);
}

/** What one call to a registry may wait in vain, in milliseconds. Known before a build is, as the client of registries is. */
export const parseRegistryTimeout = secondsBetween({ least: 30, most: 7_200, fallback: 600, example: 300 });
