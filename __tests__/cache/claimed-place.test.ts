import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { claimPlace } from "../../src/cache/claimed-place.ts";

const MODULE = path.resolve(import.meta.dirname, "../../src/cache/claimed-place.ts");

/** Starting a program takes its time on a busy machine. */
const PROCESS_TIMEOUT_MS = 120_000;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "claimed-place-"));
});

afterEach(() => rm(root, { recursive: true }));

describe("claimPlace", () => {
  it("gives a place to one at a time", async () => {
    const first = await claimPlace(root, "layers");
    expect(first).toBeDefined();
    expect(await claimPlace(root, "layers")).toBeUndefined();

    await first?.[Symbol.asyncDispose]();

    await using second = await claimPlace(root, "layers");
    expect(second).toBeDefined();
  });

  it("tells apart names, and the same name below two directories", async () => {
    const other = await mkdtemp(path.join(tmpdir(), "claimed-place-"));
    await using first = await claimPlace(root, "layers");
    await using second = await claimPlace(root, "others");
    await using third = await claimPlace(other, "layers");
    await rm(other, { recursive: true });

    expect([first, second, third]).not.toContain(undefined);
  });

  it("knows a directory by any path", async () => {
    await using claim = await claimPlace(root, "layers");
    expect(claim).toBeDefined();
    const moved = `${root}-moved`;
    await rename(root, moved);

    expect(await claimPlace(moved, "layers")).toBeUndefined();

    await rename(moved, root);
  });

  it(
    "gives the place of a process that was killed to the next one",
    async () => {
      const script = `const { claimPlace } = await import(${JSON.stringify(MODULE)});
      globalThis.claim = await claimPlace(${JSON.stringify(root)}, "layers");
      process.stdout.write(globalThis.claim === undefined ? "taken" : "claimed");
      setInterval(() => undefined, 1000);`;
      const holder = spawn(process.execPath, ["--input-type=module", "--eval", script], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(holder, "close");
      try {
        const [said] = (await once(holder.stdout, "data")) as [Buffer];
        expect(said.toString()).toBe("claimed");
        expect(await claimPlace(root, "layers")).toBeUndefined();
      } finally {
        holder.kill("SIGKILL");
      }
      await ended;

      await using claim = await claimPlace(root, "layers");
      expect(claim).toBeDefined();
    },
    PROCESS_TIMEOUT_MS,
  );
});
