import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openInputs, readBuildRequest } from "../../src/actions/inputs.ts";
import { InputErrors } from "../../src/actions/inputs/input-errors.ts";
import type { InputLog } from "../../src/actions/inputs/input-reader.ts";
import { Endpoints } from "../../src/docker/endpoint.ts";
import { formatImageReference } from "../../src/oci/image-reference.ts";
import { formatTarget, hostTarget } from "../../src/oci/target.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;
let workspace: string;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "inputs-"));
  await mkdir(join(workspace, "services/api"), { recursive: true });
  await writeFile(join(workspace, "app.jar"), "");
  await writeFile(join(workspace, "app.txt"), "");
  await writeFile(join(workspace, "engine.sock"), "");
  await writeFile(join(workspace, "build.env"), "# for tests\nFROM_FILE='with spaces'\n");
  await mkdir(join(workspace, "described"));
  await writeFile(join(workspace, "described/project.toml"), "");
});

afterAll(async () => {
  await rm(workspace, { recursive: true });
});

/** A machine with the socket of an engine. */
function machine() {
  return { GITHUB_WORKSPACE: workspace, DOCKER_HOST: `unix://${join(workspace, "engine.sock")}` };
}

function read(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  log?: InputLog,
) {
  const all = { image: "ghcr.io/owner/app", builder: "example.com/builder:1", ...inputs };
  const variables = Object.entries(all).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const step = { ...machine(), ...env, ...Object.fromEntries(variables) };
  const endpoints = new Endpoints(step);
  return readBuildRequest(
    openInputs(step, (host) => endpoints.isMissing(host)),
    log,
  );
}

async function problems(inputs: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>) {
  const error: unknown = await read(inputs, env).catch((thrown: unknown) => thrown);
  if (!(error instanceof InputErrors)) throw new Error(`No InputErrors but ${String(error)}`);
  return error.problems;
}

/** Of the manifest. */
const annotations = (manifest: Readonly<Record<string, string>>) => ({
  manifest: new Map(Object.entries(manifest)),
  byPlatform: new Map(),
  index: new Map(),
});

describe("no engine", () => {
  it.each(["unix:///e.sock", "linux/amd64=unix:///e.sock"])("cannot be wanted beside %j", async (host) => {
    expect(await problems({ engine: "none", "docker-host": host })).toEqual([
      {
        input: "docker-host",
        value: host,
        problem: 'it needs a Docker engine, and "engine" is "none".',
        hint: 'Leave it out, or set "engine" to "docker".',
      },
    ]);
  });
});

describe("a builder that is not named", () => {
  const nowhere = { DOCKER_HOST: "unix:///nowhere/engine.sock" };

  /** Its socket is that of the machine, unless it is given. */
  const ofContext = async (host?: string) => {
    const config = await mkdtemp(join(workspace, "docker-config-"));
    const meta = join(config, "contexts/meta", createHash("sha256").update("desktop").digest("hex"));
    await mkdir(meta, { recursive: true });
    const docker = { Host: host ?? machine().DOCKER_HOST };
    await writeFile(join(meta, "meta.json"), JSON.stringify({ Endpoints: { docker } }));
    return { DOCKER_HOST: "", DOCKER_CONFIG: config, DOCKER_CONTEXT: "desktop" };
  };

  it("is left to who looks for an engine, where that cannot be there", async () => {
    await expect(read({ builder: "" }, nowhere)).resolves.toMatchObject({ builder: undefined });
  });

  it("is left to who looks for an engine, where that of the Docker context cannot be there", async () => {
    const env = await ofContext(nowhere.DOCKER_HOST);

    await expect(read({ builder: "" }, env)).resolves.toMatchObject({ builder: undefined });
  });

  it("is complained about where the engine of the Docker context can be there", async () => {
    expect(await problems({ builder: "" }, await ofContext())).toEqual([
      expect.objectContaining({ input: "builder", problem: "it is required, and missing or empty." }),
    ]);
  });

  it("is left to who looks for an engine where the input names a socket that cannot be there", async () => {
    const inputs = { builder: "", "docker-host": nowhere.DOCKER_HOST };

    await expect(read(inputs)).resolves.toMatchObject({ builder: undefined });
  });

  it.each([
    ["an engine can be there", {}, {}],
    ["an engine has to be there", nowhere, { engine: "docker" }],
    ["an engine is at an address", { DOCKER_HOST: "tcp://127.0.0.1:1" }, {}],
    ["the engine has no address that can be used", { DOCKER_HOST: "ssh://host" }, {}],
  ])("is complained about where %s", async (_, env, inputs) => {
    expect(await problems({ builder: "", ...inputs }, env)).toEqual([
      expect.objectContaining({ input: "builder", problem: "it is required, and missing or empty." }),
    ]);
  });
});

