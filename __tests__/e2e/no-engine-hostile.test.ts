// What a buildpack may try in the container of the builder, where there is no engine, and what is left of a build that ends in the middle.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { ActionResult } from "../support/mini-runner.ts";
import { JobContainer, NO_NEW_PRIVILEGES } from "./container-job.ts";
import { checkForLeaks } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { scriptProject } from "./script-project.ts";
import { freshImage, testbed, wordsOf } from "./testbed.ts";

const image = freshImage("no-engine-hostile");

checkForLeaks();

const CANARY = "canary-that-sings-to-no-buildpack";

/** Each looks for the login of the exporter, starts the next, and ends. */
const CHAIN = `chain() {
  echo >> /tmp/chained
  for p in /proc/[0-9]*; do
    [ -O $p ] && mapfile -d "" variables < $p/environ || continue
    case "\${variables[*]}" in *CNB_REGISTRY_AUTH*) echo $p >> /tmp/stolen ;; esac
  done 2>/dev/null
  chain &
}
chain`;

/** To which ports the action listens, and what it answers without a login. */
const KNOCK = `knock() {
  answer=$(timeout 1 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1; printf 'GET $2 HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3")
  case $answer in *realm=*gateway*) echo "gateway: $(head -n 1 <<< "$answer")" ;; esac
}
while read -r _ place _ state _; do
  [ "$state" = 0A ] && for path in /v2/ /v2/_catalog; do knock $((16#\${place##*:})) $path & done
done < /proc/net/tcp
wait`;

/**
 * Looks everywhere, knocks at every port, tells everything to end, puts links and pipes where the job reads and removes, and leaves
 * processes behind: one that goes on looking, and those of a group of its own.
 */
const HOSTILE = scriptProject(
  "e2e/hostile",
  `for p in /proc/[0-9]*; do
  tr "\\\\0" "\\\\n" < $p/environ && ls -l $p/fd $p/cwd $p/root/__w && head -c 99 $p/mem
done 2>/dev/null
timeout 20 find /__w /github /root /run -type f -exec cat {} + 2>/dev/null
cat /__w/app/app/.git/config /github/home/.docker/config.json
grep -E "^(Groups|CapEff|NoNewPrivs)" /proc/self/status
for d in /__e/node24 /github/home /github; do mv $d $d-taken && echo taken: $d; done
env | grep CNB_REGISTRY_AUTH
${KNOCK}
for signal in STOP KILL; do
  for p in /proc/[0-9]*; do [ -O $p ] || kill -s $signal \${p##*/}; done
done 2>/dev/null
for file in /etc/passwd /cnb/lifecycle/exporter; do ln $file /layers/\${file##*/}; done 2>/dev/null
mkdir -p /layers/sbom/launch/e2e_hostile
ln -s /github/home/.docker/config.json /layers/sbom/launch/e2e_hostile/sbom.cdx.json
mkfifo /layers/pipe
ln -s /github/home /layers/$'\\xff\\xfe'
cat > /tmp/chain <<"END"
${CHAIN}
END
( set -m; bash /tmp/chain >/dev/null 2>&1 & )
timeout 20 bash -c "until [ -s /tmp/chained ]; do sleep 0.1; done"
echo begun > /tmp/seen
loop='while :; do cat /proc/[0-9]*/cmdline >> /tmp/seen; done'
( bash -c "$loop" >/dev/null 2>&1 & )`,
);

