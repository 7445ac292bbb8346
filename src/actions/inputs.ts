// The inputs of `action.yml`: read in one place, by the table, and made a build request. Nothing else knows what an input is called.
import type { Environment } from "../environment.ts";
import type { ImagesRequest } from "../platform/request/images-request.ts";
import { quote } from "../quote.ts";
import { INPUT_TABLE, KNOWN_INPUTS } from "./action-inputs.ts";
import { translateInputs } from "./build-push/translate-inputs.ts";
import { readProxies } from "./inputs/container-inputs.ts";
import { type InputLog, InputReader } from "./inputs/input-reader.ts";
import { type ActionInputs, requestOf } from "./inputs/request-fields.ts";
import { builderNameReader, isEmptyDirectory, type LacksEngine } from "./inputs/source-inputs.ts";

const SILENT: InputLog = { info: () => undefined, warning: () => undefined };

/**
 * @param step `INPUT_*`, `GITHUB_WORKSPACE`, `RUNNER_DEBUG`, and what lines `KEY` of the input `env` name
 * @param lacksEngine by default no engine is looked for
 */
export function openInputs(step: Environment, lacksEngine?: LacksEngine): ActionInputs {
  const { notices, warnings, ...source } = translateInputs(step, KNOWN_INPUTS);
  const parse = lacksEngine === undefined ? INPUT_TABLE.builder.parse : builderNameReader(lacksEngine);
  const inputs = new InputReader({ ...INPUT_TABLE, builder: { ...INPUT_TABLE.builder, parse } }, source);
  for (const notice of notices) inputs.remark("info", notice);
  for (const warning of warnings) inputs.remark("warning", warning);
  return inputs;
}

/** @throws {InputErrors} with everything that is wrong */
export async function readBuildRequest(inputs: ActionInputs, log: InputLog = SILENT): Promise<ImagesRequest> {
  const { tags, ...values } = await inputs.values();
  inputs.tell(log);
  const complete = inputs.complete({ tags });
  if (await isEmptyDirectory(values.path)) {
    const hint = "Check out the repository first, e.g. with actions/checkout: this action does not do it.";
    log.warning(`The source ${quote(values.path)} is empty.`, hint);
  }
  return requestOf({
    ...values,
    ...complete,
    workspace: inputs.workspace,
    "containers.proxies": readProxies(inputs.env),
  });
}
