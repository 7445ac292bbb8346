import { afterAll, beforeAll } from "@jest/globals";
import type { Credentials } from "../../src/registry/auth/credentials.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeAuth } from "../support/fake-registry/options.ts";
import { describeRegistryContract } from "./registry-contract.ts";

const user = { username: "user", password: "s3cret" };

describeFake("a fake registry without authentication", { kind: "none" }, undefined);
describeFake(
  "a fake registry with basic authentication",
  { kind: "basic", ...user },
  { kind: "basic", ...user },
);
describeFake("a fake registry with bearer tokens", { kind: "bearer", ...user }, { kind: "basic", ...user });
describeFake(
  "a fake registry with identity tokens",
  { kind: "bearer", ...user, identityToken: "refresh", tokenField: "access_token" },
  { kind: "identity-token", token: "refresh" },
);

function describeFake(name: string, auth: FakeAuth, credentials: Credentials | undefined): void {
  let fake: FakeRegistry;
  beforeAll(async () => {
    fake = await startFakeRegistry({ auth });
  });
  afterAll(async () => {
    await fake[Symbol.asyncDispose]();
  });
  describeRegistryContract(name, () => ({
    host: fake.host,
    keychain: { resolve: () => Promise.resolve(credentials) },
  }));
}
