import { describe, expect, it } from "@jest/globals";
import { networkError } from "../../../src/registry/failure/network-failure.ts";
import { answerError } from "../../../src/registry/failure/registry-error.ts";
import type { RequestContext } from "../../../src/registry/failure/request-context.ts";

const PUSH: RequestContext = {
  doing: 'push "ghcr.io/owner/app:1"',
  registry: "ghcr.io",
  access: "push",
  method: "PUT",
  url: new URL("https://user:pw@ghcr.io/v2/owner/app/manifests/1?token=secret"),
};

function answered(status: number, bodyText = "", context: Partial<RequestContext> = {}) {
  return answerError({ ...PUSH, ...context }, { status, headers: new Headers(), bodyText });
}

describe("answerError", () => {
  it("quotes the image and the registry, and keeps codes, method and a URL without secrets", () => {
    const body = { errors: [{ code: "DENIED", message: "permission_denied: write_package", detail: {} }] };

    expect(answered(403, JSON.stringify(body))).toMatchObject({
      code: "REGISTRY_DENIED",
      message:
        'Cannot push "ghcr.io/owner/app:1": ghcr.io answered 403: DENIED: permission_denied: write_package.',
      method: "PUT",
      url: "https://ghcr.io/v2/owner/app/manifests/1",
      statusCode: 403,
      codes: ["DENIED"],
    });
  });

  it("cuts what the registry says, and makes it one line", () => {
    const message = `first\n::error::second\u001b[31m\u2028${"x".repeat(1000)}`;

    const error = answered(400, JSON.stringify({ errors: [{ code: "X", message }] }));

    expect(error.message).not.toMatch(/[\p{Cc}\p{Zl}]/u);
    expect(error.message.length).toBeLessThan(400);
    expect(error.message).toContain("first ::error::second [31m xxx");
  });

  it.each([
    ["plain text", "not today", ": not today."],
    ["a web page", "<html><body>no</body></html>", "answered 400."],
    ["details of a token server", '{"details":"incorrect password"}', ": incorrect password."],
    ["an OAuth error", '{"error":"invalid_grant"}', ": invalid_grant."],
    ["nothing", "", "answered 400."],
  ])("reads %s", (_name, body, ending) => {
    expect(answered(400, body).message.endsWith(ending)).toBe(true);
  });

  it.each([
    [401, "REGISTRY_DENIED"],
    [403, "REGISTRY_DENIED"],
    [404, "NOT_FOUND"],
    [429, "REGISTRY"],
    [500, "REGISTRY"],
  ])("is for %i a %s", (status, code) => {
    expect(answered(status).code).toBe(code);
  });

  it("tells at ghcr.io which permission is missing, and about forks", () => {
    const { hint } = answered(403);

    expect(hint).toContain("permissions: packages: write");
    expect(hint).toContain("Manage Actions access");
    expect(hint).toContain("forks");
    expect(answered(403, "", { access: "pull" }).hint).toContain("packages: read");
  });

  it("tells elsewhere where to log in, and for what", () => {
    const hint = answered(401, "", { registry: "quay.io" }).hint;

    expect(hint).toBe(
      "Log in to quay.io before this step, as a user or token that may push to this repository.",
    );
  });

  it("explains the rate limit of the Docker Hub", () => {
    expect(answered(429, "", { registry: "index.docker.io" }).hint).toContain("limits anonymous pulls");
    expect(answered(429).hint).toContain("fewer jobs");
  });

  it.each([
    [408, true],
    [429, true],
    [500, true],
    [501, false],
    [502, true],
    [505, false],
    [599, true],
    [405, false],
  ])("knows of %d whether the same request may succeed later: %s", (status, isTemporary) => {
    expect(answered(status).isTemporary).toBe(isTemporary);
  });

  it("reads Retry-After as seconds and as a date", () => {
    const date = new Date(Date.now() + 10_000).toUTCString();
    const waitMs = (retryAfter: string) =>
      answerError(PUSH, { status: 429, headers: new Headers({ "retry-after": retryAfter }), bodyText: "" })
        .retryAfterMs;

    expect(waitMs("7")).toBe(7_000);
    expect(waitMs(date)).toBeGreaterThan(8_000);
    expect(waitMs("soon")).toBeUndefined();
  });
});

describe("networkError", () => {
  const thrown = (code: string) =>
    new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "is self-signed", "ca-certificates"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "is from an authority that is not trusted here", "ca-certificates"],
    ["CERT_HAS_EXPIRED", "has expired", "Renew"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "is for another host name", "host name"],
  ])("names the certificate problem %s", (code, problem, hint) => {
    const error = networkError(PUSH, thrown(code));

    expect(error.message).toContain(`the TLS certificate of ghcr.io ${problem} (${code})`);
    expect(error.hint).toContain(hint);
    expect(error.isTemporary).toBe(false);
  });

  it.each([
    ["ECONNREFUSED", "ghcr.io refuses connections (ECONNREFUSED)"],
    ["ENOTFOUND", "ghcr.io is not a known host name (ENOTFOUND)"],
    ["EPIPE", "ghcr.io closed the connection (EPIPE)"],
    ["EWEIRD", "no answer from ghcr.io: EWEIRD"],
  ])("puts %s into words, and allows a retry", (code, words) => {
    const error = networkError(PUSH, thrown(code));

    expect(error).toMatchObject({ code: "REGISTRY_UNREACHABLE", statusCode: undefined, isTemporary: true });
    expect(error.message).toBe(`Cannot push "ghcr.io/owner/app:1": ${words}.`);
  });

  it("looks into the addresses that were tried", () => {
    const tried = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const cause = Object.assign(new Error(""), { errors: [tried] });

    expect(networkError(PUSH, new TypeError("fetch failed", { cause })).message).toContain(
      "refuses connections",
    );
  });
});
