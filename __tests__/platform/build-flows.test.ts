// Which images, programs, files and credentials a build uses, with a builder that is trusted and with one that is not.
import { describe, expect, it } from "@jest/globals";
import { ownLifecycleVersion } from "../../src/cnb/lifecycle-version.ts";
import { PlatformError } from "../../src/errors.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { buildImage } from "../../src/platform/build.ts";
import { ReportCollector } from "../../src/platform/report/report-collector.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import { imageTest } from "../support/image-test.ts";
import {
  builder,
  daemon,
  deps,
  expectNothingLeft,
  exportApp,
  failing,
  lifecycle,
  log,
  masked,
  programs,
  registry,
  removing,
  request,
  runImage,
} from "./build-fixture.ts";
import { addImage, BUILDER_ENV, builderLabels } from "./registry-images.ts";

describe("build with a trusted builder", () => {
  it("reports what it built", async () => {
    const report = await buildImage(request(), deps());

    const digest = [...(registry.manifests.get("app")?.keys() ?? [])].find((key) =>
      key.startsWith("sha256:"),
    );
    expect(report).toMatchObject({
      digest,
      image: `${registry.host}/app@${String(digest)}`,
      tags: [`${registry.host}/app:1`],
      builder,
      runImage,
      target: { os: "linux", arch: "amd64" },
      platformApi: "0.14",
      lifecycleVersion: "0.20.1",
      flow: "creator",
      buildpacks: [{ id: "examples/one", version: "1.0.0" }],
      processes: [{ type: "web", command: ["node", "server.js"], default: true }],
      manifestSizeBytes: registry.manifests.get("app")?.get("1")?.bytes.length,
    });
    expect(report.layers.map(({ name, outcome }) => `${outcome} ${name}`)).toEqual([
      "added examples/one:node",
      "added app",
    ]);
    expect(report.timings.map(({ name }) => name)).toEqual([
      "check inputs",
      "get builder",
      "upload source",
      "prepare",
      "exporter",
      "creator",
      "deliver",
    ]);
    expect(report.sizeBytes).toBeGreaterThan(0);
    expect(log.progressed.get("Uploading the source")?.doneBytes).toBeGreaterThan(512);
  });

  it("runs the creator alone, from the builder by digest, with credentials that are masked", async () => {
    await buildImage(request({ registryAccess: "direct" }), deps());

    expect(programs()).toEqual(["holder", "creator"]);
    expect(daemon.pulls.map(({ reference }) => reference)).toEqual([builder]);
    expect(daemon.pulls[0]?.options.credentials).toMatchObject({ kind: "password", username: "me" });
    const [, creator] = daemon.containers;
    expect(creator?.spec.image).toBe(builder);
    expect(creator?.spec.env.join("\n")).toContain(`CNB_REGISTRY_AUTH={"${registry.host}":"Basic `);
    expect(masked).toContain("secret-password");
    expect(log.events.join("\n")).not.toContain("secret");
  });

  it.each([
    ["exports image and cache at once with our lifecycle", ownLifecycleVersion("0.1.0"), true],
    ["exports one after the other with others", "0.21.14", false],
  ])("%s", async (_, version, isParallel) => {
    const image = { image: `${registry.host}/run:1` };
    const labels = builderLabels(image, ["0.12", "0.13", "0.14"], version);
    const ours = `${registry.host}/builder@${addImage(registry, "builder:1", { labels, env: BUILDER_ENV })}`;
    daemon.images.set(ours, fakeImage());

    await buildImage(request(), deps());

    expect(programs()).toEqual(["creator"]);
    expect(daemon.containers[0]?.spec.env.includes("CNB_PARALLEL_EXPORT=true")).toBe(isParallel);
  });

  it("gives containers a login of this action alone, for images by names of its own", async () => {
    const cacheImage = parseImageReference(`${registry.host}/cache:1`);
    await buildImage(request({ cache: { kind: "registry", image: cacheImage } }), deps());

    const env = daemon.containers.at(-1)?.spec.env.join("\n") ?? "";
    const [, host = ""] = /^CNB_REGISTRY_AUTH=\{"(127\.0\.0\.1:\d+)":"Basic [^"]+"\}$/m.exec(env) ?? [];
    const named = `${host}/${registry.host.replace(":", "-")}`;
    expect(env).toContain(`CNB_RUN_IMAGE=${named}/run:1`);
    expect(env).toContain(`CNB_CACHE_IMAGE=${named}/cache:1`);
    expect(daemon.containers.at(-1)?.spec.command.at(-1)).toBe(`${named}/app:1`);
    expect(env).not.toContain(Buffer.from("me:secret-password").toString("base64"));
    expect(env).not.toContain(`${registry.host}/`);
  });

  it("has the source in the workspace, owned by the builder's user, and leaves nothing but the cache", async () => {
    let seen: string | undefined;
    daemon.onRun = (run) => {
      seen = run.readFile("/workspace/server.js");
      return exportApp(run);
    };

    await buildImage(request(), deps());

    const archives = daemon.containers[0]?.archives ?? [];
    expect(seen).toBe("hello");
    const list = archives.flatMap(({ path, entries }) =>
      entries.map(({ name, uid, gid }) => `${path} ${name} ${uid}:${gid}`),
    );
    expect(list).toEqual(["/workspace server.js 1000:1001", "/ layers 1000:1001", "/ workspace 1000:1001"]);
    expectNothingLeft();
    expect([...daemon.volumes.keys()]).toEqual([expect.stringMatching(/^cnb-cache-app-[0-9a-f]{12}$/)]);
  });

  it("puts the source into the container of the creator where nothing is waited for before that", async () => {
    daemon.images.set(builder, fakeImage());
    let seen: string | undefined;
    daemon.onRun = (run) => {
      seen = run.readFile("/workspace/server.js");
      return exportApp(run);
    };

    const report = await buildImage(request(), deps());

    expect(programs()).toEqual(["creator"]);
    expect(seen).toBe("hello");
    const [archive, roots] = daemon.containers[0]?.archives ?? [];
    expect(archive).toMatchObject({ path: "/workspace", entries: [{ name: "server.js", uid: 1000 }] });
    expect(daemon.containers[0]?.spec.mounts).toEqual(
      expect.arrayContaining([
        { kind: "own", target: "/layers" },
        { kind: "own", target: "/workspace" },
      ]),
    );
    expect(roots?.path).toBe("/");
    expect(roots?.entries.slice(0, 2)).toMatchObject([
      { name: "layers", uid: 1000, gid: 1001, mode: 0o755 },
      { name: "workspace", uid: 1000, gid: 1001, mode: 0o777 },
    ]);
    expect(report.timings.map(({ name }) => name)).toContain("upload source");
    expectNothingLeft();
  });

  it("keeps out of the volumes what the builder has at their places", async () => {
    await buildImage(request(), deps());

    const mounts = daemon.containers.at(-1)?.spec.mounts ?? [];
    const kept = mounts.filter((mount) => mount.kind === "volume" && mount.noCopy === true);
    expect(kept.map(({ target }) => target)).toEqual(["/layers", "/workspace"]);
  });

  it.each([
    ["the builder is pulled", () => undefined],
    [
      "the engine is Podman",
      () => {
        daemon.images.set(builder, fakeImage());
        Object.assign(daemon.info, { engine: "podman" });
      },
    ],
  ])("puts it into one of its own while %s", async (_, set) => {
    set();

    await buildImage(request(), deps());

    expect(programs()).toEqual(["holder", "creator"]);
    expectNothingLeft();
  });

  it("leaves nothing behind where that container does not take the source", async () => {
    daemon.images.set(builder, fakeImage());
    const create = daemon.createContainer.bind(daemon);
    daemon.createContainer = async (spec) => {
      const container = await create(spec);
      container.putArchive = () => Promise.reject(new PlatformError("DAEMON", "no space left on device"));
      return container;
    };

    const { error } = await failing();

    expect(error.message).toBe("no space left on device");
    expect(daemon.containers.map(({ started }) => started)).toEqual([false]);
    expectNothingLeft();
  });

  it("does not wait until an engine has removed the volume with the layers, and says where to look", async () => {
    const removed: string[] = [];
    const createVolume = daemon.createVolume.bind(daemon);
    daemon.createVolume = async (name, labels) => ({
      ...(await createVolume(name, labels)),
      [Symbol.asyncDispose]: async () => {
        removed.push(name);
        if (name.endsWith("-layers")) await new Promise(() => undefined);
      },
    });

    await buildImage(request(), deps());

    expect(removed).toEqual([expect.stringMatching(/-app$/), expect.stringMatching(/-layers$/)]);
    expect(removing).toEqual(["/run/docker.sock"]);
  });

  it("waits until the engine has removed the image that was tested, which nothing looks for later", async () => {
    const inspect = daemon.inspectImage.bind(daemon);
    daemon.inspectImage = (name) =>
      name.includes("/untested:")
        ? Promise.resolve(fakeImage({ diffIds: [digestOf("a layer")] }))
        : inspect(name);
    const removed: string[] = [];
    const finished = Promise.withResolvers<undefined>();
    daemon.removeImage = async (name) => {
      await finished.promise;
      await new Promise(setImmediate);
      removed.push(name);
    };
    const report = new ReportCollector(() => 0);
    const finish = report.finish.bind(report);
    report.finish = () => {
      finished.resolve(undefined);
      return finish();
    };

    await buildImage(request({ test: imageTest({ command: "smoke" }) }), deps(), report);

    expect(removed).toEqual([expect.stringMatching(/\/untested:/)]);
    expect(removing).toEqual([]);
  });

  it("has nothing to look for later where everything is gone", async () => {
    await buildImage(request(), deps());

    expect(removing).toEqual([]);
  });

  it("does not ask a second time for what it knows to be there", async () => {
    daemon.images.set(builder, fakeImage());
    const asked: string[] = [];
    const inspect = daemon.inspectImage.bind(daemon);
    daemon.inspectImage = (name) => {
      asked.push(name);
      return inspect(name);
    };

    await buildImage(request(), deps());

    expect(asked).toEqual([builder]);
  });

  it("tells lifecycle and buildpacks of the authorities to trust", async () => {
    const seen: Record<string, string | undefined> = {};
    daemon.onRun = (run) => {
      for (const file of ["type", "1.pem", "2.pem"])
        seen[file] = run.readFile(`/platform/bindings/input-ca-certificates/${file}`);
      seen["all"] = run.readFile("/cnb/certificates/step.pem");
      return exportApp(run);
    };

    await buildImage(request({ certificates: ["one", "two"] }), deps());

    expect(seen).toEqual({ type: "ca-certificates", "1.pem": "one\n", "2.pem": "two\n", all: "one\ntwo\n" });
  });

  it("labels every container and every volume of the run, and not the cache", async () => {
    const volumes: Record<string, string>[] = [];
    daemon.onRun = (run) => {
      for (const [, { labels }] of daemon.volumes) volumes.push({ ...labels });
      return exportApp(run);
    };

    await buildImage(request(), deps());

    expect(daemon.containers.map(({ spec }) => spec.labels)).toEqual([
      { "action.run": "42" },
      { "action.run": "42" },
    ]);
    expect(volumes).toContainEqual({ "io.buildpacks.action.build-cache": `${registry.host}/app` });
    expect(volumes.filter((labels) => labels["action.run"] === "42")).toHaveLength(2);
  });

  it("does not pull what the engine has, and loads the holder image once", async () => {
    await buildImage(request(), deps());
    await buildImage(request(), deps());

    expect(daemon.pulls).toHaveLength(1);
    expect(daemon.loads).toHaveLength(1);
  });

  it("says why it chose what it chose", async () => {
    await buildImage(request(), deps());

    expect(log.events.filter((event) => event.startsWith("chosen"))).toEqual([
      `chosen Image: ${registry.host}/app:1 (the input "image")`,
      "chosen Source: . (the workspace)",
      `chosen Builder: ${builder} (the input "builder": the current digest of "${registry.host}/builder:1" in its registry)`,
      "chosen Platform: linux/amd64 (the platform of the Docker engine)",
      expect.stringContaining("(named by the builder, on the registry of the image)"),
      "chosen Delivery: the lifecycle hands the image to this action, which pushes it (no phase gets a login of a registry)",
      expect.stringContaining("chosen Platform API: 0.14 (the highest that this action and the builder"),
      "chosen Layer cache: volume (this job has no cache service, so a volume of the engine keeps them)",
    ]);
    expect(log.events).toContain(
      'info Trusted: creator, one container, because the input "trust-builder" is "true"',
    );
  });

  it.each(["direct", "gateway"] as const)(
    "is content with an image whose labels cannot be read (%s)",
    async (registryAccess) => {
      daemon.onRun = (run) => {
        const digest = addImage(registry, "app:1", { labels: { "io.buildpacks.build.metadata": "{" } });
        run.writeFile("/layers/report.toml", `[image]\ndigest = "${digest}"\n`);
        return {};
      };

      const report = await buildImage(request({ registryAccess }), deps());

      expect(report.digest).toBeDefined();
      expect(log.events).toContainEqual(
        expect.stringContaining("warning The labels of the image cannot be read"),
      );
    },
  );
});

