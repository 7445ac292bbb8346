// The demo: the main job on examples/node-app, then once more after a change of one line. Called by script/demo.
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ActionResult, runAction } from "../__tests__/support/mini-runner.ts";

const root = path.resolve(import.meta.dirname, "..");
const host = process.env["TESTBED_REGISTRY"] ?? "";
const image = `${host}/demo/node-app`;

/** The part of the output `metadata` that the table shows. */
interface Metadata {
  readonly timings: readonly { readonly name: string; readonly durationMs: number }[];
  readonly layers: readonly { readonly name: string; readonly outcome: string; readonly reason: string }[];
}

async function buildOnce(workspace: string): Promise<ActionResult> {
  const result = await runAction({
    workspace,
    inputs: {
      image: `${image}:latest\n${image}:demo`,
      builder: `${host}/testbed/builder:latest`,
      "trust-builder": "true",
      network: "host",
    },
    onLine: (line) => {
      console.log(`  ${line}`);
    },
  });
  if (result.exitCode !== 0) throw new Error(`the action ended with exit code ${String(result.exitCode)}`);
  console.log("\n  Outputs:");
  for (const [name, value] of Object.entries(result.outputs)) {
    if (name !== "metadata") console.log(`    ${name}: ${value.replaceAll("\n", ", ")}`);
  }
  return result;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Starts the pushed image by digest and asks it over HTTP. */
async function answerOf(reference: string): Promise<string> {
  const port = String(await freePort());
  const name = `demo-node-app-${port}`;
  execFileSync("docker", ["pull", "-q", reference], { stdio: "ignore" });
  const container = spawn(
    "docker",
    ["run", "--rm", "--name", name, "--network", "host", "-e", `PORT=${port}`, reference],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      await sleep(200);
      const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      if (response !== undefined) return (await response.text()).trim();
      if (container.exitCode !== null) break;
    }
    throw new Error(`${reference} did not answer`);
  } finally {
    execFileSync("docker", ["rm", "-f", name], { stdio: "ignore" });
  }
}

/** What both builds have to say, one row a fact. */
function facts(results: readonly ActionResult[]): readonly (readonly string[])[] {
  const metadata = results.map(metadataOf);
  const names = [...new Set(metadata.flatMap(({ timings }) => timings.map(({ name }) => name)))];
  const timing = ({ timings }: Metadata, name: string): string =>
    seconds(timings.find((one) => one.name === name)?.durationMs);
  const tags = ({ outputs }: ActionResult): string =>
    (outputs["tags"] ?? "").replaceAll(/^.*:/gm, "").replaceAll("\n", ", ");
  return [
    ["digest", ...results.map(({ outputs }) => (outputs["digest"] ?? "").slice(0, 19))],
    ["tags", ...results.map(tags)],
    ...names.map((name) => [name, ...metadata.map((one) => timing(one, name))]),
    ["whole action", ...results.map(({ durationMs }) => seconds(durationMs))],
    ["layers reused", ...metadata.map((one) => String(layers(one, "reused").length))],
    ["layers rebuilt", ...metadata.map((one) => String(layers(one, "added").length))],
  ];
}

function metadataOf({ outputs }: ActionResult): Metadata {
  return JSON.parse(outputs["metadata"] ?? "{}") as Metadata;
}

function layers(metadata: Metadata, outcome: string): Metadata["layers"] {
  return metadata.layers.filter((layer) => layer.outcome === outcome);
}

function seconds(durationMs: number | undefined): string {
  return durationMs === undefined ? "-" : `${(durationMs / 1000).toFixed(2)} s`;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows)
    console.log(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}`,
    );
}

function explainLayers(result: ActionResult): void {
  const metadata = metadataOf(result);
  for (const [title, outcome] of [
    ["Rebuilt the second time", "added"],
    ["Reused the second time", "reused"],
  ] as const) {
    console.log(`\n  ${title}:`);
    for (const { name, reason } of layers(metadata, outcome)) console.log(`    ${name}: ${reason}`);
  }
}

async function main(): Promise<void> {
  const workspace = await mkdtemp(path.join(tmpdir(), "demo-"));
  try {
    await cp(path.join(root, "examples", "node-app"), workspace, { recursive: true });
    console.log("\n# First build\n");
    const first = await buildOnce(workspace);
    console.log(`\n  It answers: ${await answerOf(first.outputs["image"] ?? "")}`);
    console.log("\n# Second build, after a change of one line in server.js\n");
    const server = path.join(workspace, "server.js");
    const source = await readFile(server, "utf8");
    const changed = source.replace(
      /const version = "[^"]*"/,
      `const version = "${new Date().toISOString()}"`,
    );
    if (changed === source) throw new Error("server.js has no line `const version = …` to change");
    await writeFile(server, changed);
    const second = await buildOnce(workspace);
    console.log(`\n  It answers: ${await answerOf(second.outputs["image"] ?? "")}\n`);
    printTable([["", "first", "second"], ...facts([first, second])]);
    explainLayers(second);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

await main();
