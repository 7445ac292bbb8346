// The host of a URL as sockets and name servers have it. Pure.

/** Without the brackets that URLs put around addresses of IPv6. */
export function hostOf({ hostname }: Pick<URL, "hostname">): string {
  return hostname.replace(/^\[|\]$/g, "");
}
