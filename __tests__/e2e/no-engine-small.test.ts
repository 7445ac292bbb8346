// Builds without an engine in builders that have busybox for all programs, with glibc and with musl; script/bootstrap --musl prepares
// the latter.
import { beforeAll, describe, expect, it } from "@jest/globals";
import { digestOnEngine, JobContainer, type JobContainerOptions } from "./container-job.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { type CLibrary, hasMusl, MUSL_PROGRAMS, smallBuilder } from "./small-builder.ts";
import { freshImage, wordsOf } from "./testbed.ts";

const image = freshImage("no-engine-small");
const TRUSTED = { "trust-builder": "true", cache: "none" };

/** Files of the builder with all but their times. */
const FILES = `find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /home \\) -prune \
  -o -type d -exec stat -c '%n %a %u:%g' {} + -o -exec stat -c '%n %a %u:%g %s %N' {} + | sort`;

checkForLeaks();
forgetCachesOf([`${image}-glibc`, `${image}-musl`]);

interface Built {
  readonly exitCode: number | null;
  readonly digest: string | undefined;
  readonly words: string;
  /** What programs of the container say, before and after. */
  readonly said: readonly string[];
}

/** One build in a container of its own. @param say a script that runs there before and after, as root */
async function build(
  options: JobContainerOptions,
  step: { readonly inputs?: Readonly<Record<string, string>>; readonly say: string },
): Promise<Built> {
  await using job = await JobContainer.start(options);
  const before = await job.sh(step.say);
  const result = await job.run({ inputs: { image: `${image}-built`, cache: "none", ...step.inputs } });
  const said = [before, await job.sh(step.say)];
  return { exitCode: result.exitCode, digest: result.outputs["digest"], words: wordsOf(result), said };
}

/** What containers of the builder have of the runner. */
function containerOf(library: CLibrary, builder: string): JobContainerOptions {
  return { image: builder, ...(library === "musl" && { programs: MUSL_PROGRAMS }) };
}

describe.each(hasMusl ? (["glibc", "musl"] as const) : (["glibc"] as const))(
  "a builder of busybox and %s, without an engine",
  (library) => {
    let container: JobContainerOptions;
    let digest: string | undefined;

    beforeAll(async () => {
      const builder = await smallBuilder(library);
      container = containerOf(library, builder);
      digest = await digestOnEngine(`${image}-${library}`, { builder, "trust-builder": "true" });
    });

    it("makes the image that an engine makes, as root and as its own user, and is as before", async () => {
      const asRoot = await build(container, { say: FILES });
      const asUser = await build({ ...container, user: "1000:1000" }, { say: FILES, inputs: TRUSTED });

      for (const built of [asRoot, asUser]) {
        expect([built.exitCode, built.exitCode === 0 ? built.digest : built.words]).toEqual([0, digest]);
        expect(built.said[1]).toBe(built.said[0]);
      }
      // Of the phase: by setpriv of busybox.
      expect(asRoot.words).toMatch(/shell-only: Groups:\s*\n/);
      expect(asRoot.words).toMatch(/shell-only: NoNewPrivs:\s+1/);
      expect(asRoot.words).toMatch(/shell-only: CapEff:\s+0{16}/);
    });

    it("says what to install for root if it has no program that gives up rights", async () => {
      const built = await build(container, { say: "rm -f /usr/bin/setpriv" });

      expect([built.exitCode, built.words]).toEqual([
        1,
        expect.stringContaining("Install setpriv, of util-linux or busybox"),
      ]);
    });
  },
);

(hasMusl ? describe : describe.skip)("the Node.js of runners for musl", () => {
  it("is what the action runs on there, in a container that has no glibc", async () => {
    const container = containerOf("musl", await smallBuilder("musl"));
    const version = "process.report.getReport().header.glibcVersionRuntime";
    await using job = await JobContainer.start(container);

    expect(await job.sh("ls /lib | grep -v '^lib[gs]'")).toBe("ld-musl-x86_64.so.1\nlibc.musl-x86_64.so.1");
    expect(await job.sh(`/__e/${MUSL_PROGRAMS.node}/bin/node -p '${version}'`)).toBe("undefined");
  });
});
