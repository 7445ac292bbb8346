// The entry of `push/action.yml`.
import { createActionLog } from "./actions/log/action-log.ts";
import { openPushInputs } from "./actions/push/push-inputs.ts";
import { runPush } from "./actions/push/run-push.ts";
import { pushLayout } from "./platform/delivery/push-layout.ts";
import { runRegistryProgram } from "./registry-program.ts";

await runRegistryProgram(openPushInputs, (program) => {
  const log = createActionLog(program.runner, { verbose: false });
  return runPush({ ...program, push: (request) => pushLayout(request, { ...program, log }) });
});
