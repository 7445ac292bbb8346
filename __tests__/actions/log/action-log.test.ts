import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { type ActionLog, createActionLog } from "../../../src/actions/log/action-log.ts";
import { createRunner, type Runner } from "../../../src/actions/runner/runner.ts";
import { CommandParser } from "../../support/mini-runner/command-parser.ts";
import { CapturedStdout } from "../captured-stdout.ts";

let stdout: CapturedStdout;
let runner: Runner;

function countingTokens(): () => string {
  let count = 0;
  return () => `token-${++count}`;
}

function executed(lines: readonly string[]) {
  const parser = new CommandParser();
  for (const line of lines) parser.read(line);
  return parser.result();
}

beforeEach(() => {
  stdout = new CapturedStdout();
  runner = createRunner(countingTokens());
});

afterEach(() => {
  stdout[Symbol.dispose]();
  delete process.env["RUNNER_DEBUG"];
});

describe("createActionLog", () => {
  let log: ActionLog;
  let now: number;

  beforeEach(() => {
    now = 0;
    log = createActionLog(runner, { verbose: false, now: () => now });
  });

  it("prints a build as groups, fences and lines", () => {
    log.step("Reading the builder image");
    log.chosen("Run image", "ghcr.io/a/run:1", "the mirror on the registry of the image");
    log.phaseSkipped("restorer", "there is no build cache");
    now += 2100;
    log.phaseStarted("detector", "finding out which buildpacks take part");
    log.phaseOutput("detector", "fine");
    log.phaseOutput("detector", "::error::injected");
    log.phaseOutput("detector", "x ##[error]injected");
    log.phaseEnded("detector", { exitCode: 0, durationMs: 1234 });
    log.warning("The cache was not saved.", "Free some space.");
    log.info("done");

    expect(stdout.lines).toEqual([
      "Reading the builder image",
      "Run image: ghcr.io/a/run:1 (the mirror on the registry of the image)",
      "Restore: skipped, there is no build cache",
      "::group::Detect at 2.1 s: finding out which buildpacks take part",
      "::stop-commands::token-1",
      "fine",
      "::error::injected",
      "x ##[error]injected",
      "::token-1::",
      "::endgroup::",
      "Detected in 1.2 s",
      "::warning::The cache was not saved.%0AFree some space.",
      "done",
    ]);
  });

  it("lets no build issue a command", () => {
    const attacks = [
      "::error::x",
      "##[error]y",
      "::add-mask::fine",
      "::endgroup::",
      "::token-2::",
      "::stop-commands::t",
    ];
    log.phaseStarted("creator", "all in one");
    for (const attack of attacks) log.phaseOutput("creator", attack);
    log.phaseEnded("creator", { exitCode: 51, durationMs: 1 });

    const { annotations, masks, groups } = executed(stdout.lines);

    expect({ annotations, masks }).toEqual({ annotations: [], masks: [] });
    expect(groups).toEqual([{ title: "Create at 0.0 s: all in one", lines: attacks }]);
  });

  it("has a group for each phase that the creator runs, and how long it took after it", () => {
    log.phaseStarted("creator", "all in one");
    log.sectionStarted("detector");
    log.phaseOutput("creator", "===> DETECTING");
    log.sectionEnded("detector", { durationMs: 300 });
    log.sectionStarted("builder");
    log.phaseOutput("creator", "===> BUILDING");
    log.sectionEnded("builder", { durationMs: 1200 });
    log.phaseEnded("creator", { exitCode: 0, durationMs: 1500 });

    expect(executed(stdout.lines).groups).toEqual([
      { title: "Detect at 0.0 s", lines: ["===> DETECTING"] },
      { title: "Build at 0.0 s", lines: ["===> BUILDING"] },
    ]);
    expect(stdout.lines.filter((line) => / in \d/.test(line))).toEqual([
      "Detected in 0.3 s",
      "Built in 1.2 s",
      "Ran all phases in 1.5 s",
    ]);
  });

  it("says how far slow things are, also in the middle of a phase", () => {
    log.phaseStarted("exporter", "exporting");
    log.progress("Uploading", { doneBytes: 0 });
    now = 4000;
    log.progress("Uploading", { doneBytes: 8_000_000, totalBytes: 10_000_000 });
    log.phaseEnded("exporter", { exitCode: 0, durationMs: 4000 });

    expect(executed(stdout.lines).groups).toEqual([
      {
        title: "Export at 0.0 s: exporting",
        lines: ["Uploading: 8.0 MB of 10.0 MB (80 %, 2.0 MB/s, 1.0 s left)"],
      },
    ]);
  });

  it("shows a notice on the page of the run", () => {
    log.notice("The source has 100% odd files.");

    expect(stdout.lines).toEqual(["::notice::The source has 100%25 odd files."]);
  });

  it("shows a warning at its place in a file", () => {
    log.warning("Odd.", undefined, { file: "api/project.toml", line: 3 });

    expect(stdout.lines).toEqual(["::warning file=api/project.toml,line=3::Odd."]);
  });

  it("prints the last 20 lines of a failed phase again, outside of the group and fenced", () => {
    log.phaseStarted("builder", "building");
    for (let line = 1; line <= 25; line++) log.phaseOutput("builder", `::notice::${line}`);
    log.phaseEnded("builder", { exitCode: 51, durationMs: 65_000 });

    const end = stdout.lines.slice(stdout.lines.indexOf("::endgroup::"));
    expect(end).toEqual([
      "::endgroup::",
      "The builder ended with exit code 51 after 1 min 5 s",
      "Its last 20 lines:",
      "::stop-commands::token-2",
      ...Array.from({ length: 20 }, (_, index) => `::notice::${index + 6}`),
      "::token-2::",
    ]);
  });

  it("prints nothing again of a failed phase after which the build goes on", () => {
    log.phaseStarted("detector", "detecting");
    log.phaseOutput("detector", "ERROR: No buildpack groups passed detection.");
    log.phaseEnded("detector", { exitCode: 20, durationMs: 400, goesOn: true });

    expect(stdout.lines.slice(stdout.lines.indexOf("::endgroup::") + 1)).toEqual([
      "The detector ended with exit code 20 after 0.4 s",
    ]);
  });

  it("says that a phase without an exit code was stopped", () => {
    log.phaseStarted("builder", "building");
    log.phaseEnded("builder", { exitCode: -1, durationMs: 400 });

    expect(stdout.lines.at(-1)).toBe("The builder was stopped after 0.4 s");
  });

  it("forgets the lines of the phase before", () => {
    log.phaseStarted("analyzer", "a");
    log.phaseOutput("analyzer", "old");
    log.phaseEnded("analyzer", { exitCode: 0, durationMs: 1 });
    log.phaseStarted("detector", "b");
    log.phaseOutput("detector", "new");
    log.phaseEnded("detector", { exitCode: 20, durationMs: 1 });

    expect(stdout.lines.slice(-4)).toEqual([
      "Its last line:",
      "::stop-commands::token-3",
      "new",
      "::token-3::",
    ]);
  });

  it("annotates in the middle of a phase", () => {
    log.phaseStarted("builder", "building");
    log.phaseOutput("builder", "one");
    log.warning("careful");
    runner.mask("s3cret");
    log.phaseOutput("builder", "::error::s3cret");
    log.close();

    expect(executed(stdout.lines)).toMatchObject({
      annotations: [{ level: "warning", message: "careful" }],
      groups: [{ lines: ["one", "::error::***"] }],
    });
  });

  it("fences what comes after the end of a phase", () => {
    log.phaseOutput("builder", "::error::late");
    runner.annotate("error", "ours");

    expect(executed(stdout.lines).annotations.map(({ message }) => message)).toEqual(["ours"]);
  });

  it("closes a phase that was left open, once", () => {
    log.phaseStarted("builder", "building");
    log.close();
    log.close();

    expect(stdout.lines.slice(2)).toEqual(["::token-1::", "::endgroup::"]);
  });

  it("keeps debug lines for workflows with debug logging", () => {
    log.debug("quiet");
    process.env["RUNNER_DEBUG"] = "1";
    log.debug("seen");

    expect(stdout.lines).toEqual(["::debug::seen"]);
  });

  it("prints debug lines if it is verbose", () => {
    createActionLog(runner, { verbose: true }).debug("seen");

    expect(stdout.lines).toEqual(["debug: seen"]);
  });

  it("breaks up commands in values from elsewhere", () => {
    log.chosen("Builder", "x\n::error::injected", "##[warning]injected");
    log.info("::error::injected");

    expect(executed(stdout.lines).annotations).toEqual([]);
  });
});

