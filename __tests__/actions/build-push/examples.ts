// The steps of docker/build-push-action that its README and the pages that it links to show, as the runner passes them: with
// expressions evaluated, for a push to the branch `main` of `user/app`. https://docs.docker.com/build/ci/github-actions/

/** One step of an example, and what this action makes of it. */
export interface Example {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs of ours that say the same. */
  readonly ours?: Readonly<Record<string, string>>;
  /** Inputs that are refused. */
  readonly refused?: readonly string[];
  /** Of what is told, some words each. */
  readonly told?: readonly string[];
}

const NOT_PUSHED = 'has to set "push: true"';
const LATEST = "user/app:latest";

/** What docker/metadata-action prints for the branch. */
const LABELS = [
  "org.opencontainers.image.created=2026-01-31T12:00:00.000Z",
  "org.opencontainers.image.description=",
  "org.opencontainers.image.title=app",
  "org.opencontainers.image.url=https://github.com/user/app",
  "org.opencontainers.image.version=main",
].join("\n");
const ANNOTATIONS =
  "manifest:org.opencontainers.image.title=app\nmanifest:org.opencontainers.image.version=main";

export const EXAMPLES: readonly Example[] = [
  {
    name: "Git context",
    inputs: { push: "true", tags: LATEST },
    ours: { image: LATEST },
  },
  {
    name: "Git context, a directory",
    inputs: { context: "{{defaultContext}}:mysubdir", push: "true", tags: LATEST },
    ours: { path: "mysubdir", image: LATEST },
  },
  {
    name: "Git context, a token",
    inputs: { push: "true", tags: LATEST, secrets: "GIT_AUTH_TOKEN=s3cret" },
    refused: ["secrets"],
  },
  {
    name: "Path context",
    inputs: { context: ".", push: "true", tags: LATEST },
    ours: { image: LATEST },
  },
  {
    name: "Multi-platform image",
    inputs: { platforms: "linux/amd64,linux/arm64", push: "true", tags: LATEST },
    ours: { image: LATEST, platform: "linux/amd64,linux/arm64" },
  },
  {
    name: "Multi-platform image, one job for each",
    inputs: {
      platforms: "linux/arm/v7",
      labels: LABELS,
      outputs: "type=image,name=user/app,push-by-digest=true,name-canonical=true,push=true",
    },
    ours: { image: "user/app", platform: "linux/arm/v7", labels: LABELS, "push-by-digest": "true" },
  },
  {
    name: "Secrets",
    inputs: { platforms: "linux/amd64", tags: LATEST, secrets: '"github_token=s3cret"' },
    refused: ["secrets"],
    told: [NOT_PUSHED],
  },
  {
    name: "SSH",
    inputs: { ssh: "default", push: "true", tags: LATEST },
    refused: ["ssh"],
  },
  {
    name: "Push to multi-registries",
    inputs: {
      push: "true",
      tags: "user/app:latest\nuser/app:1.0.0\nghcr.io/user/app:latest\nghcr.io/user/app:1.0.0",
    },
    ours: { image: "user/app:latest\nuser/app:1.0.0\nghcr.io/user/app:latest\nghcr.io/user/app:1.0.0" },
  },
  {
    name: "Manage tags and labels",
    inputs: { push: "true", tags: "name/app:main\nghcr.io/username/app:main", labels: LABELS },
    ours: { image: "name/app:main\nghcr.io/username/app:main", labels: LABELS },
  },
  {
    name: "Inline cache",
    inputs: {
      push: "true",
      tags: LATEST,
      "cache-from": `type=registry,ref=${LATEST}`,
      "cache-to": "type=inline",
    },
    ours: { image: LATEST },
  },
  {
    name: "Registry cache",
    inputs: {
      push: "true",
      tags: LATEST,
      "cache-from": "type=registry,ref=user/app:buildcache",
      "cache-to": "type=registry,ref=user/app:buildcache,mode=max",
    },
    ours: { image: LATEST, cache: "user/app:buildcache" },
  },
  {
    name: "GitHub cache",
    inputs: { push: "true", tags: LATEST, "cache-from": "type=gha", "cache-to": "type=gha,mode=max" },
    ours: { image: LATEST },
  },
  {
    name: "Cache mounts",
    inputs: {
      "cache-from": "type=gha",
      "cache-to": "type=gha,mode=max",
      file: "build/package/Dockerfile",
      push: "true",
      tags: "user/app:main",
      labels: LABELS,
      platforms: "linux/amd64,linux/arm64",
    },
    refused: ["file"],
  },
  {
    name: "Local cache",
    inputs: {
      push: "true",
      tags: LATEST,
      "cache-from": "type=local,src=/tmp/.buildx-cache",
      "cache-to": "type=local,dest=/tmp/.buildx-cache-new,mode=max",
    },
    refused: ["cache-from", "cache-to"],
  },
  {
    name: "Export to Docker",
    inputs: { load: "true", tags: "myimage:latest" },
    ours: { image: "myimage:latest", load: "true", push: "false" },
    told: [NOT_PUSHED],
  },
  {
    name: "Test before push, the image to test",
    inputs: { load: "true", tags: "user/app:test" },
    ours: { image: "user/app:test", load: "true", push: "false" },
    told: [NOT_PUSHED],
  },
  {
    name: "Validating build configuration",
    inputs: { call: "check" },
    refused: ["call", "image"],
  },
  {
    name: "Local registry",
    inputs: { push: "true", tags: "localhost:5000/name/app:latest" },
    ours: { image: "localhost:5000/name/app:latest" },
  },
  {
    name: "Share built image between jobs",
    inputs: { tags: "myimage:latest", outputs: "type=docker,dest=/tmp/myimage.tar" },
    refused: ["outputs"],
    told: [NOT_PUSHED],
  },
  {
    name: "Named contexts",
    inputs: { "build-contexts": "alpine=docker-image://alpine:3.22", tags: "myimage:latest" },
    refused: ["build-contexts"],
    told: [NOT_PUSHED],
  },
  {
    name: "Attestations, provenance",
    inputs: { push: "true", provenance: "mode=max", tags: "user/app:main" },
    ours: { image: "user/app:main" },
    told: ["No provenance is attached"],
  },
  {
    name: "Attestations, SBOM",
    inputs: { sbom: "true", push: "true", tags: "user/app:main" },
    ours: { image: "user/app:main" },
    told: ['"sbom" does not attest anything here'],
  },
  {
    name: "Annotations",
    inputs: { tags: "user/app:main", annotations: ANNOTATIONS, push: "true" },
    ours: { image: "user/app:main", annotations: ANNOTATIONS },
  },
  {
    name: "Annotations on two levels",
    inputs: {
      tags: "user/app:main",
      annotations: "manifest,index:org.opencontainers.image.title=app",
      push: "true",
    },
    ours: { image: "user/app:main", annotations: "org.opencontainers.image.title=app" },
    told: ['for the level "index" is left out'],
  },
  {
    name: "Reproducible builds",
    inputs: { tags: LATEST },
    ours: { image: LATEST, push: "false" },
    told: [NOT_PUSHED],
  },
];

/** The inputs of its action.yml, version 7. */
export const BUILD_PUSH_INPUTS = (
  "add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file " +
  "labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs " +
  "secret-files shm-size ssh tags target ulimit github-token"
).split(" ");

/** The outputs of it. */
export const BUILD_PUSH_OUTPUTS = ["imageid", "digest", "metadata"];
