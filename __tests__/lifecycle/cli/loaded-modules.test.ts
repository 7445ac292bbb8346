// What of Node.js a phase loads before it has something to do: each module takes a millisecond or more of each phase of each build.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";
import { COMPILE_CACHE, NODE_24 } from "../../support/node24.ts";

const CLI = fileURLToPath(new URL("../../../src/lifecycle/cli/cli.ts", import.meta.url));
/** Without `net`, which a pipe to write to is of, too. */
const NETWORK = ["http", "https", "tls", "dns"];
const REPORT =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(process.moduleLoadList.join("%5Cn")))';

/** The modules of Node.js itself that a phase has loaded when it misses its first file. */
async function loadedBy(phase: string, ...args: readonly string[]): Promise<readonly string[]> {
  const files = ["-group", "/nowhere/group.toml", "-analyzed", "/nowhere/analyzed.toml"];
  const child = spawn(NODE_24, ["--import", REPORT, CLI, phase, ...files, ...args], {
    env: { CNB_PLATFORM_API: "0.14", ...COMPILE_CACHE },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [log, loaded] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(log).toContain("/nowhere/");
  return loaded.split("\n").map((name) => name.replace("NativeModule ", ""));
}

it("the restorer loads neither what talks to hosts nor what compresses, unless something asks for it", async () => {
  const loaded = await loadedBy("restore");

  expect(loaded).toContain("crypto");
  expect(loaded.filter((name) => [...NETWORK, "zlib"].includes(name))).toEqual([]);
});

it("the exporter loads what talks to hosts when it asks for an image", async () => {
  const loaded = await loadedBy("export", "host.example/app");

  expect(loaded).toContain("crypto");
  expect(loaded.filter((name) => NETWORK.includes(name))).toEqual([]);
});