describe("a hostile buildpack in the container of a job that is root", () => {
  it("finds no secret of the job, puts nothing in place of its files, and does not outlive its phase", async () => {
    await using job = await JobContainer.start({
      image: testbed().images.builder,
      args: NO_NEW_PRIVILEGES,
      volumes: "writable",
    });
    const checkout = path.join(job.work, "app/app");
    await mkdir(path.join(checkout, "src"));
    await writeFile(path.join(checkout, "src/project.toml"), HOSTILE);
    await mkdir(path.join(checkout, ".git"));
    await writeFile(path.join(checkout, ".git/config"), CANARY);
    await writeFile(path.join(job.work, "beside"), CANARY);
    await job.writeHome(
      ".docker/config.json",
      JSON.stringify({ auths: { "other.example": { auth: CANARY } } }),
    );

    const filesOfRoot = "stat -c '%n %u %a' /etc/passwd /cnb/lifecycle/exporter";
    const before = await job.sh(filesOfRoot);

    const lines: string[] = [];
    const result = await job.run({
      inputs: { image: `${image}-hostile`, path: "src", sbom: "sbom" },
      env: { JOB_SECRET: CANARY },
      onLine: (line) => lines.push(line),
    });

    const log = lines.join("\n");
    expect(result.exitCode).toBe(0);
    expect(log).toMatch(/Groups:\s*$/m);
    expect(log).toMatch(/CapEff:\s+0{16}/);
    expect(log).toMatch(/NoNewPrivs:\s+1/);
    expect(log).toContain("/__w/app/app/.git/config: Permission denied");
    expect(log).not.toContain(CANARY);
    expect(log).not.toContain("taken: ");
    expect(await job.sh("stat -c %a /__e /github")).toBe("2777\n777");
    expect(log).toContain("gateway: HTTP/1.1 401");
    expect(log).not.toMatch(/gateway: HTTP\/1.1 [^4]|CNB_REGISTRY_AUTH/);
    expect(await job.sh("grep -ac exporter /tmp/seen || true")).toBe("0");
    expect(
      await job.sh("wc -c < /tmp/chained; sleep 0.5; ls /tmp/stolen 2>/dev/null; wc -c < /tmp/chained"),
    ).toMatch(/^(\d+)\n\1$/);
    expect(await job.sh(filesOfRoot)).toBe(before);
    expect((await job.sh("ls -A /layers /workspace")).trim()).toBe(NOTHING_LEFT);
    expect(await readFile(path.join(checkout, ".git/config"), "utf8")).toBe(CANARY);
  });
});

/** What a buildpack of the builder gets and finds. It says how many canaries, and what else it has. */
const SPY = String.raw`#!/bin/bash
touch /tmp/spied
say() { echo "spy: $1: $(grep -ac "[c]anary-that")"; }
each() { for p in /proc/[0-9]*; do tr "\0" "\n" < $p/$1; done 2>/dev/null; }
env | say "its own variables"
ls -l /proc/self/fd | grep -E "^l" | grep -vcE " [012] -> |/dev/null$|/proc/[0-9]+/fd$" | sed "s/^/spy: its open files: /"
each cmdline | say "arguments of all processes"
each environ | grep -a "^JOB_SECRET=" | sort -u | say "variables of the job"
for p in /proc/[0-9]*; do grep -aq "[d]ist/index.js" $p/cmdline && ls $p/fd; done 2>/dev/null | grep -q 1 && echo "spy: open files of the job: seen"
cat /__w/app/app/.git/config | say "its checkout"
cat /github/home/.docker/config.json | say "its home"
exit 1
`;

describe("a buildpack in the container of a job that is of the builder's user, like the job", () => {
  it("is not run unless that is allowed, and then gets nothing, but finds all that the job has", async () => {
    await using job = await JobContainer.start({ image: testbed().images.builder, user: "1000:1000" });
    const checkout = path.join(job.work, "app/app");
    await mkdir(path.join(checkout, ".git"));
    await writeFile(path.join(checkout, ".git/config"), CANARY);
    await job.writeHome(
      ".docker/config.json",
      JSON.stringify({ auths: { "other.example": { auth: CANARY } } }),
    );
    await writeFile(path.join(job.work, "spy"), SPY, { mode: 0o755 });
    await job.sh("cp /__w/spy /cnb/buildpacks/examples_node-runtime/1.0.0/bin/detect");
    const env = { JOB_SECRET: CANARY };

    const refused = await job.run({ env, inputs: { image: `${image}-spied` } });
    const spied = await job.sh("ls /tmp/spied 2>/dev/null || true");
    const lines: string[] = [];
    const trusted = await job.run({
      env,
      inputs: { image: `${image}-spied`, "trust-builder": "true" },
      onLine: (line) => lines.push(line),
    });

    expect([refused.exitCode, spied, wordsOf(refused)]).toEqual([
      1,
      "",
      expect.stringMatching(/can read what the job can, such as its logins.*trust-builder/s),
    ]);
    expect(wordsOf(trusted)).toContain('the input "trust-builder" allows that');
    // Two groups have it, and what failed is told again.
    const said = lines.flatMap((line) => /spy: (.*)/.exec(line)?.[1] ?? []);
    expect([...new Set(said)]).toEqual([
      "its own variables: 0",
      "its open files: 0",
      "arguments of all processes: 0",
      "variables of the job: 1",
      "open files of the job: seen",
      "its checkout: 1",
      "its home: 1",
    ]);
  });
});

