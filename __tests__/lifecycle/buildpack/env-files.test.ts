import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { applyEnvFiles, prependPath, readEnvFiles } from "../../../src/lifecycle/buildpack/env-files.ts";
import { Workspace } from "../../cnb/buildpack-fixture.ts";

const filesOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, content]) => ({ name, content }));

describe("applyEnvFiles", () => {
  it.each([
    ["X.append", { "X.append": "new" }, "oldnew"],
    ["X.append with a delimiter", { "X.append": "new", "X.delim": ":" }, "old:new"],
    ["X.prepend", { "X.prepend": "new" }, "newold"],
    ["X.prepend with a delimiter", { "X.prepend": "new", "X.delim": ", " }, "new, old"],
    ["X.override", { "X.override": "new", "X.delim": ":" }, "new"],
    ["X.default", { "X.default": "new" }, "old"],
    ["X", { X: "new" }, "new"],
    ["X.", { "X.": "new" }, "new:old"],
    ["X. with a delimiter", { "X.": "new", "X.delim": ";" }, "new;old"],
    ["an unknown suffix", { "X.other": "new" }, "old"],
    ["a suffix behind another", { "X.x.append": "new" }, "old"],
    ["the delimiter of another variable", { "X.append": "new", "Y.delim": ":" }, "oldnew"],
    ["an empty override", { "X.override": "" }, ""],
    ["a line feed", { "X.override": "new\n" }, "new\n"],
  ])("changes a variable by %s", (_, files, value) => {
    expect(applyEnvFiles({ X: "old" }, filesOf(files), "override")).toStrictEqual({ X: value });
  });

  it.each([{}, { X: "" }])("puts no delimiter next to %j", (env) => {
    const files = { "X.append": "b", "X.delim": ":" };

    expect(applyEnvFiles(env, filesOf(files), "override")).toStrictEqual({ X: "b" });
    expect(applyEnvFiles(env, filesOf({ "X.prepend": "b", "X.delim": ":" }), "override")).toStrictEqual({
      X: "b",
    });
    expect(applyEnvFiles(env, filesOf({ "X.": "b" }), "override")).toStrictEqual({ X: "b" });
    expect(applyEnvFiles(env, filesOf({ "X.default": "b" }), "override")).toStrictEqual({ X: "b" });
  });

  it("takes a name without suffix for a default where the directory is the operator's", () => {
    const changed = applyEnvFiles({ SET: "old" }, filesOf({ SET: "new", UNSET: "new" }), "default");

    expect(changed).toStrictEqual({ SET: "old", UNSET: "new" });
  });

  it("applies files one after the other", () => {
    const files = { "X.append": "a", "X.override": "o", "X.prepend": "p" };

    expect(applyEnvFiles({ X: "old" }, filesOf(files), "override")).toStrictEqual({ X: "po" });
  });

  it("leaves the environment it gets alone", () => {
    const env = Object.freeze({ X: "old" });

    expect(applyEnvFiles(env, filesOf({ "X.append": "!" }), "override")).toStrictEqual({ X: "old!" });
    expect(env).toStrictEqual({ X: "old" });
  });
});

describe("readEnvFiles", () => {
  it("reads files in byte order, with their contents as they are, and no directories", async () => {
    using workspace = new Workspace();
    for (const name of ["b", "B", "a.append", "ä"]) workspace.write(`env/${name}`, ` ${name}\n`);
    mkdirSync(path.join(workspace.root, "env/directory"));
    symlinkSync("directory", path.join(workspace.root, "env/link-to-directory"));
    symlinkSync("b", path.join(workspace.root, "env/link"));

    expect(await readEnvFiles(path.join(workspace.root, "env"))).toStrictEqual([
      { name: "B", content: " B\n" },
      { name: "a.append", content: " a.append\n" },
      { name: "b", content: " b\n" },
      { name: "link", content: " b\n" },
      { name: "ä", content: " ä\n" },
    ]);
  });

  it("finds nothing where there is no directory", async () => {
    using workspace = new Workspace();

    expect(await readEnvFiles(path.join(workspace.root, "missing"))).toStrictEqual([]);
  });

  it("refuses a file, in which variables would be lost", async () => {
    using workspace = new Workspace();
    const file = workspace.write("env", "");

    await expect(readEnvFiles(file)).rejects.toThrow(
      `"${file}" is not a directory with a file for each variable.`,
    );
  });
});

describe("prependPath", () => {
  it("puts a colon only before something", () => {
    expect(prependPath({}, "PATH", "/a")).toStrictEqual({ PATH: "/a" });
    expect(prependPath({ PATH: "/b" }, "PATH", "/a")).toStrictEqual({ PATH: "/a:/b" });
  });
});
