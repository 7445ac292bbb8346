// Where the archive of an entry is. The client of @actions/cache 6.3 keeps it to itself, but tells everything in its debug lines.
import * as v from "valibot";
import { type ClientOutput, readClientOutput } from "./client-output.ts";

/** What was printed so far, until it is disposed of. */
export interface CapturedStdout extends Disposable {
  readonly output: ClientOutput;
}

/** Listens to what this process prints on a stream, and lets it through. */
export function captureStdout(stream: Pick<NodeJS.WriteStream, "write">): CapturedStdout {
  const { output, onStdout } = readClientOutput({ mask: ignore, onLine: ignore });
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (text: unknown, ...rest: unknown[]): boolean => {
    // Each command is written at once.
    for (const line of String(text).split("\n")) onStdout(line);
    return write(text, ...rest);
  };
  return {
    output,
    [Symbol.dispose]() {
      stream.write = write;
    },
  };
}

/** The service's answers, in either protocol. */
const AnswerSchema = v.union([
  v.pipe(
    v.object({ archiveLocation: v.string() }),
    v.transform(({ archiveLocation }) => archiveLocation),
  ),
  v.pipe(
    v.object({ signed_download_url: v.string() }),
    v.transform(({ signed_download_url }) => signed_download_url),
  ),
  v.pipe(
    v.object({ signedDownloadUrl: v.string() }),
    v.transform(({ signedDownloadUrl }) => signedDownloadUrl),
  ),
]);

/** The address in the last answer of the service, with its signature. */
export function archiveAddress(debug: readonly string[]): URL | undefined {
  for (const line of debug.toReversed()) {
    const answer = v.safeParse(AnswerSchema, parseJson(line.replace(/^Body: /, "")));
    if (answer.success && URL.canParse(answer.output)) return new URL(answer.output);
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ignore(): void {
  // Other listeners get these.
}
