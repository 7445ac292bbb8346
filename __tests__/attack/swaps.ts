// Files that were looked at already, and are others when they are used.
import { rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { digestOf } from "../../src/oci/digest.ts";
import { blobPath } from "../../src/oci/image-layout.ts";
import { ROOT } from "../e2e/testbed.ts";
import { type Attack, expectError, reached } from "./attack.ts";
import { json, startRecorder } from "./recorder.ts";

/** What a process of an earlier step does, the registry does here: it knows when a blob was verified, and is not sent yet. */
const LAYOUT: Attack = {
  name: "a layer of an image that is pushed becomes a link after it was verified",
  asset: "files of the runner",
  needs: "nothing",
  setup: async (place) => {
    const store = (mediaType: string, content: string) => {
      const digest = digestOf(content);
      place.write(`image/${blobPath(digest)}`, content);
      return { mediaType: `application/vnd.oci.image.${mediaType}`, digest, size: content.length };
    };
    const layer = store("layer.v1.tar", "as long as the secret, or longer than it is".repeat(2));
    const rootfs = { type: "layers", diff_ids: [layer.digest] };
    const config = store("config.v1+json", JSON.stringify({ os: "linux", architecture: "amd64", rootfs }));
    const manifest = store("manifest.v1+json", JSON.stringify({ schemaVersion: 2, config, layers: [layer] }));
    place.write("image/index.json", JSON.stringify({ schemaVersion: 2, manifests: [manifest] }));
    place.write("image/oci-layout", JSON.stringify({ imageLayoutVersion: "1.0.0" }));
    const file = path.join(place.workspace, "image", blobPath(layer.digest));
    const sent: Buffer[] = [];
    const registry = place.use(
      await startRecorder({
        answer: (request, response) => {
          request.on("data", (chunk: Buffer) => sent.push(chunk));
          // Only the layer is to fail: which of several errors is told depends on which comes first.
          if (request.method === "PUT") response.writeHead(201).end();
          else if (request.method === "POST")
            response.writeHead(202, { location: "/v2/a/blobs/uploads/1" }).end();
          else if (request.url?.endsWith(layer.digest) === true && request.method === "HEAD") {
            rmSync(file, { force: true });
            symlinkSync(path.join(place.outside, "secret.txt"), file);
            response.writeHead(404).end();
          } else json(response, 404, {});
        },
      }),
    );
    return {
      action: path.join(ROOT, "push"),
      inputs: { layout: "image", image: `${registry.host}/a:1` },
      ends: "badly",
      verdict: (result) => [
        ...expectError(result, "was replaced or changed after it was verified"),
        ...reached(Buffer.concat(sent).toString().includes("SECRET="), "The registry got what is outside"),
      ],
    };
  },
};

/** By what others may write while the action runs. */
export const SWAPS: readonly Attack[] = [LAYOUT];
