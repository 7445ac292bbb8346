// Tars as tests make and read them, and the streams that carry them.
import { encodeTarHeader, paddingOf, TAR_END, type TarEntry } from "../../src/oci/tar-header.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";

/** An entry of a tar; the defaults are those of a file of somebody. */
export type FixtureEntry = Partial<Omit<TarEntry, "sizeBytes">> & {
  readonly name: string;
  readonly text?: string;
};

export function tarOf(entries: readonly FixtureEntry[]): Buffer {
  const records = entries.map(({ text = "", ...entry }) => {
    const content = Buffer.from(text);
    const defaults = { type: "file", mode: 0o644, uid: 1000, gid: 1000, mtime: 42 } as const;
    const header = encodeTarHeader({ ...defaults, ...entry, sizeBytes: content.length });
    return Buffer.concat([header, content, Buffer.alloc(paddingOf(content.length))]);
  });
  return Buffer.concat([...records, TAR_END]);
}

/** Like {@link tarOf}, but each character is one byte. */
export function rawTar(entries: readonly FixtureEntry[]): Buffer {
  const records = entries.map(({ name, text = "" }) => {
    const content = Buffer.from(text, "latin1");
    const entry = {
      name,
      type: "file",
      mode: 0o644,
      uid: 0,
      gid: 0,
      mtime: 0,
      sizeBytes: content.length,
    } as const;
    return Buffer.concat([encodeTarHeader(entry), content, Buffer.alloc(paddingOf(content.length))]);
  });
  return Buffer.concat([...records, TAR_END]);
}

export async function* streamOf(bytes: Buffer, size = bytes.length): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += Math.max(1, size))
    yield bytes.subarray(at, at + Math.max(1, size));
}

export async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** One line an entry: type, mode, owner, name, target of a link, and the text of a file. */
export async function listing(tar: AsyncIterable<Buffer>): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of readTar(tar)) {
    const { name, type, mode, uid, gid, linkName } = item.entry;
    const content = (await readContent(item, 1_000_000)).toString("utf8");
    const end = linkName ? ` -> ${linkName}` : content && ` = ${JSON.stringify(content)}`;
    lines.push(`${type} ${mode.toString(8)} ${uid}:${gid} ${name}${end}`);
  }
  return lines;
}

/** Names only. */
export async function namesIn(tar: AsyncIterable<Buffer>): Promise<string[]> {
  return (await listing(tar)).map((line) => line.split(" ")[3] ?? "");
}
