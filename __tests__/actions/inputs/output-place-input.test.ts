import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { InputErrors } from "../../../src/actions/inputs/input-errors.ts";
import { createInputReader } from "../../../src/actions/inputs/input-reader.ts";
import { readOutputPlace } from "../../../src/actions/inputs/output-place-input.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";

async function read(workspace: Workspace, value: string) {
  const reader = createInputReader({ INPUT_REPORT: value });
  const place = await readOutputPlace(reader, "report", workspace.root);
  reader.throwComplaints();
  return place;
}

describe("readOutputPlace", () => {
  it.each(["package.json", "package.json/report"])(
    "refuses %j before the build, where a file is",
    async (value) => {
      using workspace = new Workspace();
      workspace.write("package.json", "{}");

      const error: unknown = await read(workspace, value).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(InputErrors);
      expect((error as InputErrors).problems).toMatchObject([
        { input: "report", problem: `"${value}" is not a directory, or lies below a file.` },
      ]);
    },
  );

  it.each(["out", "new/report"])("takes %j, be it there or not, and makes nothing yet", async (value) => {
    using workspace = new Workspace();
    workspace.write("out/old.toml", "");

    expect(await read(workspace, value)).toMatchObject({ path: path.join(workspace.root, value) });
    expect(workspace.has("new")).toBe(false);
  });
});
