import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../../src/oci/digest.ts";
import { formatInputsRecord, parseInputsRecord } from "../../../src/platform/plan/inputs-record.ts";

const record = { source: digestOf("source"), builder: digestOf("builder") };

describe("the label of the inputs", () => {
  it("has a digest for each group but the run image, which the lifecycle's label has", () => {
    const text = formatInputsRecord({
      ...record,
      runImage: digestOf("run"),
      bindings: undefined,
    } as typeof record);

    expect(text).toBe(`{"format":1,"source":"${record.source}","builder":"${record.builder}"}`);
    expect(parseInputsRecord(text, "it")).toEqual(record);
  });

  it("of another format is nothing to compare with", () => {
    expect(parseInputsRecord('{"format":2,"source":"sha256:1"}', "it")).toBeUndefined();
  });

  it("has nothing where a digest is none", () => {
    expect(parseInputsRecord('{"format":1,"source":"sha256:1","builder":7}', "it")).toEqual({});
  });

  it.each(["", "[]", "{}", '{"format":"1"}'])("is refused if it is %j", (text) => {
    expect(() => parseInputsRecord(text, '"it"')).toThrow(expect.objectContaining({ code: "MALFORMED" }));
  });
});