/** Says that it is there, and goes on in a session of its own, under another name and without parents, whatever asks it to end. */
const DAEMON = scriptProject(
  "e2e/daemon",
  `trap "" TERM
( ( $(command -v setsid) bash -c 'exec -a innocent bash -c "while :; do sleep 1; done"' >/dev/null 2>&1 & ) & )
echo "daemon: started"
while :; do sleep 1; done`,
);

/** What runs as the builder's user, and what is where builds work. */
const LEFT =
  "for p in /proc/[0-9]*; do [ $(stat -c %u $p) = 1000 ] && grep -l '^State:.[RSD]' $p/status; done; ls -A /layers /workspace";
const NOTHING_LEFT = "/layers:\n\n/workspace:";

describe("a job in the container of a builder that is ended by force", () => {
  it("has only one build at a time, of which the post step ends all processes, and leaves nothing", async () => {
    await using job = await JobContainer.start({
      image: testbed().images.builder,
      args: NO_NEW_PRIVILEGES,
    });
    const checkout = path.join(job.work, "app/app");
    await mkdir(path.join(checkout, "daemon"));
    await writeFile(path.join(checkout, "daemon/project.toml"), DAEMON);
    let meanwhile: Promise<ActionResult> | undefined;
    const killAfterOther = async (): Promise<ActionResult> => {
      const pid = await job.sh("cat /tmp/step.pid");
      const other = await job.run({ inputs: { image: `${image}-meanwhile` } });
      await job.sh(`kill -KILL ${pid}`);
      return other;
    };

    const killed = await job.run({
      inputs: { image: `${image}-killed`, path: "daemon" },
      onLine: (line) => {
        if (line.includes("daemon: started")) meanwhile ??= killAfterOther();
      },
    });

    const other = await meanwhile;
    expect([other?.exitCode, other && wordsOf(other)]).toEqual([
      1,
      expect.stringMatching(/Another build, of process \d+, is at work in this container/),
    ]);
    expect(killed.exitCode).toBe(137);
    expect((await job.sh(`${LEFT} 2>/dev/null || true`)).trim()).toBe(NOTHING_LEFT);
    expect(await readdir(path.join(job.work, "_temp"))).toEqual([]);
    expect(await job.run({ inputs: { image: `${image}-after` } })).toMatchObject({ exitCode: 0 });
  });
});

describe("a job in the container of a builder that is cancelled", () => {
  it("ends all processes, and leaves nothing where it worked", async () => {
    await using job = await JobContainer.start({
      image: await fixtureBuilder(),
      args: NO_NEW_PRIVILEGES,
    });
    await writeFile(path.join(job.work, "app/app/slow"), "");

    const result = await job.run({
      inputs: { image: `${image}-cancelled` },
      cancel: { signal: "SIGTERM", when: /slow: started/ },
    });

    expect(result.exitCode).not.toBe(0);
    expect(wordsOf(result)).toContain("cancelled");
    expect((await job.sh(`${LEFT} 2>/dev/null || true`)).trim()).toBe(NOTHING_LEFT);
    expect(await job.sh("stat -c %a /__w")).toBe("777");
  });
});
