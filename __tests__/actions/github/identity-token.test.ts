import { describe, expect, it } from "@jest/globals";
import {
  identityServer,
  parseIdentityClaims,
  requestIdentityToken,
} from "../../../src/actions/github/identity-token.ts";
import type { Hints } from "../../../src/registry/failure/request-context.ts";
import { createHttp, type HttpCall } from "../../../src/registry/http.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { startFakeSigstore, WORKFLOW_REF, WORKFLOW_SHA } from "../../support/fake-sigstore.ts";

const http = createHttp({ clock: createFakeClock() });

describe("identityServer", () => {
  it.each([
    {},
    { ACTIONS_ID_TOKEN_REQUEST_URL: "https://a.example" },
    { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "t" },
  ])("is none by %j", (env) => {
    expect(identityServer(env)).toBeUndefined();
  });
});

describe("requestIdentityToken", () => {
  it("gets one, which is masked before it is used, and says which workflow it is", async () => {
    await using sigstore = await startFakeSigstore();
    const masked: string[] = [];
    const server = identityServer(sigstore.env) ?? { url: "", requestToken: "" };

    const token = await requestIdentityToken(server, { http, mask: (secret) => masked.push(secret) });

    expect(sigstore.tokens).toEqual([token]);
    expect(masked).toEqual([token]);
    expect(parseIdentityClaims(token)).toEqual({
      jobWorkflowRef: WORKFLOW_REF,
      jobWorkflowSha: WORKFLOW_SHA,
    });
  });

  it("says which permission is missing", async () => {
    await using sigstore = await startFakeSigstore();
    const server = { url: sigstore.env.ACTIONS_ID_TOKEN_REQUEST_URL, requestToken: "another" };

    await expect(requestIdentityToken(server, { http, mask: () => undefined })).rejects.toMatchObject({
      code: "GITHUB",
      message: expect.stringMatching(/^Cannot get an identity token: 127.0.0.1:\d+ answered 401\.$/),
      hint: 'Give the job "permissions: id-token: write".',
    });
  });
});

describe("what helps if there is no token", () => {
  async function hintsOf(): Promise<Hints | undefined> {
    let hints: Hints | undefined;
    const deps = { http: { request }, mask: () => undefined };
    function request(call: HttpCall): Promise<never> {
      ({ hints } = call);
      return Promise.reject(new Error("no"));
    }
    await requestIdentityToken({ url: "https://a.example", requestToken: "t" }, deps).catch(() => undefined);
    return hints;
  }

  it("is no permission where the server is not reached, or has a problem itself", async () => {
    const hints = await hintsOf();

    expect(hints?.untrusted).toContain("NODE_EXTRA_CA_CERTS");
    for (const hint of [hints?.noTls, hints?.unreachable, hints?.refused]) expect(hint).toContain("network");
    expect(hints?.answered(503)).toContain("githubstatus.com");
    expect(hints?.answered(403)).toContain("id-token: write");
  });
});

describe("parseIdentityClaims", () => {
  it.each(["", "a.b.c", `a.${Buffer.from("null").toString("base64url")}.c`])("refuses %j", (token) => {
    expect(() => parseIdentityClaims(token)).toThrow("GitHub's identity token has no claims.");
  });
});
