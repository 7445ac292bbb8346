// The input `docker-host`: the Docker engine of a build, where it is not the one that the environment points to.
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";

/** The address of an engine; undefined for the one that the environment points to. */
export function parseDockerHost(host: string, complain: Complain): string | undefined {
  if (host === "") return undefined;
  if (/^(?:unix:\/\/\/|tcp:\/\/[^/\s])\S*$/.test(host)) return host;
  const isSsh = host.startsWith("ssh:");
  complain(
    host,
    `${quote(host)} is not ${isSsh ? "an address that can be used: ssh is not supported" : "the address of a Docker engine"}.`,
    isSsh
      ? "Forward the socket in an earlier step, e.g. with ssh -L, and name the forwarded one."
      : "Write unix:///path/of/the.sock or tcp://host:port.",
  );
  return undefined;
}
