// Where in a request dockerode puts options. By default they go into the query and, as JSON, into the body of each POST:
// https://github.com/apocas/dockerode/issues/742. Where that does harm, `_query` and `_body` separate them, see
// https://github.com/apocas/dockerode/issues/144.

/** For a request whose body has a meaning of its own, e.g. the input of a container. */
export function inQuery<T extends object>(options: T): T {
  return { ...options, _query: options, _body: {} };
}

/** For options that are too long for the line of a request: many engines and proxies refuse those. */
export function inBody<T extends object>(options: T): T {
  return { ...options, _query: {}, _body: options };
}
