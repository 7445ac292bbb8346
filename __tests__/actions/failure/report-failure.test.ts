import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { failuresOf, isCancellation, reportFailure } from "../../../src/actions/failure/report-failure.ts";
import { InputErrors } from "../../../src/actions/inputs/input-errors.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { PlatformError, SeveralErrors } from "../../../src/errors.ts";
import { PhaseError } from "../../../src/phases/failure/phase-error.ts";
import { DescriptorError } from "../../../src/project/descriptor/descriptor-error.ts";
import { CapturedStdout } from "../captured-stdout.ts";

describe("failuresOf", () => {
  it("joins an error with its causes, and takes the first hint", () => {
    const cause = new PlatformError("REGISTRY", "The registry said no.", {
      hint: "Log in.",
      cause: new Error("403"),
    });
    const error = new PlatformError("PHASE", "It failed.", { cause });

    expect(failuresOf(error)).toEqual([
      { message: "It failed.\nCaused by: The registry said no.\nCaused by: 403", hint: "Log in." },
    ]);
  });

  it("does not repeat a cause that the message has already", () => {
    const error = new Error("Cannot reach it: ECONNREFUSED.", { cause: new Error("ECONNREFUSED") });

    expect(failuresOf(error)).toEqual([{ message: "Cannot reach it: ECONNREFUSED.", hint: undefined }]);
  });

  it("has one failure for each wrong input", () => {
    const problem = { input: "pull", value: "x", problem: '"x" is wrong.', hint: "Do y." };

    expect(failuresOf(new InputErrors([problem, { ...problem, input: "env" }]))).toEqual([
      { message: 'Input "pull": "x" is wrong.', hint: "Do y." },
      { message: 'Input "env": "x" is wrong.', hint: "Do y." },
    ]);
  });

  it("has one failure for each of several errors of the platform", () => {
    const errors = ["a", "b"].map(
      (message) => new PlatformError("NOT_FOUND", message, { hint: `${message}!` }),
    );

    expect(failuresOf(new SeveralErrors(errors))).toEqual([
      { message: "a", hint: "a!" },
      { message: "b", hint: "b!" },
    ]);
  });

  it("has one failure for each mistake in a project descriptor, at its line", () => {
    const problems = [
      { line: 3, problem: '"x" is 5.', hint: "Use a text." },
      { line: undefined, problem: "It is odd." },
    ];
    const failures = failuresOf(new DescriptorError("api/project.toml", problems));

    expect(failures).toEqual([
      {
        message: 'api/project.toml line 3: "x" is 5.',
        hint: "Use a text.",
        place: { file: "api/project.toml", line: 3 },
      },
      {
        message: "api/project.toml: It is odd.",
        hint: undefined,
        place: { file: "api/project.toml", line: undefined },
      },
    ]);
  });

  it("has no place for a descriptor outside of the workspace", () => {
    const error = new DescriptorError("../project.toml", [{ line: 3, problem: "bad" }]);

    expect(failuresOf(error)[0]?.place).toBeUndefined();
  });

  it("names phase and buildpack, and what the buildpack said of a reason", () => {
    const tail = ["  npm ERR! missing script: build", "npm 11.0.0"];
    const complaint = { by: "buildpack", line: "npm ERR! missing script: build" } as const;
    const error = new PhaseError({
      phase: "builder",
      exitCode: 51,
      tail,
      buildpacks: ["a/npm@1"],
      complaint,
    });

    expect(failuresOf(error)).toMatchObject([
      {
        message:
          "The builder ended with exit code 51: the buildpack a/npm@1 failed to build.\n" +
          "It said: npm ERR! missing script: build",
        phase: { name: "builder", buildpacks: ["a/npm@1"], lastLines: tail },
      },
    ]);
  });

  it.each([
    ["lifecycle", "The lifecycle said: oops"],
    ["a buildpack", "It, or a buildpack that ran before it, said: oops"],
  ] as const)("says who said it where the %s did", (by, sentence) => {
    const complaint = { by, line: "oops" };
    const error = new PhaseError({
      phase: "builder",
      exitCode: 51,
      tail: [],
      buildpacks: ["a@1"],
      complaint,
    });

    expect(failuresOf(error)[0]?.message.split("\n")[1]).toBe(sentence);
  });

  it("names the file that the buildpack complained about", () => {
    const complaint = { by: "buildpack", line: "Error: Procfile line 3: no command" } as const;
    const error = new PhaseError({
      phase: "builder",
      exitCode: 51,
      tail: [],
      buildpacks: ["a/procfile@1"],
      complaint,
    });

    expect(failuresOf(error, "services/api")[0]?.place).toEqual({ file: "services/api/Procfile", line: 3 });
    const both = new SeveralErrors([new PlatformError("INPUT", "One thing."), error]);
    expect(failuresOf(both, "services/api")[1]?.place).toEqual({ file: "services/api/Procfile", line: 3 });
  });

  it("decides by what an error says it is, not by the fields that it happens to have", () => {
    const error = new PlatformError("PHASE", "It failed.");

    expect(failuresOf(Object.assign(error, { tail: ["a"], errors: [], file: "f", problems: [] }))).toEqual([
      { message: "It failed.", hint: undefined },
    ]);
  });

  const exportFailure = (line: string) =>
    failuresOf(
      new PhaseError({
        phase: "creator",
        section: "exporter",
        exitCode: 62,
        tail: [],
        complaint: { by: "lifecycle", line },
      }),
    );

  it("quotes the lifecycle, with the hint for what it said", () => {
    expect(
      exportFailure(
        "failed to export: determining entrypoint: tried to set wroker to default but it doesn't exist",
      ),
    ).toMatchObject([
      {
        message:
          "The creator ended with exit code 62: the image could not be exported.\n" +
          "It said: failed to export: determining entrypoint: tried to set wroker to default but it doesn't exist",
        hint: 'Set "default-process" to the type of a process that a buildpack or a Procfile adds to the image.',
        phase: { name: "exporter, in the creator" },
      },
    ]);
  });

  it("gives no hint where the lifecycle's words show no cause that is known", () => {
    expect(
      exportFailure("failed to export: creating layer '': type is required for all processes"),
    ).toMatchObject([{ hint: undefined }]);
  });

  it("shows what an aggregate of errors holds", () => {
    const error = new AggregateError([new Error("connect ::1"), new Error("connect 127.0.0.1")], "");

    expect(failuresOf(error)[0]?.message).toBe("connect ::1\nCaused by: connect 127.0.0.1");
  });

  it("ends on causes that go in circles", () => {
    const error = new Error("round");
    error.cause = error;

    expect(failuresOf(error)).toEqual([{ message: "round", hint: undefined }]);
  });

  it("tells what cleaning up said after what it cleaned up after", async () => {
    const cleanUp = { [Symbol.asyncDispose]: () => Promise.reject(new Error("the engine is gone")) };
    const build = async (): Promise<void> => {
      await using cleaned = cleanUp;
      throw new PlatformError(
        "CANCELLED",
        `The build was cancelled${typeof cleaned === "object" ? "." : ""}`,
      );
    };
    const error: unknown = await build().catch((thrown: unknown) => thrown);

    expect(failuresOf(error).map(({ message }) => message)).toEqual([
      "The build was cancelled.",
      "the engine is gone",
    ]);
    expect(isCancellation(error)).toBe(true);
  });

  it.each([[undefined], [new Error("")]])("says something about %p", (thrown) => {
    expect(failuresOf(thrown)[0]?.message).toBe("An unknown error occurred.");
  });
});

