// Whether a registry speaks TLS, found out before anything is sent to it that an attacker could read on the way.
// As the lifecycle's client does it: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/v1/remote/transport/ping.go
import { PlatformError } from "../../errors.ts";
import type { Network } from "../../network/network.ts";
import { isProxyFailure, type ProxyFailure, wantsLogin } from "../../network/network-error.ts";
import type { Reach } from "../../network/reach.ts";
import { failureCode, meansNoTls } from "../failure/network-failure.ts";
import { registryUrl, type Scheme } from "./scheme.ts";

/** A server that has nothing to look up answers much sooner, also through a proxy. */
const PING_MS = 10_000;

/**
 * How to speak to a registry that may lack TLS. Nothing but a handshake and, at most, a request without credentials is sent.
 * @throws what went wrong with TLS, unless it is certain that the registry does without
 */
export async function findScheme(
  registry: string,
  { network, reach }: { readonly network: Network; readonly reach: Reach },
): Promise<Scheme> {
  const url = registryUrl(registry, "https");
  try {
    await network.tryTls(url, reach);
    return "https";
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    const code = failureCode(error);
    const isClosed = code === "ECONNREFUSED" && url.port === "";
    if (meansNoTls(code) || isClosed) return "http";
    // Whatever else it was, an attacker on the way could have caused it as well as a server without TLS: the latter answers.
    const isUnclear = isProxyFailure(error) ? refusesTunnels(error) : MAY_MEAN_NO_TLS.has(code ?? "");
    if (isUnclear && (await answersWithoutTls(registry, network, reach))) return "http";
    throw error;
  }
}

const MAY_MEAN_NO_TLS: ReadonlySet<string> = new Set(["EPROTO", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** Many allow tunnels to port 443 only. One that wants a login would answer everything, in the registry's place. */
function refusesTunnels({ status }: ProxyFailure): boolean {
  return status !== undefined && !wantsLogin(status);
}

async function answersWithoutTls(registry: string, network: Network, reach: Reach): Promise<boolean> {
  try {
    const stop = new AbortController();
    const answer = await network.exchange(reach)(registryUrl(registry, "http"), {
      method: "GET",
      headers: {},
      body: undefined,
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(PING_MS)]),
      keepsEncoding: true,
    });
    stop.abort();
    return answer.status === 200 || answer.status === 401;
  } catch {
    // What went wrong with TLS is what is told.
    return false;
  }
}
