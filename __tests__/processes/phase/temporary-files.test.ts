import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { checkTemporaryFiles } from "../../../src/processes/phase/temporary-files.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "temporary-files-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const OWN = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const OF_GROUP = { ...OWN, uid: OWN.uid + 1 };
const OTHER = { uid: OWN.uid + 1, gid: OWN.gid + 1 };

function check(mode: number, user: typeof OWN): () => void {
  const place = path.join(folder, "tmp");
  mkdirSync(place);
  chmodSync(place, mode);
  return () => {
    checkTemporaryFiles(user, place);
  };
}

describe("temporary files of phases", () => {
  it.each([
    ["everyone", 0o1777, OTHER],
    ["its group", 0o770, OF_GROUP],
    ["its owner", 0o700, OWN],
  ])("may be where %s may write", (_who, mode, user) => {
    expect(check(mode, user)).not.toThrow();
  });

  it.each([
    ["only its owner", 0o1755, OTHER],
    ["everyone but its group", 0o1707, OF_GROUP],
    ["who cannot enter it", 0o776, OTHER],
  ])("are not where %s may write", (_who, mode, user) => {
    const refusal = {
      code: "INPUT",
      message: expect.stringContaining(`with the permissions ${mode.toString(8)}`),
      hint: expect.stringContaining("mount an empty volume at"),
    };

    expect(check(mode, user)).toThrow(expect.objectContaining(refusal));
  });

  it("need a directory", () => {
    const file = path.join(folder, "file");
    writeFileSync(file, "");

    for (const place of [file, path.join(folder, "lacking")]) {
      expect(() => {
        checkTemporaryFiles(OTHER, place);
      }).toThrow("there is no such directory");
    }
  });
});
