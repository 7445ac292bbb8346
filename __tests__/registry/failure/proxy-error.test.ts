import { expect, it } from "@jest/globals";
import { proxyUnusable } from "../../../src/network/network-error.ts";
import { proxyError } from "../../../src/registry/failure/proxy-error.ts";
import type { RequestContext } from "../../../src/registry/failure/request-context.ts";

/** What comes of a proxy with which no connection comes about, for a reason of the system's. */
function failingWith(code: string, variable = "HTTPS_PROXY") {
  const proxy = { url: new URL("http://user:secret@proxy.example:3130"), variable };
  const context = { url: new URL("https://registry.example/v2/") } as unknown as RequestContext;
  return proxyError(context, proxyUnusable(proxy, Object.assign(new Error(code), { code })));
}

it("a proxy whose certificate is not trusted is not asked again, and the hint names the input for it", () => {
  const error = failingWith("DEPTH_ZERO_SELF_SIGNED_CERT");

  expect(error.hint).toContain('name the file in "ca-certificates", or name registry.example in NO_PROXY');
  expect(error.isTemporary).toBe(false);
});

it("a proxy that is down may be up later", () => {
  const error = failingWith("ECONNREFUSED");

  expect(error.hint).toContain("that the proxy is up");
  expect(error.isTemporary).toBe(true);
});

it.each(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"])(
  "the hint names %s, which was it",
  (variable) => {
    const error = failingWith("ECONNREFUSED", variable);

    expect(error.hint).toContain(`Check that ${variable} is right`);
    expect(error.message).not.toContain("secret");
  },
);
