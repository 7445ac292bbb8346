// Asking an app by HTTP from a container that shares its network: images have no programs that could be used, and no engine lets this
// process reach a network that is closed, or that is on another machine. The builder is in every engine that has built, and has
// bash, which its buildpacks are written in. Pure.
import { readListening } from "./listening.ts";

/**
 * Ask again and again, and print what listens and what was answered. Both are read by {@link ProbeReader}. What listens is looked at
 * after the question: an app that answers listens already, and one that begins to listen in between would pass unseen.
 */
const SCRIPT = `
trap 'exit 0' TERM
ask() {
  exec 3<>"/dev/tcp/$3/$1" || return
  printf 'GET %s HTTP/1.1\\r\\nHost: localhost:%s\\r\\nUser-Agent: image-test\\r\\nAccept: */*\\r\\nConnection: close\\r\\n\\r\\n' "$2" "$1" >&3
  IFS= read -r -n 100 -t 10 line <&3
  echo "answers $line"
}
while :; do
  answer=$( (ask "$1" "$2" 127.0.0.1) || (ask "$1" "$2" ::1) || echo refused)
  for table in /proc/net/tcp /proc/net/tcp6; do
    while read -r _ local _ state _; do [[ $state != 0A ]] || echo "listens $local"; done <"$table"
  done
  echo "$answer"
  sleep 0.3 || sleep 1
done 2>/dev/null
`;

/** What the container runs. @param path with its query, e.g. `/health` */
export function probeCommand(port: number, path: string): readonly string[] {
  return ["bash", "-c", SCRIPT, "probe", String(port), path];
}

/** How the app did when it was asked last. */
export type ProbeState =
  /** It was not asked yet. */
  | { readonly kind: "unasked" }
  | { readonly kind: "healthy" }
  /** It would be, if others could reach it. */
  | { readonly kind: "loopback-only" }
  | { readonly kind: "answered"; readonly status: number }
  /** Something listens, and does not speak HTTP, or takes too long. */
  | { readonly kind: "mute" }
  /** Nothing listens on the port; on which others is known as far as the container may see it. */
  | { readonly kind: "refused"; readonly listening: readonly number[] };

/** Reads what the script prints, line by line; both it and the app are untrusted. */
export class ProbeReader {
  readonly #port: number;
  #state: ProbeState = { kind: "unasked" };
  /** Since the last answer. */
  #listening: { readonly port: number; readonly isLoopback: boolean }[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  get state(): ProbeState {
    return this.#state;
  }

  add(line: string): void {
    const [word = "", ...rest] = line.trim().split(" ");
    if (word === "listens") this.#listen(rest.join(" "));
    if (word !== "answers" && word !== "refused") return;
    this.#state = word === "refused" ? this.#refused() : this.#answered(rest.join(" "));
    this.#listening = [];
  }

  #listen(address: string): void {
    const found = readListening(address);
    if (found !== undefined && this.#listening.length < MAX_LISTENING) this.#listening.push(found);
  }

  #refused(): ProbeState {
    const ports = new Set(this.#listening.map(({ port }) => port));
    return { kind: "refused", listening: [...ports].sort((a, b) => a - b) };
  }

  #answered(statusLine: string): ProbeState {
    const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})(?!\d)/.exec(statusLine)?.[1] ?? Number.NaN);
    if (Number.isNaN(status)) return { kind: "mute" };
    if (status < 200 || status > 399) return { kind: "answered", status };
    const own = this.#listening.filter(({ port }) => port === this.#port);
    // Where the tables cannot be read, nothing is known against it.
    const isHidden = own.length > 0 && own.every(({ isLoopback }) => isLoopback);
    return { kind: isHidden ? "loopback-only" : "healthy" };
  }
}

/** More than any app has. */
const MAX_LISTENING = 1000;
