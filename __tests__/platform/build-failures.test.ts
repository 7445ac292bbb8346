// Builds that fail, are cancelled or cannot be begun: what they say, and that nothing of them is left.
import { describe, expect, it } from "@jest/globals";
import { PlatformError, SeveralErrors } from "../../src/errors.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { deliveryOptions } from "../support/delivery-options.ts";
import {
  abort,
  builder,
  daemon,
  expectNothingLeft,
  exportApp,
  failing,
  log,
  programs,
  registry,
  removing,
  request,
  runImage,
} from "./build-fixture.ts";
import { addImage, BUILDER_ENV, builderLabels } from "./registry-images.ts";

const severalIn = (error: PlatformError): readonly PlatformError[] =>
  error instanceof SeveralErrors ? error.errors : [error];

describe("build that fails", () => {
  it("says what each buildpack said if none was detected, and knows what it chose", async () => {
    daemon.onRun = () => ({ exitCode: 20, lines: ["===> DETECTING", "fail: examples/one@1.0.0"] });

    const { error, report } = await failing();

    expect(error).toMatchObject({ code: "PHASE", exitCode: 20, phase: "creator" });
    expect(error.message).toContain("examples/one@1.0.0: it does not apply to the source");
    expect(report).toMatchObject({ builder, flow: "creator", digest: undefined, tags: [] });
    expect(report.timings.map(({ name }) => name).slice(-3)).toEqual(["prepare", "detector", "creator"]);
    expectNothingLeft();
  });

  it("runs no phase after one that failed", async () => {
    daemon.onRun = ({ spec, writeFile: write }) => {
      if (!spec.command[0]?.endsWith("/builder")) return {};
      write("/layers/group.toml", '[[group]]\nid = "examples/one"\nversion = "1.0.0"\n');
      return { exitCode: 51, lines: ["npm ERR! missing script"] };
    };

    const { error } = await failing({ trustBuilder: "false" });

    expect(error).toMatchObject({
      exitCode: 51,
      buildpacks: ["examples/one@1.0.0"],
      tail: ["npm ERR! missing script"],
    });
    expect(programs().at(-1)).toBe("builder");
    expectNothingLeft();
  });

  it("does not believe a digest that the registry does not have for the tag", async () => {
    const digest = `sha256:${"9".repeat(64)}`;
    daemon.onRun = (run) => {
      const outcome = exportApp(run);
      run.writeFile("/layers/report.toml", `[image]\ndigest = "${digest}"\n`);
      return outcome;
    };

    const { error, report } = await failing({ registryAccess: "direct" });

    expect(error.code).toBe("DIGEST_MISMATCH");
    expect(error.message).toContain(`The image is ${digest}`);
    expect(report).toMatchObject({ digest, tags: [] });
  });

  it.each(["creator", "phases"])(
    "does not end well with an image on another run image (%s)",
    async (flow) => {
      daemon.onRun = (run) => {
        const outcome = exportApp(run);
        if (run.spec.command[0]?.endsWith("/restorer") === true) {
          run.writeFile("/layers/analyzed.toml", `[run-image]\nreference = "${runImage}"\n`);
        }
        if (!/\/(?:creator|exporter)$/.test(run.spec.command[0] ?? "")) return outcome;
        const digest = addImage(registry, "app:1", { layers: ["another layer", "a layer"] });
        run.writeFile("/layers/report.toml", `[image]\ndigest = "${digest}"\n`);
        return outcome;
      };

      const { error, report } = await failing({
        registryAccess: "direct",
        trustBuilder: flow === "phases" ? "false" : "true",
      });

      expect(error.code).toBe("DIGEST_MISMATCH");
      expect(error.message).toContain(`is not based on the run image "${runImage}": its layer 1 is sha256:`);
      expect(error.message).toContain(`It was already pushed as "${registry.host}/app:1".`);
      expect(error.hint).toContain("Do not run what was pushed");
      expect(report.digest).toMatch(/^sha256:/);
      expectNothingLeft();
    },
  );

  it("compares the layers also of an image that cannot be described", async () => {
    daemon.onRun = (run) => {
      const outcome = exportApp(run);
      const labels = { "io.buildpacks.build.metadata": "no JSON" };
      const digest = addImage(registry, "app:1", { layers: ["another layer"], labels });
      run.writeFile("/layers/report.toml", `[image]\ndigest = "${digest}"\n`);
      return outcome;
    };

    const { error } = await failing({ registryAccess: "direct" });

    expect(error.message).toContain("is not based on the run image");
    expect(log.events.join("\n")).toContain("The labels of the image cannot be read");
  });

  it("says what to do where the lifecycle did not reach this action, and gives no container a login for that", async () => {
    daemon.onRun = () => ({ exitCode: 32 });

    const { error } = await failing();

    expect(error).toMatchObject({ code: "PHASE", details: { kind: "phase", phase: "creator" } });
    expect(error.message).toMatch(
      /It did not reach this action, which reads images for it at 127\.0\.0\.1:\d+\.$/,
    );
    expect(error.hint).toContain('set "registry-access" to "direct"');
    expect(programs()).toEqual(["holder", "creator"]);
    expect(daemon.containers.at(-1)?.spec.env.join()).not.toContain(`"${registry.host}":`);
  });

  it("checks every tag", async () => {
    const { error } = await failing(
      {
        tags: [parseImageReference(`${registry.host}/app:1`), parseImageReference(`${registry.host}/app:2`)],
      },
      { isLocalAddress: () => Promise.resolve(false) },
    );

    expect(error.message).toContain(`"${registry.host}/app:2" is not there`);
  });

  it("leaves nothing if the pull fails", async () => {
    daemon.remoteImages.clear();

    const { error } = await failing();

    expect(error.code).toBe("NOT_FOUND");
    expectNothingLeft();
  });

  it("tells why it failed even if nothing can be removed afterwards", async () => {
    const refuse = () => Promise.reject(new PlatformError("DAEMON", "volume is in use"));
    const createVolume = daemon.createVolume.bind(daemon);
    daemon.createVolume = async (name, labels) => ({
      ...(await createVolume(name, labels)),
      [Symbol.asyncDispose]: refuse,
    });
    const createContainer = daemon.createContainer.bind(daemon);
    daemon.createContainer = async (spec) =>
      Object.assign(await createContainer(spec), { [Symbol.asyncDispose]: refuse });
    daemon.onRun = () => ({ exitCode: 62 });

    const { error } = await failing();

    expect(error).toMatchObject({ code: "PHASE", exitCode: 62 });
    expect(log.events.filter((event) => event.startsWith("warning"))).toEqual([
      "warning Cannot remove the container that took the source: volume is in use",
      "warning Cannot remove the container of the creator: volume is in use",
      "warning Cannot remove a volume of the build: volume is in use",
      "warning Cannot remove a volume of the build: volume is in use",
    ]);
  });

  it("waits until everything is removed", async () => {
    const [removal, begun] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const remove = async (): Promise<void> => {
      begun.resolve(undefined);
      await removal.promise;
    };
    const createVolume = daemon.createVolume.bind(daemon);
    daemon.createVolume = async (name, labels) => ({
      ...(await createVolume(name, labels)),
      [Symbol.asyncDispose]: remove,
    });
    daemon.onRun = () => ({ exitCode: 62 });
    let isOver = false;

    const failed = failing().finally(() => {
      isOver = true;
    });
    await begun.promise;
    await new Promise(setImmediate);
    const wasOver = isOver;
    removal.resolve(undefined);
    await failed;

    expect(wasOver).toBe(false);
    expect(removing).toEqual([]);
  });

  it("leaves nothing if it is cancelled within a phase", async () => {
    daemon.onRun = () => {
      setTimeout(() => {
        abort.abort();
      }, 5);
      return { endless: true };
    };

    const { error } = await failing({ trustBuilder: "false" });

    expect(error.code).toBe("CANCELLED");
    expect(programs()).toEqual(["holder", "analyzer"]);
    expectNothingLeft();
  });

  it("takes what breaks after a cancellation for the cancellation", async () => {
    daemon.pullImage = () => {
      abort.abort();
      return Promise.reject(new PlatformError("DAEMON", "The connection broke."));
    };

    const { error } = await failing();

    expect(error.code).toBe("CANCELLED");
    expectNothingLeft();
  });

  it("leaves nothing if it is cancelled while it prepares", async () => {
    const pull = daemon.pullImage.bind(daemon);
    daemon.pullImage = (reference, options) => {
      abort.abort();
      return pull(reference, options);
    };

    const { error } = await failing();

    expect(error.code).toBe("CANCELLED");
    expect(daemon.containers.filter(({ started }) => started)).toEqual([]);
    expectNothingLeft();
  });
});

