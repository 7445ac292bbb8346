import { describe, expect, it } from "@jest/globals";
import { createLogger, LOG_LEVELS, type LogLevel } from "../../src/lifecycle/logger.ts";

function printAll(level: LogLevel, color: boolean): string {
  let printed = "";
  const log = createLogger({ level, color, write: (bytes) => (printed += bytes.toString()) });
  log.debug("d");
  log.info("i");
  log.warn("w");
  log.error("e");
  log.heading("===> H");
  log.output(Buffer.from("raw"));
  return printed;
}

describe("createLogger", () => {
  it.each([
    ["debug", "d\ni\nWarning: w\nERROR: e\n===> H\nraw"],
    ["info", "i\nWarning: w\nERROR: e\n===> H\nraw"],
    ["warn", "Warning: w\nERROR: e\nraw"],
    ["error", "ERROR: e\nraw"],
  ] as const)("prints at level %s what is as high, and always what buildpacks print", (level, printed) => {
    expect(printAll(level, false)).toBe(printed);
  });

  it("colours prefixes and headings as the official lifecycle does", () => {
    expect(printAll("info", true)).toBe(
      "i\n\u001b[33;1mWarning: \u001b[0mw\n\u001b[31;1mERROR: \u001b[0me\n\u001b[36m===> H\u001b[0m\nraw",
    );
  });

  it("begins a line behind output that does not end with one", () => {
    let printed = "";
    const log = createLogger({
      level: "info",
      color: false,
      write: (bytes) => (printed += bytes.toString()),
    });
    for (const text of ["no ", "newline"]) log.output(Buffer.from(text));
    log.debug("not printed");
    log.heading("===> EXPORTING");
    log.output(Buffer.from("a line\n"));
    log.info("next");

    expect(printed).toBe("no newline\n===> EXPORTING\na line\nnext\n");
  });

  it("has levels from low to high", () => {
    expect(LOG_LEVELS).toStrictEqual(["debug", "info", "warn", "error"]);
  });
});
