import { describe, expect, it } from "@jest/globals";
import { parseProxy, proxyAuthorization, proxyName, proxySecrets } from "../../src/network/proxy-address.ts";

describe("the login of a proxy", () => {
  it.each([
    ["http://me:p%40ss@proxy:3128", "me:p@ss"],
    ["me:secret@proxy:3128", "me:secret"],
    ["http://token@proxy:3128", "token:"],
    ["http://proxy:3128", undefined],
  ])("of %s is %s", (address, login) => {
    const header = proxyAuthorization(parseProxy(address, "HTTP_PROXY"));

    expect(header && Buffer.from(header.replace("Basic ", ""), "base64").toString()).toBe(login);
  });

  it("is no part of the name that is shown", () => {
    const url = parseProxy("http://me:secret@proxy:3128", "HTTP_PROXY");

    expect(proxyName({ url })).toBe("proxy:3128");
  });
});

describe("secrets of proxies", () => {
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  it.each([
    ["http://me:secret@proxy:3128", ["secret", base64("me:secret")]],
    ["me:secret@proxy:3128", ["secret", base64("me:secret")]],
    ["http://me:p%40ss@proxy", ["p%40ss", "p@ss", base64("me:p@ss")]],
    ["http://me:p@ss:word@proxy", ["p@ss:word", base64("me:p@ss:word")]],
    ["http://token@proxy:3128", ["token", base64("token:")]],
    ["http://token:@proxy:3128", ["token", base64("token:")]],
    ["https://:secret@proxy", ["secret", base64(":secret")]],
    ["http://proxy:3128", []],
    ["proxy:3128", []],
    ["", []],
  ])("in %s are %j", (address, secrets) => {
    expect(proxySecrets([address])).toStrictEqual(secrets);
  });
});
