// The entry of `preview/action.yml`, and its composition root: a program of its own, which never meets an engine.
import { reportUnexpected } from "./actions/failure/last-words.ts";
import { createGitHubApi } from "./actions/github/github-api.ts";
import { openPreviewInputs } from "./actions/preview/preview-inputs.ts";
import { runPreview } from "./actions/preview/run-preview.ts";
import { exitSoon } from "./actions/runner/exit-soon.ts";
import { createRunner } from "./actions/runner/runner.ts";
import { connectRegistries } from "./connect-registries.ts";
import { previewImage } from "./platform/image/preview-image.ts";
import { trustCertificates } from "./registry/trusted-certificates.ts";

const runner = createRunner();
reportUnexpected(process, runner);
const inputs = openPreviewInputs(process.env);
const { mask, registry, http } = connectRegistries(process.env, runner, {
  insecureRegistries: await inputs.value("insecureRegistries"),
  timeoutMs: await inputs.value("registryTimeoutMs"),
});

process.exitCode = await runPreview({
  env: process.env,
  inputs,
  runner,
  mask,
  trust: trustCertificates,
  preview: (request) => previewImage(request, registry),
  connect: (access) => createGitHubApi(access, http),
});

exitSoon();
