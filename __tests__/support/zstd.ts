// What needs zstd of Node.js, which it has since 22.15: our lifecycle brings Node.js 24, and script/test runs with it.
import { describe } from "@jest/globals";
import * as zlib from "node:zlib";

/** `describe`, where this Node.js has zstd. */
export const describeZstd: Pick<typeof describe, "skip">["skip"] =
  typeof zlib.createZstdCompress === "function" ? describe : describe.skip;
