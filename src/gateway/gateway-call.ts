// What a request to a gateway is about. Pure.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#endpoints
import { type Digest, isDigest } from "../oci/digest.ts";

/** A path of the API that a gateway knows. */
export type GatewayCall =
  | { readonly kind: "ping" }
  | { readonly kind: "manifest"; readonly name: string; readonly selector: string }
  | { readonly kind: "blob"; readonly name: string; readonly digest: Digest }
  | { readonly kind: "uploads"; readonly name: string }
  | { readonly kind: "upload"; readonly name: string; readonly id: string };

/** @param path without query, as it was sent; undefined for everything that a lifecycle does not need */
export function parseCall(path: string): GatewayCall | undefined {
  if (path === "/v2/" || path === "/v2") return { kind: "ping" };
  const [, name, kind, rest] = /^\/v2\/([a-z0-9._/-]+)\/(manifests|blobs)\/(.*)$/.exec(path) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  if (kind === "manifests") {
    const selector = decode(rest);
    return isDigest(selector) || /^\w[\w.-]{0,127}$/.test(selector)
      ? { kind: "manifest", name, selector }
      : undefined;
  }
  const [, id] = /^uploads\/?([0-9a-f-]*)$/.exec(rest) ?? [];
  if (id !== undefined) return id === "" ? { kind: "uploads", name } : { kind: "upload", name, id };
  const digest = decode(rest);
  return isDigest(digest) ? { kind: "blob", name, digest } : undefined;
}

/** Empty if it is not encoded as it must be. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
