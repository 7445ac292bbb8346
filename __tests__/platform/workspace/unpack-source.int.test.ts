// The builder's tar against the real engine: what one unpacks must be what the other does. Needs the environment of script/bootstrap.
import { randomUUID } from "node:crypto";
import { chmod, link, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, jest } from "@jest/globals";
import type { Daemon, Mount } from "../../../src/docker/daemon.ts";
import { connectEngine } from "../../../src/docker/engine.ts";
import { readContent, readTar } from "../../../src/oci/tar-reader.ts";
import { DeferredCleanup } from "../../../src/phases/deferred-cleanup.ts";
import { unpackByTar } from "../../../src/platform/workspace/unpack-source.ts";
import { packSourceTree } from "../../../src/project/source/pack-source.ts";
import { testbed } from "../../e2e/testbed.ts";
import { RecordingLog } from "../../phases/recording-log.ts";

jest.setTimeout(120_000);

const MAX_BYTES = 16 * 1024 * 1024;

/** Whatever a source may have that is not simple. */
async function writeSource(source: string): Promise<void> {
  const at = (name: string): string => path.join(source, name);
  await mkdir(at("directory/closed"), { recursive: true });
  for (const [name, mode] of [
    ["plain.js", 0o644],
    ["program", 0o755],
    ["private", 0o600],
    ["set-id", 0o6755],
    ["directory/closed/file", 0o444],
    ["näme – 🚀", 0o644],
    [`${"long".repeat(50)}.js`, 0o644],
    ["-rf", 0o644],
    ["new\nline\\and\ttab", 0o644],
  ] as const) {
    await writeFile(at(name), name);
    await chmod(at(name), mode);
  }
  await writeFile(Buffer.concat([Buffer.from(at("")), Buffer.from("/no-utf8-\xff\xfe", "latin1")]), "bytes");
  await writeFile(at("large"), Buffer.alloc(9 * 1024 * 1024, "large"));
  await link(at("plain.js"), at("directory/same"));
  await symlink("plain.js", at("link"));
  await symlink("/etc/passwd", at("absolute-link"));
  await symlink("../../..", at("directory/link-above"));
  await symlink("nowhere", at("broken-link"));
  await utimes(at("plain.js"), 1_000_000_000.5, 1_000_000_000.5);
  await utimes(at("program"), 4_000_000_000, 4_000_000_000);
  await chmod(at("directory/closed"), 0o555);
  await utimes(at("directory/closed"), 1_100_000_000, 1_100_000_000);
}

/** What a volume has after its container unpacked something. */
async function unpacked(
  daemon: Daemon,
  image: string,
  unpack: (volume: Mount, put: (tar: ReturnType<typeof packSourceTree>) => Promise<void>) => Promise<void>,
): Promise<unknown[]> {
  const name = `test-unpack-${randomUUID()}`;
  await using made = await daemon.createVolume(name, {});
  const mount = { kind: "volume", volume: made.name, target: "/workspace" } as const;
  const spec = { image, command: ["/bin/true"], env: [], mounts: [mount], labels: {}, securityOptions: [] };
  await using container = await daemon.createContainer({ ...spec, network: "none" });
  await unpack(mount, (tar) => container.putArchive("/workspace", tar));
  const entries: unknown[] = [];
  for await (const each of readTar((await container.getArchive("/workspace")) as AsyncIterable<Buffer>)) {
    const content = each.entry.type === "file" ? await readContent(each, MAX_BYTES) : Buffer.alloc(0);
    entries.push({
      ...each.entry,
      name: each.nameBytes,
      linkName: each.linkNameBytes,
      content: content.toString("base64"),
    });
  }
  // The top directory has the time of the upload.
  return entries.slice(1);
}

it("unpacks a source with tar as the engine does it", async () => {
  const source = await mkdtemp(path.join(tmpdir(), "unpack-source-"));
  try {
    await writeSource(source);
    const daemon = await connectEngine(process.env);
    const { builder: image } = testbed().images;
    await daemon.pullImage(image, {});
    const tar = () => packSourceTree({ path: source, fileModes: "keep", uid: 1001, gid: 1002 });

    const byEngine = await unpacked(daemon, image, (_, put) => put(tar()));
    const log = new RecordingLog();
    await using cleanup = new DeferredCleanup(log, () => undefined);
    const { signal } = new AbortController();
    const byTar = await unpacked(daemon, image, async (volume) => {
      const deps = { daemon, image, labels: {}, cleanup, log, signal };
      await expect(unpackByTar(tar(), volume, deps)).resolves.toBe(true);
      await cleanup[Symbol.asyncDispose]();
    });

    expect(byEngine.length).toBeGreaterThan(15);
    expect(byTar).toEqual(byEngine);
  } finally {
    await chmod(path.join(source, "directory/closed"), 0o755);
    await rm(source, { recursive: true });
  }
});
