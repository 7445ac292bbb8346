// The cache store where saving goes no further: the job does not wait for it.
import { describe, expect, it } from "@jest/globals";
import type { CacheFault, CacheOperation } from "../../support/cache-server/faults.ts";
import { KEY, Machine, TIMEOUT_MS } from "./actions-cache-fixture.ts";

describe("saving that is stuck", () => {
  it.concurrent.each<[string, CacheOperation, CacheFault, RegExp]>([
    [
      "the service fails when it is asked for a new entry",
      "reserve",
      { kind: "status", status: 500 },
      /^asking for a new entry took more than 1 s \(the service answers with 500\)$/,
    ],
    [
      "the service does not answer when it is asked for a new entry",
      "reserve",
      { kind: "hang" },
      /^asking for a new entry took more than 1 s$/,
    ],
    ["the storage takes nothing", "upload", { kind: "hang" }, /^nothing was sent for 0.5 s$/],
    ["the service does not complete it", "finalize", { kind: "hang" }, /^nothing was sent for 0.5 s$/],
  ])(
    "ends with the reason where %s",
    async (_what, operation, fault, reason) => {
      await using machine = await Machine.start();
      await machine.fill();
      machine.server.fail(operation, fault);

      const store = machine.realStore({}, { limits: { reserveMs: 1_000, stallMs: 500 } });
      const saved = await store.save([machine.path], KEY);

      expect(saved).toStrictEqual({ kind: "failed", reason: expect.stringMatching(reason) });
      expect(machine.server.entries).toStrictEqual([]);
      expect(await machine.leftovers()).toStrictEqual(["cached/layers", "cached/layers/layer.tar"]);
    },
    TIMEOUT_MS,
  );

  it("is not tried again, which would look like progress", async () => {
    await using machine = await Machine.start();
    await machine.fill();
    machine.server.fail("upload", { kind: "hang" });

    const store = machine.realStore({}, { limits: { reserveMs: 1_000, stallMs: 1_000 } });
    await store.save([machine.path], KEY);

    // One asks for a new entry, and one uploads it.
    expect(machine.server.statistics.requests).toBe(2);
  });
});
