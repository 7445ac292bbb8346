// The failures that are met most, each as the code really fails: the first column of docs/troubleshooting.md is compared with them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failuresOf } from "../../src/actions/failure/report-failure.ts";
import { openInputs, readBuildRequest } from "../../src/actions/inputs.ts";
import { readBuilder } from "../../src/builder/builder-image.ts";
import { readLifecycleImage } from "../../src/builder/lifecycle-image.ts";
import { chooseRunImage } from "../../src/builder/run-image.ts";
import { readBuilderModules } from "../../src/buildpack/builder-modules.ts";
import { parseLocator } from "../../src/buildpack/locator.ts";
import { resolveOrder } from "../../src/buildpack/resolve-order.ts";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import { ExitCode } from "../../src/cnb/exit-codes.ts";
import { connectEngine } from "../../src/docker/engine.ts";
import { PlatformError } from "../../src/errors.ts";
import type { EditedImage } from "../../src/gateway/edit-image.ts";
import { moveTags } from "../../src/gateway/move-tags.ts";
import type { IncomingAnswer } from "../../src/network/exchange.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { PhaseError } from "../../src/phases/failure/phase-error.ts";
import { checkTags } from "../../src/platform/delivery/exported-image.ts";
import { checkMounts, checkNetwork } from "../../src/platform/plan/check-containers.ts";
import { chooseDelivery } from "../../src/platform/plan/choose-delivery.ts";
import type { ResolvedBuild } from "../../src/platform/request/build-request.ts";
import { checkNeededApi } from "../../src/platform/request/check-request.ts";
import { buildFor } from "../../src/platform/request/images-request.ts";
import { resolveRequest } from "../../src/platform/request/resolve-request.ts";
import { parseProjectDescriptor } from "../../src/project/descriptor/parse-descriptor.ts";
import { dockerConfigKeychain } from "../../src/registry/auth/docker-config.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { MemoryStore } from "../buildpack/memory-sources.ts";
import { RecordingLog } from "../phases/recording-log.ts";
import { addImage, BUILDER_ENV, builderLabels } from "../platform/registry-images.ts";
import { deliveryOptions } from "../support/delivery-options.ts";
import { FakeDaemon } from "../support/fake-daemon.ts";
import { answerOf, networkOf } from "../support/fake-network.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { imageTest } from "../support/image-test.ts";
import { namelessFailures } from "./nameless-failures.ts";

/** What fails, by what is to be said of it. */
export type Failures = Readonly<Record<string, () => unknown>>;

const TARGET = { os: "linux", arch: "amd64" };
const keychain = { resolve: () => Promise.resolve(undefined) };

/** A registry of the world outside, which answers as told. */
function outside(answer: () => IncomingAnswer): Registry {
  const network = networkOf(() => () => Promise.resolve(answer()));
  return createRegistryClient({ keychain, network, retry: { delaysMs: [] } });
}

/** One that cannot be spoken to. */
function unreachable(code: string): Registry {
  const network = networkOf(() => () => Promise.reject(Object.assign(new Error(code), { code })));
  return createRegistryClient({ keychain, network, retry: { delaysMs: [] } });
}

const withStatus = (status: number): Registry => outside(() => answerOf(status, {}, "{}"));
const app = parseImageReference("ghcr.io/owner/app:1");

