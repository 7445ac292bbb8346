import { describe, expect, it } from "@jest/globals";
import { missingLimits, warningsIn } from "../../src/docker/create-warnings.ts";

const OTHER_PLATFORM =
  "The requested image's platform (linux/arm64) does not match the detected host platform (linux/amd64/v3) and no specific platform was requested";

describe("warningsIn", () => {
  it.each([
    [
      "Your kernel does not support memory limit capabilities or the cgroup is not mounted. Limitation discarded.",
      ["memory"],
    ],
    [
      "Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap.",
      ["swap"],
    ],
    ["Your kernel does not support CPU CFS scheduler. CPU period/quota discarded.", ["cpus"]],
    ["Resource limits are not supported and ignored on cgroups V1 rootless systems", ["memory", "cpus"]],
  ])("knows which limits are lost: %s", (words, limits) => {
    expect(warningsIn(words)).toEqual(limits.map((limit) => ({ kind: "no-limit", limit })));
  });

  it("knows that programs are emulated", () => {
    expect(warningsIn(OTHER_PLATFORM)).toEqual([{ kind: "emulated", words: OTHER_PLATFORM }]);
  });

  it("keeps the words of all else", () => {
    const words = "IPv4 forwarding is disabled. Networking will not work.";

    expect(warningsIn(words)).toEqual([{ kind: "other", words }]);
  });
});

describe("missingLimits", () => {
  const asked = { memoryBytes: 1, cpus: 1 };
  const inForce = { Memory: 1, NanoCpus: 1_000_000_000, MemoryLimit: true, CpuCfsQuota: true };

  it.each([
    ["those that the container does not have", asked, { Memory: 0, NanoCpus: 0 }, ["memory", "cpus"]],
    [
      "those that the engine cannot have",
      asked,
      { MemoryLimit: false, CpuCfsQuota: false },
      ["memory", "cpus"],
    ],
    ["only those", asked, { NanoCpus: 0 }, ["cpus"]],
    ["none that is in force", asked, {}, []],
    ["none that was not asked for", {}, { Memory: 0, NanoCpus: 0, MemoryLimit: false }, []],
  ])("are %s", (_which, limits, changes, missing) => {
    expect(missingLimits(limits, { ...inForce, ...changes })).toEqual(
      missing.map((limit) => ({ kind: "no-limit", limit })),
    );
  });
});
