// Answers of the registry itself.

/** An answer to be written. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

/** An answer, with a body or none. */
export function answer(status: number, headers: Record<string, string> = {}, body?: string | Buffer): Reply {
  return { status, headers, body };
}

/** An error as the specification has it, e.g. `BLOB_UNKNOWN`. */
export function fail(status: number, code: string, headers: Record<string, string> = {}): Reply {
  const body = { errors: [{ code, message: code.toLowerCase().replaceAll("_", " ") }] };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}
