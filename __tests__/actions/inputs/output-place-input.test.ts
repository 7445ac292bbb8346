import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { outputPlaceOf } from "../../../src/actions/inputs/output-place-input.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";

async function read(workspace: Workspace, value: string) {
  const problems: string[] = [];
  const complain = (_value: string, problem: string): void => {
    problems.push(problem);
  };
  const place = await outputPlaceOf("report")(value, complain, { workspace: workspace.root });
  return { place, problems };
}

describe("outputPlaceOf", () => {
  it.each(["package.json", "package.json/report"])(
    "refuses %j before the build, where a file is",
    async (value) => {
      using workspace = new Workspace();
      workspace.write("package.json", "{}");

      expect(await read(workspace, value)).toEqual({
        place: undefined,
        problems: [`"${value}" is not a directory, or lies below a file.`],
      });
    },
  );

  it.each(["out", "new/report"])("takes %j, be it there or not, and makes nothing yet", async (value) => {
    using workspace = new Workspace();
    workspace.write("out/old.toml", "");

    expect(await read(workspace, value)).toMatchObject({
      place: { input: "report", path: path.join(workspace.root, value) },
      problems: [],
    });
    expect(workspace.has("new")).toBe(false);
  });
});
