// Where the frames of zstd end. Node.js drops what follows the end of a frame in the same chunk, without an error, and several tools
// write many frames: pzstd, zstd:chunked, or whatever appends to an archive.
// Format: https://www.rfc-editor.org/rfc/rfc8878#section-3
const MAGIC = 0xfd2fb528;
/** Frames to skip have any of 16 magic numbers, which differ in their last digit. */
const SKIPPED_MAGIC = 0x184d2a50;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];
const RLE_BLOCK = 1;

/** How many bytes come next, and whether the walk has to see them. */
interface Step {
  readonly bytes: number;
  readonly isRead: boolean;
}

/** The same bytes, in chunks of which none has bytes of two frames. */
export async function* splitFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let walk = walkFrame();
  let step = walk.next();
  let seen = Buffer.alloc(0);
  let passed = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let at = 0; at < chunk.length;) {
      if (step.done === true) [walk, step] = begin();
      const { bytes, isRead } = step.value as Step;
      const part = chunk.subarray(at, at + bytes - passed);
      if (isRead) seen = Buffer.concat([seen, part]);
      at += part.length;
      passed += part.length;
      if (passed < bytes) continue;
      step = walk.next(seen);
      [seen, passed] = [Buffer.alloc(0), 0];
      if (step.done !== true) continue;
      yield chunk.subarray(start, at);
      start = at;
    }
    if (start < chunk.length) yield chunk.subarray(start);
  }
}

function begin(): [ReturnType<typeof walkFrame>, IteratorResult<Step, void>] {
  const walk = walkFrame();
  return [walk, walk.next()];
}

const read = (bytes: number): Step => ({ bytes, isRead: true });
const pass = (bytes: number): Step => ({ bytes, isRead: false });

/** Each step has at least one byte. What is no frame has no end: whoever decompresses it says so. */
function* walkFrame(): Generator<Step, void, Buffer> {
  const magic = (yield read(4)).readUInt32LE();
  if (magic >= SKIPPED_MAGIC && magic < SKIPPED_MAGIC + 16) {
    const size = (yield read(4)).readUInt32LE();
    if (size > 0) yield pass(size);
    return;
  }
  if (magic !== MAGIC) yield pass(Infinity);
  const flags = (yield read(1)).readUInt8();
  const header = headerBytes(flags);
  if (header > 0) yield pass(header);
  for (let isLast = false; !isLast;) {
    const block = (yield read(3)).readUIntLE(0, 3);
    isLast = (block & 1) === 1;
    const size = ((block >> 1) & 3) === RLE_BLOCK ? 1 : block >> 3;
    if (size > 0) yield pass(size);
  }
  if ((flags & 4) !== 0) yield pass(4);
}

function headerBytes(flags: number): number {
  const isSingle = (flags & 32) !== 0;
  const sizeFlag = flags >> 6;
  const size = isSingle && sizeFlag === 0 ? 1 : (SIZE_BYTES[sizeFlag] ?? 0);
  return (isSingle ? 0 : 1) + (DICTIONARY_BYTES[flags & 3] ?? 0) + size;
}
