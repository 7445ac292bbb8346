// A secret of each kind in the actions that need no engine.
import path from "node:path";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { blobPath } from "../../src/oci/image-layout.ts";
import { ROOT } from "../e2e/testbed.ts";
import { pushAppImage } from "../support/app-images.ts";
import { Canaries, CANARY_USER } from "../support/canary.ts";
import { startFakeGitHub } from "../support/fake-github.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import { type Attack, expectError, reached, type Scene } from "./attack.ts";
import { ASSET, searchFiles, searchResult, stepSecrets } from "./canary-searches.ts";
import type { Place } from "./place.ts";
import { loginOf } from "./registry-door.ts";

const PREVIEW: Attack = {
  name: "a secret of each kind is found somewhere after a preview",
  asset: ASSET,
  needs: "nothing",
  setup: async (place) => {
    const canaries = new Canaries();
    const password = canaries.hatch("a password of auths");
    const github = place.use(await startFakeGitHub());
    canaries.add("the token of GitHub", github.token);
    const auth = { kind: "basic", username: CANARY_USER, password } as const;
    const registry = place.use(await startFakeRegistry({ auth }));
    place.login({ auths: { [registry.host]: { auth: loginOf(password).auth } } });
    pushAppImage(registry, "main", { app: ["old"] });
    pushAppImage(registry, "pr-1", { app: ["newer"] });
    return {
      action: path.join(ROOT, "preview"),
      inputs: {
        image: `${registry.host}/app:pr-1`,
        "base-image": `${registry.host}/app:main`,
        "github-token": github.token,
      },
      env: { ...stepSecrets(canaries), GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
      event: {
        name: "pull_request",
        ref: "refs/pull/1/merge",
        payload: { pull_request: { number: 1, head: { sha: "b".repeat(40) } } },
      },
      ends: "well",
      verdict: (result) => {
        searchResult(canaries, "the preview", result);
        canaries.search("the comment", github.comments.map(({ body }) => body).join("\n"));
        return [
          ...reached(github.comments.length === 0, "There is no comment, so that nothing is proved"),
          ...canaries.sightings,
        ];
      },
    };
  },
};

/** An image in the directory `image`, as another job has left it. */
function writeImage(place: Place): Digest {
  const store = (mediaType: string, content: string) => {
    const digest = digestOf(content);
    place.write(`image/${blobPath(digest)}`, content);
    return { mediaType: `application/vnd.oci.image.${mediaType}`, digest, size: content.length };
  };
  const layer = store("layer.v1.tar", "a layer");
  const rootfs = { type: "layers", diff_ids: [layer.digest] };
  const config = store("config.v1+json", JSON.stringify({ os: "linux", architecture: "amd64", rootfs }));
  const manifest = store("manifest.v1+json", JSON.stringify({ schemaVersion: 2, config, layers: [layer] }));
  place.write("image/index.json", JSON.stringify({ schemaVersion: 2, manifests: [manifest] }));
  place.write("image/oci-layout", JSON.stringify({ imageLayoutVersion: "1.0.0" }));
  return manifest.digest;
}

/** Once it goes well, and once the image is another than the one that was built. */
const PUSH: Attack = {
  name: "a secret of each kind is found somewhere after a push",
  asset: ASSET,
  needs: "nothing",
  setup: async (place): Promise<Scene> => {
    const canaries = new Canaries();
    const password = canaries.hatch("a password of auths");
    const secret = canaries.hatch("the secret of a helper");
    const basic = { kind: "basic", username: CANARY_USER, password } as const;
    const bearer = { kind: "bearer", username: CANARY_USER, password: secret } as const;
    const plain = place.use(await startFakeRegistry({ auth: basic }));
    const tokens = place.use(await startFakeRegistry({ auth: bearer }));
    place.login({
      auths: { [plain.host]: { auth: loginOf(password).auth } },
      credHelpers: { [tokens.host]: "canary" },
    });
    const answer = JSON.stringify({ ServerURL: tokens.host, Username: CANARY_USER, Secret: secret });
    place.program("docker-credential-canary", `#!/bin/sh\ncat >/dev/null\nprintf %s '${answer}'\n`);
    const digest = writeImage(place);
    const inputs = { layout: "image", image: `${plain.host}/app:1,${tokens.host}/app:1` };
    return {
      action: path.join(ROOT, "push"),
      inputs: { ...inputs, digest },
      env: { ...stepSecrets(canaries), PATH: `${place.programs}:${process.env["PATH"] ?? ""}` },
      run: async (build) => {
        const refused = await build({ inputs: { ...inputs, digest: digestOf("another") } });
        searchResult(canaries, "a push that is refused", refused);
        const pushed = await build();
        return { ...pushed, errors: [...pushed.errors, ...refused.errors] };
      },
      ends: "well",
      verdict: (result) => {
        searchResult(canaries, "a push", result);
        searchFiles(canaries, "RUNNER_TEMP", place.runnerTemp);
        for (const { manifests, blobs } of [plain, tokens]) {
          for (const { bytes } of manifests.get("app")?.values() ?? []) canaries.search("a manifest", bytes);
          for (const blob of blobs.get("app")?.values() ?? []) canaries.search("a blob", blob);
        }
        const isPushed = [plain, tokens].every(({ manifests }) => manifests.get("app")?.has("1") === true);
        return [
          ...reached(!isPushed, "Nothing was pushed, so that nothing is proved"),
          ...expectError(result, 'which the input "digest" requires'),
          ...canaries.sightings,
        ];
      },
    };
  },
};

/** The preview, and the push. */
export const CANARY_STEPS: readonly Attack[] = [PREVIEW, PUSH];
