import { describe, expect, it } from "@jest/globals";
import { registryAuth } from "../../src/docker/engine-credentials.ts";

describe("registryAuth", () => {
  it("is empty without credentials, not missing", () => {
    expect(registryAuth(undefined)).toEqual({});
  });

  it("has user name, password and registry", () => {
    const auth = registryAuth({ kind: "password", username: "me", password: "pä>?ß", registry: "ghcr.io" });

    expect(auth).toEqual({ username: "me", password: "pä>?ß", serveraddress: "ghcr.io" });
  });

  it("has an identity token and the registry", () => {
    const auth = registryAuth({ kind: "identity-token", token: "t0", registry: "app.azurecr.io" });

    expect(auth).toEqual({ identitytoken: "t0", serveraddress: "app.azurecr.io" });
  });
});
