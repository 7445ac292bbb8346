import { mkdir, mkdtemp, rename, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { builderPhase } from "../../src/phases/builder-phase.ts";
import { creatorPhase } from "../../src/phases/creator-phase.ts";
import { DeferredCleanup } from "../../src/phases/deferred-cleanup.ts";
import { readExportReport } from "../../src/phases/exported-digest.ts";
import { exporterPhase } from "../../src/phases/exporter-phase.ts";
import type { PhaseContext, PhaseSpec } from "../../src/phases/phase.ts";
import { type PhaseDeps, runPhase } from "../../src/phases/run-phase.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../support/fake-daemon/container.ts";
import { phaseContext } from "./phase-context.ts";
import { RecordingLog } from "./recording-log.ts";

const IMAGES = phaseContext("0.14").images;

function setUp(onRun: (run: FakeRun) => FakeOutcome) {
  const daemon = new FakeDaemon({
    images: { [IMAGES.builder]: fakeImage(), [IMAGES.lifecycle]: fakeImage() },
    onRun,
  });
  const log = new RecordingLog();
  const abort = new AbortController();
  const deps: PhaseDeps = {
    daemon,
    log,
    labels: { run: "1" },
    registryAuth: (registries) => Promise.resolve(JSON.stringify(registries)),
    realNames: (text) => text,
    now: () => 0,
    signal: abort.signal,
    cleanup: new DeferredCleanup(log, () => undefined),
  };
  const run = async (phase: (context: PhaseContext) => PhaseSpec, more: Partial<PhaseDeps> = {}) => {
    try {
      return await runPhase(phase(phaseContext("0.14")), "why", { ...deps, ...more });
    } finally {
      await deps.cleanup[Symbol.asyncDispose]();
    }
  };
  return { daemon, log, abort, run };
}

const group = (...ids: string[]): string =>
  ids.map((id) => `[[group]]\nid = "${id}"\nversion = "1"\napi = "0.10"\n`).join("");

describe("runPhase", () => {
  it("puts files, runs, streams the output, reads files and removes the container", async () => {
    const { daemon, log, run } = setUp(({ readFile, writeFile }) => {
      writeFile("/layers/report.toml", `[image]\ndigest = "sha256:${"a".repeat(64)}"\nmanifest-size = 7\n`);
      return { lines: [readFile("/platform/env/BP_NODE_VERSION") ?? "", { stderr: "Reusing layer 'a:b'" }] };
    });

    const result = await run(creatorPhase);

    expect(readExportReport(result.files)).toMatchObject({
      digest: `sha256:${"a".repeat(64)}`,
      manifestSizeBytes: 7,
    });
    expect(log.events).toEqual([
      "start creator",
      "out creator: 22.*",
      "out creator: Reusing layer 'a:b'",
      "end creator 0",
    ]);
    expect(daemon.leaks().containers).toEqual([]);
    expect(daemon.containers[0]?.spec).toMatchObject({ labels: { run: "1" }, user: "0:0", network: "host" });
  });

  it("makes no container that would see what a buildpack put in the place of a volume", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "run-phase-"));
    const [within, outside] = [path.join(root, "workspace"), path.join(root, "outside")];
    const [source, swapped] = [path.join(within, "data/files"), path.join(within, "data")];
    await mkdir(source, { recursive: true });
    await mkdir(path.join(outside, "files"), { recursive: true });
    const { daemon, run } = setUp(() => ({ lines: [] }));
    const mount = { kind: "bind", source, target: "/mnt/files", within } as const;
    const phase = (context: PhaseContext) => ({ ...builderPhase(context), mounts: [mount] });

    await run(phase);
    await rename(swapped, `${swapped}.old`);
    await symlink(outside, swapped);

    await expect(run(phase)).rejects.toMatchObject({
      code: "INPUT",
      message: `"${source}" (input "volumes") leads to "${path.join(outside, "files")}" now.`,
    });
    expect(daemon.containers).toHaveLength(1);
    await rm(root, { recursive: true });
  });

  it("begins a section of the creator behind output that does not end with a line feed", async () => {
    const lines = ["===> BUILDING", "no newline===> EXPORTING", "Adding layer 'a:b'"];
    const { log, run } = setUp(() => ({ lines }));

    const { notes } = await run(creatorPhase);

    expect(log.events.filter((event) => event.startsWith("out"))).toEqual([
      "out creator: ===> BUILDING",
      "out creator: no newline",
      "out creator: ===> EXPORTING",
      "out creator: Adding layer 'a:b'",
    ]);
    expect(notes).toEqual([{ phase: "exporter", line: "Adding layer 'a:b'" }]);
  });

  it("asks the engine whether memory ran out, with the limit of the phase, once it has failed", async () => {
    const { run } = setUp(() => ({ exitCode: 137, ranOutOfMemory: true }));
    const limited = (context: PhaseContext): PhaseSpec => ({
      ...builderPhase(context),
      limits: { memoryBytes: 64 * 1024 ** 2 },
    });

    await expect(run(limited)).rejects.toThrow("it was killed at the memory limit of 64 MiB");
  });

  it.each([0, 51])("tells the log and the report the same duration, with exit code %d", async (exitCode) => {
    const { log, run } = setUp(() => ({ exitCode }));
    const reported: number[] = [];
    let time = 0;

    await run(builderPhase, {
      now: () => (time += 100),
      onEnd: ({ durationMs }) => reported.push(durationMs),
    }).catch(() => undefined);

    expect(log.durations).toHaveLength(1);
    expect(reported).toEqual(log.durations);
  });

  it("puts variables as files that all can read, with their directories, without a newline", async () => {
    const { daemon, run } = setUp(() => ({}));

    await run(builderPhase);

    const [archive] = daemon.containers[0]?.archives ?? [];
    expect(archive?.path).toBe("/");
    expect(
      archive?.entries.map(({ name, mode, uid, content }) => [name, mode, uid, content.toString()]),
    ).toEqual([
      ["platform", 0o755, 0, ""],
      ["platform/env", 0o755, 0, ""],
      ["platform/env/BP_NODE_VERSION", 0o644, 0, "22.*"],
      ["platform/env/MULTI", 0o644, 0, "one\ntwo"],
    ]);
  });

  it("puts files into each mount by its own path, and leaves owner and mode of /layers and /cnb as they are", async () => {
    const { daemon, run } = setUp(() => ({}));

    await run(exporterPhase);

    const archives = daemon.containers[0]?.archives ?? [];
    expect(archives.map(({ path, entries }) => [path, ...entries.map(({ name }) => name)])).toEqual([
      ["/", "cnb/certificates", "cnb/run.toml", "cnb/certificates/step.pem"],
      ["/layers", "project-metadata.toml"],
    ]);
  });

  it("gives credentials to phases that need them, as a variable, and not to others", async () => {
    const { daemon, run } = setUp(() => ({}));

    await run(creatorPhase);
    await run(builderPhase);

    const [creator, builder] = daemon.containers.map(({ spec }) => spec);
    expect(creator?.env).toContain('CNB_REGISTRY_AUTH=["ghcr.io","quay.io"]');
    expect(creator?.command.join(" ")).not.toContain("AUTH");
    expect(builder?.env.join(" ")).not.toContain("CNB_REGISTRY_AUTH");
  });

  it("rejects with the verdicts if detection fails", async () => {
    const { daemon, run } = setUp(() => ({
      exitCode: 20,
      lines: ["===> DETECTING", "fail: a@1", "ERROR: No buildpack groups passed detection."],
    }));

    await expect(run(creatorPhase)).rejects.toMatchObject({
      code: "PHASE",
      exitCode: 20,
      verdicts: [{ buildpack: "a@1", verdict: "failed" }],
      tail: ["===> DETECTING", "fail: a@1", "ERROR: No buildpack groups passed detection."],
    });
    expect(daemon.leaks().containers).toEqual([]);
  });

  it.each([
    {
      how: "the only one of the group",
      toml: group("a"),
      directories: ["a"],
      lines: [],
      buildpacks: ["a@1"],
    },
    {
      how: "the one that an error names",
      toml: group("a", "b"),
      directories: ["a", "b"],
      lines: ['ERROR: failed to build: buildpack "a@1": exit status 1'],
      buildpacks: ["a@1"],
    },
    {
      how: "the last that debug output names",
      toml: group("a", "b", "c"),
      directories: [],
      lines: ["Running build for buildpack a@1", "Running build for buildpack b@1"],
      buildpacks: ["b@1"],
    },
    {
      how: "the last that has a directory",
      toml: group("a", "b/x", "c"),
      directories: ["a", "b_x"],
      lines: [],
      buildpacks: ["b/x@1"],
    },
    { how: "nobody if there is no group", toml: "", directories: [], lines: [], buildpacks: [] },
  ])("finds the buildpack that failed: $how", async ({ toml, directories, lines, buildpacks }) => {
    const { run } = setUp(({ writeFile }) => {
      if (toml !== "") writeFile("/layers/group.toml", toml);
      for (const directory of directories) writeFile(`/layers/${directory}/x.toml`, "");
      return { exitCode: 51, lines };
    });

    await expect(run(builderPhase)).rejects.toMatchObject({ exitCode: 51, buildpacks });
  });

  it.each([
    {
      how: "the lifecycle's last error",
      exitCode: 62,
      lines: [
        "===> BUILDING",
        "ERROR: one of a buildpack",
        "===> EXPORTING",
        "ERROR: failed to export: no",
        "bye",
      ],
      complaint: { by: "lifecycle", line: "failed to export: no" },
      section: "exporter",
    },
    {
      how: "nothing of a phase before",
      exitCode: 62,
      lines: ["===> BUILDING", "ERROR: one of a buildpack", "===> EXPORTING", "bye"],
      complaint: undefined,
      section: "exporter",
    },
    {
      how: "the last reason of the buildpack that failed",
      exitCode: 51,
      lines: ["===> BUILDING", "Error: no such script", "at line 3", "ERROR: failed to build: exit status 1"],
      complaint: { by: "buildpack", line: "Error: no such script" },
      section: "builder",
    },
    {
      how: "the lifecycle, if the buildpack fails without a word",
      exitCode: 51,
      lines: ['Image with name "x" not found', "===> BUILDING", "ERROR: failed to build: exit status 5"],
      complaint: { by: "lifecycle", line: "failed to build: exit status 5" },
      section: "builder",
    },
    {
      how: "the lifecycle, if it could not even start the buildpack",
      exitCode: 51,
      lines: [
        "===> BUILDING",
        "no errors",
        "ERROR: failed to build: fork/exec /b/bin/build: permission denied",
      ],
      complaint: { by: "lifecycle", line: "failed to build: fork/exec /b/bin/build: permission denied" },
      section: "builder",
    },
    {
      how: "nothing if it was killed",
      exitCode: 137,
      lines: ["===> BUILDING", "ERROR: one of a buildpack"],
      complaint: undefined,
      section: "builder",
    },
    {
      how: "nothing that is listed already",
      exitCode: 20,
      lines: ["===> DETECTING", "fail: a@1", "ERROR: failed to detect: no buildpacks participating"],
      complaint: undefined,
      section: "detector",
    },
    {
      how: "the phase that the exit code is of, whatever a buildpack prints",
      exitCode: 51,
      lines: ["===> BUILDING", "===> EXPORTING", "Error: oops", "ERROR: failed to build: exit status 1"],
      complaint: { by: "buildpack", line: "Error: oops" },
      section: "builder",
    },
  ])("quotes $how", async ({ exitCode, lines, complaint, section }) => {
    const { run } = setUp(({ writeFile }) => {
      writeFile("/layers/group.toml", group("a"));
      return { exitCode, lines };
    });

    await expect(run(creatorPhase)).rejects.toMatchObject({ complaint, section });
  });

  it.each([
    {
      how: "an earlier buildpack may have said it, where the output does not tell them apart",
      lines: ["0 errors in a", "ERROR: failed to build: exit status 1"],
      complaint: { by: "a buildpack", line: "0 errors in a" },
    },
    {
      how: "it was another one, where debug output names them",
      lines: [
        "Running build for buildpack a@1",
        "0 errors in a",
        "Running build for buildpack b@1",
        "ERROR: failed to build: exit status 1",
      ],
      complaint: { by: "lifecycle", line: "failed to build: exit status 1" },
    },
  ])("knows that $how", async ({ lines, complaint }) => {
    const { run } = setUp(({ writeFile }) => {
      writeFile("/layers/group.toml", group("a", "b"));
      for (const directory of ["a", "b"]) writeFile(`/layers/${directory}/x.toml`, "");
      return { exitCode: 51, lines };
    });

    await expect(run(builderPhase)).rejects.toMatchObject({ buildpacks: ["b@1"], complaint });
  });

  it("sees a phase begin behind the last words of a buildpack that do not end their line", async () => {
    const { log, run } = setUp(() => ({
      lines: ["===> BUILDING", "no newline===> EXPORTING", "Adding layer 'a:b'"],
    }));

    await expect(run(creatorPhase)).resolves.toMatchObject({
      notes: [{ phase: "exporter", line: "Adding layer 'a:b'" }],
    });
    expect(log.events).toContain("out creator: no newline");
    expect(log.events).toContain("section exporter");
  });

  it("does not trust directories that the restorer made", async () => {
    const { run } = setUp(({ writeFile }) => {
      writeFile("/layers/group.toml", group("a", "b", "c"));
      for (const directory of ["a", "b", "c"]) writeFile(`/layers/${directory}/x.toml`, "");
      const lines = ["===> RESTORING", 'Restoring metadata for "c:deps" from app image', "===> BUILDING"];
      return { exitCode: 51, lines };
    });

    await expect(run(creatorPhase)).rejects.toMatchObject({ buildpacks: ["b@1", "c@1"] });
  });

  it("advises nothing that only an engine has, where there is none", async () => {
    const { run } = setUp(() => ({}));
    const daemon = new FakeDaemon({
      images: { [IMAGES.builder]: fakeImage() },
      info: { engine: "processes" },
      onRun: () => ({ exitCode: 62, lines: ["ERROR: failed to export: connection refused"] }),
    });

    await expect(run(creatorPhase, { daemon })).rejects.toMatchObject({
      hint: expect.stringContaining("the container of this job"),
    });
  });

  it("ends the phase in the log, and removes the container, when it is cancelled", async () => {
    const { daemon, log, abort, run } = setUp(() => ({ endless: true, lines: ["working"] }));

    const running = run(creatorPhase);
    setTimeout(() => {
      abort.abort();
    }, 10);

    await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    expect(log.events.at(-1)).toBe("end creator -1");
    expect(daemon.leaks().containers).toEqual([]);
  });

  it("creates nothing once it is cancelled", async () => {
    const { daemon, abort, run } = setUp(() => ({}));
    abort.abort();

    await expect(run(creatorPhase)).rejects.toMatchObject({ code: "CANCELLED" });
    expect(daemon.containers).toEqual([]);
  });
});

describe("readExportReport", () => {
  it.each([
    ["there is none", new Map<string, string>()],
    ["it has no digest", new Map([["/layers/report.toml", '[image]\nimage-id = "abc"\n']])],
  ])("rejects if %s", (_what, files) => {
    expect(() => readExportReport(files)).toThrow("/layers/report.toml");
  });
});
