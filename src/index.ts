// The entry of the action: main, post, and the programs that it starts of itself. The only file that reads the environment,
// handles signals and sets the exit code. Each program is loaded when it is asked for: all of them take a fifth of a second.
import { fileURLToPath } from "node:url";
import { endSoon } from "./actions/end-soon.ts";
import { chooseEntry } from "./actions/entry.ts";
import { onLostReader } from "./actions/lost-reader.ts";

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

const program = fileURLToPath(import.meta.url);
switch (chooseEntry(process.argv[2], process.env)) {
  case "cache-client":
    (await import("./actions/cache-client.ts")).runCacheClient();
    break;
  case "post":
    // It goes on: what it removes has to go, whoever is told.
    onLostReader([process.stdout, process.stderr]);
    await (await import("./main.ts")).post(process.env, program);
    endSoon();
    break;
  case "main": {
    const signal = AbortSignal.any([cancelOnSignals(), onLostReader([process.stdout, process.stderr])]);
    const { main } = await import("./main.ts");
    process.exitCode = await main(process.env, program, signal);
    endSoon();
    break;
  }
  case "done":
}