describe("several platforms", () => {
  const own = hostTarget(process.arch);
  const other = own.arch === "arm64" ? "linux/amd64" : "linux/arm64";

  it("are taken by line or comma, with annotations for one of them", async () => {
    const request = await read({
      platform: `${formatTarget(own)}\n${other},linux/s390x`,
      load: "true",
      annotations: `manifest[${other}]:a=b`,
    });

    expect(request.targets.map(formatTarget)).toEqual([formatTarget(own), other, "linux/s390x"]);
    expect(request.delivery.load).toBe(true);
    expect(request.delivery.annotations.byPlatform).toEqual(new Map([[other, new Map([["a", "b"]])]]));
  });

  it("must be built for if they are annotated", async () => {
    const found = await problems({
      platform: "linux/arm64,linux/amd64",
      annotations: "manifest[linux/arm]:a=b",
    });

    expect(found.map(({ problem }) => problem)).toEqual([
      'there are annotations for "linux/arm", which is not built for.',
    ]);
  });

  it("have that of the runner among them if it is loaded", async () => {
    const found = await problems({ platform: "linux/s390x,linux/riscv64", load: "true" });

    expect(found.map(({ input, hint }) => [input, hint])).toEqual([
      ["load", 'Name it in "platform", too, or leave "load" out.'],
    ]);
  });
});