describe("reportFailure", () => {
  let stdout: CapturedStdout;

  beforeEach(() => {
    stdout = new CapturedStdout();
  });

  afterEach(() => {
    stdout[Symbol.dispose]();
    delete process.env["RUNNER_DEBUG"];
  });

  it("annotates some of many problems, and says how many there are besides", () => {
    const problem = { input: "env", value: "x", problem: "It is wrong.", hint: undefined };
    reportFailure(createRunner(), new InputErrors(Array.from({ length: 5000 }, () => problem)));

    expect(stdout.lines.filter((line) => line.startsWith("::error::"))).toHaveLength(31);
    expect(stdout.lines[30]).toBe("::error::4970 more problems of this kind are not shown.");
  });

  it("annotates with message and hint, without a stack", () => {
    reportFailure(createRunner(), new PlatformError("PHASE", "100% ::bad", { hint: "Mend it." }));

    expect(stdout.lines).toEqual(["::error::100%25 ::bad%0AMend it."]);
  });

  it("annotates the first differences of an image that is not reproducible, and says where the others are", () => {
    const lines = Array.from({ length: 13 }, (_none, at) => `line ${at}`);
    const details = { kind: "verification", lines } as const;
    reportFailure(createRunner(), new PlatformError("VERIFICATION", "bad", { hint: "Mend it.", details }));

    const shown = Array.from({ length: 10 }, (_none, at) => `%0A  line ${at}`).join("");
    expect(stdout.lines).toEqual([`::error::bad%0AMend it.${shown}%0AThe log has all 13 lines.`]);
  });

  it("annotates the line of the file that is wrong", () => {
    reportFailure(
      createRunner(),
      new DescriptorError("project.toml", [{ line: 3, problem: "Bad.", hint: "Mend." }]),
    );

    expect(stdout.lines).toEqual(["::error file=project.toml,line=3::project.toml line 3: Bad.%0AMend."]);
  });

  it("shows the stack to those who debug", () => {
    process.env["RUNNER_DEBUG"] = "1";
    reportFailure(createRunner(), new TypeError("oops"));

    expect(stdout.lines[1]).toMatch(/^::debug::TypeError: oops%0A {4}at /);
  });

  it("only warns of a cancelled run", () => {
    const cause = new Error("This operation was aborted");
    reportFailure(createRunner(), new PlatformError("CANCELLED", "The build was cancelled.", { cause }));

    expect(stdout.lines).toEqual(["::warning::The build was cancelled."]);
  });
});
