// Uploads a directory to /workspace of a container as the action does it, and prints how many milliseconds that took.
// Called by other measures: script/measures/upload-source.ts DIRECTORY CONTAINER [EXCLUDED]
import { EngineContainer } from "../../src/docker/container.ts";
import { resolveEndpoint } from "../../src/docker/endpoint.ts";
import { EngineClient } from "../../src/docker/engine-client.ts";
import { packSourceTree } from "../../src/project/source/pack-source.ts";
import { createSourceFilter } from "../../src/project/source/source-filter.ts";

const [path = "", id = "", excluded] = process.argv.slice(2);
const startedAt = performance.now();
const container = new EngineContainer(new EngineClient(await resolveEndpoint(process.env)), id, "docker");
const filter = createSourceFilter(
  excluded === undefined ? { kind: "all" } : { kind: "exclude", patterns: [excluded] },
);
await container.putArchive(
  "/workspace",
  packSourceTree({ path, filter, fileModes: "keep", uid: 1000, gid: 1000 }),
);
console.log(performance.now() - startedAt);
