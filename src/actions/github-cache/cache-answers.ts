// What came of a call of the cache client. By the older protocol it hides most of it in what it prints, so this is the one place
// that reads its messages; they are those of @actions/cache 6.3.
import type { CacheCallResult } from "./cache-process.ts";
import type { ClientOutput } from "./client-output.ts";

/** What came of looking for an entry, or of restoring it. */
export type FindOutcome =
  | { readonly kind: "found"; readonly key: string }
  | { readonly kind: "miss" }
  | { readonly kind: "unavailable"; readonly reason: string };

/** The client answers a failure like a miss, after it has warned. */
export function findOutcome(result: CacheCallResult): FindOutcome {
  if (result.kind === "ended" || result.answer.kind !== "found" || hasProblems(result.output)) {
    return { kind: "unavailable", reason: failureReason(result) };
  }
  const { key } = result.answer;
  return key === undefined ? { kind: "miss" } : { kind: "found", key };
}

/** `cache write denied:` is what the service's refusals begin with (`CACHE_WRITE_DENIED_PREFIX`). */
const DENIED = /cache (?:write|read) denied:/;

/** What came of saving an entry. */
export function saveVerdict(result: CacheCallResult): "saved" | "exists" | "refused" | "failed" {
  if (result.kind === "ended") return "failed";
  const { answer, output } = result;
  if (answer.kind === "stored") return "saved";
  if (answer.kind === "exists" || answer.kind === "refused") return answer.kind;
  if (answer.kind !== "saved") return "failed";
  // With the older protocol it also has a number when the upload failed.
  if (answer.entryId !== -1 && !hasProblems(output)) return "saved";
  const lines = [...output.problems, ...output.notes, ...output.debug];
  if (lines.some((line) => DENIED.test(line))) return "refused";
  const status = answer.reservationStatus ?? 0;
  if (status === 401 || status === 403) return "refused";
  if (status === 409) return "exists";
  // Of its own accord the client logs less than a warning when another job has the key.
  const wasTaken = output.notes.some((line) => line.startsWith("Failed to save: "));
  return wasTaken && status >= 200 && status < 300 ? "exists" : "failed";
}

/** Compressed; 0 if the client did not say. */
export function archiveSize(result: CacheCallResult): number {
  if (result.kind === "ended") return 0;
  if (result.answer.kind === "found" || result.answer.kind === "stored") return result.answer.sizeBytes ?? 0;
  const { notes, debug } = result.output;
  for (const line of [...notes, ...debug]) {
    const [, inNote, inDebug] = /^Cache Size: .*\((\d+) B\)$|^File Size: (\d+)$/.exec(line) ?? [];
    const size = inNote ?? inDebug;
    if (size !== undefined) return Number(size);
  }
  return 0;
}

/** What a program says that the client runs; the client prints it among its notes. */
const PROGRAM = /^(?:\S*\/)?(?:tar|zstd|gzip): /;

/** Why a call failed, in one line. */
export function failureReason(result: CacheCallResult): string {
  if (result.kind === "ended") return result.reason;
  const { answer, output } = result;
  if (answer.kind === "refused") return oneLine(answer.reason);
  const program = output.stderr[0] ?? output.notes.find((line) => PROGRAM.test(line));
  const because = (text: string): string =>
    oneLine(program === undefined ? text : `${text} (${program.trim()})`);
  if (answer.kind === "threw") return because(answer.message);
  const reservation = output.debug.find((line) => line.startsWith("Failed to reserve cache: "));
  const problem = reservation ?? output.problems.at(-1) ?? output.notes.at(-1) ?? "no reason was given";
  return because(problem.replace(/^Failed to (?:restore|save|reserve cache): (?:Error: )?/, ""));
}

function hasProblems({ problems }: ClientOutput): boolean {
  return problems.length > 0;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
