// Standard output whose reader is gone, e.g. because the runner was killed or lost its connection. Without a listener the first
// line that cannot be written would end the process at once, and leave containers and volumes behind.

/** What of a stream matters here. */
type Output = Pick<NodeJS.WriteStream, "on">;

/** A signal that is aborted when one of the streams cannot be written any more; further lines are lost, and nothing else. */
export function onLostReader(streams: readonly Output[]): AbortSignal {
  const controller = new AbortController();
  for (const stream of streams) {
    stream.on("error", () => {
      controller.abort();
    });
  }
  return controller.signal;
}
