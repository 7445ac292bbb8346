// The entry of `rebase/action.yml`.
import { openRebaseInputs } from "./actions/rebase/rebase-inputs.ts";
import { runRebase } from "./actions/rebase/run-rebase.ts";
import { rebaseImages } from "./rebase/rebase-images.ts";
import { runRegistryProgram } from "./registry-program.ts";

await runRegistryProgram(openRebaseInputs, (program) =>
  runRebase({ ...program, rebase: (request) => rebaseImages(request, program) }),
);
