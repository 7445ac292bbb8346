import { describe, expect, it } from "@jest/globals";
import type { DaemonImage, EngineKind } from "../../../src/docker/daemon.ts";
import { messageOf, SeveralErrors } from "../../../src/errors.ts";
import { checkWithoutEngine } from "../../../src/platform/plan/check-without-engine.ts";
import type { TrustPolicy } from "../../../src/platform/request/build-request.ts";
import { RecordingLog } from "../../phases/recording-log.ts";

type Asked = Parameters<typeof checkWithoutEngine>[0];

const NOTHING = {
  containers: { network: undefined, mounts: [], limits: {}, uid: undefined, gid: undefined },
  delivery: { load: false },
  test: { command: undefined, http: undefined },
  lifecycleImage: undefined,
  modules: { buildpacks: [], preBuildpacks: [], postBuildpacks: [], extensions: [] },
  trustBuilder: "auto",
} as unknown as Asked;

function engine(kind: EngineKind, isRoot = true, order = '[{"group":[{"id":"a"}]}]') {
  const labels = { "io.buildpacks.buildpack.order": order };
  return {
    inspectImage: () => Promise.resolve({ labels } as unknown as DaemonImage),
    info: { serverVersion: "", apiVersion: "", engine: kind, os: "linux", arch: "amd64" },
    describeHost: () =>
      Promise.resolve({ name: "job", isRootless: !isRoot, usesContainerdStore: false, hasHubMirrors: false }),
  };
}

async function problemsOf(asked: Asked, daemon = engine("processes")): Promise<string[]> {
  try {
    await checkWithoutEngine(asked, daemon, new RecordingLog());
    return [];
  } catch (error) {
    return error instanceof SeveralErrors ? error.errors.map(messageOf) : [messageOf(error)];
  }
}

const EVERYTHING = {
  ...NOTHING,
  containers: {
    ...NOTHING.containers,
    network: "host",
    mounts: [{ kind: "volume", volume: "a", target: "/a" }],
    limits: { memoryBytes: 1, cpus: 1 },
  },
  delivery: { load: true },
  test: { command: "true", http: "/" },
  lifecycleImage: { registry: "a", repository: "b" },
} as unknown as Asked;

describe("a build without an engine", () => {
  it.each(["docker", "podman"] as const)("is no matter where there is %s", async (kind) => {
    expect(await problemsOf(EVERYTHING, engine(kind, false))).toEqual([]);
  });

  it("names each input that needs one", async () => {
    const inputs = ["load", "network", "volumes", "memory", "cpus", "test", "test-http", "lifecycle-image"];

    expect(await problemsOf(EVERYTHING)).toEqual(
      inputs.map((input) => `The input "${input}" needs a Docker engine, and this job has none.`),
    );
    expect(await problemsOf(NOTHING)).toEqual([]);
  });

  it("needs an order of buildpacks, by the builder or by inputs", async () => {
    const without = engine("processes", true, "[]");
    const buildpacks = [{ kind: "path", text: "./a" }];
    const asked = { ...NOTHING, modules: { ...NOTHING.modules, buildpacks } } as unknown as Asked;

    expect(await problemsOf(NOTHING, without)).toEqual([
      "The builder that this job is in has no order of buildpacks: its /cnb/order.toml is missing or empty.",
    ]);
    expect(await problemsOf(asked, without)).toEqual([]);
  });

  it.each<TrustPolicy>(["auto", "false", "true"])(
    "needs the author's word that buildpacks may see all without root: trust-builder is %j",
    async (trustBuilder) => {
      const problems = await problemsOf({ ...NOTHING, trustBuilder }, engine("processes", false));

      expect(problems).toHaveLength(trustBuilder === "true" ? 0 : 1);
      expect(problems.join("")).toMatch(trustBuilder === "true" ? /^$/ : /can read what the job can/);
    },
  );

  it("takes neither another user nor more buildpacks without root", async () => {
    const modules = { ...NOTHING.modules, preBuildpacks: [{ kind: "path", text: "./a" }] };
    const asked = {
      ...NOTHING,
      trustBuilder: "true",
      containers: { ...NOTHING.containers, uid: 5 },
      modules,
    } as unknown as Asked;

    expect(await problemsOf(asked, engine("processes", false))).toEqual([
      expect.stringContaining('"uid" and "gid" need root'),
      expect.stringContaining("Buildpacks cannot be added"),
    ]);
    expect(await problemsOf(asked)).toEqual([]);
  });
});