describe("readBuildRequest", () => {
  it("leaves the builder to the project descriptor where there is one", async () => {
    await expect(read({ builder: "", path: "described" })).resolves.toMatchObject({ builder: undefined });
  });

  it("takes an archive for a source, and the descriptor beside it", async () => {
    await expect(read({ path: "app.jar" })).resolves.toMatchObject({
      path: join(workspace, "app.jar"),
      descriptor: { path: join(workspace, "project.toml") },
    });
  });

  it("warns of a source with nothing in it, as there is without a checkout", async () => {
    const warnings: string[] = [];
    const log = { info: () => undefined, warning: (message: string) => warnings.push(message) };
    const env = { INPUT_IMAGE: "g.io/a", INPUT_BUILDER: "g.io/b", GITHUB_WORKSPACE: workspace };

    await readBuildRequest(openInputs(env), log);
    expect(warnings).toEqual([]);
    await readBuildRequest(openInputs({ ...env, INPUT_PATH: "services/api" }), log);
    expect(warnings).toEqual([`The source "${join(workspace, "services/api")}" is empty.`]);
  });

  it("gives the build the proxies of the step, in both spellings", async () => {
    const { containers } = await read({}, { https_proxy: "http://proxy:3128", NO_PROXY: "localhost" });

    expect(containers.proxies).toEqual({
      HTTPS_PROXY: "http://proxy:3128",
      https_proxy: "http://proxy:3128",
      NO_PROXY: "localhost",
      no_proxy: "localhost",
    });
  });

  it.each([
    ["now", {}, Math.floor(Date.now() / 1000)],
    ["1700000000", { SOURCE_DATE_EPOCH: "1" }, 1_700_000_000],
    ["", { SOURCE_DATE_EPOCH: "1600000000" }, 1_600_000_000],
  ])("takes the creation time %p with the environment %p", async (text, env, expected) => {
    const { outcome } = await read({ "creation-time": text }, env);

    expect(outcome.createdAt).toBeGreaterThanOrEqual(expected);
    expect(outcome.createdAt).toBeLessThan(expected + 60);
  });

  it("takes the defaults of inputs that are empty", async () => {
    await expect(read({})).resolves.toEqual({
      tags: [{ registry: "ghcr.io", repository: "owner/app" }],
      builder: { registry: "example.com", repository: "builder", tag: "1" },
      path: workspace,
      fileModes: "keep",
      workspace,
      descriptor: { path: join(workspace, "project.toml"), name: "project.toml", isRequired: false },
      modules: { buildpacks: [], preBuildpacks: [], postBuildpacks: [], extensions: [] },
      registryIndex: undefined,
      bindings: [],
      env: [],
      runImage: undefined,
      previousImage: undefined,
      trustBuilder: "auto",
      registryAccess: "auto",
      lifecycleImage: undefined,
      targets: [],
      runImageMirrors: [],
      containers: {
        network: undefined,
        mounts: [],
        limits: { memoryBytes: undefined, cpus: undefined },
        uid: undefined,
        gid: undefined,
        proxies: {},
        insecureRegistries: [],
      },
      certificates: [],
      outcome: {
        defaultProcess: undefined,
        createdAt: undefined,
        execEnv: undefined,
        appDir: "/workspace",
        sbomDir: undefined,
        reportDir: undefined,
      },
      delivery: {
        push: true,
        byDigest: false,
        load: false,
        layout: undefined,
        attest: "false",
        sigstore: "auto",
        labels: new Map(),
        annotations: annotations({}),
      },
      test: {
        command: undefined,
        http: undefined,
        env: [],
        timeoutMs: 300_000,
        network: undefined,
        readOnly: true,
      },
      verify: false,
      reuse: { whenUnchanged: "build", rebase: "never", key: undefined },
      clearCache: false,
      pull: "always",
      verbose: false,
      cache: { kind: "auto" },
      cacheScope: "",
      builderCache: "auto",
    });
  });

  it("takes every input", async () => {
    const request = await read({
      image: "ghcr.io/owner/app:1,ghcr.io/owner/app:2",
      path: "services/api",
      "file-modes": "normalize",
      env: "A=b",
      "env-files": "build.env",
      descriptor: "ci/project.toml",
      buildpacks: "from=builder\n./bp, acme/node@1",
      "pre-buildpacks": "a/pre",
      "post-buildpacks": "a/post",
      extensions: "a/ext",
      "buildpack-registry": "https://example.com/index/",
      test: "npm run smoke",
      "test-http": "/health?deep=1",
      "test-env": "PORT=3000",
      "test-timeout": "60",
      "test-network": "backend",
      "test-read-only": "false",
      bindings: "maven/type=maven",
      "run-image": "run@" + DIGEST,
      "previous-image": "ghcr.io/owner/app:main",
      "trust-builder": "true",
      "lifecycle-image": "lifecycle",
      network: "host",
      platform: "linux/arm64",
      "run-image-mirrors": "ghcr.io/owner/run:1",
      volumes: "data:/mnt/data\n./cache:/mnt/cache:rw",
      memory: "4g",
      cpus: "1.5",
      uid: "1234",
      gid: "0",
      "insecure-registries": "registry.local:5000, other.local",
      "default-process": "web",
      "creation-time": "2026-01-31T12:00:00Z",
      "exec-env": "test",
      workspace: "app",
      sbom: "out/sbom",
      layout: "out/image",
      report: "/tmp/report",
      "clear-cache": "true",
      push: "false",
      load: "true",
      labels: "team=a=b",
      annotations: "manifest:note=x",
      pull: "never",
      verbose: "True",
      cache: "ghcr.io/owner/app-cache:main",
      "cache-scope": "api",
      "builder-cache": "always",
      "when-unchanged": "skip",
      "when-unchanged-key": "0123456789abcdef0123456789abcdef",
      rebase: "auto",
    });

    expect(request).toMatchObject({
      tags: [{ tag: "1" }, { tag: "2" }],
      path: join(workspace, "services/api"),
      fileModes: "normalize",
      env: [
        { name: "FROM_FILE", value: "with spaces" },
        { name: "A", value: "b" },
      ],
      descriptor: { path: join(workspace, "ci/project.toml"), name: "ci/project.toml", isRequired: true },
      modules: {
        buildpacks: ["from=builder", "./bp", "acme/node@1"],
        preBuildpacks: ["a/pre"],
        postBuildpacks: ["a/post"],
        extensions: ["a/ext"],
      },
      registryIndex: "https://example.com/index",
      bindings: [{ name: "maven", entries: new Map([["type", { kind: "text", text: "maven" }]]) }],
      runImage: { repository: "library/run", digest: DIGEST },
      previousImage: { tag: "main" },
      trustBuilder: "true",
      lifecycleImage: { repository: "library/lifecycle" },
      targets: [{ os: "linux", arch: "arm64" }],
      runImageMirrors: [{ registry: "ghcr.io", repository: "owner/run", tag: "1" }],
      containers: {
        network: "host",
        mounts: [
          { kind: "volume", volume: "data", target: "/mnt/data", readOnly: true },
          { kind: "bind", source: join(workspace, "cache"), target: "/mnt/cache", readOnly: false },
        ],
        limits: { memoryBytes: 4 * 1024 ** 3, cpus: 1.5 },
        uid: 1234,
        gid: 0,
        insecureRegistries: ["registry.local:5000", "other.local"],
      },
      outcome: {
        defaultProcess: "web",
        createdAt: 1_769_860_800,
        execEnv: "test",
        appDir: "/app",
        sbomDir: { input: "sbom", path: join(workspace, "out/sbom"), within: workspace },
        reportDir: { input: "report", path: "/tmp/report", within: undefined },
      },
      clearCache: true,
      delivery: {
        push: false,
        load: true,
        layout: { input: "layout", path: join(workspace, "out/image"), within: workspace },
        labels: new Map([["team", "a=b"]]),
        annotations: annotations({ note: "x" }),
      },
      test: {
        command: "npm run smoke",
        http: "/health?deep=1",
        env: [{ name: "PORT", value: "3000" }],
        timeoutMs: 60_000,
        network: "backend",
        readOnly: false,
      },
      pull: "never",
      verbose: true,
      cache: { kind: "registry", image: { repository: "owner/app-cache", tag: "main" } },
      cacheScope: "api",
      reuse: { whenUnchanged: "skip", rebase: "auto", key: "0123456789abcdef0123456789abcdef" },
      builderCache: "always",
    });
  });

  it.each([
    ["lines", "g.io/a:1\ng.io/a:2"],
    ["commas", "g.io/a:1,g.io/a:2"],
    ["both, with blanks and comments", "\n# g.io/x:9, g.io/y:9\n g.io/a:1 ,\r\n\n,g.io/a:2\n"],
    ["the same tag again", "g.io/a:1\ng.io/a:2\ng.io/a:1"],
  ])("reads tags separated by %s", async (_, image) => {
    const request = await read({ image });

    expect(request.tags.map(formatImageReference)).toEqual(["g.io/a:1", "g.io/a:2"]);
  });

  it("knows that no tag and latest are the same", async () => {
    await expect(read({ image: "g.io/a,g.io/a:latest" })).resolves.toMatchObject({ tags: { length: 1 } });
  });

  it("allows upper case in tags", async () => {
    await expect(read({ image: "g.io/a:V1-RC" })).resolves.toMatchObject({ tags: [{ tag: "V1-RC" }] });
  });

  it("reads variables with values of any form, from the step, and the last of a name", async () => {
    const env = " URL=https://x?a=b&c=d \n# C=1\n\nEMPTY=\nTOKEN\r\nA=1\nA=2\nspring.profiles-x=y";

    const request = await read({ env }, { TOKEN: "two\nlines" });

    expect(request.env).toEqual([
      { name: "URL", value: "https://x?a=b&c=d " },
      { name: "EMPTY", value: "" },
      { name: "TOKEN", value: "two\nlines" },
      { name: "A", value: "2" },
      { name: "spring.profiles-x", value: "y" },
    ]);
  });

  it("warns of names that one place has more than once, without their values", async () => {
    await writeFile(join(workspace, "build.env"), "C=file\nD=1\nC=secret\n");
    const warnings: string[] = [];
    const log = {
      info: () => undefined,
      warning: (message: string) => {
        warnings.push(message);
      },
    };

    await read({ env: "A=1\nB=2\nA=3\nB=secret\nA=5\nD=2", "env-files": "build.env" }, {}, log);

    expect(warnings).toEqual([
      'The input "env" sets "A", "B" more than once: the last value counts.',
      'The file "build.env" sets "C" more than once: the last value counts.',
    ]);
  });

  it("is verbose in workflows with debug logging", async () => {
    await expect(read({ verbose: "false" }, { RUNNER_DEBUG: "1" })).resolves.toMatchObject({ verbose: true });
  });

  it.each([
    ["image", "", "it is required, and missing or empty.", "docker/metadata-action"],
    ["image", "# nothing\n,", "it is required, and missing or empty.", "ghcr.io/owner/app:1.0"],
    ["image", "a b", '"a b" is not an image reference: "a b" is not a repository.', "[registry/]repository"],
    [
      "image",
      "ghcr.io/Owner/App:V1",
      '"ghcr.io/Owner/App:V1" has upper-case letters in its name.',
      '"ghcr.io/owner/app:V1"',
    ],
    ["image", "Owner/app", '"Owner/app" has upper-case letters in its name.', 'lower case: "owner/app"'],
    [
      "image",
      `g.io/a@${DIGEST}`,
      `"g.io/a@${DIGEST}" has a digest, which only a finished image has.`,
      "Name a tag",
    ],
    ["push-by-digest", "digest", '"digest" is not one of true, false.', undefined],
    ["env-files", "gone.env", '"gone.env" does not exist.', "config/build.env"],
    [
      "buildpack-registry",
      "http://example.com",
      '"http://example.com" is not the address of a buildpack registry.',
      "https",
    ],
    ["bindings", "maven/key=secret", 'The binding "maven" has no type.', "maven/type=TYPE"],
    ["push", "maybe", '"maybe" is not one of true, false.', undefined],
    ["load", "1", '"1" is not one of true, false.', undefined],
    ["summary", "no", '"no" is not one of true, false.', undefined],
    ["labels", "team", '"team" has no "=".', "KEY=VALUE"],
    ["labels", "=x", '"=x" has no key.', "KEY=VALUE"],
    ["labels", "my team=x", '"my team" is not a key.', "without spaces"],
    [
      "labels",
      "io.buildpacks.stack.id=x",
      '"io.buildpacks.stack.id" is a label of the lifecycle.',
      "io.buildpacks.",
    ],
    ["annotations", "manifest:note", '"manifest:note" has no "=".', "KEY=VALUE"],
    [
      "annotations",
      "manifest[linux/arm64]:a=b",
      '"manifest[linux/arm64]:a=b" is for one platform, "linux/arm64".',
      "manifest:a=b",
    ],
    [
      "bindings",
      "Maven/type=x",
      '"Maven" is not the name of a binding, which has lower-case letters, digits, . and -.',
      undefined,
    ],
    ["bindings", "maven", "Line 1 has neither = nor <.", "NAME/KEY"],
    [
      "cache",
      "sometimes",
      '"sometimes" is neither one of auto, github, volume, none nor an image reference.',
      "ghcr.io",
    ],
    [
      "cache",
      "ghcr.io/owner/app:latest",
      '"ghcr.io/owner/app:latest" is also a tag of the image, which would overwrite it.',
      "of its own",
    ],
    ["cache", `g.io/a@${DIGEST}`, `"g.io/a@${DIGEST}" has a digest, so it cannot be written.`, "Name a tag"],
    ...[
      "type=build;format=image;name=g.io/a",
      "type=build;format=volume",
      "format=bind;source=/c",
      "type=gha",
      "type=registry,ref=g.io/a",
    ].map((text): [string, string, string, string] => [
      "cache",
      text,
      `"${text}" is a cache as other tools write it.`,
      "format=image;name=IMAGE",
    ]),
    ["cache-scope", "a\nb", "it has more than 200 characters or more than one line.", "short name"],
    ["builder-cache", "on", '"on" is not one of auto, always, never.', undefined],
    ["when-unchanged", "rebase", '"rebase" is not one of build, skip.', undefined],
    ["rebase", "true", '"true" is not one of auto, never.', undefined],
    ["docker-host", "10.0.0.5", '"10.0.0.5" is not the address of a Docker engine.', "tcp://host:port"],
    ["ca-certificates", "app.txt", '"app.txt" has no certificate in PEM format.', "PEM files"],
    ["ca-certificates", "gone.pem", '"gone.pem" does not exist.', "PEM files"],
    ["builder", "", "it is required, and missing or empty.", "paketobuildpacks"],
    ["builder", "a:", '"a:" is not an image reference: "" is not a tag.', "A tag has"],
    [
      "run-image",
      "run@sha256:12",
      '"run@sha256:12" is not an image reference: "sha256:12" is not a digest.',
      "64",
    ],
    ["previous-image", "UP/x", '"UP/x" has upper-case letters in its name.', '"up/x"'],
    ["lifecycle-image", ":1", '":1" is not an image reference: it has no repository.', "[registry/]"],
    ["trust-builder", "yes", '"yes" is not one of auto, true, false.', undefined],
    ["pull", "sometimes", '"sometimes" is not one of always, if-not-present, never.', undefined],
    ["pull", "toString", '"toString" is not one of always, if-not-present, never.', undefined],
    ["verbose", "yes", '"yes" is not one of true, false.', undefined],
    ["network", "my net", '"my net" is not the name of a Docker network.', "host, bridge"],
    ["platform", "windows/amd64", '"windows/amd64" is not a platform.', "always linux"],
    ["platform", "linux/aarch64", '"linux/aarch64" is not a platform.', "linux/arm64"],
    ["platform", "linux/amd64,linux", '"linux" is not a platform.', "os/arch"],
    [
      "platform",
      "linux/arm64,linux/arm64/v8",
      '"linux/arm64" and "linux/arm64/v8" are the same platform.',
      "once",
    ],
    [
      "platform",
      "linux/amd64/v9",
      '"linux/amd64/v9" is not a platform: amd64 has no variant "v9".',
      "linux/amd64/v1, linux/amd64/v2, linux/amd64/v3, linux/amd64/v4",
    ],
    ["platform", "linux/s390x/v1", 's390x has no variant "v1"', "Write linux/s390x."],
    ["platform", "linux", '"linux" is not a platform.', "os/arch"],
    ["run-image-mirrors", "A/b", '"A/b" has upper-case letters in its name.', '"a/b"'],
    ["volumes", "/data", '"/data" is not a volume.', "SOURCE:TARGET"],
    ["volumes", "/data:/x:rx", '"/data:/x:rx" is not a volume.', "SOURCE:TARGET"],
    ["volumes", "/data:/cnb/x", 'the target "/cnb/x" is in /cnb, which is reserved.', "elsewhere"],
    ["volumes", "/data:/layers", 'the target "/layers" is in /layers, which is reserved.', "elsewhere"],
    [
      "volumes",
      "/d:/x/../platform/a",
      'the target "/x/../platform/a" is in /platform, which is reserved.',
      "elsewhere",
    ],
    [
      "volumes",
      "/data:/workspace/a",
      'the target "/workspace/a" is in /workspace, which is reserved.',
      "elsewhere",
    ],
    ["volumes", "/data:/", 'the target "/" is not an absolute path below /.', "elsewhere"],
    ["volumes", "/data:mnt", 'the target "mnt" is not an absolute path below /.', "elsewhere"],
    ["volumes", "a b:/mnt", '"a b" is neither a path nor the name of a volume.', "SOURCE:TARGET"],
    ["memory", "much", '"much" is not an amount of memory of 6m or more.', "4g"],
    ["memory", "4", '"4" is not an amount of memory of 6m or more.', "4g"],
    ["memory", "-1g", '"-1g" is not an amount of memory of 6m or more.', "4g"],
    ["cpus", "0", '"0" is not a number of processors.', "1.5"],
    ["cpus", "2,5", '"2,5" is not a number of processors.', "1.5"],
    ["cpus", "9999", '"9999" is not a number of processors.', "from 0.01 to 4096"],
    ["uid", "0", "a build never runs as root.", "1000"],
    ["uid", "cnb", '"cnb" is not the number of a user or group.', "1000"],
    ["uid", "2147483648", '"2147483648" is not the number of a user or group.', "2147483647"],
    ["gid", "-1", '"-1" is not the number of a user or group.', "1000"],
    ["registry-timeout", "5m", '"5m" is not a number of seconds from 30 to 7200.', "whole number"],
    ["registry-timeout", "29", '"29" is not a number of seconds from 30 to 7200.', "whole number"],
    ["insecure-registries", "http://a", '"http://a" is not the host of a registry.', "host:port"],
    ["default-process", "web server", '"web server" is not the type of a process.', "letters"],
    ["creation-time", "yesterday", '"yesterday" is not a time.', "seconds since 1970"],
    ["creation-time", "2026-13-01T00:00:00Z", '"2026-13-01T00:00:00Z" is not a time.', "seconds since 1970"],
    ["creation-time", "2026-02-30T00:00:00Z", '"2026-02-30T00:00:00Z" is not a time.', "seconds since 1970"],
    ["creation-time", "2026-01-01T24:00:00Z", '"2026-01-01T24:00:00Z" is not a time.', "seconds since 1970"],
    ["creation-time", "commit", "there is no commit in the workspace.", "Check the source out"],
    ["exec-env", "a b", '"a b" is not an execution environment.', "production"],
    ["workspace", "etc", '"etc" cannot be the directory of the source.', "system's"],
    ["workspace", "../x", '"../x" cannot be the directory of the source.', "system's"],
    ["layer-compression", "lz4", '"lz4" is not one of gzip, zstd.', undefined],
    ["clear-cache", "maybe", '"maybe" is not one of true, false.', undefined],
    ["env", "A B=secret", '"A B" is not the name of a variable.', "KEY=VALUE"],
    ["env", "=secret", 'There is no name before "=".', "KEY=VALUE"],
    [
      "env",
      "A=1\nsecond line",
      '"second line" is not the name of a variable.',
      "set KEY in the env of the step",
    ],
    ["bindings", "a/type=1\na/type=2", '"a/type" is given twice.', "a/type<$VARIABLE"],
    ["bindings", "a/type=1\na/b/c=2", '"a/b/c" does not name an entry', "NAME<DIRECTORY for all files"],
    ["volumes", "/data:/platform/bindings", "is reserved", 'Use the input "bindings"'],
    ["volumes", "/data:/platform/bindings/db:ro", "is reserved", "db<DIRECTORY"],
    ["env", "A=one\ntwo", '"two" has no value', "For a value of several lines, write KEY, and set KEY"],
    ["env", "../A=1", '"../A" is not the name of a variable.', "KEY=VALUE"],
    [
      "env",
      "MISSING",
      '"MISSING" has no value, and the step\'s environment has none for it.',
      "set MISSING in the env",
    ],
  ])("rejects %s %j", async (input, text, problem, hint) => {
    const found = await problems({ [input]: text });

    expect(found).toEqual([expect.objectContaining({ input, problem: expect.stringContaining(problem) })]);
    expect(found[0]?.hint ?? "").toContain(hint ?? "");
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  it.each([
    [{ env: "ACTIONS_ID_TOKEN_REQUEST_TOKEN" }],
    [{ test: "true", "test-env": "ACTIONS_ID_TOKEN_REQUEST_TOKEN" }],
    [{ bindings: "a/type=b\na/token<$ACTIONS_ID_TOKEN_REQUEST_TOKEN" }],
    [{ env: "actions_runtime_token" }],
    [{ env: "INPUT_GITHUB-TOKEN" }],
  ])("gives no container what the runner has for actions only: %j", async (inputs) => {
    const tokens = {
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret",
      actions_runtime_token: "secret",
      "INPUT_GITHUB-TOKEN": "secret",
    };

    const found = await problems(inputs, tokens);

    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  it.each([
    [
      { image: "ghcr.io/owner/app:1" },
      '"ghcr.io/owner/app:1" has a tag, but an image that is pushed by its digest gets none.',
      'Name the repository in "image": "ghcr.io/owner/app".',
    ],
    [
      { push: "false" },
      'the image is to be pushed by its digest, but "push" is "false".',
      'Set "push" to "true"',
    ],
  ])("rejects a push by digest beside %j", async (inputs, problem, hint) => {
    expect(await problems({ "push-by-digest": "true", ...inputs })).toEqual([
      {
        input: "push-by-digest",
        value: "true",
        problem: expect.stringContaining(problem),
        hint: expect.stringContaining(hint),
      },
    ]);
  });

  it.each([
    ["nowhere", "does not exist"],
    ["app.txt", "is neither a directory nor"],
    ["app.jar/x", "cannot be read: "],
  ])("rejects the path %s", async (path, why) => {
    const [found] = await problems({ path });

    expect(found?.input).toBe("path");
    expect(found?.problem).toContain(`"${join(workspace, path)}" ${why}`);
  });

  it("refuses a key that can be guessed, without telling it", async () => {
    const [found] = await problems({ "when-unchanged-key": "hunter2" });

    expect(found).toMatchObject({ input: "when-unchanged-key", value: "" });
    expect(found?.problem).toContain("it has 7 characters, and a key has at least 32");
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  it("reports everything that is wrong together, in the order of action.yml", async () => {
    const inputs = { image: "a b,g.io/B", builder: "", pull: "x", env: "-\nNO", path: "nope", verbose: "1" };

    const found = await problems(inputs);

    expect(found.map(({ input, value }) => [input, value])).toEqual([
      ["image", "a b"],
      ["image", "g.io/B"],
      ["builder", ""],
      ["path", join(workspace, "nope")],
      ["env", "-"],
      ["env", "NO"],
      ["pull", "x"],
      ["verbose", "1"],
    ]);
  });
});

describe("InputErrors", () => {
  it("has the message and the hint of its only problem", () => {
    const error = new InputErrors([{ input: "pull", value: "x", problem: '"x" is wrong.', hint: "Do y." }]);

    expect(error).toMatchObject({ code: "INPUT", message: 'Input "pull": "x" is wrong.', hint: "Do y." });
  });
});
