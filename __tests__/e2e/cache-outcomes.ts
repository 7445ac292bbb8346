// What a build says of its caches.
import type { CacheReport } from "../../src/platform/request/build-request.ts";
import type { JobResult } from "./machines.ts";
import { metadataOf } from "./testbed.ts";

/** @throws with the log if the build failed */
export function digestOf(result: JobResult): string {
  if (result.exitCode !== 0) throw new Error(`A build failed:\n${result.rawLines.join("\n")}`);
  return result.outputs["digest"] ?? "none";
}

/** Of one cache. */
export function reportOf(result: JobResult, name: CacheReport["name"] = "layers"): CacheReport | undefined {
  return metadataOf(result).caches.find((cache) => cache.name === name);
}

/** What the post step says of caches; how far it is with saving depends on the machine. */
export function outcomesIn({ post }: JobResult): string[] {
  return (post?.log ?? []).filter((line) => !line.startsWith("Saving a cache "));
}

/** Of main and post. */
export function warningsOf({ annotations, post }: JobResult): string[] {
  return [...annotations, ...(post?.annotations ?? [])].map(({ level, message }) => `${level}: ${message}`);
}
