// What containers that push to this process need besides proxies: the way to it leads through none. Pure.

/** The proxies of containers, with the gateway's address in NO_PROXY if there are any. */
export function proxiesWithout(
  address: string | undefined,
  proxies: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const hasProxy = Object.keys(proxies).some((name) => /^https?_proxy$/i.test(name));
  if (address === undefined || !hasProxy) return proxies;
  const noProxy = [proxies["NO_PROXY"] ?? "", address].filter((part) => part !== "").join(",");
  return { ...proxies, NO_PROXY: noProxy, no_proxy: noProxy };
}
