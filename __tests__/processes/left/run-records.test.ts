import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { RunRecords } from "../../../src/processes/left/run-records.ts";

let directory: string;
let records: RunRecords;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "run-records-"));
  records = new RunRecords(path.join(directory, "records"));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const MINUTE_MS = 60_000;

function fileOf(name: string): string {
  return path.join(directory, `records/${name}.json`);
}

/** As if a process of another container, of the same number, had written it. */
async function putElsewhere(name: string, minutesAgo: number): Promise<void> {
  records.put(name, { kind: "build", labels: {} });
  const written = JSON.parse(await readFile(fileOf(name), "utf8")) as { readonly owner: object };
  const owner = { ...written.owner, container: "another" };
  await writeFile(fileOf(name), JSON.stringify({ ...written, owner }));
  const then = new Date(Date.now() - minutesAgo * MINUTE_MS);
  await utimes(fileOf(name), then, then);
}

describe("records in a folder that containers share", () => {
  it("are no builds of this container, and not left by it, whatever process has their number here", async () => {
    await putElsewhere("build-1", 1);

    expect(records.builders()).toEqual([]);
    expect(records.left()).toEqual([]);
    expect(records.all()).toMatchObject([{ name: "build-1", isHere: false, isOwned: true }]);
  });

  it("are left where nobody has renewed them for long", async () => {
    await putElsewhere("build-1", 11);

    expect(records.left()).toMatchObject([{ name: "build-1", isHere: false, isOwned: false }]);
  });

  it("are renewed while their process goes on", async () => {
    records.put("build-1", { kind: "build", labels: {} });
    const then = new Date(Date.now() - 11 * MINUTE_MS);
    await utimes(fileOf("build-1"), then, then);

    records.renew();

    expect(Date.now() - (await stat(fileOf("build-1"))).mtimeMs).toBeLessThan(MINUTE_MS);
    records.forget("build-1");
    expect(await readdir(directory)).toEqual([]);
  });
});