const inputFailures = (workspace: string): Failures => {
  const read = (inputs: object) =>
    readBuildRequest(
      openInputs({
        GITHUB_WORKSPACE: workspace,
        INPUT_IMAGE: "ghcr.io/owner/app",
        INPUT_BUILDER: "b/b",
        ...inputs,
      }),
    );
  const log = new RecordingLog();
  return {
    "no image": () => read({ INPUT_IMAGE: "" }),
    "an owner in upper case": () => read({ INPUT_IMAGE: "ghcr.io/Owner/app" }),
    "no builder": () => read({ INPUT_BUILDER: "", INPUT_ENGINE: "docker" }),
    "a path that leads out": () => read({ INPUT_PATH: "../elsewhere" }),
    "nothing checked out": () => read({ INPUT_PATH: "missing" }),
    "a variable without a value": () => read({ INPUT_ENV: "TOKEN" }),
    "a word that is none": () => read({ INPUT_PULL: "sometimes" }),
    "a locator that is none": async () =>
      resolveRequest(buildFor(undefined, await read({ INPUT_BUILDPACKS: "docker://" })), {
        log,
        connectDaemon: () => Promise.reject(new Error("There is no engine.")),
      }),
    "no TOML": () => parseProjectDescriptor("[io", "project.toml"),
    "a number for a text": () =>
      parseProjectDescriptor(
        '[_]\nschema-version = "0.2"\n[io.buildpacks]\nbuilder = 5\n',
        "services/api/project.toml",
      ),
  };
};

const imageFailures = (fake: FakeRegistry): Failures => {
  const registry = createRegistryClient({ keychain, retry: { delaysMs: [] } });
  const sources = { registry, inspectImage: () => Promise.resolve(undefined) };
  const query = (name: string) => ({
    reference: parseImageReference(`${fake.host}/${name}`),
    target: TARGET,
    targetSource: "engine" as const,
    pull: "always" as const,
  });
  const labels = builderLabels({ image: `${fake.host}/missing:1` });
  addImage(fake, "run:1");
  addImage(fake, "builder:arm", { labels, env: BUILDER_ENV, arch: "arm64" });
  const api = { value: parseApiVersion("0.12"), source: "builder" as const, reason: "it is old" };
  return {
    "no such builder": () => readBuilder(query("missing"), sources),
    "no builder at all": () => readBuilder(query("run:1"), sources),
    "a builder for another platform": () => readBuilder(query("builder:arm"), sources),
    "an input for another platform": () =>
      readBuilder({ ...query("builder:arm"), targetSource: "input" }, sources),
    "no such lifecycle image": () => readLifecycleImage(query("missing"), sources),
    "an old builder": () => {
      checkNeededApi(
        {
          containers: { insecureRegistries: [] },
          outcome: { execEnv: "test" },
        } as unknown as ResolvedBuild,
        api,
      );
    },
    "no run image": () =>
      chooseRunImage(
        {
          requested: undefined,
          mirrors: [],
          builder: {
            reference: app,
            runImages: [{ image: `${fake.host}/missing:1`, mirrors: [`${fake.host}/missing:2`] }],
            target: TARGET,
          },
          image: app,
        },
        registry,
      ),
    "a buildpack that the builder lacks": () => {
      const builder = readBuilderModules("b/b", TARGET, labels);
      const none = { buildpacks: [], preBuildpacks: [], postBuildpacks: [], extensions: [] };
      const buildpacks = [
        parseLocator("urn:cnb:builder:examples/missing", { by: "workflow", workspace: "/" }),
      ];
      const downloads = { get: () => Promise.reject(new Error("nothing is downloaded")) };
      return resolveOrder({ ...none, buildpacks }, builder, {
        registry,
        store: new MemoryStore(),
        downloads,
        target: TARGET,
        registryIndex: undefined,
      });
    },
  };
};

