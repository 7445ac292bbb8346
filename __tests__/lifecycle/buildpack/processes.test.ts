import { describe, expect, it } from "@jest/globals";
import type { Process } from "../../../src/cnb/process.ts";
import { mergeProcesses } from "../../../src/lifecycle/buildpack/processes.ts";

/** Reads `web*`: the type, with a star for the default. */
const list = (text: string, buildpackId: string): readonly Process[] =>
  text.split(" ").flatMap((word) =>
    word === ""
      ? []
      : [
          {
            type: word.replace("*", ""),
            command: [],
            direct: true,
            default: word.endsWith("*"),
            buildpackId,
          },
        ],
  );

const merge = (...texts: readonly string[]) => {
  const { processes, defaultType, warnings } = mergeProcesses(texts.map((text, at) => list(text, `bp${at}`)));
  const types = processes.map(({ type, buildpackId }) => `${type}:${buildpackId}`).join(" ");
  return [types, defaultType, warnings.length];
};

describe("mergeProcesses", () => {
  it.each([
    ["nothing of nothing", [""], ["", "", 0]],
    ["all types, sorted", ["web a", "b"], ["a:bp0 b:bp1 web:bp0", "", 0]],
    ["the later definition of a type", ["web worker", "web"], ["web:bp1 worker:bp0", "", 0]],
    ["the later of two in one file", ["web web*"], ["web:bp0", "web", 0]],
    ["the default", ["web* worker"], ["web:bp0 worker:bp0", "web", 0]],
    ["the later default", ["web*", "worker*"], ["web:bp0 worker:bp1", "worker", 0]],
    ["no default once it is redefined without", ["web*", "web"], ["web:bp1", "", 1]],
    ["the default that is redefined as one", ["web*", "web*"], ["web:bp1", "web", 0]],
    ["the default, whoever redefines others", ["web* worker", "worker"], ["web:bp0 worker:bp1", "web", 0]],
    ["a default after one was lost", ["web*", "web", "worker*"], ["web:bp1 worker:bp2", "worker", 1]],
  ])("keeps %s", (_, texts, merged) => {
    expect(merge(...texts)).toStrictEqual(merged);
  });

  it("says which default was lost", () => {
    expect(mergeProcesses([list("web*", "a"), list("web", "b")]).warnings).toStrictEqual([
      "redefining the following default process type with a process not marked as default: web",
    ]);
  });
});
