// Cancelling a build without an engine in each of its phases, as runners do it and worse. Each phase ends like a buildpack that wants to
// stay: it ignores signals, and leaves a process in a session of its own, without parents and variables, that makes files again.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ActionResult } from "../support/mini-runner.ts";
import { digestOnEngine, JobContainer, NO_NEW_PRIVILEGES } from "./container-job.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { tagsOf } from "./published.ts";
import { freshImage, testbed, wordsOf } from "./testbed.ts";

const image = freshImage("no-engine-cancelled");

checkForLeaks();
forgetCachesOf([`${image}-engine`]);

/** Begins once the phase has done everything, also written into registry and cache. */
const STAYING = `#!/bin/bash
phase=\${0##*/}
/real/$phase "$@" || exit
[ "$(cat /real/stay)" = $phase ] || exit 0
trap "" INT TERM HUP
/real/runner-node -e '
  const again = "while :; do mkdir /layers/again /workspace/again; echo > /tmp/again; sleep 0.05; done";
  const options = { detached: true, stdio: "ignore", env: {}, cwd: "/" };
  require("child_process").spawn("/bin/bash", ["-c", again], options).unref();
'
until [ -e /tmp/again ]; do sleep 0.05; done
echo "staying: $phase"
while :; do sleep 1; done
`;

const PHASES = ["analyzer", "detector", "restorer", "builder", "exporter", "creator"] as const;
type Phase = (typeof PHASES)[number];

/** What is sent to the step, whose number is in \`pid\`. */
const ENDINGS = {
  "as the runner does it": `kill -INT $pid; for i in $(seq 75); do kill -0 $pid || exit 0; sleep 0.1; done; kill -TERM $pid; sleep 2.5; kill -KILL $pid`,
  "with two signals at once": "kill -INT $pid; kill -TERM $pid",
  "by force": "kill -KILL $pid",
} as const;
type Ending = keyof typeof ENDINGS;

/** Live processes by their programs, without those that ask; and all files that a build could have left. */
const STATE = `for p in /proc/[0-9]*; do
  [ $p = /proc/$$ ] || grep -q '^State:.[ZX]' $p/status || tr '\\0' ' ' < $p/cmdline
done 2>/dev/null
echo
find /layers /workspace /platform /cnb /__w/_temp /tmp /etc -not -name again -not -path '*compile-cache*' -not -name step.pid -printf '%p %m %U:%G %l\\n' | sort`;

class Job {
  readonly container: JobContainer;
  #before = "";

  constructor(container: JobContainer) {
    this.container = container;
  }

  async prepare(): Promise<void> {
    const phases = PHASES.join(" ");
    await this.container
      .sh(`mkdir /real && cp -a /cnb/lifecycle/. /real && cp /__e/node24/bin/node /real/runner-node && echo > /real/stay
      cat > /real/staying <<"END"\n${STAYING}\nEND
      chmod 755 /real/staying
      for phase in ${phases}; do rm /cnb/lifecycle/$phase && cp /real/staying /cnb/lifecycle/$phase; done`);
    this.#before = await this.state();
  }

  state(): Promise<string> {
    return this.container.sh(STATE);
  }

  get before(): string {
    return this.#before;
  }

  async cancel(phase: Phase, ending: Ending, losesState: boolean): Promise<ActionResult> {
    await this.container.sh(`echo ${phase} > /real/stay; rm -f /tmp/again`);
    let sent: Promise<unknown> | undefined;
    const result = await this.container.run({
      inputs: { image: `${image}-${phase}`, "trust-builder": String(phase === "creator") },
      losesState,
      onLine: (line) => {
        if (line === `staying: ${phase}`)
          sent ??= this.container.sh(`pid=$(cat /tmp/step.pid); { ${ENDINGS[ending]}; } 2>/dev/null`);
      },
    });
    await sent?.catch(() => undefined);
    if (sent === undefined) throw new Error(wordsOf(result));
    return result;
  }
}

let digest: string | undefined;

beforeAll(async () => {
  digest = await digestOnEngine(`${image}-engine`);
});

/** Whose second build ends politely. */
const POLITE = ["analyzer", "restorer", "exporter"];

describe.each([
  { who: "root", user: "0:0", phases: PHASES },
  { who: "the builder's user", user: "1000:1000", phases: ["creator"] as const },
])("a build of $who that is cancelled", ({ user, phases }) => {
  let job: Job;

  beforeAll(async () => {
    const args = NO_NEW_PRIVILEGES;
    job = new Job(await JobContainer.start({ image: testbed().images.builder, user, args }));
    await job.prepare();
  });

  afterAll(async () => {
    await job.container[Symbol.asyncDispose]();
  });

  it.each(phases)("leaves nothing of its %s, nor of the one before, which was killed", async (phase) => {
    const isPolite = POLITE.includes(phase);
    const ending = isPolite ? "as the runner does it" : "with two signals at once";

    const killed = await job.cancel(phase, "by force", true);
    // Who is polite leaves nothing to the post step.
    const cancelled = await job.cancel(phase, ending, isPolite);

    expect(killed.exitCode).toBe(137);
    expect([cancelled.exitCode, wordsOf(cancelled)]).toEqual([
      130,
      expect.stringContaining(isPolite ? "was cancelled" : "A second signal"),
    ]);
    expect(wordsOf(cancelled).includes("A second signal")).toBe(!isPolite);
    expect(await job.state()).toBe(job.before);
    expect(await tagsOf(`${image}-${phase}`)).toBeUndefined();
  });

  it("makes the image that an engine makes when it is not cancelled", async () => {
    await job.container.sh("echo > /real/stay");

    const built = await job.container.run({ inputs: { image, "trust-builder": "true" } });

    expect(built.outputs["digest"] ?? wordsOf(built)).toBe(digest);
    expect(await readdir(path.join(job.container.work, "_temp"))).toEqual([]);
  });
});

/** Of the work folder, as `stat` tells it, and what runs as the builder's user: once the folder is as it was, or after a while. */
const GIVEN_BACK = `for i in $(seq 100); do [ "$(stat -c '%a %u:%g' /__w)" = "755 1000:1000" ] && break; sleep 0.1; done
stat -c '%a %u:%g' /__w
for p in /proc/[0-9]*; do
  [ "$(stat -c %u $p)" = 1000 ] && grep '^State:.[^ZX]' $p/status
done 2>/dev/null; :`;

describe("a build of root in a work folder of the builder's user that is killed", () => {
  let job: Job;

  beforeAll(async () => {
    const args = NO_NEW_PRIVILEGES;
    job = new Job(await JobContainer.start({ image: testbed().images.builder, args }));
    await job.container.sh("chown 1000:1000 /__w && chmod 755 /__w");
    await job.prepare();
  });

  afterAll(async () => {
    await job.container[Symbol.asyncDispose]();
  });

  // The runner could not start the post step in a folder that is closed to it.
  it("gives it back without another step, and ends what the phase left first", async () => {
    const killed = await job.cancel("builder", "by force", true);

    expect(killed.exitCode).toBe(137);
    expect((await job.container.sh(GIVEN_BACK)).trim()).toBe("755 1000:1000");
  });
});
