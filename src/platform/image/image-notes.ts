// What people stumble over in an image that was built: said once, when it is delivered. Pure.
import { quote, someOf } from "../../quote.ts";
import type { BuildReport } from "../request/build-request.ts";

/** Of name and value together, in bytes; containerd, and so Kubernetes, takes no longer label. */
const MAX_LABEL_BYTES = 4096;

/** Those that every image built like this has, however long they are. */
const LIFECYCLE_LABEL = /^io\.buildpacks\./;

/** What matters of an image; what is not known is undefined. */
export interface NotedImage {
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly processes: BuildReport["processes"] | undefined;
  /** The input `default-process`. */
  readonly defaultProcess: string | undefined;
}

/** A sentence that is shown on the page of the run; what may be meant so is no warning. */
export interface ImageNote {
  readonly level: "warning" | "notice";
  readonly text: string;
}

export function imageNotes({ labels = {}, processes, defaultProcess }: NotedImage): readonly ImageNote[] {
  const notes: ImageNote[] = [];
  const long = Object.entries(labels)
    .filter(([name, value]) => !LIFECYCLE_LABEL.test(name) && bytesOf(name + value) > MAX_LABEL_BYTES)
    .map(([name]) => quote(name));
  if (long.length > 0) {
    notes.push({
      level: "warning",
      text: `containerd and Kubernetes do not accept labels of more than ${MAX_LABEL_BYTES.toLocaleString("en")} bytes, as in: ${someOf(long).join(", ")}.`,
    });
  }
  const hasDefault = defaultProcess !== undefined || processes?.some((process) => process.default) !== false;
  if (!hasDefault) {
    notes.push({
      level: "notice",
      text: 'The image has no default process: "docker run" has to name a command. Set "default-process", or add a Procfile with a web process.',
    });
  }
  return notes;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
