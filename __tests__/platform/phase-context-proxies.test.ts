import { expect, it } from "@jest/globals";
import { proxyChooser } from "../../src/network/proxy-choice.ts";
import { proxiesWithout } from "../../src/platform/phase-context.ts";

const PROXY = "http://proxy.example:3128";
const both = (name: string, value: string) => ({ [name]: value, [name.toLowerCase()]: value });

it.each(["172.17.0.1", "127.0.0.1", "fd00::1"])("leads to the gateway at %s without a proxy", (address) => {
  const url = new URL(`http://${address.includes(":") ? `[${address}]` : address}:41233/v2/`);
  const given = { ...both("HTTP_PROXY", PROXY), ...both("NO_PROXY", "a.example") };
  const choose = proxyChooser(proxiesWithout(address, given));

  expect(choose(url)).toBeUndefined();
  expect(choose(new URL("http://a.example"))).toBeUndefined();
  expect(choose(new URL("http://b.example"))?.url.href).toBe(`${PROXY}/`);
});

it.each<[string | undefined, Record<string, string>]>([
  [undefined, both("HTTP_PROXY", PROXY)],
  ["172.17.0.1", {}],
  ["172.17.0.1", both("NO_PROXY", "a.example")],
])("changes nothing where that cannot matter: %s, %j", (address, proxies) => {
  expect(proxiesWithout(address, proxies)).toStrictEqual(proxies);
});
