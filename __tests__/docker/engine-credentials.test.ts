import { describe, expect, it } from "@jest/globals";
import { registryAuth } from "../../src/docker/engine-credentials.ts";

function decoded(header: string): unknown {
  return JSON.parse(Buffer.from(header, "base64url").toString());
}

describe("registryAuth", () => {
  it("is an empty object without credentials, not an empty text", () => {
    expect(registryAuth(undefined)).toBe("e30=");
  });

  it("has user name, password and registry", () => {
    const auth = registryAuth({ kind: "password", username: "me", password: "pä>?ß", registry: "ghcr.io" });

    expect(decoded(auth)).toEqual({ username: "me", password: "pä>?ß", serveraddress: "ghcr.io" });
  });

  it("has an identity token and the registry", () => {
    const auth = registryAuth({ kind: "identity-token", token: "t0", registry: "app.azurecr.io" });

    expect(decoded(auth)).toEqual({ identitytoken: "t0", serveraddress: "app.azurecr.io" });
  });

  it("is written for URLs", () => {
    const password = "\u00ff\u00fe~~~???>>>".repeat(5);

    expect(registryAuth({ kind: "password", username: "me", password, registry: "r" })).toMatch(/^[\w-]+=*$/);
  });
});
