import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { RunRecords } from "../../src/processes/left/run-records.ts";
import { Volumes } from "../../src/processes/volumes.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let root: string;
let store: string;
let volumes: Volumes;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "volumes-"));
  store = path.join(root, "store");
  volumes = new Volumes({
    ...{ store, spareStore: path.join(root, "spare"), folders: [], onUnwritable: () => undefined },
    onInUse: () => undefined,
    keptRecords: new RunRecords(path.join(store, "records")),
    records: new RunRecords(path.join(root, "records")),
  });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function addOld(name: string, days: number): void {
  const place = path.join(store, "kept", name);
  mkdirSync(path.join(place, "committed"), { recursive: true });
  const then = new Date(Date.now() - days * DAY_MS);
  utimesSync(place, then, then);
}

describe("volumes that no build has used for a month", () => {
  it("are removed, and others stay", () => {
    addOld("old", 31);
    addOld("recent", 29);

    expect(volumes.removeUnused()).toEqual([]);
    expect(readdirSync(path.join(store, "kept"))).toEqual(["recent"]);
  });

  it("are those that none was told the place of, whatever changed in them", () => {
    addOld("used", 31);
    volumes.ensure("used", {});
    const { place } = volumes.locate({ kind: "volume", volume: "used", target: "/cache" });

    expect(volumes.removeUnused()).toEqual([]);
    expect(volumes.locate({ kind: "volume", volume: "used", target: "/cache" }).place).toBe(place);
    expect(readdirSync(place)).toEqual(["committed"]);
  });

  it("may be none at all", () => {
    expect(volumes.removeUnused()).toEqual([]);
  });
});
