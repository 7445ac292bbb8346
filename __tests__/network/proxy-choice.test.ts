// The first table is that of golang.org/x/net/http/httpproxy, less what no URL of JavaScript can be (an IPv6 zone), schemes of
// proxies that we do not speak, and CGI, which a runner is not.
import { describe, expect, it } from "@jest/globals";
import { proxyChooser } from "../../src/network/proxy-choice.ts";

type Case = readonly [env: Record<string, string>, url: string, proxy: string | undefined];

const choose = (env: Record<string, string>, url: string) => {
  const proxy = proxyChooser(env)(new URL(url))?.url;
  return proxy && `${proxy.protocol}//${proxy.host}`;
};

describe("as Go chooses a proxy", () => {
  it.each<Case>([
    [{ HTTP_PROXY: "127.0.0.1:8080" }, "http://example.com", "http://127.0.0.1:8080"],
    [
      { HTTP_PROXY: "cache.corp.example.com:1234" },
      "http://example.com",
      "http://cache.corp.example.com:1234",
    ],
    [{ HTTP_PROXY: "cache.corp.example.com" }, "http://example.com", "http://cache.corp.example.com"],
    [{ HTTP_PROXY: "localhost" }, "http://example.com", "http://localhost"],
    [
      { HTTP_PROXY: "https://cache.corp.example.com" },
      "http://example.com",
      "https://cache.corp.example.com",
    ],
    [{ HTTP_PROXY: "http://127.0.0.1:8080" }, "http://example.com", "http://127.0.0.1:8080"],
    [{ HTTP_PROXY: "https://127.0.0.1:8080" }, "http://example.com", "https://127.0.0.1:8080"],
    [
      { HTTP_PROXY: "http.proxy.tld", HTTPS_PROXY: "secure.proxy.tld" },
      "http://insecure.tld/",
      "http://http.proxy.tld",
    ],
    [
      { HTTP_PROXY: "http.proxy.tld", HTTPS_PROXY: "secure.proxy.tld" },
      "https://secure.tld/",
      "http://secure.proxy.tld",
    ],
    [
      { HTTP_PROXY: "http.proxy.tld", HTTPS_PROXY: "https://secure.proxy.tld" },
      "https://secure.tld/",
      "https://secure.proxy.tld",
    ],
    [{ HTTP_PROXY: "http.proxy.tld" }, "https://secure.tld/", undefined],
    [{ HTTP_PROXY: "http.proxy.tld" }, "ftp://insecure.tld/", undefined],
    [{}, "http://example.com", undefined],
    [{ NO_PROXY: "example.com", HTTP_PROXY: "proxy" }, "http://example.com/", undefined],
    [{ NO_PROXY: ".example.com", HTTP_PROXY: "proxy" }, "http://example.com/", "http://proxy"],
    [{ NO_PROXY: "ample.com", HTTP_PROXY: "proxy" }, "http://example.com/", "http://proxy"],
    [{ NO_PROXY: "example.com", HTTP_PROXY: "proxy" }, "http://foo.example.com/", undefined],
    [{ NO_PROXY: ".foo.com", HTTP_PROXY: "proxy" }, "http://example.com/", "http://proxy"],
    [{ NO_PROXY: ".示例.com", HTTP_PROXY: "proxy" }, "http://www.示例.com", undefined],
    [{ NO_PROXY: "xn--fsq092h.com", HTTP_PROXY: "proxy" }, "http://www.示例.com", undefined],
    [{ NO_PROXY: "示例.com", HTTP_PROXY: "proxy" }, "http://www.xn--fsq092h.com", undefined],
  ])("%j, %s: %s", (env, url, proxy) => {
    expect(choose(env, url)).toBe(proxy);
  });
});

// Go's own table of what NO_PROXY matches, TestUseProxy.
const NO_PROXY =
  "foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64";

