import { expect, it } from "@jest/globals";
import { isHostedRunner } from "../src/environment.ts";

it.each([
  ["github-hosted", true],
  ["self-hosted", false],
  [undefined, false],
])("tells by RUNNER_ENVIRONMENT being %j whether the runner is one of GitHub's", (value, isHosted) => {
  expect(isHostedRunner({ RUNNER_ENVIRONMENT: value })).toBe(isHosted);
});
