// The entry of the action, main and post. The only file that reads the environment, handles signals and sets the exit code.
import { CACHE_CLIENT_COMMAND, runCacheClient } from "./actions/cache-client.ts";
import { isPost } from "./actions/state.ts";
import { main, post } from "./main.ts";

/** Sockets that a library keeps alive must not keep the job alive. */
const LINGER_MS = 5_000;

// The runner cancels with SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. The first is for cleaning up; who sends another
// one does not want to wait, and what is left is for the post step.
function cancelOnSignals(): AbortSignal {
  const controller = new AbortController();
  const cancel = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  return controller.signal;
}

if (process.argv[2] === CACHE_CLIENT_COMMAND) runCacheClient();
else if (isPost(process.env)) await post(process.env);
else process.exitCode = await main(process.env, cancelOnSignals());

if (process.argv[2] !== CACHE_CLIENT_COMMAND) {
  setTimeout(() => {
    process.exit();
  }, LINGER_MS).unref();
}
