// What of Node.js sends requests. What speaks TLS is loaded with the first request that needs it: it reads certificates, and a gateway
// is asked without it.
import http from "node:http";

/** The module for a URL: `node:http` or `node:https`, whose functions have the same types. */
export function httpFor({ protocol }: URL): Pick<typeof http, "request"> {
  return protocol === "https:" ? process.getBuiltinModule("node:https") : http;
}
