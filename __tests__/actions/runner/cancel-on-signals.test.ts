import { EventEmitter } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { cancelOnSignals } from "../../../src/actions/runner/cancel-on-signals.ts";

function start() {
  const events: string[] = [];
  const host = Object.assign(new EventEmitter(), {
    exit: (code: number) => {
      events.push(`exit ${code}`);
    },
  });
  const signal = cancelOnSignals(host, (line) => events.push(line));
  return { host, signal, events };
}

describe("cancelOnSignals", () => {
  it.each(["SIGINT", "SIGTERM"])("lets a build clean up after one %s", (name) => {
    const { host, signal, events } = start();

    host.emit(name);

    expect(signal.aborted).toBe(true);
    expect(events).toEqual([]);
  });

  it("ends the process after a second signal, and says that something is left", () => {
    const { host, events } = start();

    host.emit("SIGINT");
    host.emit("SIGTERM");

    expect(events).toEqual([expect.stringMatching(/^A second signal ended the step.*post step/), "exit 130"]);
  });
});
