import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { KeptVolumes } from "../../src/processes/kept-volumes.ts";
import { RunRecords } from "../../src/processes/left/run-records.ts";

let directory: string;
let store: string;
let inUse: string[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "kept-volumes-"));
  store = path.join(directory, "cnb-volumes");
  inUse = [];
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** As a process has them. */
function open(): KeptVolumes {
  return new KeptVolumes(store, new RunRecords(path.join(store, "records")));
}

function take(volumes: KeptVolumes): string {
  return volumes.take("cache", { run: "1" }, (name) => inUse.push(name)) ?? "none";
}

/** A build that leaves a file in its cache. */
async function build(volumes: KeptVolumes, text: string): Promise<string> {
  const place = take(volumes);
  const earlier = await readFile(path.join(place, "file"), "utf8").catch(() => "");
  await writeFile(path.join(place, "file"), `${earlier}${text}`);
  return place;
}

async function kept(): Promise<string> {
  return readFile(path.join(store, "kept/cache/file"), "utf8");
}

describe("a volume that outlives builds", () => {
  it("is for the next build what the last one has left", async () => {
    for (const text of ["one ", "two"]) {
      const volumes = open();
      await build(volumes, text);
      expect(take(volumes)).toBe(take(volumes));
      volumes.giveBack("cache");
    }

    expect(await kept()).toBe("one two");
    expect(inUse).toEqual([]);
    expect((await readdir(store)).filter((name) => name !== "records")).toEqual(["kept"]);
  });

  it("is of one build at a time: another begins with an empty one, and is told so", async () => {
    const [first, second] = [open(), open()];
    const before = open();
    await build(before, "earlier ");
    before.giveBack("cache");

    const places = [await build(first, "first"), await build(second, "second")];

    expect(new Set(places).size).toBe(2);
    expect(inUse).toEqual(["cache"]);
    first.giveBack("cache");
    expect(await kept()).toBe("earlier first");
    // What was given back first stays.
    second.giveBack("cache");
    expect(await kept()).toBe("earlier first");
    expect((await readdir(store)).filter((name) => name !== "records")).toEqual(["kept"]);
  });

  it("comes back also from a build that was ended by force", async () => {
    await build(open(), "left");
    const records = new RunRecords(path.join(store, "records"));
    const [left] = records.labelled("run=1");

    if (left?.kind === "kept volume") open().giveBackLeft(left);

    expect(await kept()).toBe("left");
    expect(records.all()).toEqual([]);
  });

  it("is where buildpacks of others find it only by a name that they cannot know", async () => {
    const place = await build(open(), "");

    expect((await stat(store)).mode & 0o777).toBe(0o711);
    expect((await stat(path.join(store, "kept"))).mode & 0o777).toBe(0o700);
    expect(path.basename(place)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
