// The address of the engine's machine in one of its networks. Pure.
import type * as v from "valibot";
import type { NetworkAnswer } from "./answers.ts";

/**
 * What the network says it is; else the first address of its subnet, which engines take: until Docker 20.10 is started a second
 * time, its default network does not say. Undefined if there is neither.
 */
export function gatewayOf({ IPAM }: v.InferOutput<typeof NetworkAnswer>): string | undefined {
  const configs = IPAM?.Config ?? [];
  const named = configs.flatMap(({ Gateway }) => (Gateway ? [Gateway] : []));
  const first = configs.flatMap(({ Subnet }) => firstAddress(Subnet ?? "") ?? []);
  return [...named, ...first][0];
}

const SUBNET = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** @param subnet e.g. `172.17.0.0/16`, of IPv4 */
function firstAddress(subnet: string): string | undefined {
  const [, a, b, c, d, prefix] = (SUBNET.exec(subnet) ?? []).map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined || prefix === undefined)
    return undefined;
  const size = 2 ** (32 - prefix);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = Math.floor(address / size) * size + 1;
  return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}
