// What the Docker engine and the containers of a build say.
import { ImageAnswer } from "../../src/docker/answers.ts";
import { resolveEndpoint } from "../../src/docker/endpoint.ts";
import { toImageConfig } from "../../src/docker/image-answer.ts";
import { MAX_LINE_LENGTH } from "../../src/docker/line-splitter.ts";
import { readOutput } from "../../src/docker/output.ts";
import { readProgress, unpackFailure } from "../../src/docker/progress.ts";
import { parseJson } from "../../src/oci/schema.ts";
import { detectionVerdicts } from "../../src/phases/failure/detection-verdicts.ts";
import { layerOutcomes, restoredFromCache } from "../../src/phases/output/layer-outcomes.ts";
import { chunksOf, ofText, ofValues, type Parser } from "./parser.ts";
import { jsonOf } from "./structures.ts";

const frame = (stream: number, text: string): Buffer => {
  const head = Buffer.alloc(8);
  head[0] = stream;
  head.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([head, Buffer.from(text)]);
};

const IMAGE = {
  Id: "sha256:0",
  Os: "linux",
  Architecture: "amd64",
  RootFS: { Layers: ["sha256:0"] },
  Config: { Env: ["A=b"], Labels: { a: "b" }, Cmd: null, ExposedPorts: { "80/tcp": {} } },
};

/** Streams, answers, and lines of logs. */
export const ENGINE_PARSERS: readonly Parser[] = [
  {
    name: "the output of containers",
    seeds: [
      Buffer.concat([frame(1, "line\nhalf"), frame(2, "error\n"), frame(1, " of a line\n")]),
      Buffer.concat([frame(3, "the engine failed"), frame(1, "\uFEFF::error::x\r\n"), frame(0, "")]),
      Buffer.from([1, 0, 0, 0, 255, 255, 255, 255, 65]),
    ],
    tokens: [
      "\x01\0\0\0\0\0\0\x05",
      "\x02\0\0\0",
      "\x03\0\0\0\0\0\0\x01",
      "\n",
      "\xf0\x9f",
      "\x01\0\0\0\x7f\xff\xff\xff",
    ],
    read: async (bytes) => {
      const lines: string[] = [];
      await readOutput(chunksOf(bytes), (line) => {
        if (line.length > MAX_LINE_LENGTH || line.includes("\n")) throw new Error(`A line is none: ${line}`);
        lines.push(line);
      });
      return lines;
    },
    refusals: ["DAEMON"],
  },
  {
    name: "the progress of pulls",
    seeds: [
      Buffer.from('{"status":"Pulling","id":"a","progressDetail":{"current":1}}\n{"stream":"Loaded"}\n'),
      Buffer.from('{"errorDetail":{"message":"no space"},"error":"no space"}\n'),
    ],
    tokens: [
      '{"status":',
      '{"stream":',
      '"error":',
      '"errorDetail":{"message":"x"}',
      "Error unpacking image",
      "}\n{",
    ],
    read: async (bytes) => {
      const frames: unknown[] = [];
      const onFrame = (one: unknown): void => void frames.push(one);
      await readProgress(chunksOf(bytes), { operation: "pull it", onFrame, findFailure: unpackFailure });
      return frames;
    },
    refusals: ["DAEMON"],
  },
  ofValues(jsonOf, {
    name: "images as the engine describes them",
    seeds: [JSON.stringify(IMAGE), JSON.stringify({ ...IMAGE, RootFS: null, Config: null })],
    tokens: ['"Labels":', '"Env":', "null", '"RootFS":', '"Config":', '"Volumes":{"/a":{}}'],
    read: (text) => {
      const image = parseJson(ImageAnswer, text, "The answer");
      return toImageConfig("a", image, [{ CreatedBy: text.slice(0, 20) }]);
    },
    refusals: ["MALFORMED"],
  }),
  ofText({
    name: "DOCKER_HOST",
    seeds: [
      "unix:///run/docker.sock",
      "tcp://127.0.0.1:2375",
      "tcp://[::1]:2376",
      "ssh://user@host",
      "http://a:1",
    ],
    tokens: ["unix://", "tcp://", "ssh://", "npipe://", "@", ":0", ":65536", "[::1]"],
    read: (text) => resolveEndpoint({ DOCKER_HOST: text, HOME: "/nonexistent" }),
    refusals: ["MALFORMED", "INPUT"],
  }),
  ofText({
    name: "lines of phases",
    seeds: [
      "======== Output: a/b@1 ========\nx\n======== Results ========\npass: a/b@1\nfail: c/d@2\nskip: e\nerr:  f@1 (1)\n",
      "Adding layer 'a/b:one'\nReusing layer 'a/b:two'\nRestoring data for \"a/b:one\" from cache\n",
      'ERROR: failed to build: exit status 1\n[builder] running build for buildpack "a/b@1"\n',
    ],
    tokens: [
      "pass: ",
      "fail: ",
      "skip: ",
      "err:  ",
      "Adding layer '",
      "Reusing layer '",
      "Results",
      "@",
      ":",
    ],
    read: (text) => {
      const lines = text.split("\n");
      const notes = lines.flatMap((line) =>
        (["detector", "exporter", "restorer", "analyzer"] as const).map((phase) => ({ phase, line })),
      );
      return [detectionVerdicts(notes), layerOutcomes(notes), restoredFromCache(notes)];
    },
    refusals: [],
  }),
];
