// Locks that are taken at the same time, and those that killed builds leave; what builds make of locks is in cache-directory.test.ts.
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  type HeldLock,
  removeAbandonedTakes,
  tryLock,
  waitForLock,
} from "../../../src/lifecycle/cache/cache-lock.ts";

/** Greater than any process id that Linux gives. */
const DEAD = 4_194_305;

let root: string;
let place: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "cache-lock-"));
  place = path.join(root, "lock");
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const asDead = (holder: string): string => holder.replace(/ \d+ /, ` ${String(DEAD)} `);

/** Makes the lock that of a process that was killed while it had it. */
async function kill(): Promise<void> {
  for (const holder of await readdir(place)) {
    await rename(path.join(place, holder), path.join(place, asDead(holder)));
  }
}

describe("a lock", () => {
  it("is one holder's at a time, and stays theirs while others find that the one before was killed", async () => {
    let holders = 0;
    const seen: string[] = [];
    const use = async (lock: HeldLock, round: number): Promise<void> => {
      holders++;
      for (let i = 0; i < 5; i++) {
        await turn();
        if (holders !== 1) seen.push("two holders");
        if (!(await lock.isHeld())) seen.push("lost");
      }
      holders--;
      if (round % 2 === 0) await kill();
      else await lock[Symbol.asyncDispose]();
    };

    const build = async (start: number): Promise<void> => {
      for (let round = start; round < start + 10; round++) {
        let lock = await tryLock(place);
        while (lock === undefined) {
          await turn();
          lock = await tryLock(place);
        }
        await use(lock, round);
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, start) => build(start)));

    expect(seen).toEqual([]);
  });

  it("of a holder that is alive is not taken", async () => {
    await using lock = await waitForLock(place, 0);

    expect(await tryLock(place)).toBeUndefined();
    expect(await lock?.isHeld()).toBe(true);
  });

  it("leaves nothing when it is released, and nothing of the one that came after", async () => {
    const first = await tryLock(place);
    await kill();
    const second = await tryLock(place);
    await first?.[Symbol.asyncDispose]();

    expect(await second?.isHeld()).toBe(true);
    await second?.[Symbol.asyncDispose]();
    expect(await readdir(root)).toEqual([]);
  });

  it("may be taken over by another user", async () => {
    await using lock = await tryLock(place);
    const { mode } = await stat(place);

    expect(await lock?.isHeld()).toBe(true);
    expect(mode & 0o777).toBe(0o777);
  });
});

describe("removeAbandonedTakes", () => {
  it("removes what a killed build has left while it took the lock, and nothing of one that is taking it", async () => {
    await using lock = await tryLock(place);
    const [holder = ""] = await readdir(place);
    for (const each of [holder, asDead(holder)]) {
      await mkdir(`${place}.${each}`);
      await writeFile(path.join(`${place}.${each}`, each), "");
    }

    await removeAbandonedTakes(place);

    expect(await lock?.isHeld()).toBe(true);
    expect((await readdir(root)).sort()).toEqual(["lock", `lock.${holder}`]);
  });
});