describe("as Go reads NO_PROXY", () => {
  it.each<[host: string, usesProxy: boolean]>([
    ["localhost", false],
    ["127.0.0.1", false],
    ["127.0.0.2", false],
    ["[::1]", false],
    ["[::2]", true],
    ["192.168.1.1", false],
    ["192.168.1.2", true],
    ["192.168.1.3", false],
    ["192.168.1.4", true],
    ["10.0.0.0", false],
    ["10.0.0.2", false],
    ["10.0.0.3", false],
    ["10.0.0.4", true],
    ["[2001:db8::52:0:1]", false],
    ["[2001:db8::52:0:2]", true],
    ["[2001:db8::52:0:3]", false],
    ["[2002:db8:a::123]", false],
    ["[fe80::424b:c8be:1643:a1b6]", true],
    ["barbaz.net", true],
    ["www.barbaz.net", false],
    ["foobar.com", false],
    ["www.foobar.com", false],
    ["foofoobar.com", true],
    ["baz.com", true],
    ["localhost.net", true],
    ["local.localhost", true],
    ["barbarbaz.net", true],
    ["wildcard.io", true],
    ["nested.wildcard.io", false],
    ["awildcard.io", true],
  ])("%s uses a proxy: %s", (host, usesProxy) => {
    const env = { HTTP_PROXY: "proxy", NO_PROXY };

    expect(choose(env, `http://${host}:80/`) !== undefined).toBe(usesProxy);
  });

  it.each([
    ["*", "http://example.com/"],
    ["a.example, *", "http://10.0.0.1/"],
    ["FOO.example:8080", "http://foo.example:8080/"],
    ["10.1.2.3:5000", "http://10.1.2.3:5000/"],
  ])("%s leaves the proxy out for %s", (noProxy, url) => {
    expect(choose({ HTTP_PROXY: "proxy", NO_PROXY: noProxy }, url)).toBeUndefined();
  });

  it.each([":1", ",,", "10.0.0.0/99", "foo.example:8080", "[]:80"])("%s matches nothing else", (noProxy) => {
    expect(choose({ HTTP_PROXY: "proxy", NO_PROXY: noProxy }, "http://foo.example/")).toBe("http://proxy");
  });
});

describe("a variable", () => {
  it("counts in lower case before upper case, and the other one if it is empty", () => {
    const url = "https://example.com";

    expect(choose({ HTTPS_PROXY: "upper", https_proxy: "lower" }, url)).toBe("http://lower");
    expect(choose({ HTTPS_PROXY: "upper", https_proxy: "" }, url)).toBe("http://upper");
    expect(choose({ HTTPS_PROXY: "upper", no_proxy: "example.com", NO_PROXY: "x" }, url)).toBeUndefined();
  });

  it("counts although REQUEST_METHOD is set", () => {
    expect(choose({ HTTP_PROXY: "proxy", REQUEST_METHOD: "GET" }, "http://a.example")).toBe("http://proxy");
  });

  it.each([
    ["HTTPS_PROXY", "socks5://me:s3cret@proxy:1080", "socks5://***@proxy:1080"],
    ["https_proxy", "socks4://proxy", "socks4://proxy"],
  ])(
    "that speaks no HTTP is shown without its login, with what is supported: %s=%s",
    (name, address, shown) => {
      const chooseProxy = proxyChooser({ [name]: address });

      expect(() => chooseProxy(new URL("https://example.com"))).toThrow(
        expect.objectContaining({
          code: "INPUT",
          message: `${name} is "${shown}", but only proxies that speak HTTP are supported, by http:// or https://.`,
          hint: expect.stringContaining(`Write ${name} as http://proxy.example:3128`),
        }),
      );
    },
  );

  it.each(["http://", "me:s3cret@pro xy:1", "socks5://me:s3cret@:x"])(
    "that is no address of an HTTP proxy is named, not shown, once a request needs it: %s",
    (address) => {
      const chooseProxy = proxyChooser({ HTTPS_PROXY: address });

      expect(chooseProxy(new URL("https://127.0.0.1/"))).toBeUndefined();
      expect(() => chooseProxy(new URL("https://example.com"))).toThrow(
        expect.objectContaining({
          code: "INPUT",
          message: "HTTPS_PROXY is not the address of a proxy that speaks HTTP.",
        }),
      );
    },
  );
});

it.each([
  [{ HTTPS_PROXY: "a:1", https_proxy: "b:1" }, "https_proxy", "b:1"],
  [{ HTTPS_PROXY: "a:1", https_proxy: "" }, "HTTPS_PROXY", "a:1"],
])("the proxy comes with the variable that names it: %j", (env, variable, host) => {
  const proxy = proxyChooser(env)(new URL("https://example.com"));

  expect([proxy?.variable, proxy?.url.host]).toEqual([variable, host]);
});
