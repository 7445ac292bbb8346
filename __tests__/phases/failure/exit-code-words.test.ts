import { describe, expect, it } from "@jest/globals";
import { ExitCode } from "../../../src/cnb/exit-codes.ts";
import { explainExitCode } from "../../../src/phases/failure/exit-code-words.ts";
import { PhaseError } from "../../../src/phases/failure/phase-error.ts";

describe("explainExitCode", () => {
  it("has different words for every code of the specification", () => {
    const meanings = Object.values(ExitCode).map((code) => explainExitCode(code).meaning);

    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it.each([
    [20, "no group of buildpacks passed detection"],
    [51, "a buildpack failed to build"],
    [62, "the image could not be exported"],
    [137, "it was killed"],
    [134, "it was aborted, as programs are that cannot start a thread"],
    [25, "detection failed"],
    [69, "the export failed"],
    [105, "extending an image failed"],
    [9, "the specification has no meaning for this code"],
    [255, "the specification has no meaning for this code"],
  ])("says for %d: %s", (code, meaning) => {
    expect(explainExitCode(code).meaning).toBe(meaning);
  });

  it("says what to do without an engine, too, which has neither containers nor volumes", () => {
    for (let code = 0; code < 256; code++) expect(explainExitCode(code).hint).not.toMatch(/container|volume/);
  });

  it("always says what to do", () => {
    for (let code = 0; code < 256; code++) expect(explainExitCode(code).hint).toMatch(/^[A-Z].*\.$/);
  });
});

/** Recorded from the official lifecycle 0.21.14, which a registry denied what the names of the requests say. */
const OFFICIAL = [
  "failed to export: failed to write image to the following tags: [10.0.0.1:5000/a:1: PUT http://10.0.0.1:5000/v2/a/manifests/1: DENIED: requested access to the resource is denied]",
  "failed to export: failed to write image to the following tags: [10.0.0.1:5000/a:1: PUT http://10.0.0.1:5000/v2/a/manifests/1: UNAUTHORIZED: authentication required]",
  "failed to export: failed to write image to the following tags: [10.0.0.1:5000/a:1: PATCH http://10.0.0.1:5000/v2/a/blobs/uploads/770e1f57-cd62-4711-9c71-6063df57fce6?_state=REDACTED: DENIED: requested access to the resource is denied]",
  "failed to export: failed to write image to the following tags: [10.0.0.1:5000/a:1: POST http://10.0.0.1:5000/v2/a/blobs/uploads/: DENIED: requested access to the resource is denied]",
  "failed to initialize analyzer: validating registry write access: failed to ensure registry read/write access to 10.0.0.1:5000/a:1: POST http://10.0.0.1:5000/v2/a/blobs/uploads/: UNAUTHORIZED: authentication required",
  'failed to initialize analyzer: getting previous image: connect to repo store "10.0.0.1:5000/a:1": GET http://10.0.0.1:5000/v2/a/manifests/1: DENIED: requested access to the resource is denied',
  'failed to initialize analyzer: validating registry read access: failed to ensure registry read access to 10.0.0.1:5000/a:1: Get "https://10.0.0.1:5000/v2/": http: server gave HTTP response to HTTPS client; GET http://10.0.0.1:5000/v2/: DENIED: requested access to the resource is denied',
];

describe("PhaseError", () => {
  it.each([
    [
      "failed to write image to the following tags: [r/a:1: PUT https://r/v2/a/manifests/1: TAG_INVALID: The image tag '1' already exists in the 'a' repository and cannot be overwritten because the tag is immutable.]",
      /does not let this tag move/,
    ],
    ['Get "https://r/v2/": dial tcp 10.0.0.1:443: connect: connection refused', /reached from containers/],
    ["Cannot push: r.example refuses connections (ECONNREFUSED)", /reached from containers/],
    ["x509: certificate signed by unknown authority", /"ca-certificates"/],
    ["http: server gave HTTP response to HTTPS client", /"insecure-registries"/],
    ["POST https://r/v2/a/blobs/uploads/: DENIED: requested access to the resource is denied", /logged in/],
    ...OFFICIAL.map((line) => [line, /logged in/] as const),
    [
      'failed to ensure registry read access to 10.0.0.1:5000/a:1: Get "https://10.0.0.1:5000/v2/": http: server gave HTTP response to HTTPS client; GET http://10.0.0.1:5000/v2/: TOOMANYREQUESTS: slow down',
      /limits the rate/,
    ],
    ["failed to build: fork/exec /cnb/buildpacks/a/1/bin/build: exec format error", /another architecture/],
    ["write /layers/x: no space left on device", /disk/],
  ])("knows what helps where the lifecycle says %j", (line, hint) => {
    const complaint = { by: "lifecycle", line } as const;

    expect(new PhaseError({ phase: "exporter", exitCode: 62, tail: [], complaint }).hint).toMatch(hint);
  });

  it.each(["dial tcp 10.0.0.1:443: connect: connection refused", "write /layers/x: no space left on device"])(
    "speaks of the job's container where there is no engine, if the lifecycle says %j",
    (line) => {
      const complaint = { by: "lifecycle", line } as const;
      const failure = { phase: "exporter", exitCode: 62, tail: [], complaint } as const;

      const { hint } = new PhaseError({ ...failure, engine: "processes" });

      expect(hint).toContain("the container of this job");
      expect(hint).not.toMatch(/"network"|engine/);
    },
  );

  it.each([
    "exec /cnb/lifecycle/creator: exec format error",
    "exec container process `/cnb/lifecycle/creator`: Exec format error",
  ])("explains a program that cannot be executed: %s", (line) => {
    const { message, hint } = new PhaseError({ phase: "creator", exitCode: 255, tail: [line] });

    expect(message).toContain("cannot run the image's programs, which are for another architecture");
    expect(hint).toContain("docker/setup-qemu-action");
  });

  it("keeps to the hint of an exit code that shows the cause", () => {
    const complaint = { by: "lifecycle", line: "failed to set API: it is incompatible" } as const;

    expect(new PhaseError({ phase: "builder", exitCode: 12, tail: [], complaint }).hint).toContain(
      "newer lifecycle",
    );
  });

  it.each([
    [
      137,
      { limitBytes: 512 * 1024 ** 2, ranOut: true },
      "it was killed at the memory limit of 512 MiB.",
      /^Set "memory"/,
    ],
    [
      51,
      { limitBytes: 1024 ** 3, ranOut: true },
      "; a process was killed at the memory limit of 1 GiB.",
      /^Set "memory"/,
    ],
    [
      137,
      { limitBytes: undefined, ranOut: true },
      "as the machine or the pod of the build ran out of memory.",
      /runner/,
    ],
    [
      137,
      { limitBytes: 1024 ** 3, ranOut: false },
      "137: it was killed.",
      /^It was probably killed at the memory/,
    ],
    [137, { limitBytes: undefined, ranOut: false }, "137: it was killed.", /probably ran out of memory/],
    [51, { limitBytes: 1024 ** 3, ranOut: false }, "51: a buildpack failed to build.", /^Check the output/],
  ])("says with exit code %d and %j: %s", (exitCode, memory, words, hint) => {
    const complaint = { by: "a buildpack", line: "Error: it ended" } as const;
    const error = new PhaseError({ phase: "builder", exitCode, tail: [], memory, complaint });

    expect(error.message).toContain(words);
    expect(error.hint).toMatch(hint);
  });

  it("lists what each buildpack said", () => {
    const error = new PhaseError({
      phase: "detector",
      exitCode: 20,
      tail: ["last line"],
      verdicts: [
        { buildpack: "a@1", verdict: "failed", reason: "it does not apply to the source" },
        { buildpack: "b@2", verdict: "errored", reason: "its detection broke with exit code 3" },
      ],
    });

    expect(error.message).toBe(
      "The detector ended with exit code 20: no group of buildpacks passed detection:\n" +
        "  a@1: it does not apply to the source\n" +
        "  b@2: its detection broke with exit code 3",
    );
    expect(error).toMatchObject({ code: "PHASE", phase: "detector", exitCode: 20, tail: ["last line"] });
    expect(error.hint).toContain('"path"');
  });

  it("names the tags that moved and those that did not, where a lifecycle pushed several", () => {
    const message = (...tags: string[]): string =>
      new PhaseError({
        phase: "exporter",
        exitCode: 62,
        tail: ["*** Images (sha256:abc):", ...tags, "ERROR: x"],
      }).message;
    const end = "the image could not be exported.";

    expect(message("      r/a:1 - PUT https://r: immutable", "      r/a:2")).toBe(
      `The exporter ended with exit code 62: ${end} Tags that moved: "r/a:2". Tags that did not: "r/a:1".`,
    );
    expect(message("      r/a:1 - no", "      r/a:2 - no")).toContain(
      'Tags that moved: none. Tags that did not: "r/a:1", "r/a:2".',
    );
    expect(message("      r/a:1 - no")).toBe(`The exporter ended with exit code 62: ${end}`);
  });

  it("names the buildpack that failed, or all that may have", () => {
    const message = (...buildpacks: string[]): string =>
      new PhaseError({ phase: "builder", exitCode: 51, tail: [], buildpacks }).message;

    expect(message("a@1")).toBe("The builder ended with exit code 51: the buildpack a@1 failed to build.");
    expect(message("a@1", "b@1")).toContain("one of the buildpacks a@1, b@1 failed to build");
    expect(message()).toContain("a buildpack failed to build");
  });
});
