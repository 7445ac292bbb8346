// The entry of `preview/action.yml`, and its composition root: a program of its own, which never meets an engine.
import { reportUnexpected } from "./actions/failure/last-words.ts";
import { createGitHubApi } from "./actions/preview/github-api.ts";
import { runPreview } from "./actions/preview/run-preview.ts";
import { exitSoon } from "./actions/runner/exit-soon.ts";
import { createRunner } from "./actions/runner/runner.ts";
import { connectRegistries } from "./connect-registries.ts";
import { previewImage } from "./platform/image/preview-image.ts";

/** A preview is not worth a long wait. */
const REGISTRY_TIMEOUT_MS = 120_000;

const runner = createRunner();
reportUnexpected(process, runner);
const { mask, registry, http } = connectRegistries(process.env, runner, { timeoutMs: REGISTRY_TIMEOUT_MS });

process.exitCode = await runPreview({
  env: process.env,
  runner,
  mask,
  preview: (request) => previewImage(request, registry),
  connect: (access) => createGitHubApi(access, http),
});

exitSoon();
