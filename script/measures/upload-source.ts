// Uploads a directory to /workspace of a container as the action does it, and prints how many milliseconds that took.
// Called by upload.ts: script/measures/upload-source.ts DIRECTORY CONTAINER
import { EngineContainer } from "../../src/docker/container.ts";
import { resolveEndpoint } from "../../src/docker/endpoint.ts";
import { Transport } from "../../src/docker/transport.ts";
import { packSourceTree } from "../../src/project/source-tree.ts";

const [path = "", id = ""] = process.argv.slice(2);
const startedAt = performance.now();
const container = new EngineContainer(new Transport(await resolveEndpoint(process.env)), id);
await container.putArchive("/", packSourceTree({ path, target: "/workspace", uid: 1000, gid: 1000 }));
console.log(performance.now() - startedAt);
