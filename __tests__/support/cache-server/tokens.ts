// The runner's token: which scopes a job may read and write.
import type { IncomingMessage } from "node:http";

/** What a token says of its job. */
export interface TokenOptions {
  /** Where the job's entries go, e.g. `refs/heads/main`, `refs/pull/7/merge`; default `refs/heads/main`. */
  readonly ref?: string;
  /** Of a pull request: what it is to be merged into. */
  readonly base?: string;
  /** Default `refs/heads/main`. */
  readonly defaultBranch?: string;
  /** What the token may do in the job's own scope; default both. A token without reading may read nowhere. */
  readonly permission?: "read" | "write" | "both" | "none";
}

/** What a token allows in one scope, as it is written there. */
export interface Grant {
  readonly Scope: string;
  /** 1 read, 2 write, 3 both. */
  readonly Permission: number;
}

const PERMISSIONS = { none: 0, read: 1, write: 2, both: 3 } as const;

/** The runner's token, not signed: own scope first, then those that the job only reads. */
export function createToken({
  ref = "refs/heads/main",
  base,
  defaultBranch = "refs/heads/main",
  permission = "both",
}: TokenOptions): string {
  const own = PERMISSIONS[permission];
  const others = [base, defaultBranch].filter((scope) => scope !== undefined && scope !== ref);
  const grants: Grant[] = [
    { Scope: ref, Permission: own },
    ...[...new Set(others)].map((scope) => ({ Scope: scope ?? "", Permission: own & PERMISSIONS.read })),
  ];
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  return `${encode({ alg: "none" })}.${encode({ ac: JSON.stringify(grants), repository_id: "1" })}.`;
}

/** What the token of a request allows, nearest scope first. */
export function grantsOf(request: IncomingMessage): Grant[] {
  const [, payload = ""] = (request.headers.authorization ?? "").replace(/^Bearer /, "").split(".");
  const { ac = "[]" } = JSON.parse(Buffer.from(payload, "base64url").toString() || "{}") as { ac?: string };
  return (JSON.parse(ac) as Grant[]).filter(({ Permission }) => Permission > 0);
}

/** The scopes that can be read, nearest first. */
export function readableScopes(grants: readonly Grant[]): string[] {
  const readable = grants.filter(({ Permission }) => (Permission & PERMISSIONS.read) !== 0);
  return readable.map(({ Scope }) => Scope);
}

/** The scope that new entries go to; undefined if none may be made. */
export function writableScope(grants: readonly Grant[]): string | undefined {
  return grants.find(({ Permission }) => (Permission & PERMISSIONS.write) !== 0)?.Scope;
}