const FIVE_PHASES = ["analyzer", "detector", "restorer", "builder", "exporter"];

describe("build with a builder that is not trusted", () => {
  const untrusted = { trustBuilder: "auto" } as const;

  it("runs five phases, with credentials only in those from the lifecycle image", async () => {
    const report = await buildImage(request(untrusted), deps());

    expect(programs().slice(1)).toEqual(FIVE_PHASES);
    const specs = daemon.containers.slice(1).map(({ spec }) => spec);
    expect(specs.map(({ image }) => image)).toEqual([lifecycle, builder, lifecycle, builder, lifecycle]);
    const withSecrets = specs.filter(({ env }) => env.join(" ").includes("CNB_REGISTRY_AUTH"));
    expect(withSecrets.map(({ command }) => command[0])).toEqual([
      "/cnb/lifecycle/analyzer",
      "/cnb/lifecycle/exporter",
    ]);
    expect(report).toMatchObject({ flow: "phases", platformApi: "0.13" });
    expectNothingLeft();
  });

  it.each([true, false])(
    "leaves builder and lifecycle to later builds by their names, unless the runner is of GitHub: %j",
    async (isHosted) => {
      await buildImage(request({ ...untrusted, pull: "if-not-present" }), deps({ isHosted }));

      const names = ["builder:1", "lifecycle:1"].map((name) => `${registry.host}/${name}`);
      expect(names.filter((name) => daemon.images.has(name))).toEqual(isHosted ? [] : names);
    },
  );

  it("gives source and volumes the same owners and modes as the other flow", async () => {
    await buildImage(request(untrusted), deps());
    await buildImage(request(), deps());

    const [holder] = daemon.containers;
    const creator = daemon.containers.at(-1);
    expect(programs()).toEqual(["holder", ...FIVE_PHASES, "creator"]);
    const [source, roots] = creator?.archives ?? [];
    expect([source, { ...roots, entries: roots?.entries.slice(0, 2) }]).toEqual(holder?.archives);
  });

  it("names what the lifecycle image lacks", async () => {
    const { error } = await failing({
      ...untrusted,
      lifecycleImage: parseImageReference(`${registry.host}/run:1`),
    });

    expect(error.code).toBe("BUILDER_IMAGE");
    expect(error.message).toContain('has no label "io.buildpacks.lifecycle.apis"');
    expect(error.hint).toContain("lifecycle-image");
  });
});
