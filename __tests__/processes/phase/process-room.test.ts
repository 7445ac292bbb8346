import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { checkProcessRoom } from "../../../src/processes/phase/process-room.ts";

let cgroups: string;

beforeEach(async () => {
  cgroups = await mkdtemp(path.join(tmpdir(), "cgroups-"));
});

afterEach(async () => {
  await rm(cgroups, { recursive: true, force: true });
});

async function limit(place: string, [most, now]: readonly [string, string]): Promise<void> {
  await mkdir(path.join(cgroups, place), { recursive: true });
  await writeFile(path.join(cgroups, place, "pids.max"), `${most}\n`);
  await writeFile(path.join(cgroups, place, "pids.current"), `${now}\n`);
}

it.each(["", "pids"])("room for a phase is what %j of the control groups leaves", async (place) => {
  await limit(place, ["200", "184"]);
  expect(() => {
    checkProcessRoom(cgroups);
  }).not.toThrow();

  await limit(place, ["200", "185"]);
  expect(() => {
    checkProcessRoom(cgroups);
  }).toThrow(
    expect.objectContaining({ code: "EAGAIN", message: expect.stringMatching(/15 more .* needs 16/) }),
  );
});

it("there is room where nothing limits it, or nothing says so", async () => {
  await limit("", ["max", "100000"]);
  expect(() => {
    checkProcessRoom(cgroups);
    checkProcessRoom(path.join(cgroups, "none"));
  }).not.toThrow();
});
