// What an address is for, since what a stranger names must not be reached wherever it is. Pure.
import { BlockList, isIP } from "node:net";

/**
 * `public`; `private`: of networks of organisations; `loopback`: this machine; `special`: link-local addresses, with them the
 * services by which clouds hand out credentials, and what is no address of a single host.
 */
export type AddressKind = "public" | "private" | "loopback" | "special";

/** https://www.iana.org/assignments/iana-ipv4-special-registry and its sibling for IPv6 */
const RANGES: readonly (readonly [Exclude<AddressKind, "public">, readonly string[]])[] = [
  // Metadata services of Amazon, Google and Oracle (IPv6), Alibaba and Azure are not at link-local addresses.
  [
    "special",
    [
      "169.254.0.0/16",
      "fe80::/10",
      "fd00:ec2::254/128",
      "fd20:ce::254/128",
      "fd00:c1::a9fe:a9fe/128",
      "100.100.100.200/32",
      "168.63.129.16/32",
    ],
  ],
  ["special", ["224.0.0.0/4", "240.0.0.0/4", "ff00::/8", "192.0.0.0/24", "2002::/16", "2001::/32"]],
  // This host, to most systems.
  ["loopback", ["127.0.0.0/8", "::1/128", "0.0.0.0/8", "::/128"]],
  ["private", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15"]],
  ["private", ["fc00::/7", "fec0::/10"]],
  // IPv4 addresses in further clothes, which translators of a network may take for what is in them.
  ["special", ["::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48"]],
];

const LISTS = RANGES.map(([kind, ranges]) => [kind, listOf(ranges)] as const);

/** @param address IPv4 or IPv6, without brackets; whatever is not an address is `special` */
export function addressKind(address: string): AddressKind {
  const embedded = embeddedAddress(address);
  if (embedded !== undefined) return addressKind(embedded);
  if (isIP(address) === 0) return "special";
  const plain = address.replace(/%.*$/, "");
  return LISTS.find(([, list]) => list.check(plain, familyOf(plain)))?.[0] ?? "public";
}

/** Whether it is 127.0.0.0/8 or ::1. */
export function isLoopback(host: string): boolean {
  return isIP(host) !== 0 && LOOPBACK.check(host, familyOf(host));
}

const LOOPBACK = listOf(["127.0.0.0/8", "::1/128"]);

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix = ""] = range.split("/");
    list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}

/** The IPv4 address that is meant by ::ffff:a.b.c.d, and by 64:ff9b::a.b.c.d in networks without IPv4. */
function embeddedAddress(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const [, high = "", low = ""] =
    /^\[(?:::ffff:|64:ff9b::)(?:([\da-f]{1,4}):)?([\da-f]{1,4})\]$/.exec(canonical(address)) ?? [];
  if (low === "") return undefined;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(parseInt(high || "0", 16), 0);
  bytes.writeUInt16BE(parseInt(low, 16), 2);
  return [...bytes].join(".");
}

/** URLs have one way to write an address. */
function canonical(address: string): string {
  const text = `http://[${address.replace(/%.*$/, "")}]/`;
  return URL.canParse(text) ? new URL(text).hostname : "";
}
