// The workflow that releases this action, run with a stand-in for `gh` that writes down what it is told.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { runOnOwnRunner } from "../e2e/workflows/own-runner.ts";
import type { WorkflowResult } from "../e2e/workflows/workflow-run.ts";
import { ROOT } from "./check-workflow.ts";

const COMMIT = "1".repeat(40);

/** Fails to change what is not there, as GitHub does. */
const GH = `#!/bin/sh
echo "$GH_TOKEN $*" >>"$RECORD"
case "$*" in *PATCH*) test -e "$MAJOR_TAG" ;; esac
`;

let dir: string;
let source: string;
let record: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "release-"));
  [source, record] = [path.join(dir, "source"), path.join(dir, "record")];
  for (const folder of ["bin", "setup-node", "source/script"])
    await mkdir(path.join(dir, folder), { recursive: true });
  await writeFile(path.join(dir, "bin/gh"), GH, { mode: 0o755 });
  await writeFile(path.join(dir, "setup-node/index.js"), "");
  await writeFile(
    path.join(dir, "setup-node/action.yml"),
    "{ inputs: { node-version: {}, package-manager-cache: {} }, runs: { using: node24, main: index.js } }",
  );
  await writeFile(path.join(source, "package.json"), JSON.stringify({ version: "1.2.3", type: "module" }));
  await writeFile(path.join(source, "script/test"), '#!/bin/sh\necho "tests: $1"\n', { mode: 0o755 });
});

afterEach(() => rm(dir, { recursive: true, force: true }));

async function release(tag: string, majorTag = source): Promise<WorkflowResult & { said: string }> {
  const workflow = await readFile(path.join(ROOT, ".github/workflows/release.yml"), "utf8");
  const [, setupNode = ""] = /uses: (actions\/setup-node@\S+)/.exec(workflow) ?? [];
  const result = await runOnOwnRunner({
    workflow,
    event: { name: "push", payload: { ref: `refs/tags/${tag}`, after: COMMIT } },
    repository: "owner/action",
    source,
    actions: new Map([[setupNode, path.join(dir, "setup-node")]]),
    actor: "somebody",
    secrets: { GITHUB_TOKEN: "a-token" },
    vars: {},
    env: {
      RECORD: record,
      MAJOR_TAG: majorTag,
      PATH: `${path.join(dir, "bin")}:${process.env["PATH"] ?? ""}`,
    },
  });
  return { ...result, said: await readFile(record, "utf8").catch(() => "") };
}

describe("release.yml", () => {
  it("tests, creates the release, and moves the major tag", async () => {
    const { succeeded, log, said } = await release("v1.2.3");

    expect([succeeded, log]).toEqual([true, expect.stringContaining("tests: unit")]);
    expect(said).toBe(
      "a-token release create v1.2.3 --verify-tag --generate-notes\n" +
        `a-token api --method PATCH repos/owner/action/git/refs/tags/v1 --raw-field sha=${COMMIT} --field force=true\n`,
    );
  });

  it("makes the major tag with the first release", async () => {
    const { succeeded, said } = await release("v1.2.3", path.join(dir, "nothing"));

    expect(succeeded).toBe(true);
    expect(said).toContain(
      `api --method POST repos/owner/action/git/refs --raw-field ref=refs/tags/v1 --raw-field sha=${COMMIT}`,
    );
  });

  it("releases nothing under a tag that is not the version", async () => {
    const { succeeded, log, said } = await release("v1.2.4");

    expect(succeeded).toBe(false);
    expect(log).toContain("The version is 1.2.3, the tag v1.2.4.");
    expect(said).toBe("");
  });

  it("releases nothing that does not pass its tests", async () => {
    await writeFile(path.join(source, "script/test"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });

    const { succeeded, said } = await release("v1.2.3");

    expect([succeeded, said]).toEqual([false, ""]);
  });
});
