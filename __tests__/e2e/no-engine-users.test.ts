// Builds without an engine in containers that give their job less than engines do by default: users that the image does not know, file
// systems that cannot be written, no capabilities, no home.
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  digestOnEngine,
  JobContainer,
  type JobContainerOptions,
  NO_NEW_PRIVILEGES,
} from "./container-job.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { isOwn } from "./given-lifecycle.ts";
import { freshImage, testbed, wordsOf } from "./testbed.ts";

const image = freshImage("no-engine-users");
const NO_CAPABILITIES = ["--cap-drop", "ALL"];
/** Nothing of a build is started from /tmp. */
const READ_ONLY = ["--read-only", "--tmpfs", "/tmp:noexec"];
const TRUSTED = { "trust-builder": "true", cache: "none" };

/** Empty volumes of a user at what a build works in. */
function volumesOf(uid: number, gid: number): string[] {
  const options = `exec,uid=${uid},gid=${gid},mode=755`;
  return ["/layers", "/workspace"].flatMap((path) => ["--tmpfs", `${path}:${options}`]);
}

checkForLeaks();
forgetCachesOf([`${image}-engine`]);

/** Of the image that an engine makes of the example. */
let digest: string | undefined;

beforeAll(async () => {
  digest = await digestOnEngine(`${image}-engine`);
});

interface Built {
  readonly exitCode: number | null;
  readonly digest: string | undefined;
  readonly words: string;
}

/** One build in a container of its own. @param prepare a script that runs there before, as root */
async function build(
  options: Omit<JobContainerOptions, "image">,
  step: {
    readonly inputs?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly prepare?: string;
  } = {},
): Promise<Built> {
  await using job = await JobContainer.start({ image: testbed().images.builder, ...options });
  if (step.prepare !== undefined) await job.sh(step.prepare);
  const inputs = { image: `${image}-built`, cache: "none", ...step.inputs };
  const result = await job.run({ inputs, ...(step.env && { env: step.env }) });
  return { exitCode: result.exitCode, digest: result.outputs["digest"], words: wordsOf(result) };
}

/** The same image, or what was said instead. */
function sameImage({ exitCode, words, digest: found }: Built): unknown {
  return exitCode === 0 ? found : words;
}

describe("a file system that cannot be written, without an engine", () => {
  const volumes = volumesOf(1000, 1000);

  it("makes no difference to root, nor to the builder's user, with volumes for what a build works in", async () => {
    const asRoot = await build({ args: [...READ_ONLY, ...NO_NEW_PRIVILEGES, ...volumes] });
    const asUser = await build(
      { user: "1000:1000", args: [...READ_ONLY, ...NO_CAPABILITIES, ...volumes] },
      { inputs: TRUSTED },
    );

    expect([sameImage(asRoot), sameImage(asUser)]).toEqual([digest, digest]);
  });

  it.each([
    ["root", "0:0"],
    ["the builder's user", "1000:1000"],
  ])("lets %s know what to mount if there are none", async (_who, user) => {
    const built = await build({ user, args: [...READ_ONLY, ...NO_NEW_PRIVILEGES] }, { inputs: TRUSTED });

    // The builder has an empty directory there, in which nothing can be made.
    expect([built.exitCode, built.words]).toEqual([
      1,
      expect.stringContaining("mount an empty volume at /layers"),
    ]);
  });

  it.each([
    ["root", "0:0"],
    ["the builder's user", "1000:1000"],
  ])("needs a place for temporary files, and tells %s so", async (_who, user) => {
    const args = ["--read-only", ...NO_NEW_PRIVILEGES, ...volumes];
    const built = await build({ user, args }, { inputs: TRUSTED });

    expect([built.exitCode, built.words]).toEqual([
      1,
      expect.stringContaining("mount an empty volume at /tmp"),
    ]);
  });
});

describe("a job without capabilities and without an engine", () => {
  it("cannot be root's, and says which it needs", async () => {
    const built = await build({ args: [...NO_CAPABILITIES, ...NO_NEW_PRIVILEGES] });

    expect([built.exitCode, built.words]).toEqual([
      1,
      expect.stringMatching(/needs the capabilities SETUID/),
    ]);
  });
});

describe("a home without an engine", () => {
  it.each([
    ["lacking", { HOME: "/nonexistent/home" }],
    ["empty", { HOME: "" }],
  ])("may be %s, for the builder's user", async (_what, env) => {
    const built = await build({ user: "1000:1000" }, { inputs: TRUSTED, env });

    expect(sameImage(built)).toBe(digest);
  });

  it("may not be one whose logins the job cannot read, and says so", async () => {
    const built = await build({ user: "1000:1000" }, { inputs: TRUSTED, env: { HOME: "/root" } });

    expect([built.exitCode, built.words]).toEqual([
      1,
      expect.stringContaining('"/root/.docker/config.json" cannot be read'),
    ]);
  });
});

describe("a user that the builder does not know, without an engine", () => {
  const options = { user: "4711:0", args: [...NO_CAPABILITIES, ...READ_ONLY, ...volumesOf(4711, 0)] };

  // Which of the two there is depends on the lifecycle that the builders have.
  if (isOwn) {
    it("builds, also with a home that it cannot write to", async () => {
      expect((await build(options, { inputs: TRUSTED, env: { HOME: "/usr" } })).exitCode).toBe(0);
    });
  } else {
    it("is told what to do, since official lifecycles look it up", async () => {
      const built = await build(options, { inputs: TRUSTED });

      expect([built.exitCode, built.words]).toEqual([
        1,
        expect.stringMatching(/looks for the user of its process, 4711, in \/etc\/passwd/),
      ]);
    });

    it("builds if /etc/passwd has it, as CRI-O of OpenShift writes it there", async () => {
      const args = [...NO_CAPABILITIES, ...volumesOf(4711, 0)];
      const prepare = "echo '4711:x:4711:0:4711 user:/:/sbin/nologin' >> /etc/passwd";

      expect((await build({ user: "4711:0", args }, { inputs: TRUSTED, prepare })).exitCode).toBe(0);
    });
  }
});

describe("folders of a runner that the user of the job cannot write to, without an engine", () => {
  it("end in an error that names them", async () => {
    const args = [...NO_CAPABILITIES, ...volumesOf(4711, 0)];
    const built = await build({ user: "4711:0", args }, { inputs: TRUSTED, env: { RUNNER_TEMP: "/opt" } });

    expect([built.exitCode, built.words]).toEqual([
      1,
      expect.stringContaining("Let the user of the job write to the folder that RUNNER_TEMP names"),
    ]);
  });
});
