// The entry of the action: main, post, and the programs that it starts of itself. The only file that reads the environment,
// handles signals and sets the exit code. Each program is loaded when it is asked for: all of them take a fifth of a second.
import { fileURLToPath } from "node:url";
import { chooseEntry } from "./actions/entry.ts";
import { cancelOnSignals } from "./actions/runner/cancel-on-signals.ts";
import { exitOnceWritten, exitSoon } from "./actions/runner/exit-soon.ts";
import { onLostReader } from "./actions/runner/lost-reader.ts";
import { savedRemoving, savedRunLabel } from "./actions/state.ts";

// Of bundled packages, e.g. where they talk to an engine over TCP: nothing that a reader of the log could change.
process.noDeprecation = true;
const program = fileURLToPath(import.meta.url);
const entry = chooseEntry(process.argv[2], process.env);
switch (entry) {
  case "cache-client":
    (await import("./actions/github-cache/cache-client.ts")).runCacheClient(process.env);
    break;
  case "guardian":
    await (await import("./processes/left/awake-guardian.ts")).runGuardian(process.argv.slice(3));
    break;
  case "look":
  case "post":
    if (entry === "look" && (await isEngineThrough())) break;
    // It goes on: leftovers must be removed, even if the output is lost.
    onLostReader([process.stdout, process.stderr]);
    (await import("./actions/failure/last-words.ts")).reportUnexpected(process);
    await (await import("./main.ts")).post(process.env, program);
    exitSoon();
    break;
  case "main": {
    const signal = AbortSignal.any([
      cancelOnSignals(process),
      onLostReader([process.stdout, process.stderr]),
    ]);
    (await import("./actions/failure/last-words.ts")).reportUnexpected(process);
    const { main } = await import("./main.ts");
    process.exitCode = await main(process.env, program, signal);
    // An engine that is still removing something must not keep the job.
    exitOnceWritten(process);
    break;
  }
  case "lost":
    process.stdout.write(
      "This step does nothing, since the runner has lost what the main step saved, as it does in pods where that step fails or is cancelled. " +
        "Caches are not saved, and what the main step may have left ends with the pod.\n",
    );
    break;
  case "done":
}

async function isEngineThrough(): Promise<boolean> {
  const { hasNothingLabelled } = await import("./docker/glance.ts");
  return hasNothingLabelled(savedRemoving(process.env) ?? "", savedRunLabel(process.env) ?? "");
}
