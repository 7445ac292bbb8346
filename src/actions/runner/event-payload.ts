// The file in which the runner has the payload of the event that started a workflow.
import type { Environment } from "../../environment.ts";
import { readRegularFile } from "../../files/regular-file.ts";

/** GitHub sends none above 25 MB: https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const MAX_BYTES = 32 * 1024 * 1024;

/** The text of the payload; undefined if there is none. @throws what {@link readRegularFile} does */
export async function readPayload(env: Environment): Promise<string | undefined> {
  const path = env["GITHUB_EVENT_PATH"] ?? "";
  return path === "" ? undefined : (await readRegularFile(path, MAX_BYTES)).toString("utf8");
}