describe("createRunner", () => {
  it("refuses to print what somebody else wrote outside of a fence", () => {
    expect(() => {
      runner.printUntrusted("x");
    }).toThrow("outside of a fence");
  });

  it("makes a new token for each fence that nobody can guess", () => {
    const random = createRunner();
    for (let time = 0; time < 2; time++) {
      random.openFence();
      random.closeFence();
    }

    const [first, , second] = stdout.lines;
    expect(first).toMatch(/^::stop-commands::[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
  });
});

describe("redact", () => {
  it("takes out what is masked, the longest first", () => {
    for (const secret of ["pass", "password"]) runner.mask(secret);

    expect(runner.redact("a password, a pass, a pas")).toBe("a ***, a ***, a pas");
  });
});

describe("a phase that says nothing", () => {
  let log: ActionLog;
  let now: number;
  const wait = (seconds: number): void => {
    for (let left = seconds; left > 0; left -= 1) {
      now += 1000;
      jest.advanceTimersByTime(1000);
    }
  };
  const said = () => stdout.lines.filter((line) => line.includes("still running"));

  beforeEach(() => {
    jest.useFakeTimers();
    now = 0;
    log = createActionLog(runner, { verbose: false, now: () => now });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it("is said to go on after each half of a minute", () => {
    log.phaseStarted("builder", "lets the buildpacks build");
    wait(65);

    expect(said()).toEqual([
      "The builder is still running after 30.0 s",
      "The builder is still running after 1 min 0 s",
    ]);
    expect(executed(stdout.lines).groups).toMatchObject([{ lines: said() }]);
  });

  it("is not said to go on while it says something itself", () => {
    log.phaseStarted("builder", "lets the buildpacks build");
    for (let line = 0; line < 5; line += 1) {
      wait(20);
      log.phaseOutput("builder", "a line");
    }

    expect(said()).toEqual([]);
  });

  it.each<[string, (log: ActionLog) => void]>([
    [
      "ended",
      (each) => {
        each.phaseEnded("builder", { exitCode: 0, durationMs: 1 });
      },
    ],
    [
      "broke off",
      (each) => {
        each.close();
      },
    ],
    [
      "was followed by another",
      (each) => {
        each.phaseStarted("exporter", "saves");
        each.close();
      },
    ],
  ])("is not said to go on once it %s", (_what, end) => {
    log.phaseStarted("builder", "lets the buildpacks build");
    end(log);
    wait(100);

    expect(said()).toEqual([]);
  });
});
