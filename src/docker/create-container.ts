// Creating a container. Of the engine's answer, dockerode's `createContainer` gives the id only, and drops what the engine warned of:
// https://github.com/apocas/dockerode/blob/v5.0.1/lib/docker.js#L64-L71. So this request is its own, through the same docker-modem.
import type Docker from "dockerode";
import { containerConfig } from "./container-config.ts";
import type { ContainerSpec } from "./daemon.ts";

/** Resolves with the engine's answer. */
export function createContainer(docker: Docker, spec: ContainerSpec): Promise<unknown> {
  return postCreate(docker, "/containers/create", containerConfig(spec));
}

/** The same by any of an engine's paths that create containers. */
export function postCreate({ modem }: Docker, path: string, options: object): Promise<unknown> {
  const request = { path, method: "POST", options, statusCodes: { 200: true, 201: true } };
  return new Promise((resolve, reject) => {
    modem.dial(request, (error, answer) => {
      if (error === null) resolve(answer);
      else reject(error);
    });
  });
}
