// The input `docker-host`: the Docker engine of a build, where it is not the one that the environment points to.
import type { Environment } from "../../environment.ts";
import { quote } from "../../quote.ts";
import { createInputReader, type InputReader } from "./input-reader.ts";

/** The address in the input, which counts before `DOCKER_HOST` and contexts; undefined if there is none. */
export function requestedEngine(env: Environment): string | undefined {
  return createInputReader(env).text("docker-host") || undefined;
}

/** Complains about what cannot be the address of an engine, beside everything else that is wrong with inputs. */
export function checkDockerHost(reader: InputReader): void {
  const host = reader.text("docker-host");
  if (host === "" || /^(?:unix:\/\/\/|tcp:\/\/[^/\s])\S*$/.test(host)) return;
  const isSsh = host.startsWith("ssh:");
  reader.complainAbout("docker-host")(
    host,
    `${quote(host)} is not ${isSsh ? "an address that can be used: ssh is not supported" : "the address of a Docker engine"}.`,
    isSsh
      ? "Forward the socket in an earlier step, e.g. with ssh -L, and name the forwarded one."
      : "Write unix:///path/of/the.sock or tcp://host:port.",
  );
}