describe("build with wrong inputs", () => {
  it("reports all of them at once, before anything is made", async () => {
    const { error } = await failing({
      builder: parseImageReference(`${registry.host}/missing:1`),
      runImage: parseImageReference(`${registry.host}/gone:1`),
      path: "/nowhere",
      tags: [
        parseImageReference(`${registry.host}/app:1`),
        parseImageReference(`${registry.host}/app@sha256:${"a".repeat(64)}`),
      ],
    });

    expect(error).toBeInstanceOf(SeveralErrors);
    expect(
      severalIn(error)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["BUILDER_IMAGE", "INPUT", "RUN_IMAGE", "SOURCE"]);
    expect(error.message).toContain("4 problems:");
    expect([...daemon.volumes.keys()]).toEqual([]);
    expect(daemon.pulls).toEqual([]);
    expect(daemon.loads).toEqual([]);
  });

  it("still checks the rest without an engine", async () => {
    const { error } = await failing(
      { path: "/nowhere" },
      { connectDaemon: () => Promise.reject(new PlatformError("DAEMON_UNREACHABLE", "No engine.")) },
    );

    expect(
      severalIn(error)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["DAEMON_UNREACHABLE", "SOURCE"]);
  });

  it("asks for no builder where an engine that is there fails", async () => {
    const { error } = await failing(
      { builder: undefined },
      { connectDaemon: () => Promise.reject(new PlatformError("DAEMON", "Processes cannot be ended.")) },
    );

    expect(severalIn(error).map(({ code }) => code)).toEqual(["DAEMON"]);
  });

  it("says first that no engine answers, then what does without one, and last that an engine needs a builder", async () => {
    const absent = new PlatformError("DAEMON_UNREACHABLE", "No engine.", { hint: "CNB_USER_ID is not set." });

    const { error } = await failing({ builder: undefined }, { connectDaemon: () => Promise.reject(absent) });

    expect(error).toMatchObject({
      code: "DAEMON_UNREACHABLE",
      message: "No engine.",
      hint: expect.stringMatching(/^CNB_USER_ID is not set\. On an engine, set "builder", too, e\.g\. to /),
    });
  });

  it("reports one wrong input as itself", async () => {
    const { error } = await failing({ path: "/nowhere" });

    expect(error).toMatchObject({ code: "SOURCE", message: 'The path "/nowhere" does not exist.' });
  });

  it.each([
    ["lacking", 'no network "lacking"', "docker network create"],
    ["container:lacking", 'no container "lacking"', "Start it in an earlier step"],
  ])("looks for the network %j before anything is pulled", async (network, message, hint) => {
    const { error } = await failing({ containers: { ...request().containers, network } });

    expect(error).toMatchObject({
      code: "INPUT",
      message: `The Docker engine has ${message}, which the input "network" names.`,
      hint: expect.stringContaining(hint),
    });
    expect(daemon.pulls).toEqual([]);
  });

  it("asks for mounts before anything is pulled, and reports each", async () => {
    const mounts = ["/lacking/a", "/there", "/lacking/b"].map((source) => ({
      kind: "bind" as const,
      source,
      target: "/mnt",
    }));

    const { error } = await failing({ containers: { ...request().containers, mounts } });

    expect(severalIn(error).map(({ code, message }) => [code, message])).toEqual(
      ["/lacking/a", "/lacking/b"].map((source) => [
        "INPUT",
        `The Docker engine cannot mount "${source}" at "/mnt", as the input "volumes" wants: bind source path does not exist: ${source}.`,
      ]),
    );
    expect(daemon.pulls).toEqual([]);
  });

  it("warns of a volume that can only be empty", async () => {
    const mountAt = (volume: string, readOnly: boolean) => ({
      ...{ kind: "volume" as const, volume, target: "/mnt", readOnly },
    });
    await daemon.ensureVolume("filled", {});
    const mounts = [mountAt("lacking", true), mountAt("lacking", false), mountAt("filled", true)];

    await failing({ containers: { ...request().containers, mounts }, path: "/nowhere" });

    expect(log.events.filter((event) => event.includes("has no volume"))).toEqual([
      expect.stringMatching(
        /^warning The Docker engine has no volume "lacking", so the build will find nothing at "\/mnt"/,
      ),
    ]);
  });

  it("mentions a registry that does not answer once", async () => {
    registry.script(() => true, { kind: "reset" }, 100);

    const { error } = await failing();

    expect(error.code).toBe("REGISTRY_UNREACHABLE");
  });

  it("says what an image on a registry that does not answer is for", async () => {
    const { error } = await failing({ previousImage: parseImageReference("127.0.0.1:1/app:1") });

    expect(error).toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringMatching(
        /^The previous image cannot be looked for: Cannot read "127\.0\.0\.1:1\/app:1": .* refuses connections/,
      ),
    });
  });

  it("asks whether it may push before it builds", async () => {
    registry.script(({ method }) => method === "POST", { kind: "answer", status: 403 }, 100);

    const { error } = await failing();

    expect(error.code).toBe("REGISTRY_DENIED");
    expect(daemon.containers).toEqual([]);
  });

  it("refuses a tag with a digest", async () => {
    const { error } = await failing({
      tags: [
        parseImageReference(`${registry.host}/app:1`),
        parseImageReference(`${registry.host}/app@sha256:${"a".repeat(64)}`),
      ],
    });

    expect(error.code).toBe("INPUT");
    expect(error.message).toContain("has a digest, so it cannot be pushed");
  });

  it("refuses to load the image where containers cannot reach the gateway", async () => {
    const delivery = deliveryOptions({ load: true });

    const { error } = await failing({ delivery }, { isLocalAddress: () => Promise.resolve(false) });

    expect(error.code).toBe("INPUT");
    expect(error.message).toContain("The image is also loaded into the engine");
    expect(error.hint).toContain("network: host");
  });

  it("names both sets of APIs if there is none in common", async () => {
    addImage(registry, "builder:1", {
      labels: builderLabels({ image: `${registry.host}/run:1` }, ["0.99"]),
      env: BUILDER_ENV,
    });
    const { error } = await failing({
      trustBuilder: "false",
    });

    expect(error.code).toBe("INCOMPATIBLE_API");
    expect(error.message).toContain(`the builder "${registry.host}/builder:1" speaks 0.7, 0.99`);
    expect(error.message).toContain(`the lifecycle image "${registry.host}/lifecycle:1" speaks 0.12, 0.13`);
  });
});
