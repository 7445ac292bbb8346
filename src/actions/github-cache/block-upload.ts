// Writing an entry to Azure's storage while it is packed: block by block, several at once, and the list of them at the end.
// https://learn.microsoft.com/rest/api/storageservices/put-block, https://learn.microsoft.com/rest/api/storageservices/put-block-list
import { randomUUID } from "node:crypto";
import { finished } from "node:stream/promises";
import { CacheHttp, type CachePatience } from "./cache-http.ts";

/** 10 GB, the most that an entry may have, are 2,385 of the 50,000 blocks that are allowed. */
const BLOCK_BYTES = 4 * 1024 * 1024;
/** As many blocks are in memory. */
const BLOCKS_AT_ONCE = 4;

/** Of the headers that Azure's own client sends, those that decide something. */
const API_VERSION = { "x-ms-version": "2021-12-02" };

/**
 * Writes a blob; returns its size.
 * @throws what the content throws, else why the storage does not take it
 */
export async function uploadBlocks(
  content: AsyncIterable<Buffer>,
  address: URL,
  patience: CachePatience,
): Promise<number> {
  using http = new CacheHttp(patience);
  const upload = new BlockUpload(http, address);
  for await (const chunk of content) await upload.add(chunk);
  return await upload.end();
}

interface Block {
  readonly buffer: Buffer;
  usedBytes: number;
}

class BlockUpload {
  readonly #http: CacheHttp;
  readonly #address: URL;
  readonly #prefix = randomUUID();
  readonly #ids: string[] = [];
  readonly #free: Buffer[] = [];
  readonly #underWay: Promise<Buffer>[] = [];
  #block: Block | undefined;
  #sizeBytes = 0;

  constructor(http: CacheHttp, address: URL) {
    this.#http = http;
    this.#address = address;
  }

  async add(chunk: Buffer): Promise<void> {
    for (let rest = chunk; rest.length > 0;) {
      if (this.#block?.usedBytes === BLOCK_BYTES) await this.#putBlock(this.#block);
      this.#block ??= { buffer: this.#free.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES), usedBytes: 0 };
      const { buffer, usedBytes } = this.#block;
      const copied = rest.copy(buffer, usedBytes);
      this.#block.usedBytes += copied;
      this.#sizeBytes += copied;
      rest = rest.subarray(copied);
    }
  }

  /** What fits into one block needs no list. */
  async end(): Promise<number> {
    const { buffer, usedBytes } = this.#block ?? { buffer: Buffer.alloc(0), usedBytes: 0 };
    const last = buffer.subarray(0, usedBytes);
    if (this.#ids.length === 0) {
      await this.#put(this.#address, last, { "x-ms-blob-type": "BlockBlob" });
      return this.#sizeBytes;
    }
    await this.#put(this.#blockAddress(), last);
    await Promise.all(this.#underWay);
    const items = this.#ids.map((id) => `<Latest>${id}</Latest>`).join("");
    const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${items}</BlockList>`;
    await this.#put(this.#with({ comp: "blocklist" }), Buffer.from(list), {
      "content-type": "application/xml; charset=utf-8",
    });
    return this.#sizeBytes;
  }

  async #putBlock({ buffer }: Block): Promise<void> {
    const putting = this.#put(this.#blockAddress(), buffer).then(() => buffer);
    // Its failure is seen when it is its turn.
    putting.catch(() => undefined);
    this.#underWay.push(putting);
    this.#block = undefined;
    if (this.#underWay.length < BLOCKS_AT_ONCE) return;
    const oldest = await this.#underWay.shift();
    if (oldest !== undefined) this.#free.push(oldest);
  }

  /** In the form that Azure's client gives them, from which services that only resemble Azure's tell the order. */
  #blockAddress(): URL {
    const index = String(this.#ids.length).padStart(48 - this.#prefix.length, "0");
    const id = Buffer.from(`${this.#prefix}${index}`).toString("base64");
    this.#ids.push(id);
    return this.#with({ comp: "block", blockid: id });
  }

  /** The signature stays as it is written: what a parser makes of it may be written in another way. */
  #with(parameters: Readonly<Record<string, string>>): URL {
    const more = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const address = new URL(this.#address);
    address.search = [address.search.slice(1), ...more].filter(Boolean).join("&");
    return address;
  }

  async #put(address: URL, body: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#http.retrying(async () => {
      const request = { method: "PUT", address, headers: { ...API_VERSION, ...headers }, body } as const;
      const message = await this.#http.sendTo(request, 201);
      await finished(message.resume());
    });
  }
}
