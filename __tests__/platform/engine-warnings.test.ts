import { beforeEach, describe, expect, it } from "@jest/globals";
import type { EngineWarning } from "../../src/docker/create-warnings.ts";
import { tellEngineWarnings } from "../../src/platform/engine-warnings.ts";

let warnings: string[];
let details: string[];
let tell: (warning: EngineWarning) => void;

beforeEach(() => {
  warnings = [];
  details = [];
  tell = tellEngineWarnings({
    warning: (message) => warnings.push(message),
    debug: (line) => details.push(line),
  });
});

describe("a warning of the engine", () => {
  it("is told once, however many containers it is about", () => {
    for (let containers = 0; containers < 5; containers += 1) {
      tell({ kind: "no-limit", limit: "memory" });
      tell({ kind: "no-limit", limit: "cpus" });
      tell({ kind: "other", words: "IPv4 forwarding is disabled." });
    }

    expect(warnings).toEqual([
      expect.stringContaining('so the input "memory" has no effect'),
      expect.stringContaining('so the input "cpus" has no effect'),
      'The engine warns of a container of this build: "IPv4 forwarding is disabled.".',
    ]);
  });

  it("shows nothing unquoted of what the engine says", () => {
    tell({ kind: "other", words: "one\n::error::two\u202e" });

    expect(warnings).toEqual([expect.stringContaining(String.raw`"one\n::error::two\u202e"`)]);
  });

  it("is a detail where the build is for another platform, which its plan says", () => {
    tell({ kind: "emulated", words: "linux/arm64 does not match the detected host platform" });

    expect(warnings).toEqual([]);
    expect(details).toEqual([expect.stringContaining("linux/arm64")]);
  });
});
