import { describe, expect, it } from "@jest/globals";
import { checkDockerfile } from "../../../src/lifecycle/extension/extension-dockerfile.ts";
import { computingMs } from "../../support/computing-time.ts";

const GIVEN = "ARG base_image\nFROM ${base_image}\n";

describe("checkDockerfile", () => {
  it.each([
    ["switches the run image", "FROM acme/run:2", { newBase: "acme/run:2", extend: false }],
    ["extends the run image", `${GIVEN}RUN true`, { newBase: undefined, extend: true }],
    ["does both", "FROM acme/run\nENV A=b", { newBase: "acme/run", extend: true }],
    ["does nothing", GIVEN, { newBase: undefined, extend: false }],
    [
      "says FROM with platform and name",
      "FROM --platform=linux/amd64 acme/run AS x",
      { newBase: "acme/run" },
    ],
    ["is written in small letters", "arg base_image\nfrom ${base_image}\nrun true", { extend: true }],
    ["has comments and empty lines", `# a\n\n${GIVEN}\n  # RUN b\n\t\n`, { extend: false }],
    ["ends lines as Windows does", "FROM acme/run\r\nRUN true\r\n", { newBase: "acme/run", extend: true }],
    [
      "continues lines",
      "FROM \\\n  # comment\n\n  acme/run \\\n  AS x",
      { newBase: "acme/run", extend: false },
    ],
    ["has another escape character", "# escape=`\nFROM `\n acme/run", { newBase: "acme/run" }],
    ["names the image by another variable", "ARG x\nFROM ${x}", { newBase: "${x}" }],
  ])("reads a run.Dockerfile that %s", (_, text, expected) => {
    expect(checkDockerfile(text, "run")).toMatchObject(expected);
  });

  it("takes what a heredoc holds for no instruction", () => {
    const text = `${GIVEN}RUN <<EOF\nFROM x\nCMD y\nEOF\nCOPY <<-"A" <<B /x/\n\tMAINTAINER me\n\tA\nb\nB\nUSER 1`;

    expect(checkDockerfile(text, "run")).toStrictEqual({ newBase: undefined, extend: true, warnings: [] });
  });

  it("warns of instructions that should not be in it, with their lines", () => {
    const text = `${GIVEN}\nRUN a \\\n  b\ncmd x\nADD a b\nCOPY a b\nLABEL a=b\nSHELL ["a"]\nWORKDIR /a\nEXPOSE 1`;

    expect(checkDockerfile(text, "build").warnings).toStrictEqual([
      "build.Dockerfile command CMD on line 6 is not recommended",
      "build.Dockerfile command EXPOSE on line 12 is not recommended",
    ]);
  });

  it.each([
    ["run", "is empty", "# nothing\n", "file with no instructions"],
    ["run", "has an instruction before FROM", "RUN true\nFROM x", "no build stage in current context"],
    ["run", "has no FROM but instructions", "RUN true", "no build stage in current context"],
    ["run", "has only an ARG", "ARG x", "run.Dockerfile should have at least one stage"],
    ["run", "has two stages", "FROM a\nFROM b", "run.Dockerfile is not permitted to use multistage build"],
    ["run", "has an unknown instruction", "FROM a\nRUM x", "unknown instruction: RUM on line 2"],
    ["run", "has an instruction alone", "FROM a\nRUN", "RUN on line 2 requires at least one argument"],
    ["run", "has a FROM of two words", "FROM a b", "FROM on line 1 requires either one or three arguments"],
    ["run", "has an endless heredoc", "FROM a\nRUN <<E\nx", "RUN on line 2: unterminated heredoc E"],
    ["build", "has no ARG", "FROM ${base_image}", "build.Dockerfile did not start with required ARG command"],
    ["build", "has another ARG", "ARG x\nFROM ${base_image}", /did not start with required ARG command$/],
    ["build", "has two ARGs", `ARG x\n${GIVEN}`, /did not start with required ARG command$/],
    [
      "build",
      "begins elsewhere",
      "ARG base_image\nFROM acme/build",
      /did not contain required FROM \$\{base_image\}/,
    ],
    [
      "build",
      "names the base otherwise",
      "ARG base_image\nFROM $base_image",
      /did not contain required FROM/,
    ],
  ] as const)("refuses a %s.Dockerfile that %s", (kind, _, text, message) => {
    expect(() => checkDockerfile(text, kind)).toThrow(message);
  });

  it("is not slow with a million continued lines", () => {
    const dockerfile = `FROM a\nRUN x${" \\\n y".repeat(1_000_000)}`;

    expect(computingMs(() => checkDockerfile(dockerfile, "run"))).toBeLessThan(10_000);
  });
});
