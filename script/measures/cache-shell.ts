// What the cache client does, in a line of shell by whoever knows the protocol and has the addresses: as little work as the
// same bytes can be moved with.
import type { Environment } from "../../src/environment.ts";
import { timedShell } from "./measure.ts";

/** An entry, as the service knows it. */
export interface ShellEntry {
  readonly key: string;
  readonly version: string;
}

/** Packs a folder of `parent` into an archive, and uploads that. */
export async function saveByShell(
  entry: ShellEntry,
  { env, parent, name, archive }: { env: Environment; parent: string; name: string; archive: string },
): Promise<number> {
  const address = await ask("CreateCacheEntry", entry, env);
  const durationMs = await timedShell(
    'tar -C "$0" -cf - "$1" | zstd -T0 -qfo "$2" && curl --connect-to ::127.0.0.1: -sfT "$2" -H "x-ms-blob-type: BlockBlob" "$3"',
    [parent, name, archive, address],
    env,
  );
  await ask("FinalizeCacheEntryUpload", entry, env);
  return durationMs;
}

/** Downloads, and unpacks into `parent` meanwhile. */
export async function restoreByShell(
  entry: ShellEntry,
  { env, parent }: { env: Environment; parent: string },
): Promise<number> {
  const address = await ask("GetCacheEntryDownloadURL", entry, env);
  return timedShell(
    'curl --connect-to ::127.0.0.1: -sf "$0" | zstd -dcq | tar -C "$1" -xf -',
    [address, parent],
    env,
  );
}

/** The address in the service's answer, if it has one. */
async function ask(method: string, entry: ShellEntry, env: Environment): Promise<string> {
  const service = `${env["ACTIONS_RESULTS_URL"] ?? ""}twirp/github.actions.results.api.v1.CacheService`;
  const response = await fetch(`${service}/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${env["ACTIONS_RUNTIME_TOKEN"] ?? ""}` },
    body: JSON.stringify(entry),
  });
  const answer = (await response.json()) as { signed_upload_url?: string; signed_download_url?: string };
  return answer.signed_upload_url ?? answer.signed_download_url ?? "";
}
