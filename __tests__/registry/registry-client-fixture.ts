// Clients of a fake registry, what is in it, and which of their requests is which.
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { Credentials } from "../../src/registry/auth/credentials.ts";
import { createRegistryClient, type RegistryClientOptions } from "../../src/registry/registry-client.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import type { FakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import type { FakeAuth } from "../support/fake-registry/options.ts";

/** Somebody who may do everything. */
export const USER = { kind: "basic", username: "user", password: "s3cret" } as const;
/** A registry that sends this user to its token server. */
export const BEARER = { ...USER, kind: "bearer" } as const satisfies FakeAuth;

/** A client that does not wait before it asks again, and for which no time passes. */
export function createClient(options: Partial<RegistryClientOptions> & { credentials?: Credentials } = {}) {
  const { credentials, ...rest } = options;
  return createRegistryClient({
    keychain: { resolve: () => Promise.resolve(credentials) },
    clock: createFakeClock(),
    ...rest,
  });
}

/** The image with the tag `1` of a repository. */
export function imageAt(fake: FakeRegistry, repository = "app") {
  return parseImageReference(`${fake.host}/${repository}:1`);
}

/** Stores that image; returns its digest. */
export function addManifest(fake: FakeRegistry, repository = "app") {
  return fake.addManifest(repository, { schemaVersion: 2 }, { tag: "1" });
}

/** Whether a request is about a manifest. */
export const isManifest = ({ path }: FakeRequest) => path.includes("/manifests/");
/** Whether a request reads a blob. */
export const isBlobGet = ({ method, path }: FakeRequest) => method === "GET" && path.includes("/blobs/");
/** Whether a request ends an upload, or stores a manifest. */
export const isUploadPut = ({ method }: FakeRequest) => method === "PUT";
/** Whether a request is for a token. */
export const isToken = ({ path }: FakeRequest) => path === "/token";
