/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
export const CHUNK_BYTES = 256 * 1024;
