// Authorities that this process trusts besides those that Node.js brings, for everything that it says over TLS.
import tls from "node:tls";
import { PlatformError } from "../errors.ts";

/**
 * From now on, connections of this process may be vouched for by these authorities, too.
 * @param certificates in PEM format
 * @throws {PlatformError} `INPUT` if this version of Node.js cannot do that
 */
export function trustCertificates(certificates: readonly string[]): void {
  if (certificates.length === 0) return;
  // Since Node.js 24.5; without it, every request would need an agent of its own kind.
  if (typeof tls.setDefaultCACertificates !== "function") {
    const problem = `Input "ca-certificates": Node.js ${process.versions.node} of this runner cannot add certificates while it runs.`;
    const hint = "Update the runner, or name the file in NODE_EXTRA_CA_CERTS in the job's env.";
    throw new PlatformError("INPUT", problem, { hint });
  }
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), ...certificates]);
}
