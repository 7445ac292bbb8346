import { describe, expect, it } from "@jest/globals";
import { imageNotes, type NotedImage } from "../../../src/platform/image/image-notes.ts";

const process = (type: string, isDefault = false) => ({ type, command: ["run"], default: isDefault });
const notesOf = (image: Partial<NotedImage>) =>
  imageNotes({ labels: {}, processes: [process("web", true)], defaultProcess: undefined, ...image });

describe("an image", () => {
  it("is not talked about where nothing is odd, or nothing is known", () => {
    expect(notesOf({})).toEqual([]);
    expect(notesOf({ labels: undefined, processes: undefined })).toEqual([]);
  });

  it("has long labels named, by bytes of name and value, but for those of the lifecycle", () => {
    const labels = {
      long: "x".repeat(4093),
      wide: "é".repeat(2047),
      short: "x".repeat(4091),
      "io.buildpacks.build.metadata": "x".repeat(5000),
    };

    expect(notesOf({ labels })).toEqual([
      {
        level: "warning",
        text: 'containerd and Kubernetes do not accept labels of more than 4,096 bytes, as in: "long", "wide".',
      },
    ]);
  });

  it.each([[[]], [[process("worker")]]])(
    "is said to start nothing by itself with the processes %j",
    (processes) => {
      expect(notesOf({ processes })).toEqual([
        { level: "notice", text: expect.stringMatching(/^The image has no default process: /) },
      ]);
    },
  );

  it("starts what the input names", () => {
    expect(notesOf({ processes: [process("worker")], defaultProcess: "worker" })).toEqual([]);
  });
});
