// Logins of registries, which no container may get: each build has one at least, and everything that it sends to the engine is
// searched for them, such as environments, arguments and files of containers, also of those that are gone at once.
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEngineDoor } from "../support/engine-door.ts";
import { loginsIn } from "./registry-requests.ts";

/** What one build runs with. */
export interface LoginGuard extends AsyncDisposable {
  /** For the step. */
  readonly env: Readonly<Record<string, string>>;
  /** @param log of the build @throws {Error} if something that was sent to the engine has a login */
  check(log: readonly string[]): void;
}

/** What a build is guarded for. */
export interface GuardOptions {
  /** The step's own variables. */
  readonly env: Readonly<Record<string, string>>;
  /** The registry that everything is in, which does not ask who somebody is. */
  readonly registry: string;
  /** Whether the input `registry-access` lets containers have logins. */
  readonly isDirect: boolean;
}

const CANARY = "canary:tweet-7f3a9c-sings-in-no-container";

/** A place where containers cannot reach the action, so that they need the logins. */
const UNREACHABLE = "could not reach this process";

export async function guardLogins({ env, registry, isDirect }: GuardOptions): Promise<LoginGuard> {
  await using parts = new AsyncDisposableStack();
  const config = env["DOCKER_CONFIG"] ?? parts.use(await canaryConfig(registry)).dir;
  const search = new Search(await formsIn(config));
  // A test that names an engine wants to see what becomes of that.
  const door =
    env["DOCKER_HOST"] === undefined ? parts.use(await openEngineDoor({ onSent: search.see })) : undefined;
  const kept = parts.move();
  return {
    env: { DOCKER_CONFIG: config, ...(door !== undefined && { DOCKER_HOST: door.address }) },
    check(log) {
      const mayHaveThem = isDirect || log.some((line) => line.includes(UNREACHABLE));
      if (mayHaveThem || search.found.size === 0) return;
      throw new Error(`Containers got the logins of registries: ${[...search.found].join(", ")}`);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** A configuration of Docker with a login that is made to be found. */
async function canaryConfig(registry: string): Promise<AsyncDisposable & { readonly dir: string }> {
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-login-"));
  const auth = Buffer.from(CANARY).toString("base64");
  await writeFile(path.join(dir, "config.json"), JSON.stringify({ auths: { [registry]: { auth } } }));
  // The job may have a user of its own.
  await chmod(dir, 0o755);
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

/** The forms in which a container could have them, by what they are. */
async function formsIn(dir: string): Promise<ReadonlyMap<string, Buffer>> {
  const forms = new Map<string, Buffer>();
  for (const [registry, auth] of await loginsIn(dir)) {
    const [, password = ""] = /^[^:]*:(.+)$/.exec(Buffer.from(auth, "base64").toString()) ?? [];
    if (password === "") continue;
    forms.set(`the password for ${registry}`, Buffer.from(password));
    // What the engine itself gets to pull an image has another form.
    forms.set(`the login for ${registry}`, Buffer.from(auth.replace(/=+$/, "")));
  }
  return forms;
}

/** Finds them also where they are in two chunks. */
class Search {
  readonly found = new Set<string>();
  readonly #needles: ReadonlyMap<string, Buffer>;
  readonly #overlap: number;
  readonly #ends = new WeakMap<object, Buffer>();

  constructor(needles: ReadonlyMap<string, Buffer>) {
    this.#needles = needles;
    this.#overlap = Math.max(0, ...[...needles.values()].map(({ length }) => length - 1));
  }

  readonly see = (connection: object, chunk: Buffer): void => {
    const text = Buffer.concat([this.#ends.get(connection) ?? Buffer.alloc(0), chunk]);
    for (const [what, needle] of this.#needles) if (text.includes(needle)) this.found.add(what);
    this.#ends.set(connection, text.subarray(Math.max(0, text.length - this.#overlap)));
  };
}
