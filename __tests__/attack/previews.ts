// Comments on a pull request, while other runs write them, and while GitHub has had enough.
import path from "node:path";
import { ROOT } from "../e2e/testbed.ts";
import { pushAppImage } from "../support/app-images.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { type Attack, reached, type Scene } from "./attack.ts";
import type { Place } from "./place.ts";

async function preview(
  place: Place,
): Promise<{ readonly github: FakeGitHub; readonly scene: Omit<Scene, "verdict"> }> {
  const github = place.use(await startFakeGitHub());
  const registry = place.use(await startFakeRegistry());
  pushAppImage(registry, "main", { app: ["old"] });
  pushAppImage(registry, "pr-1", { app: ["newer"] });
  const pullRequest = { number: 1, head: { sha: "b".repeat(40) } };
  return {
    github,
    scene: {
      action: path.join(ROOT, "preview"),
      inputs: {
        image: `${registry.host}/app:pr-1`,
        "base-image": `${registry.host}/app:main`,
        "github-token": github.token,
      },
      env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
      event: { name: "pull_request", ref: "refs/pull/1/merge", payload: { pull_request: pullRequest } },
    },
  };
}

const AT_ONCE = 4;

const SEVERAL: Attack = {
  name: `${AT_ONCE} previews of a pull request run at once, twice`,
  asset: "what people are told",
  needs: "nothing",
  setup: async (place) => {
    const { github, scene } = await preview(place);
    const failures: string[] = [];
    return {
      ...scene,
      run: async (build) => {
        const all = async () => {
          const results = await Promise.all(Array.from({ length: AT_ONCE }, () => build()));
          for (const { exitCode, errors } of results)
            if (exitCode !== 0) failures.push(`A preview ended with ${exitCode}: ${errors.join(" / ")}`);
          return results;
        };
        await all();
        const [last] = await all();
        if (last === undefined) throw new Error("There was no preview");
        return last;
      },
      ends: "well",
      verdict: () => [
        ...failures,
        ...reached(github.comments.length !== 1, `There are ${github.comments.length} comments`),
      ],
    };
  },
};

const TIRED: Attack = {
  name: "GitHub asks a preview to come back tomorrow, whatever it asks for",
  asset: "time and memory of the runner",
  needs: "nothing",
  setup: async (place) => {
    const { github, scene } = await preview(place);
    github.script("", { status: 429, headers: { "retry-after": "86400" } }, Infinity);
    return {
      ...scene,
      verdict: (result) => [
        ...reached(github.calls.length > 20, `It was asked ${github.calls.length} times`),
        ...reached(result.annotations.length === 0, "Nothing is said"),
      ],
    };
  },
};

/** As many as there are workflows. */
export const PREVIEWS: readonly Attack[] = [SEVERAL, TIRED];
