// What every Daemon must do; the fake and the real engine are held to it alike.
/* eslint-disable jest/no-export -- a suite that two test files share */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { ContainerSpec, Daemon } from "../../src/docker/daemon.ts";
import { readTar, tarDirectory, tarFile, tarThatFails, writeTar } from "./tiny-tar.ts";

/** A daemon, and an image in it that has a busybox. */
export interface ContractSubject {
  readonly daemon: Daemon;
  readonly image: string;
}

/** The scripts that the contract runs with `sh -c`; a fake must act them out. */
export const SCRIPTS = {
  outAndErr: "echo one; echo two >&2; echo three; exit 7",
  endless: 'trap "exit 0" TERM; echo ready; while :; do /bin/busybox sleep 0.1; done',
  copyFile: 'while read -r line; do echo "$line"; done < /data/in.txt > /data/out.txt',
} as const;

export function describeDaemonContract(name: string, create: () => Promise<ContractSubject>): void {
  describe(`${name} as a Daemon`, () => {
    let daemon: Daemon;
    let image: string;
    const label = `contract=${randomUUID()}`;
    const labels = { contract: label.slice("contract=".length) };

    beforeAll(async () => {
      ({ daemon, image } = await create());
    });

    afterEach(async () => {
      await daemon.removeLabelled(label);
    });

    function spec(script: string, more: Partial<ContainerSpec> = {}): ContainerSpec {
      const command = ["/bin/busybox", "sh", "-c", script];
      return { image, command, env: [], mounts: [], labels, securityOptions: [], network: "none", ...more };
    }

    it("tells its version and platform", () => {
      const { info } = daemon;

      expect(info.apiVersion).toMatch(/^1\.\d+$/);
      expect(info).toMatchObject({ os: "linux", arch: expect.stringMatching(/^[a-z0-9]+$/) });
    });

    it("answers a ping", async () => {
      await expect(daemon.ping()).resolves.toBeUndefined();
    });

    it("knows an image that it has", async () => {
      const inspected = await daemon.inspectImage(image);

      expect(inspected).toMatchObject({ os: "linux", env: ["PATH=/bin"], labels: { from: "contract" } });
      expect(inspected?.diffIds).toHaveLength(1);
    });

    it("inspects an image that it lacks as undefined", async () => {
      await expect(daemon.inspectImage(`lacking-${randomUUID()}`)).resolves.toBeUndefined();
    });

    it("knows the configuration that an image was made from", async () => {
      const read = await daemon.readImage(image);
      const inspected = await daemon.inspectImage(image);

      expect(read?.id).toBe(inspected?.id);
      expect(read?.config).toMatchObject({ os: "linux", config: { Env: ["PATH=/bin"] } });
      expect(read?.config.rootfs.diff_ids).toEqual(inspected?.diffIds);
      await expect(daemon.readImage(`lacking-${randomUUID()}`)).resolves.toBeUndefined();
    });

    it("gives out the archive of an image that it has, and of no other", async () => {
      const archive = readTar(await buffer(await daemon.saveImage(image)));

      expect(archive.map(({ name }) => name)).toContain("manifest.json");
      await expect(daemon.saveImage(`lacking-${randomUUID()}`)).rejects.toMatchObject({
        name: "DaemonError",
      });
    });

    it("gives an image another name, which does not outlive its removal", async () => {
      const name = `contract-${randomUUID()}:tag`;

      await daemon.tagImage(image, name);

      expect((await daemon.inspectImage(name))?.id).toBe((await daemon.inspectImage(image))?.id);
      await daemon.removeImage(name);
      await expect(daemon.inspectImage(name)).resolves.toBeUndefined();
    });

    it("knows the address of this machine in the default network, and none in one that is not there", async () => {
      await expect(daemon.networkGateway("bridge")).resolves.toMatch(/^[\d.]+$/);
      await expect(daemon.networkGateway(`lacking-${randomUUID()}`)).resolves.toBeUndefined();
    });

    it("knows which networks and volumes it has", async () => {
      const lacking = `lacking-${randomUUID()}`;

      await expect(daemon.hasNetwork("bridge")).resolves.toBe(true);
      await expect(daemon.hasNetwork(lacking)).resolves.toBe(false);
      await expect(daemon.hasNetwork(`container:${lacking}`)).resolves.toBe(false);
      await expect(daemon.volumeLabels(lacking)).resolves.toBeUndefined();
      await using volume = await daemon.createVolume(`contract-${randomUUID()}`, labels);
      await expect(daemon.volumeLabels(volume.name)).resolves.toEqual(labels);
    });

    it("names the source of a mount that it cannot make", async () => {
      const target = "/mnt";
      const source = `/lacking-${randomUUID()}`;

      expect(await daemon.findMountProblem({ kind: "bind", source, target })).toContain(source);
      await expect(daemon.findMountProblem({ kind: "bind", source: "/", target })).resolves.toBeUndefined();
    });

    it("rejects to remove an image that it lacks", async () => {
      await expect(daemon.removeImage(`lacking-${randomUUID()}`)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    });

    it("rejects to create a container from an image that it lacks", async () => {
      const lacking = { ...spec(""), image: `lacking-${randomUUID()}` };

      await expect(daemon.createContainer(lacking)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("rejects a pull of what no registry has", async () => {
      const pull = daemon.pullImage(`127.0.0.1:1/lacking:${randomUUID()}`, {});

      await expect(pull).rejects.toThrow(/failed to pull "127\.0\.0\.1:1\/lacking/);
    });

    it("rejects a pull that was cancelled", async () => {
      const pull = daemon.pullImage("127.0.0.1:1/lacking", { signal: AbortSignal.abort() });

      await expect(pull).rejects.toMatchObject({ code: "CANCELLED" });
    });

    it("passes on the output line by line and the exit code", async () => {
      await using container = await daemon.createContainer(spec(SCRIPTS.outAndErr));
      const lines = { stdout: [] as string[], stderr: [] as string[] };

      const exitCode = await container.run({ onLine: (line, stream) => lines[stream].push(line) });

      expect(exitCode).toBe(7);
      expect(await container.ranOutOfMemory()).toBe(false);
      expect(lines).toEqual({ stdout: ["one", "three"], stderr: ["two"] });
    });

    it("tells once when a container has started", async () => {
      await using container = await daemon.createContainer(spec(SCRIPTS.outAndErr));
      let starts = 0;

      await container.run({ onLine: () => undefined, onStart: () => (starts += 1) });

      expect(starts).toBe(1);
    });

    it("rejects a run whose output its reader cannot take", async () => {
      await using container = await daemon.createContainer(spec(SCRIPTS.outAndErr));
      const onLine = (): void => {
        throw new Error("no more lines");
      };

      await expect(container.run({ onLine })).rejects.toThrow("no more lines");
    });

    it("stops and removes a container that is cancelled", async () => {
      await using container = await daemon.createContainer(spec(SCRIPTS.endless));
      const cancel = new AbortController();
      const lines: string[] = [];

      const run = container.run({
        onLine: (line) => {
          lines.push(line);
          cancel.abort();
        },
        signal: cancel.signal,
      });

      await expect(run).rejects.toMatchObject({ code: "CANCELLED" });
      expect(lines).toEqual(["ready"]);
      await expect(daemon.removeLabelled(label)).resolves.toEqual({ containers: 0, volumes: 0 });
    });

    it("does not start a container that was cancelled before", async () => {
      await using container = await daemon.createContainer(spec(SCRIPTS.outAndErr));
      const lines: string[] = [];

      const run = container.run({ onLine: (line) => lines.push(line), signal: AbortSignal.abort() });

      await expect(run).rejects.toMatchObject({ code: "CANCELLED" });
      expect(lines).toEqual([]);
    });

    it("gives back files that were put into a container that never ran", async () => {
      await using container = await daemon.createContainer(spec(""));
      const tar = writeTar([
        tarDirectory("box/", { uid: 1001, gid: 1002 }),
        tarFile("box/hello", "hellö", { mode: 0o600, uid: 1001 }),
      ]);

      await container.putArchive("/", Readable.from([tar]));

      const file = readTar(await buffer(await container.getArchive("/box/hello")));
      expect(file).toMatchObject([{ name: "hello", content: Buffer.from("hellö"), mode: 0o600 }]);
      const directory = readTar(await buffer(await container.getArchive("/box")));
      expect(directory.map((entry) => entry.name.replace(/\/$/, ""))).toEqual(["box", "box/hello"]);
    });

    it("shares a volume between containers and keeps it until it is disposed", async () => {
      await using volume = await daemon.createVolume(`contract-${randomUUID()}`, labels);
      const mounts = [{ kind: "volume" as const, volume: volume.name, target: "/data" }];
      {
        await using writer = await daemon.createContainer(spec("", { mounts }));
        await writer.putArchive("/data", Readable.from([writeTar([tarFile("in.txt", "shared\n")])]));
      }
      {
        await using copier = await daemon.createContainer(spec(SCRIPTS.copyFile, { mounts }));
        await expect(copier.run({ onLine: () => undefined })).resolves.toBe(0);
      }
      await using reader = await daemon.createContainer(spec("", { mounts }));

      const [entry] = readTar(await buffer(await reader.getArchive("/data/out.txt")));

      expect(entry?.content.toString()).toBe("shared\n");
    });

    it("rejects to read a file that a container lacks", async () => {
      await using container = await daemon.createContainer(spec(""));

      await expect(container.getArchive("/lacking")).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("rejects with the error of the tar that it should unpack", async () => {
      await using container = await daemon.createContainer(spec(""));
      const failing = Readable.from(tarThatFails());

      await expect(container.putArchive("/", failing)).rejects.toThrow("the disk broke");
    });

    it("rejects a tar that was destroyed half-way", async () => {
      await using container = await daemon.createContainer(spec(""));
      const tar = new Readable({ read: () => undefined });
      tar.push(writeTar([tarFile("half", "x".repeat(2000))]).subarray(0, 700));
      setTimeout(() => tar.destroy(), 50);

      await expect(container.putArchive("/", tar)).rejects.toThrow("Premature close");
    });

    it("disposes a container as often as one likes", async () => {
      const container = await daemon.createContainer(spec(""));

      await container[Symbol.asyncDispose]();
      await container[Symbol.asyncDispose]();

      await expect(container.getArchive("/")).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("disposes a volume as often as one likes", async () => {
      const volume = await daemon.createVolume(`contract-${randomUUID()}`, labels);

      await volume[Symbol.asyncDispose]();
      await volume[Symbol.asyncDispose]();

      await expect(daemon.removeLabelled(label)).resolves.toEqual({ containers: 0, volumes: 0 });
    });

    it("removes a volume that outlives runs, and again", async () => {
      const name = `contract-${randomUUID()}`;
      await daemon.ensureVolume(name, labels);

      await daemon.removeVolume(name);
      await daemon.removeVolume(name);

      await expect(daemon.volumeLabels(name)).resolves.toBeUndefined();
    });

    it("removes what has a label, running or not, and nothing else", async () => {
      const other = { contract: `${labels.contract}-other` };
      await using kept = await daemon.createContainer(spec("", { labels: other }));
      const name = `contract-${randomUUID()}`;
      await daemon.ensureVolume(name, labels);
      await daemon.ensureVolume(name, labels);
      const mounts = [{ kind: "volume" as const, volume: name, target: "/data" }];
      await daemon.createContainer(spec("", { mounts }));
      await daemon.createContainer(spec(""));

      await expect(daemon.removeLabelled(label)).resolves.toEqual({ containers: 2, volumes: 1 });
      await expect(daemon.removeLabelled(label)).resolves.toEqual({ containers: 0, volumes: 0 });
      expect(readTar(await buffer(await kept.getArchive("/"))).length).toBeGreaterThan(0);
    });
  });
}
