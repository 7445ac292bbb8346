import { describe, expect, it } from "@jest/globals";
import { foldersOfJob, privateFolders } from "../../../src/processes/guard/private-folders.ts";

describe("the folders of a job", () => {
  it("are told by its variables, and never the root of the file system", () => {
    const env = {
      HOME: "/github/home",
      GITHUB_WORKSPACE: "/__w/app/app",
      RUNNER_TEMP: "/__w/_temp",
      GITHUB_OUTPUT: "/__w/_temp/commands/output",
      XDG_RUNTIME_DIR: "/",
    };

    expect(foldersOfJob(env)).toEqual([
      ...["/github/home", "/__w/app/app", "/__w/_temp", "/__w/_temp/commands"],
      "/__w",
    ]);
    const secrets = ["/run/secrets", "/var/run/secrets"];
    expect(privateFolders(env, () => true)).toEqual(["/github/home", "/__w", "/github/workflow", ...secrets]);
    // Where they are volumes, as in a pod, buildpacks could replace the job's home, and the programs of the runner.
    expect(privateFolders(env, () => false)).toEqual(["/__w", "/github", "/__e", ...secrets]);
  });
});
