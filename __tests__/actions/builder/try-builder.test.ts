// The trial of a builder, by a program that stands in for the action.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { tryBuilder } from "../../../src/actions/builder/try-builder.ts";
import { refusal } from "../../buildpack/refusal.ts";

const BUILDER = `g.io/b@sha256:${"0".repeat(64)}`;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "trial-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** @param script of the program, which has its environment as JSON in `seen` */
function attempt(script: string, signal = new AbortController().signal): Promise<void> {
  const action = path.join(dir, "action.mjs");
  writeFileSync(
    action,
    `import { appendFileSync, writeFileSync } from "node:fs";
const isPost = process.env.STATE_started === "true";
writeFileSync(${JSON.stringify(dir)} + (isPost ? "/seen-by-post" : "/seen"), JSON.stringify(process.env));
if (!isPost) {
  appendFileSync(process.env.GITHUB_STATE, "started<<end\\ntrue\\nend\\nrun-label<<fin\\ntwo\\nlines\\nfin\\n");
  ${script}
}
`,
  );
  const env = {
    PATH: process.env["PATH"],
    INPUT_IMAGE: "g.io/b:1",
    STATE_isPost: "true",
    GITHUB_OUTPUT: "/out",
  };
  const trial = { app: "apps/node", inputs: { network: "host" } };
  return tryBuilder(BUILDER, trial, { env, signal, action, directory: dir });
}

const seen = (file = "seen") =>
  JSON.parse(readFileSync(path.join(dir, file), "utf8")) as Record<string, string>;

describe("tryBuilder", () => {
  it("builds the app with the builder by its digest, pushes nothing, and leaves nothing to other steps", async () => {
    await attempt("");

    expect(seen()).toMatchObject({
      ...{
        INPUT_IMAGE: "g.io/b:trial",
        INPUT_BUILDER: BUILDER,
        INPUT_PATH: "apps/node",
        INPUT_PUSH: "false",
      },
      ...{ INPUT_CACHE: "none", INPUT_NETWORK: "host", GITHUB_OUTPUT: path.join(dir, "trial") },
    });
    expect(seen()).not.toHaveProperty("STATE_isPost");
  });

  it.each(["", "process.exitCode = 1;"])(
    "lets the build remove what it left, after it has run: %j",
    async (script) => {
      await attempt(script).catch(() => undefined);

      expect(seen("seen-by-post")).toMatchObject({
        ...{ INPUT_BUILDER: BUILDER, GITHUB_OUTPUT: path.join(dir, "trial") },
        ...{ STATE_started: "true", "STATE_run-label": "two\nlines" },
      });
    },
  );

  it("says that the builder does not build", async () => {
    expect(await refusal(attempt("process.exitCode = 1;"))).toMatchObject({
      code: "BUILDER_IMAGE",
      message: `The builder "${BUILDER}" does not build the app "apps/node", so its tags were not moved.`,
    });
  });

  it("ends with the step", async () => {
    const cancel = new AbortController();
    const ended = refusal(attempt("setInterval(() => undefined, 1000);", cancel.signal));
    cancel.abort();

    expect(await ended).toMatchObject({ code: "CANCELLED" });
  });
});
