// Signs of life of a phase that says nothing for long. People see that it goes on; and writing is the only way to find out that nobody
// reads any more, since Node.js does not watch a pipe that it only writes to.

/** How long a phase may be silent. */
const QUIET_MS = 30_000;

/** Of one phase. */
export interface Heartbeat {
  /** It said something, so the silence begins again. */
  heard(): void;
  stop(): void;
}

/** Calls back after each half of a minute of silence, until it is stopped; does not keep the process alive. */
export function startHeartbeat(beat: () => void): Heartbeat {
  const timer = setInterval(beat, QUIET_MS).unref();
  return {
    heard: () => timer.refresh(),
    stop: () => {
      clearInterval(timer);
    },
  };
}
