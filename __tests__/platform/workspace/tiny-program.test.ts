import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { hostTarget } from "../../../src/oci/target.ts";
import { tinyProgram } from "../../../src/platform/workspace/tiny-program.ts";

describe("tinyProgram", () => {
  it("ends at once with 0 on this machine", () => {
    const program = tinyProgram(hostTarget(process.arch).arch);
    const directory = mkdtempSync(path.join(tmpdir(), "tiny-program-"));
    const file = path.join(directory, "program");
    writeFileSync(file, program ?? "", { mode: 0o755 });
    try {
      // It throws for any other exit code.
      expect(execFileSync(file).toString()).toBe("");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it.each([
    ["amd64", 64, "LE", 62],
    ["386", 32, "LE", 3],
    ["arm64", 64, "LE", 183],
    ["arm", 32, "LE", 40],
    ["ppc64le", 64, "LE", 21],
    ["riscv64", 64, "LE", 243],
    ["s390x", 64, "BE", 22],
  ] as const)("is an executable for %s", (arch, bits, order, machine) => {
    const program = tinyProgram(arch) ?? Buffer.of();
    const two = (at: number): number =>
      order === "LE" ? program.readUInt16LE(at) : program.readUInt16BE(at);

    expect(program.subarray(0, 6)).toEqual(
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, bits / 32, order === "LE" ? 1 : 2]),
    );
    expect([two(16), two(18)]).toEqual([2, machine]);
    const [sizes, entry] = bits === 64 ? [52, 64 + 56] : [40, 52 + 32];
    expect([two(sizes), two(sizes + 2), two(sizes + 4)]).toEqual(bits === 64 ? [64, 56, 1] : [52, 32, 1]);
    expect(program.length).toBeGreaterThan(entry);
    expect(program.length).toBeLessThan(entry + 16);
  });

  it.each(["mips", "constructor"])("is none for an architecture that is not known: %s", (arch) => {
    expect(tinyProgram(arch)).toBeUndefined();
  });
});
