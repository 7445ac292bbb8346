// Creating a container. Of the engine's answer, dockerode's `createContainer` gives the id only, and drops what the engine warned of:
// https://github.com/apocas/dockerode/blob/v5.0.1/lib/docker.js#L64-L71. So this request is its own, through the same docker-modem.
import type Docker from "dockerode";
import { containerConfig } from "./container-config.ts";
import type { ContainerSpec } from "./daemon.ts";

/** Resolves with the engine's answer. */
export function createContainer({ modem }: Docker, spec: ContainerSpec): Promise<unknown> {
  const request = {
    path: "/containers/create",
    method: "POST",
    options: containerConfig(spec),
    statusCodes: { 200: true, 201: true },
  };
  return new Promise((resolve, reject) => {
    modem.dial(request, (error, answer) => {
      if (error === null) resolve(answer);
      else reject(error);
    });
  });
}
