// Addresses as the kernel lists those that are listened on, in `/proc/net/tcp` and `tcp6`. Pure.

/** A port that is listened on. */
export interface ListeningPort {
  readonly port: number;
  /** Whether only the machine itself, or the container, can reach it. */
  readonly isLoopback: boolean;
}

const IPV4_LOOPBACK = /^[0-9A-F]{6}7F$/;
const IPV6_LOOPBACK = /^0{24}01000000$/;
/** An IPv4 address among those of IPv6. */
const MAPPED = /^0{16}FFFF0000([0-9A-F]{8})$/;
/** Where engines answer the names of other containers. */
const ENGINE_DNS = "0B00007F";

/**
 * Reads e.g. `0100007F:1F90`, which is 127.0.0.1:8080: in words of four bytes, the lowest first. Undefined if it is no such address, or
 * the engine's own.
 */
export function readListening(text: string): ListeningPort | undefined {
  const [, address = "", digits = ""] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(text) ?? [];
  if (digits === "" || address === ENGINE_DNS) return undefined;
  const isLoopback = IPV6_LOOPBACK.test(address) || IPV4_LOOPBACK.test(MAPPED.exec(address)?.[1] ?? address);
  return { port: Number.parseInt(digits, 16), isLoopback };
}