const REGISTRY_FAILURES: Failures = {
  "no right to push": () => withStatus(403).checkWrite(app),
  "no login": () => withStatus(401).getManifest(parseImageReference("quay.io/owner/app:1")),
  "no such image": () => withStatus(404).getManifest(parseImageReference("quay.io/owner/app:1")),
  "too many pulls": () => withStatus(429).getManifest(parseImageReference("owner/app:1")),
  "an authority of one's own": () => unreachable("DEPTH_ZERO_SELF_SIGNED_CERT").getManifest(app),
  "a registry that is down": () => unreachable("ECONNREFUSED").getManifest(app),
  "a credential helper that fails": () =>
    dockerConfigKeychain({
      contents: '{"credHelpers":{"ghcr.io":"missing"}}',
      runHelper: () => Promise.reject(new Error("spawn ENOENT")),
    }).resolve("ghcr.io"),
  "a tag that another job moved": () =>
    checkTags([app], `sha256:${"a".repeat(64)}`, {
      headManifest: () => Promise.resolve(`sha256:${"b".repeat(64)}`),
    } as unknown as Registry),
  "an immutable tag": () =>
    moveTags({ digest: `sha256:${"a".repeat(64)}` } as EditedImage, [app], {
      registry: {
        headManifest: () => Promise.resolve(undefined),
        putManifest: () => Promise.reject(new PlatformError("REGISTRY", "The tag 1 is immutable.")),
      } as unknown as Registry,
    }),
};

const ENGINE_FAILURES: Failures = {
  "no engine": () => connectEngine({ DOCKER_HOST: "unix:///nowhere/docker.sock" }),
  "no such network": () => checkNetwork("backend", "network", { hasNetwork: () => Promise.resolve(false) }),
  "no such network for a test": () =>
    checkNetwork("backend", "test-network", { hasNetwork: () => Promise.resolve(false) }),
  "no such directory to mount": () =>
    checkMounts(
      { mounts: [{ kind: "bind", source: "/lacking", target: "/data" }] },
      new FakeDaemon(),
      new RecordingLog(),
    ),
  "an engine that cannot reach the action": () =>
    chooseDelivery(
      {
        tags: [app, parseImageReference("quay.io/owner/app:1")],
        delivery: deliveryOptions(),
        test: imageTest(),
        reuse: { whenUnchanged: "build", rebase: "never" },
      } as unknown as ResolvedBuild,
      {
        kind: "none",
        why: "it is on another machine",
        advice: 'Use an engine of this machine with "network: host"',
      },
    ),
};

const phaseFailures = (): Failures => {
  const failing = (exitCode: number, buildpacks?: readonly string[]) => () =>
    Promise.reject(new PhaseError({ phase: "creator", exitCode, tail: [], buildpacks }));
  const codes = [...Object.values(ExitCode), 134, 137, 139, 143].filter((code) => code !== ExitCode.OK);
  return {
    ...Object.fromEntries(codes.map((code) => [`exit code ${code}`, failing(code)])),
    "a buildpack that fails": failing(ExitCode.BUILDPACK_FAILED, ["examples/npm-install@1.0.0"]),
    "a build over the limit of its memory": () =>
      Promise.reject(
        new PhaseError({
          phase: "creator",
          exitCode: 137,
          tail: [],
          memory: { limitBytes: 256 * 1024 * 1024, ranOut: true },
        }),
      ),
    "a builder for another architecture": () =>
      Promise.reject(
        new PhaseError({
          phase: "analyzer",
          exitCode: 255,
          tail: ["exec /cnb/lifecycle/analyzer: exec format error"],
        }),
      ),
  };
};

/** The message of each, as it is annotated. */
export async function likelyFailures(): Promise<ReadonlyMap<string, string>> {
  const workspace = await mkdtemp(join(tmpdir(), "failures-"));
  await using fake = await startFakeRegistry();
  try {
    const all: Failures = {
      ...inputFailures(workspace),
      ...imageFailures(fake),
      ...REGISTRY_FAILURES,
      ...ENGINE_FAILURES,
      ...phaseFailures(),
      ...namelessFailures(),
    };
    const messages = await Promise.all(
      Object.entries(all).map(async ([name, fail]) => [name, await messageFrom(name, fail)] as const),
    );
    return new Map(messages);
  } finally {
    await rm(workspace, { recursive: true });
  }
}

async function messageFrom(name: string, fail: () => unknown): Promise<string> {
  let error: unknown;
  try {
    await fail();
  } catch (thrown) {
    error = thrown;
  }
  if (error === undefined) throw new Error(`"${name}" does not fail.`);
  return failuresOf(error)[0]?.message ?? "";
}
