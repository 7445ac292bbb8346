// docker-modem writes each request into a debug line with all that can be reached from it, the sockets of its agent included, and
// drops the line unless DEBUG asks for it: https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L284
import { inspect } from "node:util";
import type Docker from "dockerode";

/** What the types of docker-modem leave out. */
interface RequestBuilder {
  buildRequest: (
    options: { readonly method?: string; readonly path?: string },
    ...rest: unknown[]
  ) => unknown;
}

/** Shows nothing but the method and the path of each request: all of it takes half of a request's time. */
export function showRequestsBriefly(modem: Docker["modem"]): void {
  const builder = modem as unknown as RequestBuilder;
  const build = builder.buildRequest.bind(modem);
  builder.buildRequest = (options, ...rest) =>
    build(
      Object.defineProperty(options, inspect.custom, {
        value: () => `${options.method ?? ""} ${options.path ?? ""}`,
      }),
      ...rest,
    );
}
