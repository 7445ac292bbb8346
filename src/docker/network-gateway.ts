// The address that a machine has in a network of its engine, from what the engine tells of the network. Pure.

/** One range of addresses, as `/networks/{id}` has it. */
export interface AddressRange {
  readonly Gateway?: string | null | undefined;
  readonly Subnet?: string | null | undefined;
}

/**
 * What the engine calls the gateway. An engine that finds its bridge there when it starts tells of the subnet only, and the
 * bridge has the first address of it.
 */
export function networkGatewayOf(ranges: readonly AddressRange[]): string | undefined {
  const told = ranges.flatMap(({ Gateway }) => (Gateway ? [Gateway] : []));
  return told[0] ?? ranges.flatMap(({ Subnet }) => (Subnet ? firstAddress(Subnet) : []))[0];
}

/** Of an IPv4 subnet, e.g. `172.17.0.1` of `172.17.0.0/16`. */
function firstAddress(subnet: string): readonly string[] {
  const [, prefix, last] = /^((?:\d{1,3}\.){3})(\d{1,3})\/\d{1,2}$/.exec(subnet) ?? [];
  return prefix === undefined || last === undefined ? [] : [`${prefix}${Number(last) + 1}`];
}
