import { describe, expect, it } from "@jest/globals";
import { containerConfig } from "../../src/docker/container-config.ts";

const bare = {
  image: "app",
  command: ["/cnb/detector"],
  env: [],
  mounts: [],
  labels: {},
  securityOptions: [],
};

describe("containerConfig", () => {
  it("labels volumes of the container's own, so that one without its container is found", () => {
    const mounts = [{ kind: "own", target: "/layers" }] as const;
    const { HostConfig } = containerConfig({
      ...bare,
      command: ["true"],
      env: [],
      labels: { run: "1" },
      mounts,
    });

    expect(HostConfig?.Mounts).toEqual([
      {
        Type: "volume",
        Target: "/layers",
        ReadOnly: false,
        VolumeOptions: { NoCopy: true, Labels: { run: "1" } },
      },
    ]);
  });

  it("says everything that was specified", () => {
    const config = containerConfig({
      ...bare,
      command: ["/cnb/lifecycle/detector", "-app", "/workspace"],
      env: ["CNB_PLATFORM_API=0.12"],
      user: "1001:1002",
      workingDir: "/workspace",
      mounts: [
        { kind: "volume", volume: "layers", target: "/layers" },
        { kind: "volume", volume: "app", target: "/workspace", noCopy: true },
        { kind: "bind", source: "/src", target: "/src", readOnly: true },
      ],
      network: "host",
      labels: { run: "1" },
      securityOptions: ["no-new-privileges=true"],
      dropCapabilities: ["ALL"],
      limits: { memoryBytes: 4_000_000_000, cpus: 1.5 },
      readOnlyRoot: true,
    });

    expect(config).toEqual({
      Image: "app",
      Entrypoint: ["/cnb/lifecycle/detector"],
      Cmd: ["-app", "/workspace"],
      Env: ["CNB_PLATFORM_API=0.12"],
      User: "1001:1002",
      WorkingDir: "/workspace",
      Labels: { run: "1" },
      Tty: false,
      OpenStdin: false,
      AttachStdout: true,
      AttachStderr: true,
      StopSignal: "SIGTERM",
      Healthcheck: { Test: ["NONE"] },
      HostConfig: {
        Mounts: [
          { Type: "volume", Source: "layers", Target: "/layers", ReadOnly: false },
          {
            Type: "volume",
            Source: "app",
            Target: "/workspace",
            ReadOnly: false,
            VolumeOptions: { NoCopy: true },
          },
          { Type: "bind", Source: "/src", Target: "/src", ReadOnly: true },
        ],
        SecurityOpt: ["no-new-privileges=true"],
        NetworkMode: "host",
        CapDrop: ["ALL"],
        Memory: 4_000_000_000,
        MemorySwap: 4_000_000_000,
        NanoCpus: 1_500_000_000,
        ReadonlyRootfs: true,
        Tmpfs: { "/tmp": "rw,exec,nosuid,nodev,mode=1777" },
      },
    });
  });

  it("leaves out what was not specified", () => {
    const config = containerConfig(bare);

    expect(config).not.toHaveProperty("User");
    expect(config).not.toHaveProperty("WorkingDir");
    expect(config["HostConfig"]).toEqual({ Mounts: [], SecurityOpt: [] });
  });
});
